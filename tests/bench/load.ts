/** Signed slash commands, each with a trigger of its own, as fast as `connections` allow or at a steady rate. */
import { Agent, request } from 'node:http';
import { commandBody, signedHeaders } from '../helpers/slack-signed.ts';

export interface Sender {
  readonly user: string;
  readonly channel: string;
  readonly texts: readonly string[];
}

export interface LoadOrder {
  readonly port: number;
  readonly senders: readonly Sender[];
  readonly count: number;
  readonly connections: number;
  /** Requests a second, whether or not the earlier ones are answered; as many as the connections manage without. */
  readonly offered?: number;
  /** What an answer that is right has in it. */
  readonly expects: string;
}

export interface LoadFigures {
  readonly perSecond: number;
  /** Milliseconds until the answer. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that never came, or were not the one expected. */
  readonly wrong: number;
  /** The first of them. */
  readonly wrongAnswer?: string;
}

const { signingSecret } = JSON.parse(process.argv[2] ?? '{}') as { signingSecret: string };
let made = 0;
let wrongAnswer: string | undefined;

function nextRequest(senders: readonly Sender[]): { body: string; headers: Record<string, string> } {
  const number = made++;
  const sender = senders[number % senders.length];
  const text = sender?.texts[Math.floor(number / senders.length) % sender.texts.length] ?? '';
  const body = commandBody({
    command: '/insats',
    text: text.replace('#', String(number)),
    user: sender?.user ?? '',
    channel: sender?.channel ?? '',
    team: 'T0BENCH',
    triggerId: `${process.pid}.${number}`,
    responseUrl: 'http://127.0.0.1:9/response',
  });
  return {
    body,
    headers: { ...signedHeaders(signingSecret, body), 'content-length': String(Buffer.byteLength(body)) },
  };
}

/** Sends one command and gives the milliseconds since `from`, or undefined when the answer was not the one expected. */
function send({ port, senders, expects }: LoadOrder, agent: Agent, from: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const { body, headers } = nextRequest(senders);
    const sent = request(
      { port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => {
          const right = response.statusCode === 200 && text.includes(expects);
          if (!right) wrongAnswer ??= `${response.statusCode} ${text}`;
          resolve(right ? performance.now() - from : undefined);
        });
      },
    );
    sent.on('error', (error) => {
      wrongAnswer ??= error.message;
      resolve(undefined);
    });
    sent.end(body);
  });
}

/** Every connection sends its next when it has its answer. */
async function flatOut(order: LoadOrder, agent: Agent): Promise<(number | undefined)[]> {
  const times: (number | undefined)[] = [];
  let left = order.count;
  const connection = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      times.push(await send(order, agent, performance.now()));
    }
  };
  await Promise.all(Array.from({ length: order.connections }, connection));
  return times;
}

/** At a steady rate. Each is timed from when it was due: one that had to wait for a connection counts its wait. */
async function steady(order: LoadOrder, offered: number, agent: Agent): Promise<(number | undefined)[]> {
  const started = performance.now();
  const answers: Promise<number | undefined>[] = [];
  for (let number = 0; number < order.count; number++) {
    const due = started + (number * 1000) / offered;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(send(order, agent, due));
  }
  return Promise.all(answers);
}

async function run(order: LoadOrder): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const started = performance.now();
  const times = order.offered === undefined ? await flatOut(order, agent) : await steady(order, order.offered, agent);
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const right = times.filter((time) => time !== undefined).sort((a, b) => a - b);
  const at = (share: number) => right[Math.ceil(right.length * share) - 1] ?? Number.NaN;
  return {
    perSecond: right.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    wrong: times.length - right.length,
    ...(wrongAnswer === undefined ? {} : { wrongAnswer }),
  };
}

process.send?.({});
process.on('message', (order: LoadOrder) => void run(order).then((figures) => process.send?.(figures)));

process.on('disconnect', () => process.exit());
