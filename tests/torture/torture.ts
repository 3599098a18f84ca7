import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freshPlace, type Store } from '../helpers/database.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { type Counted, countUp } from './count-up.ts';
import { type Life, startLife } from './life.ts';
import { type Note, writeNotes } from './notes.ts';
import { randomFrom } from './random.ts';
import { firstStart, type PlatformChoice, type Seeded, seed, slackTeam, teamsTenant } from './seed.ts';
import { startTeamsFake } from './teams-fake.ts';
import { startWeather, type Weather } from './weather.ts';

export interface Torture {
  readonly engine: Store;
  readonly platforms: PlatformChoice;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface Result extends Counted {
  /** The database, and how many programs there were where they were several. */
  readonly engine: string;
  /** Milliseconds after it was ready; `s`: after it was started, before it was ready. */
  readonly moments: readonly string[];
  readonly faults: ReadonlyMap<string, number>;
  /** The last moment that the clock showed before a kill. */
  readonly until: string;
  readonly seconds: number;
}

/** Of the kills, so many come before the program is ready. */
const shareInStart = 0.2;
/** Milliseconds after it is ready within which the others come, where a start takes a second; longer where it takes longer. */
const longestLife = 1500;
const mostSlower = 3;
/** Of the starts, so many come at once; the others when something more has fallen due, or much later. */
const shareAtOnce = 0.3;
const shareMuchLater = 0.25;
/** Milliseconds that the machine may have been off between two lives: pauses and claims go on. */
const longestOff = 20_000;
/** A claim of a minute and the longest pause, of half an hour, are over by then. */
export const offAtTheEnd = 35 * 60_000;
/** Milliseconds without one message less waiting, after which it would never end. */
const longestStill = 180_000;

/** Kills the program until it has been killed so many times, lets it finish, and counts what came of every occurrence. */
export async function torture({ engine, platforms, kills, seed: seeded, say }: Torture): Promise<Result> {
  const started = performance.now();
  const random = randomFrom(seeded);
  const weather = startWeather(randomFrom(seeded + 1));
  const slack = await startSlackFake();
  slack.weather((method) => weather.next(method === 'chat.postMessage'));
  const teams = await startTeamsFake(weather);
  const { place, remove } = await freshPlace(engine);
  const dataFolder = 'directory' in place ? place.directory : await mkdtemp(join(tmpdir(), 'samverkan-torture-'));
  try {
    const all = await seed(place, dataFolder, platforms);
    getToKnow(slack, all);
    const port = await freePort();
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
    const environment = {
      PORT: String(port),
      SAMVERKAN_DATA: dataFolder,
      ...('url' in place ? { DATABASE_URL: place.url } : {}),
      ...(platforms === 'teams' ? {} : slackEnvironment(slack)),
      ...(platforms === 'slack' ? {} : teamsEnvironment(teams.serviceUrl)),
    };
    const notes: Note[] = [];
    const moments: string[] = [];
    let clock = firstStart;
    let ahead = 0;
    let startTakes = 1000;

    // Everything has run once before anything goes wrong.
    await finish(startLife(environment, clock, ahead));
    weather.turn('foul');
    for (let kill = 0; kill < kills; kill += 1) {
      if (random() >= shareAtOnce)
        clock = later(clock, all.slots, random() < shareMuchLater ? 2 + random() * 7 : 1, random());
      ahead += await off(weather, random() * longestOff);
      const began = Date.now();
      const life = startLife(environment, clock, ahead);
      let written: Promise<void> | undefined;
      if (random() < shareInStart) {
        const moment = random() * startTakes;
        moments.push(`s${Math.round(moment)}`);
        await Promise.race([wait(moment), life.ready]);
      } else {
        startTakes = (await life.ready) ?? startTakes;
        const moment = random() * longestLife * Math.min(mostSlower, Math.max(1, startTakes / 1000));
        moments.push(String(Math.round(moment)));
        if (platforms !== 'teams') written = writeNotes(slack, all, notes, random, moment);
        await wait(moment);
      }
      await life.kill();
      await written;
      clock = plus(clock, Date.now() - began);
      if (kill % 20 === 19) say(`${engine}: ${kill + 1} killed, ${clock.slice(0, 10)}`);
    }

    const until = clock;
    weather.turn('fair');
    ahead += await off(weather, offAtTheEnd);
    // What could not go with that day's message goes with a later one; after quiet weeks at the latest.
    for (const at of [clock, nextMorning(clock, all.slots)]) await finish(startLife(environment, at, ahead));
    const counted = await countUp({ place, dataFolder, slack, teams, seeded: all, notes, until });
    const seconds = Math.round((performance.now() - started) / 1000);
    return { engine, moments, faults: weather.counts, until, seconds, ...counted };
  } finally {
    await Promise.all([slack.close(), teams.close()]);
    await remove();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

export function getToKnow(slack: SlackFake, { slackUsers, slackChannels }: Seeded): void {
  for (const user of slackUsers) slack.addUser(user);
  for (const channel of slackChannels) slack.addChannel(channel, { name: channel.toLowerCase() });
}

export function slackEnvironment(slack: SlackFake) {
  return {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ADMIN_SLACK: `${slackTeam}/U0ANNA`,
  };
}

export function teamsEnvironment(serviceUrl: string) {
  return {
    TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
    TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
    TEAMS_TENANT_ID: teamsTenant,
    TEAMS_SERVICE_URL: serviceUrl,
    TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:1/v1/.well-known/openidconfiguration',
  };
}

/** A while after something has fallen due, so many slots on. */
function later(clock: string, slots: readonly string[], steps: number, random: number): string {
  const coming = slots.filter((slot) => slot > clock);
  const slot = coming[Math.min(Math.floor(steps), coming.length) - 1];
  return slot === undefined ? plus(clock, 3_600_000) : plus(slot, random * 20 * 60_000);
}

/** A morning when something falls due, after what waits for a later day may be sent. */
export function nextMorning(clock: string, slots: readonly string[]): string {
  const day = plus(clock, 24 * 3_600_000);
  return plus(slots.find((slot) => slot > day) ?? day, 3_600_000);
}

function plus(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** Nothing of a process that is gone is under way any more when the machine's clock has moved on. */
async function off(weather: Weather, milliseconds: number): Promise<number> {
  await wait(Math.max(0, weather.heldUpUntil - Date.now() + 50));
  return milliseconds;
}

/** Lets it run until nothing waits, or nothing more of it has gone for a long while: a channel takes one a second. */
export async function finish(life: Life): Promise<void> {
  await life.ready;
  let fewest = Number.POSITIVE_INFINITY;
  let since = Date.now();
  for (let waiting = await life.tick(); waiting > 0 && Date.now() - since < longestStill; waiting = await life.tick()) {
    if (waiting < fewest) since = Date.now();
    fewest = Math.min(fewest, waiting);
    await wait(1000);
  }
  await life.stop();
}
