import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../helpers/slack-fake/index.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const park = 'U0PARK';
const coordinator = 'U0KOMMUN';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.channel('C0EST2', 'EST strategisk');
  await place.channel('C0UNGA', 'Samverkansgrupp unga (exempel)');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(coordinator, 'Samordnare i kommunen');
});
afterAll(() => place.close());
afterEach(() => expect(place.slack.refused()).toEqual([]));

const about = (channel: string, words: string) =>
  place.slack.messages(channel).filter(({ text }) => text.includes(words));

describe('news', () => {
  it('is posted once in every channel of its group and in no other, wherever it was typed', async () => {
    for (const [index, channel] of ['C0EST', 'C0UNGA', 'D0PARK'].entries()) {
      await place.type(park, `/insats 1.3 Nyhet nummer ${index} om lamporna`, { channel });
    }
    await place.posted();
    for (const index of [0, 1, 2]) {
      expect(about('C0EST', `Nyhet nummer ${index}`)).toHaveLength(1);
      expect(about('C0EST2', `Nyhet nummer ${index}`)).toHaveLength(1);
      expect(about('C0UNGA', `Nyhet nummer ${index}`)).toEqual([]);
    }
  });

  it('is not made of what is only looked at, of "inget nytt" or of a question back', async () => {
    const before = place.slack.messages('C0EST').length;
    for (const line of [
      '/insats',
      '/insats 1.3',
      '/insats 1.3 historik',
      '/insats 1.3 inget nytt',
      '/insats 1.3 avslutad',
      '/samverkan',
    ]) {
      await place.type(park, line);
    }
    await place.posted();
    expect(place.slack.messages('C0EST')).toHaveLength(before);
  });
});

describe('a mention and a direct message', () => {
  it('a mention in a thread is answered there to the one who wrote, and its news is posted there', async () => {
    const thread = '1636531200.000100';
    const mention = { type: 'app_mention', channel: 'C0EST', thread_ts: thread };
    const answer = await place.write(park, { ...mention, text: `<@${place.slack.botUser}> 1.3 Nio av tio klara` });
    expect(answer.text).toContain('Sparat: anteckning på 1.3.');
    expect(place.slack.ephemerals(park).at(-1)).toMatchObject({ channel: 'C0EST', thread_ts: thread });
    await place.posted();
    expect(about('C0EST', 'Nio av tio klara')).toMatchObject([{ thread_ts: thread }]);
    expect(about('C0EST2', 'Nio av tio klara')[0]?.thread_ts).toBeUndefined();
  });

  it('a direct message needs no command word, and a form in it comes with a button', async () => {
    const direct = { type: 'message', channel_type: 'im', channel: 'D0PARK' };
    expect((await place.write(park, { ...direct, text: '1.3 Tio av tio klara' })).text).toContain('Sparat');
    const offered = await place.write(park, { ...direct, text: 'insats 1.3 anteckna' });
    const form = await place.press(park, offered, offered.buttons[0] ?? '', { channel: 'D0PARK' });
    expect((await place.submit(park, form, { text: 'Lamporna är tända.' })).text).toContain(
      'Sparat: anteckning på 1.3.',
    );
    await place.posted();
    expect(about('C0EST', 'Lamporna är tända.')).toHaveLength(1);
  });

  it("the bot's own messages and edited ones are not read as commands", async () => {
    const event = { type: 'message', channel_type: 'im', channel: 'D0PARK', user: park, text: '1.3 Ett eko' };
    await place.slack.send.event({ ...event, bot_id: 'B0SAMVERKAN' });
    await place.slack.send.event({ ...event, subtype: 'message_changed' });
    await place.posted();
    expect(about('C0EST', 'Ett eko')).toEqual([]);
  });

  it('an event that Slack sends again is stored once', async () => {
    const event = { type: 'message', channel_type: 'im', channel: 'D0PARK', user: park, text: '1.3 Skickat igen' };
    await place.slack.send.event(event, { id: 'Ev1' });
    await place.slack.send.event(event, { id: 'Ev1' });
    await place.posted();
    expect(about('C0EST', 'Skickat igen')).toHaveLength(1);
  });
});

describe('masking', () => {
  it("takes the text out of the bot's own posts by changing them", async () => {
    await place.type(park, '/insats 1.3 Det här skulle inte ha stått här.');
    await place.posted();
    const [post] = about('C0EST', 'skulle inte ha stått');
    const form = await place.type(coordinator, '/insats 1.3 maska');
    const version = JSON.stringify(form.view?.view).match(/"value":"(\d+)"/)?.[1] ?? '';
    const masked = await place.submit(coordinator, form, { version, why: 'Pekade ut en plats' });
    expect(masked.text).toContain('Sparat: texten i 1.3 är borttagen');
    await place.posted();
    await expect.poll(() => about('C0EST', 'skulle inte ha stått')).toEqual([]);
    expect(place.slack.messages('C0EST').find(({ ts }) => ts === post?.ts)).toMatchObject({
      edited: true,
      text: expect.stringContaining('borttagen'),
    });
    const everything = JSON.stringify([place.slack.messages('C0EST'), place.slack.messages('C0EST2')]);
    expect(everything).not.toContain('skulle inte ha stått');
    expect((await place.type(park, '/insats 1.3 historik')).text).not.toContain('skulle inte ha stått');
    expect(await place.bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
  });
});

describe('a Slack that fails', () => {
  const faults: [string, Fault][] = [
    ['answers 429', { kind: 'rate-limited', retryAfter: 1 }],
    ['drops the connection before it has posted', { kind: 'drop', when: 'before' }],
    ['drops the connection after it has posted', { kind: 'drop', when: 'after' }],
    ['answers 500 after it has posted', { kind: 'http', status: 500, when: 'after' }],
    ['says internal_error', { kind: 'error', error: 'internal_error' }],
  ];

  it('ends with every piece of news posted exactly once', async () => {
    for (const [name, fault] of faults) {
      place.slack.fail('chat.postMessage', fault);
      expect((await place.type(park, `/insats 1.3 Ett fel: ${name}.`)).text).toContain('Sparat');
    }
    await place.posted();
    for (const [name] of faults) {
      expect(about('C0EST', `Ett fel: ${name}.`)).toHaveLength(1);
      expect(about('C0EST2', `Ett fel: ${name}.`)).toHaveLength(1);
    }
  });

  it('that has archived the channel keeps the note, and posts in the other', async () => {
    place.slack.addChannel('C0EST2', { archived: true });
    await place.type(park, '/insats 1.3 Kanalen är stängd.');
    await place.posted();
    expect(about('C0EST', 'Kanalen är stängd.')).toHaveLength(1);
    expect(about('C0EST2', 'Kanalen är stängd.')).toEqual([]);
    expect(place.bot.log).toContainEqual(expect.objectContaining({ event: 'delivery.unreachable' }));
  });
});
