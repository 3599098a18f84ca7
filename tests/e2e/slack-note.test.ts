import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';

let slack: SlackFake;
let bot: TestBot;

beforeAll(async () => {
  slack = await startSlackFake();
  bot = await startBot({
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  });
  slack.aim(`http://127.0.0.1:${bot.port}/slack/events`);
});

afterAll(async () => {
  await bot.close();
  await slack.close();
});

it('a note typed in the channel is answered on the ack and posted once to the group', async () => {
  const answer = await slack.send.command({
    user: 'U1',
    channel: 'C1',
    command: '/insats',
    text: '1.3 Åtta av tio klara, resten v 48',
  });
  expect(JSON.stringify(answer)).toContain('inte med i någon överenskommelse');
  void holdFunction;
  void bindChannel;
});
