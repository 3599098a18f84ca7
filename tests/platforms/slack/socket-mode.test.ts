import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/platforms/slack/index.ts';
import { type Bot, says, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot('socket');
});
afterEach(() => bot.close());

describe('Socket Mode', () => {
  it('has no endpoint and one connection', () => {
    expect(bot.platform.endpoints).toEqual([]);
    expect(bot.slack.socketCount()).toBe(1);
  });

  it('answers a command on its envelope', async () => {
    const { ack } = await bot.slack.send.command({ command: '/insats', text: '1.3 hej &amp; hå' });
    expect(ack).toMatchObject({ response_type: 'ephemeral', text: 'Du skrev: 1.3 hej &amp; hå' });
    expect(bot.heard).toMatchObject([{ kind: 'typed', text: '1.3 hej & hå' }]);
  });

  it('answers mentions, buttons and long texts', async () => {
    await bot.slack.send.event({ type: 'app_mention', user: 'U0ANNA', channel: 'C0EST', text: '<@U0SAMVERKAN> hjälp' });
    await expect.poll(() => bot.slack.ephemerals('U0ANNA')).toMatchObject([{ text: 'Du skrev: hjälp' }]);
    const pressed = await bot.slack.send.action({ value: '{"command":"confirm"}' });
    expect(await pressed.nextResponse()).toMatchObject({ text: 'Du tryckte: confirm' });
    bot.answer((incoming) => says(incoming.kind === 'typed' ? incoming.text : ''));
    const long = 'åäö '.repeat(1000);
    const { ack } = await bot.slack.send.command({ command: '/insats', text: long });
    expect(JSON.stringify(ack).length).toBeGreaterThan(4000);
  });

  it('answers by response_url when it takes long', async () => {
    bot.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2200));
      return says('Sparat.');
    });
    const exchange = await bot.slack.send.command({ command: '/insats', text: '1.3 hej' });
    expect(exchange.ack).toBe('');
    expect(await exchange.nextResponse()).toMatchObject({ text: 'Sparat.' });
  });

  it('connects again when Slack closes the connection', async () => {
    bot.slack.dropSockets();
    await expect.poll(() => bot.slack.socketCount()).toBe(0);
    await expect.poll(() => bot.slack.socketCount(), { timeout: 5000 }).toBe(1);
    expect((await bot.slack.send.command({ command: '/insats' })).status).toBe(200);
  });

  it('connects again when Slack could not be asked for a while', async () => {
    bot.slack.fail('apps.connections.open', { kind: 'http', status: 500, when: 'before' });
    bot.slack.dropSockets();
    await expect.poll(() => bot.logged.map((one) => one.event), { timeout: 5000 }).toContain('slack-socket-failed');
    await expect.poll(() => bot.slack.socketCount(), { timeout: 5000 }).toBe(1);
  });

  it('does not start with a token that Slack refuses', async () => {
    const config = {
      botToken: 'xoxb-1',
      apiUrl: bot.slack.apiUrl,
      mode: { kind: 'socket', appToken: 'xapp-wrong' },
    } as const;
    const log = () => {};
    const platform = await createSlack(config, {
      dispatch: async () => says(''),
      log: { info: log, warn: log, error: log },
      now: () => Date.now(),
      files: async () => undefined,
    });
    await expect(platform.start()).rejects.toThrow(/SLACK_APP_TOKEN \(invalid_auth\)/);
    await platform.stop();
  });
});
