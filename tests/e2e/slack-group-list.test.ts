import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace, wordsIn } from '../helpers/slack-place.ts';
import { quickTiming } from '../helpers/timing.ts';

const admin = 'U0ADMIN';
const park = 'U0PARK';
const lawyer = 'U0JURIST';
const heading = 'Insatser i EST strategisk';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace({ administrators: [admin], timing: quickTiming(4) });
  place.slack.addUser(admin);
  place.slack.addChannel('C0EST');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(lawyer, 'Kommunjurist');
});
afterAll(() => place.close());
afterEach(() => expect(place.slack.refused()).toEqual([]));

const lists = (channel = 'C0EST', title = heading) =>
  place.slack.messages(channel).filter(({ text }) => text === title);
const words = (channel = 'C0EST') => wordsIn(lists(channel)[0]?.blocks);
const lineOf = (number: string) =>
  words()
    .split('\n')
    .find((line) => line.startsWith(`${number} `)) ?? '';
const edits = () => place.slack.calls('chat.update').length;

it('is posted and pinned when its channel is bound', async () => {
  await place.type(admin, '/samverkan koppla EST strategisk');
  await place.posted();
  const [welcome, list, ...others] = place.slack.messages('C0EST');
  expect(others).toEqual([]);
  expect(wordsIn(welcome?.blocks)).toContain('allmän handling');
  expect(list?.text).toBe(heading);
  expect(lineOf('1.3')).toBe(
    '1.3 Förbättra belysningen på tio platser som upplevs otrygga – pågår, försenad, klart senast 29 oktober, nästa uppföljning 17 november',
  );
  expect(place.slack.pins('C0EST')).toEqual([list?.ts]);
});

it('is edited in its place when a status changes, and a note edits nothing', async () => {
  const [before] = lists();
  await place.type(lawyer, '/insats 3.5 status pausad väntar på beslut');
  await place.posted();
  expect(lineOf('3.5')).toContain('– pausad, försenad, klart senast 30 juni');
  expect(words()).not.toContain('väntar på beslut');
  const edited = edits();
  await place.type(lawyer, '/insats 3.5 utfall 2');
  await place.type(lawyer, '/insats 3.5 Vi har läst igenom utkastet.');
  await place.posted();
  expect(edits()).toBe(edited);
  expect(lists()).toHaveLength(1);
  expect(lists()[0]).toMatchObject({ ts: before?.ts, edited: true });
  expect(place.slack.pins('C0EST')).toEqual([before?.ts]);
});

it('is edited once for many changes at a time', async () => {
  const before = edits();
  const ratings = ['grön', 'gul det dröjer', 'röd det står still', 'grön', 'gul det dröjer', 'röd det står still'];
  for (const rating of ratings) await place.type(park, `/insats 1.3 läge ${rating}`);
  await place.posted();
  expect(lineOf('1.3')).toContain('läge röd');
  expect(edits() - before).toBeLessThanOrEqual(3);
});

it('is true in the end when Slack fails at its edits', async () => {
  for (const fault of [
    { kind: 'rate-limited', retryAfter: 1 },
    { kind: 'http', status: 500, when: 'before' },
    { kind: 'drop', when: 'after' },
  ] as const)
    place.slack.fail('chat.update', fault);
  await place.type(park, '/insats 1.3 läge grön');
  await place.posted();
  expect(lineOf('1.3')).toContain('läge grön');
  expect(lists()).toHaveLength(1);
});

it('is posted and pinned anew when somebody has removed it', async () => {
  const [removed] = lists();
  place.slack.remove('C0EST', removed?.ts ?? '');
  await place.type(park, '/insats 1.3 läge gul mörkt igen');
  await place.posted();
  expect(lists()).toHaveLength(1);
  expect(lineOf('1.3')).toContain('läge gul');
  expect(place.slack.pins('C0EST')).toEqual([lists()[0]?.ts]);
  await place.type(park, '/insats 1.3 läge röd det står still');
  await place.posted();
  expect(lists()).toMatchObject([{ edited: true }]);
});

it('is made true by the morning that makes a measure overdue', async () => {
  await place.type(lawyer, '/insats 3.5 status pågår');
  await place.posted();
  const before = edits();
  // A Saturday, and before the morning of a Thursday.
  for (const early of ['2021-11-20T09:00', '2022-01-13T05:59']) {
    place.bot.clock.set(early);
    await place.bot.app.reviseGroupLists();
    await place.posted();
    expect(edits()).toBe(before);
  }
  place.bot.clock.set('2022-01-13T06:00');
  for (let times = 0; times < 3; times++) await place.bot.app.reviseGroupLists();
  await place.posted();
  expect(edits()).toBe(before + 1);
  expect(lineOf('1.2')).toContain('nästa uppföljning 21 januari');
  expect(words()).toContain('Uppdaterad 13 januari 2022 kl. 06.00');
});

it('is left as it is when the channel becomes another group’s, whose list it gets', async () => {
  const left = words();
  const asked = await place.type(admin, '/samverkan koppla EST fördjupning');
  await place.press(admin, asked, asked.buttons[0] ?? '');
  await place.type(park, '/insats 1.3 läge grön');
  await place.posted();
  expect(words()).toBe(left);
  expect(lists('C0EST', 'Insatser i EST fördjupning')).toHaveLength(1);
});
