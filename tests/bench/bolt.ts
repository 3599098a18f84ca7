/** A bare Bolt app that acks a signed slash command with a body, and does nothing else. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const { port, signingSecret } = JSON.parse(process.argv[2] ?? '{}') as { port: number; signingSecret: string };
const app = new App({
  receiver: new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR }),
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BOT', botUserId: 'U0BOT' }),
  logLevel: LogLevel.ERROR,
});
app.command('/insats', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'Sparat: anteckning på 1.3.' }));
await app.start({ port, host: '127.0.0.1' });
process.send?.({});

process.on('disconnect', () => process.exit());
