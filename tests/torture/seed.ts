import { gatherHistory } from '../../src/app/facts.ts';
import type { Agreement } from '../../src/app/ports.ts';
import { simulate } from '../../src/app/simulate.ts';
import { type Application, createApplication } from '../../src/application.ts';
import type { AccountRef } from '../../src/chat/incoming.ts';
import { clockStandingAt } from '../../src/infra/clock.ts';
import { type DatabasePlace, openDatabase } from '../../src/infra/database/open-database.ts';
import { loadExample } from '../../src/load-example.ts';
import { bindChannel, holdFunction } from '../helpers/bot.ts';

export type PlatformChoice = 'slack' | 'teams' | 'both';

export const slackTeam = 'T0KOMMUN';
export const teamsTenant = '11111111-0000-4000-8000-000000000001';

/** Local time in Stockholm of the first start, and the last day that is simulated. */
export const firstStart = '2021-01-04T07:00:00.000Z';
const lastDay = '2022-12-31';

/** Who and where, as the fakes must know them. */
export interface Seeded {
  readonly slackUsers: readonly string[];
  readonly slackChannels: readonly string[];
  /** Somebody who may note on any measure, and a channel to write in. */
  readonly writer: string;
  /** Numbers of the plan's measures. */
  readonly measures: readonly string[];
  /** When something falls due in the two years, as long as nobody notes anything. */
  readonly slots: readonly string[];
}

/** As a party would book them in January. */
const meetings = [
  'EST fördjupning varannan torsdag 09.00 från v 3',
  'EST strategisk första onsdagen varje månad 13.00 från 3 februari',
  'Samverkansgrupp unga (exempel) sista tisdagen varje månad 10.00 från 26 januari',
  'Myndighetsgrupp tillsyn (exempel) andra onsdagen var tredje månad 09.00 från 10 mars',
  'Styrgrupp 22 april 2021 kl 13-14.30',
  'Styrgrupp 25 november 2021 kl 13-14.30',
];

/** Opens the database as a program that sends nothing of itself. */
export async function withApplication<Result>(
  place: DatabasePlace,
  dataFolder: string,
  work: (app: Application, agreement: () => Promise<Agreement>) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(place);
  try {
    const log = { info() {}, warn() {}, error() {} };
    const clock = clockStandingAt(firstStart);
    const app = createApplication({ database, clock, log, administrators: [], local: false, dataFolder });
    return await work(app, async () => {
      const [first] = await app.store.agreements();
      const agreement = first && (await app.store.agreement(first.id));
      if (!agreement) throw new Error('there is no agreement');
      return agreement;
    });
  } finally {
    await database.close();
  }
}

/** The example with its plan, a person for every function, a channel for every group on each platform, and meetings. */
export async function seed(place: DatabasePlace, dataFolder: string, platforms: PlatformChoice): Promise<Seeded> {
  return withApplication(place, dataFolder, async (app, agreement) => {
    await loadExample(app);
    const { functions, groups, index } = await agreement();
    const slackUsers: string[] = [];
    const slackChannels: string[] = [];
    for (const [order, { name }] of functions.entries()) {
      const account = accountOf(order, platforms);
      if (account.platform === 'slack') slackUsers.push(account.id);
      await holdFunction(app, account, name);
    }
    for (const [order, { name }] of groups.entries()) {
      const slack = { platform: 'slack', tenant: slackTeam, id: `C0GRUPP${order}` } as const;
      const teams = { platform: 'teams', tenant: teamsTenant, id: `19:grupp${order}@thread.tacv2` } as const;
      if (platforms !== 'teams') {
        slackChannels.push(slack.id);
        await bindChannel(app, slack, name);
      }
      if (platforms !== 'slack') await bindChannel(app, teams, name);
    }
    for (const [order, line] of meetings.entries()) {
      const reply = await app.dispatch({
        id: `torture/${order}`,
        kind: 'typed',
        at: firstStart,
        text: `/samverkan möte ny ${line}`,
        origin: { account: { platform: 'cli', tenant: 'local', id: 'Samordnare i kommunen' }, visible: false },
      });
      if (reply.outcome !== 'done') throw new Error(`the meeting was not booked: ${JSON.stringify(reply.message)}`);
    }
    const history = await gatherHistory(await agreement(), app.store, true);
    const planned = [...simulate(history, { from: firstStart.slice(0, 10), to: lastDay })];
    const coordinator = functions.findIndex(({ name }) => name === 'Samordnare i kommunen');
    return {
      slackUsers,
      slackChannels,
      writer: accountOf(coordinator, platforms).id,
      measures: index.map(({ number }) => number),
      slots: [...new Set(planned.map(({ at }) => at))].sort(),
    };
  });
}

/** On both platforms, every other person has Slack. The one who writes has it wherever there is Slack. */
function accountOf(order: number, platforms: PlatformChoice): AccountRef {
  return platforms === 'slack' || (platforms === 'both' && order % 2 === 1)
    ? { platform: 'slack', tenant: slackTeam, id: `U0PERSON${order}` }
    : { platform: 'teams', tenant: teamsTenant, id: `33333333-0000-4000-8000-${String(order).padStart(12, '0')}` };
}
