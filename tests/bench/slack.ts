/** A Slack that takes every post at once and keeps nothing. */
import { createServer } from 'node:http';

let posts = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    posts += 1;
    const answer = {
      ok: true,
      channel: 'C0',
      ts: `${1_700_000_000 + posts}.000100`,
      team_id: 'T0BENCH',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      messages: [],
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('message', () => process.send?.({ posts }));

process.on('disconnect', () => process.exit());
