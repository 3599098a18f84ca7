import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace({ mode: 'socket' });
  await place.channel('C0EST', 'EST strategisk');
  await place.person('U0PARK', 'Gatu- och parkchef');
});
afterAll(() => place.close());

it('over Socket Mode a note, a button, a form and a mention work, and go on working after Slack has closed the connection', async () => {
  const { slack } = place;
  const noted = await place.type('U0PARK', '/insats 1.3 Åtta av tio klara i dag.');
  expect(noted.text).toContain('Sparat: anteckning på 1.3.');
  expect((await place.press('U0PARK', noted, 'Mått: 8 av 10')).text).toContain('Antal klara platser: 8 av 10');
  slack.dropSockets();
  await expect.poll(() => slack.socketCount(), { timeout: 10_000 }).toBe(0);
  await expect.poll(() => slack.socketCount(), { timeout: 10_000 }).toBe(1);
  const form = await place.type('U0PARK', '/insats 1.3 anteckna');
  expect((await place.submit('U0PARK', form, { text: '' })).errors).toEqual({ text: 'Fyll i det här fältet.' });
  expect((await place.submit('U0PARK', form, { text: 'Två lampor kvar.' })).text).toContain(
    'Sparat: anteckning på 1.3.',
  );
  const mention = { type: 'app_mention', channel: 'C0EST', text: `<@${slack.botUser}> 1.3 Tre lampor kvar.` };
  expect((await place.write('U0PARK', mention)).text).toContain('Sparat');
  await place.posted();
  for (const words of ['Åtta av tio klara', 'Två lampor kvar.', 'Tre lampor kvar.'])
    expect(slack.messages('C0EST').filter(({ text }) => text.includes(words))).toHaveLength(1);
  expect(slack.refused()).toEqual([]);
});
