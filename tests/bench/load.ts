/** Signed slash commands, each with a trigger of its own, as fast as `connections` allow or at a steady rate. */
import { Agent, request } from 'node:http';
import { commandBody, signedHeaders } from '../helpers/slack-signed.ts';

export interface Sender {
  readonly user: string;
  readonly channel: string;
  readonly texts: readonly string[];
}

/** A line as it is typed, and what an answer to it that is right has in it. `#` becomes a number of its own. */
export interface Line {
  readonly text: string;
  readonly expects: string;
}

export interface LoadOrder {
  readonly port: number;
  /** All are made before the first is sent, and each is timed from when it was sent: the sender is no part of it. */
  readonly ready?: boolean;
  /** Several programs that take turns; `port` without. */
  readonly ports?: readonly number[];
  /** What everybody types, in turn, instead of their own texts. */
  readonly lines?: readonly Line[];
  /** Where answers that come after the request was answered are sent. */
  readonly responses?: string;
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
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
  /** Seconds until the last was sent. */
  readonly sentAfter: number;
  /** Requests that were answered in time, without the answer to the person: it comes later. By their ids. */
  readonly later: readonly string[];
  /** Answers that never came, or were not the one expected. */
  readonly wrong: number;
  /** The first of them. */
  readonly wrongAnswer?: string;
}

const { signingSecret } = JSON.parse(process.argv[2] ?? '{}') as { signingSecret: string };
let made = 0;
let wrongAnswer: string | undefined;
let later: string[] = [];
let sentAfter = 0;

function nextRequest({ senders, lines, expects, responses, port, ports = [port] }: LoadOrder) {
  const number = made++;
  const sender = senders[number % senders.length];
  const line = lines?.[number % lines.length];
  const text = line?.text ?? sender?.texts[Math.floor(number / senders.length) % sender.texts.length] ?? '';
  const id = `${process.pid}.${number}`;
  const body = commandBody({
    command: '/insats',
    text: text.replace('#', String(number)),
    user: sender?.user ?? '',
    channel: sender?.channel ?? '',
    team: 'T0BENCH',
    triggerId: id,
    responseUrl: `${responses ?? 'http://127.0.0.1:9'}/${id}`,
  });
  return {
    id,
    body,
    expects: line?.expects ?? expects,
    to: ports[number % ports.length] ?? port,
    headers: { ...signedHeaders(signingSecret, body), 'content-length': String(Buffer.byteLength(body)) },
  };
}

/** Sends one command and gives the milliseconds since `from`, or undefined when the answer was not the one expected. */
function send(
  order: LoadOrder,
  agent: Agent,
  from: number,
  { id, body, headers, expects, to } = nextRequest(order),
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(
      { port: to, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => {
          const isLater = response.statusCode === 200 && text === '' && order.responses !== undefined;
          if (isLater) later.push(id);
          const right = isLater || (response.statusCode === 200 && text.includes(expects));
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
  const requests = order.ready ? Array.from({ length: order.count }, () => nextRequest(order)) : [];
  const started = performance.now();
  const answers: Promise<number | undefined>[] = [];
  for (let number = 0; number < order.count; number++) {
    const due = started + (number * 1000) / offered;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(send(order, agent, order.ready ? performance.now() : due, requests[number]));
  }
  sentAfter = (performance.now() - started) / 1000;
  return Promise.all(answers);
}

async function run(order: LoadOrder): Promise<LoadFigures> {
  later = [];
  wrongAnswer = undefined;
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
    p95: at(0.95),
    p99: at(0.99),
    most: right.at(-1) ?? Number.NaN,
    sentAfter,
    later,
    wrong: times.length - right.length,
    ...(wrongAnswer === undefined ? {} : { wrongAnswer }),
  };
}

process.send?.({});
process.on('message', (order: LoadOrder) => void run(order).then((figures) => process.send?.(figures)));

process.on('disconnect', () => process.exit());
