import { readdirSync, readFileSync } from 'node:fs';
import { relationsOf } from '../../src/app/relations.ts';
import { commandNamed } from '../../src/app/run-command.ts';
import type { Reply } from '../../src/chat/incoming.ts';
import { type Actor, may, type Verdict } from '../../src/domain/policy.ts';
import type { TestBot } from './bot.ts';
import type { Harvested } from './isolation-harvest.ts';
import { type Speaker, secret, type World } from './isolation-world.ts';

/** What nobody outside may be told: every text of ours, and every name and title that the neighbours have not. */
export async function secretsOf({ bot, ours, theirs }: World): Promise<readonly string[]> {
  const known = JSON.stringify([theirs, await bot.app.store.measures(theirs.id), catalogues()]);
  const names = [
    ours.definition.title,
    ...ours.functions.map(({ name }) => name),
    ...ours.groups.map(({ name }) => name),
    ...(await bot.app.store.measures(ours.id)).map(({ state }) => state.plan.title),
  ];
  return [secret, ...names.filter((name) => name.length > 5 && !known.includes(name))];
}

/** What the bot says to everybody: names in its examples are no secret. */
function catalogues(): readonly string[] {
  const folder = new URL('../../src/text/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** Which of the secrets an answer tells beside what the person wrote. */
export function toldIn(secrets: readonly string[], reply: Reply, typed = ''): readonly string[] {
  const said = JSON.stringify({ ...reply, files: reply.files?.map(({ name }) => name) });
  return secrets.filter((each) => said.includes(each) && !typed.includes(each));
}

/** Somebody of the agreement as policy knows them. */
export async function actorOf({ bot, ours }: World, { account, channel }: Speaker): Promise<Actor> {
  const { actors } = await bot.app.store.situation(account, channel, bot.app.clock.now().slice(0, 10));
  const known = actors.find(({ agreementId }) => agreementId === ours.id)?.actor;
  return { ...(known ?? { functions: [] }), administrator: bot.app.handling.isAdministrator(account) };
}

/** What the table of product.md §4 says of a button or a form; undefined where it can't be read as its command's. */
export function verdictOn(
  world: World,
  actor: Actor,
  entry: Harvested,
  group: string | undefined,
): Verdict | undefined {
  const { command: name, args, measure } = entry.action;
  const command = commandNamed(name);
  const prepared = entry.values ? command?.fromForm(entry.values, args) : command?.fromArgs(args);
  if (!prepared || 'faults' in prepared) return undefined;
  return may(actor, prepared.right, measure === undefined ? undefined : relationsOf(world.ours, measure, group));
}

/** What somebody of the agreement may not be told, by what policy lets them read. */
export async function keptFrom(world: World, actor: Actor, group: string | undefined): Promise<readonly string[]> {
  const measures = await world.bot.app.store.measures(world.ours.id);
  const unread = measures.filter(({ id }) => !may(actor, 'read-measure', relationsOf(world.ours, id, group)).allowed);
  const textsOf: Readonly<Record<string, readonly string[]>> = {
    '1.1': ['notis från den andra'],
    '1.3': ['notis om hur', 'skäl till gult', 'skäl till ny dag', 'fråga till', 'förslag att', 'följd om', 'mötet'],
  };
  const isMunicipal = actor.functions.some(
    ({ party, roles, confirmed }) => confirmed && party === 'kommunen' && roles.includes('coordinator'),
  );
  const all = may(actor, 'read-all').allowed;
  return [
    ...unread.map(({ state }) => state.plan.title),
    ...unread.flatMap(({ number }) => textsOf[number] ?? []).map((text) => `${secret}${text}`),
    ...(isMunicipal ? [] : [`${secret}utkast`]),
    ...(all ? [] : [`${secret}bedömning`, `${secret}förslag`, `${secret}följd`, `${secret}salen`, `${secret}rummet`]),
  ];
}

/** What sending and planning write whoever speaks; the audit log with them, since what they do is in it too. */
const byItself = ['inbox', 'delivery', 'pace', 'planning', 'unplanned', 'reminder', 'audit_log', 'audit_head'];

/** A hash of every table's rows, but for what sending and the clock write by themselves, and what was answered. */
export async function contentOf({ running: { pool } }: TestBot): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
    [byItself],
  );
  const hashes: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS hash FROM ${name} t`,
    );
    hashes.push(`${name} ${rows[0]?.hash}`);
  }
  return hashes.join('\n');
}
