import { expect, test } from 'vitest';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { type Delivered, receivedBySlack, receivedByTeams } from './received.ts';
import type { TeamsFake } from './teams-fake.ts';

const place = { slackUsers: ['U0ANNA'], slackChannels: ['C0EST'] };

async function post(slack: SlackFake, delivery: string): Promise<void> {
  const metadata = { event_type: 'samverkan_delivery', event_payload: { id: delivery } };
  await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    body: JSON.stringify({ channel: 'C0EST', text: 'Påminnelse', metadata }),
  });
}

function delivery(of: Partial<Delivered>): Delivered {
  const base = { id: 'd1', kind: 'bundle', state: 'sent', platform: 'teams', target: 'anna', targetKind: 'person' };
  return { ...base, messageId: 'm1', possibleDoubles: 0, reason: null, bundle: null, ...of };
}

function teamsWith(...summaries: readonly string[]): TeamsFake {
  const messages = summaries.map((summary, index) => ({ conversation: 'own:anna', id: `m${index + 1}`, summary }));
  return { serviceUrl: '', messages, close: async () => {} };
}

test('a delivery that Slack has twice is doubled, one that it has not is not there', async () => {
  const slack = await startSlackFake();
  await post(slack, 'd1');
  expect(receivedBySlack(slack, place).doubled).toEqual([]);
  await post(slack, 'd1');
  const received = receivedBySlack(slack, place);
  expect(received.doubled).toEqual(['d1']);
  expect(received.isThere(delivery({ id: 'd1' }))).toBe(true);
  expect(received.isThere(delivery({ id: 'd2' }))).toBe(false);
  await slack.close();
});

test('what Teams has twice is doubled unless it is counted as a possible double', () => {
  const teams = teamsWith('Tre påminnelser', 'Tre påminnelser');
  expect(receivedByTeams(teams, [delivery({})])).toMatchObject({
    doubled: ['own:anna: Tre påminnelser'],
    countedDoubles: 0,
  });
  const counted = delivery({ possibleDoubles: 1 });
  expect(receivedByTeams(teams, [counted])).toMatchObject({ doubled: [], countedDoubles: 1 });
  expect(receivedByTeams(teams, [delivery({}), delivery({ id: 'd2', messageId: 'm2' })]).doubled).toEqual([]);
});

test('what Teams has and no delivery says was sent is doubled unless one failed there in doubt', () => {
  const teams = teamsWith('Tre påminnelser', 'En annan');
  expect(receivedByTeams(teams, [delivery({})]).doubled).toEqual(['own:anna: En annan']);
  const failed = delivery({ id: 'd2', state: 'failed', messageId: null, reason: 'uncertain' });
  expect(receivedByTeams(teams, [delivery({}), failed]).doubled).toEqual([]);
  const sameWords = teamsWith('1.3 är försenad', '1.3 är försenad', '1.3 är försenad');
  const twiceInDoubt = { ...failed, possibleDoubles: 1 };
  expect(receivedByTeams(sameWords, [delivery({}), failed]).doubled).toHaveLength(1);
  expect(receivedByTeams(sameWords, [delivery({}), twiceInDoubt]).doubled).toEqual([]);
});
