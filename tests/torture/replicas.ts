import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freshPlace } from '../helpers/database.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { countUp } from './count-up.ts';
import { type Life, startLife } from './life.ts';
import type { Note } from './notes.ts';
import { oneOf, type Random, randomFrom } from './random.ts';
import { firstStart, type Seeded, seed } from './seed.ts';
import { startTeamsFake } from './teams-fake.ts';
import {
  finish,
  getToKnow,
  nextMorning,
  offAtTheEnd,
  type Result,
  slackEnvironment,
  teamsEnvironment,
} from './torture.ts';
import { startWeather } from './weather.ts';

interface Replicas {
  readonly count: number;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Of the kills, so many come before the program is ready. */
const shareInStart = 0.2;
/** Milliseconds after it is ready within which the others come, where a start takes a second; longer where it takes longer. */
const longestLife = 2500;
const mostSlower = 3;
/** Milliseconds between two lines that somebody types, at the most; of the lines, so many are notes. */
const longestPause = 500;
const shareOfNotes = 0.2;
/** Of the lines that got no answer, so many are sent again with the same id, as a platform does, and so many times. */
const shareAgain = 0.8;
const mostTries = 6;

/** One replica: where it listens, and its life as it is just now. */
interface Replica {
  readonly port: number;
  life?: Life;
}

/**
 * Equal programs on one PostgreSQL, each killed and started again on its own, while people type and the days go by. Everybody's
 * clock is moved at the same moment, so that all of them plan and send the same morning. Counts what came of every occurrence.
 * SIGINT ends the killing before its time: what came of it so far is counted.
 */
export async function tortureReplicas({ count, kills, seed: seeded, say }: Replicas): Promise<Result> {
  const started = performance.now();
  const random = randomFrom(seeded);
  const weather = startWeather(randomFrom(seeded + 1));
  const slack = await startSlackFake();
  slack.weather((method) => weather.next(method === 'chat.postMessage'));
  const teams = await startTeamsFake(weather);
  const { place, remove } = await freshPlace('postgres');
  if (!('url' in place)) throw new Error('replicas need a server');
  const dataFolder = await mkdtemp(join(tmpdir(), 'samverkan-torture-'));
  try {
    const all = await seed(place, dataFolder, 'both');
    getToKnow(slack, all);
    const replicas: Replica[] = [];
    for (let index = 0; index < count; index += 1) replicas.push({ port: await freePort() });
    const environmentOf = ({ port }: Replica) => ({
      PORT: String(port),
      SAMVERKAN_DATA: dataFolder,
      DATABASE_URL: place.url,
      ...slackEnvironment(slack),
      ...teamsEnvironment(teams.serviceUrl),
    });
    const notes: Note[] = [];
    const moments: string[] = [];
    let shift = Date.parse(firstStart) - Date.now();
    const now = () => new Date(Date.now() + shift).toISOString();
    let dead = 0;
    let isEnough = false;
    process.once('SIGINT', () => {
      isEnough = true;
    });
    const goesOn = () => dead < kills && !isEnough;

    const [first] = replicas;
    if (!first) throw new Error('there is no replica');
    // Everything has run once before anything goes wrong.
    await finish(startLife(environmentOf(first), now(), 0));
    weather.turn('foul');

    /** The two years pass over the run: all the living see the new day at once. */
    const passTime = () => {
      const slot = all.slots[Math.floor((dead / kills) * all.slots.length)];
      if (slot === undefined || slot <= now()) return;
      shift = Date.parse(slot) + random() * 600_000 - Date.now();
      for (const { life } of replicas) life?.move(now());
    };
    const liveAndDie = async (replica: Replica, own: Random) => {
      let startTakes = 1000;
      while (goesOn()) {
        const life = startLife(environmentOf(replica), now(), 0);
        replica.life = life;
        if (own() < shareInStart) {
          const moment = own() * startTakes;
          moments.push(`s${Math.round(moment)}`);
          await Promise.race([wait(moment), life.ready]);
        } else {
          startTakes = (await life.ready) ?? startTakes;
          // It may have been started before the day changed.
          life.move(now());
          const moment = own() * longestLife * Math.min(mostSlower, Math.max(1, startTakes / 1000));
          moments.push(String(Math.round(moment)));
          await wait(moment);
        }
        await life.kill();
        delete replica.life;
        dead += 1;
        passTime();
        if (dead % 25 === 0)
          say(`${count} replicas: ${dead} killed, ${now().slice(0, 10)}, ${notes.length} notes typed`);
      }
    };
    const typing = typeWhile(goesOn, { slack, replicas, all, notes, random: randomFrom(seeded + 2) });
    await Promise.all(replicas.map((replica, index) => liveAndDie(replica, randomFrom(seeded + 10 + index))));
    const typed = await typing;

    const until = now();
    weather.turn('fair');
    await wait(Math.max(0, weather.heldUpUntil - Date.now() + 50));
    for (const at of [until, nextMorning(until, all.slots)])
      await Promise.all(replicas.map((replica) => finish(startLife(environmentOf(replica), at, offAtTheEnd))));
    const counted = await countUp({ place, dataFolder, slack, teams, seeded: all, notes, until });
    const seconds = Math.round((performance.now() - started) / 1000);
    const engine = `postgres, ${count} replicas`;
    say(`${engine}: ${typed.sent} lines typed, ${typed.answered} answered, ${typed.again} sent again with the same id`);
    say(`${engine}: most messages in one Slack channel within 10 s: ${mostWithin(10, slack, all)}`);
    return { engine, moments, faults: weather.counts, until, seconds, ...counted };
  } finally {
    await Promise.all([slack.close(), teams.close()]);
    await remove();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

interface Typing {
  readonly slack: SlackFake;
  readonly replicas: readonly Replica[];
  readonly all: Seeded;
  readonly notes: Note[];
  readonly random: Random;
}

/** Lines as people type them, to any of the replicas, as a plain proxy leads them: to another where nobody listens. */
async function typeWhile(goesOn: () => boolean, { slack, replicas, all, notes, random }: Typing) {
  const { writer, slackChannels, measures } = all;
  const [first = '', ...rest] = measures;
  const waiting = new Set<Promise<void>>();
  const counts = { sent: 0, answered: 0, again: 0 };

  const sendTo = async ({ port }: Replica, text: string, id: string) => {
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
    const command = { command: '/insats', text, user: writer, channel: slackChannels[0] ?? '', id };
    const { ack, responses } = await slack.send.command(command);
    return JSON.stringify([ack, responses]);
  };
  const throughProxy = async (text: string, id: string) => {
    const start = Math.floor(random() * replicas.length);
    for (let step = 0; step < replicas.length; step += 1) {
      const replica = replicas[(start + step) % replicas.length];
      if (!replica) continue;
      try {
        return await sendTo(replica, text, id);
      } catch (error) {
        if (!isRefused(error)) return undefined;
      }
    }
    return undefined;
  };
  const type = async (line: string, note: Note | undefined) => {
    const id = `T${counts.sent}`;
    counts.sent += 1;
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (tries > 0) await wait(300 + random() * 1500);
      const answer = await throughProxy(line, id);
      // Not answered, or told that it is starting: the same comes again.
      if (answer === undefined || /inte sparat/.test(answer)) counts.again += 1;
      else {
        counts.answered += 1;
        // What is told to be done already has been saved, too.
        if (note) note.acknowledged = /Sparat|redan gjort/.test(answer);
        return;
      }
      if (random() >= shareAgain) return;
    }
  };
  while (goesOn()) {
    const measure = oneOf(random, [first, ...rest]);
    const isNote = random() < shareOfNotes;
    const note = { text: `Avstämning ${notes.length + 1000} är gjord, arbetet går enligt planen`, acknowledged: false };
    if (isNote) notes.push(note);
    const line = isNote ? `${measure} ${note.text}` : oneOf(random, ['', 'alla', measure, 'försenade']);
    const done = type(line, isNote ? note : undefined).finally(() => waiting.delete(done));
    waiting.add(done);
    await wait(random() * longestPause);
  }
  await Promise.all(waiting);
  return counts;
}

/** Nobody listened: nothing was taken. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

/** Slack takes one a second in each channel, and a few more for a short while. */
function mostWithin(seconds: number, slack: SlackFake, { slackChannels }: Seeded): number {
  const most = slackChannels.map((channel) => {
    const times = slack.messages(channel).map(({ ts }) => Number(ts));
    return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + seconds).length));
  });
  return Math.max(0, ...most);
}
