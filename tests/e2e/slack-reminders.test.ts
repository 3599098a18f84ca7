import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const park = 'U0PARK';
const municipal = 'U0KOMMUN';
const police = 'U0POLIS';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.channel('C0EST2', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(municipal, 'Samordnare i kommunen');
  await place.person(police, 'Samordnare i polisen');
});
afterAll(async () => {
  expect(place.slack.refused()).toEqual([]);
  await place.close();
});

async function at(local: string): Promise<void> {
  place.bot.clock.set(local);
  await place.bot.app.planReminders();
  await place.posted();
}

const bundlesTo = (user: string) => place.direct(user).filter(({ text }) => text.includes('att göra i samverkan'));

describe('a day of reminders in Slack', () => {
  it('tells at once, and once, what was due before the plan came', async () => {
    await at('2021-11-10T09:00');
    await at('2021-11-10T09:01');
    expect(bundlesTo(park)).toHaveLength(1);
    expect(JSON.stringify(bundlesTo(park))).toContain('Sen påminnelse');
  });

  it('comes as one direct message, with buttons that fit Slack and act', async () => {
    const before = bundlesTo(park).length;
    // 1.3 is followed up on 17 November: three working days before is 12 November.
    await at('2021-11-12T09:00');
    const [bundle, ...more] = bundlesTo(park).slice(before);
    expect(more).toEqual([]);
    expect(bundle?.text).toContain('1.3 Förbättra belysningen');
    if (!bundle) throw new Error('no bundle');
    const saved = await place.press(park, bundle as never, 'Inget nytt', { channel: 'D0PARK' });
    expect(saved.text).toContain('Sparat');
    // The bundle may have more to do: it stays as it is.
    expect(saved.replaces).toBe(false);
  });

  it('is put off by its own button, and comes again that day', async () => {
    const before = bundlesTo(park).length;
    await at('2021-11-15T09:00');
    await at('2021-12-14T09:00');
    const bundle = bundlesTo(park).slice(before).at(-1);
    if (!bundle) throw new Error('no bundle');
    const asked = await place.press(park, bundle as never, 'Påminn senare', { channel: 'D0PARK' });
    expect(asked.text).toContain('När vill du bli påmind igen?');
    const tomorrow = asked.buttons.find((label) => label.startsWith('I morgon')) ?? '';
    const saved = await place.press(park, asked, tomorrow, { channel: 'D0PARK' });
    expect(saved.text).toContain('Sparat: jag påminner igen onsdag 15 december 2021');
    const count = bundlesTo(park).length;
    await at('2021-12-15T09:00');
    expect(bundlesTo(park)).toHaveLength(count + 1);
  });

  it('of a function that nobody holds goes to its own party’s coordinator, and to nobody of the other party', async () => {
    // 3.4 HR-direktör (municipality) and 1.1 Kommunpolis (police) are followed up in January and have no holder here.
    const [beforeMunicipal, beforePolice] = [bundlesTo(municipal).length, bundlesTo(police).length];
    await at('2022-01-11T09:00');
    const toMunicipal = bundlesTo(municipal)
      .slice(beforeMunicipal)
      .map((message) => JSON.stringify(message));
    const toPolice = bundlesTo(police)
      .slice(beforePolice)
      .map((message) => JSON.stringify(message));
    expect(toPolice.join()).toContain('1.1 Gemensam synlig närvaro');
    expect(toPolice.join()).not.toContain('1.7 Stödja nattvandring');
    expect(toMunicipal.join()).toContain('1.7 Stödja nattvandring');
    expect(toMunicipal.join()).not.toContain('1.1 Gemensam synlig närvaro');
    expect(toPolice.join()).toContain('Samordnare i polisen');
  });

  it('before a meeting goes to every channel of the group the working day before, and asks afterwards whether it was held', async () => {
    const booked = await place.type(municipal, '/samverkan möte ny EST strategisk 26 januari 2022 kl 10');
    expect(booked.text).toContain('Sparat');
    await at('2022-01-25T09:00');
    for (const channel of ['C0EST', 'C0EST2']) {
      const packs = place.slack.messages(channel).filter(({ text }) => text.includes('Möte i EST strategisk'));
      expect(packs, channel).toHaveLength(1);
    }
    await at('2022-01-27T09:00');
    const asked = place.slack.messages('C0EST').find(({ text }) => text.includes('Blev mötet av?'));
    if (!asked) throw new Error('nobody asked');
    const saved = await place.press(park, asked as never, 'Mötet blev av', { channel: 'C0EST' });
    expect(saved.text).toContain('Sparat');
    await at('2022-01-28T09:00');
    const again = place.slack.messages('C0EST').filter(({ text }) => text.includes('Blev mötet av?'));
    expect(again).toHaveLength(1);
  });

  it('sends the pack at once when a meeting is booked for the next day after the day’s message', async () => {
    place.bot.clock.set('2022-02-01T14:00');
    await place.type(municipal, '/samverkan möte ny EST strategisk 2 februari 2022 kl 15');
    await at('2022-02-01T14:01');
    const packs = place.slack
      .messages('C0EST')
      .filter(({ text }) => text.includes('Möte i EST strategisk, onsdag 2 februari 2022'));
    expect(packs).toHaveLength(1);
    // Nobody knew of the meeting when its pack was to come: it is not late.
    expect(JSON.stringify(packs[0])).not.toContain('Sen påminnelse');
  });
});
