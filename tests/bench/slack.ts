/** A Slack that takes every post at once and keeps nothing, save what comes to its `/respond/ID`. */
import { createServer } from 'node:http';

let posts = 0;
/** Answers that came after their request, by its id. */
const responses: Record<string, string> = {};
const server = createServer((request, response) => {
  const [, id] = /^\/respond\/([\d.]+)$/.exec(request.url ?? '') ?? [];
  let body = '';
  request.on('data', (piece) => {
    if (id !== undefined) body += piece;
  });
  request.on('end', () => {
    if (id !== undefined) {
      responses[id] = body;
      return void response.writeHead(200).end('ok');
    }
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
process.on('message', () => process.send?.({ posts, responses }));

process.on('disconnect', () => process.exit());
