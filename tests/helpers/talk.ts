import { buildPost } from '../../src/app/build-post.ts';
import type { Agreement, DeliveryRow } from '../../src/app/ports.ts';
import type { FormValues } from '../../src/chat/form.ts';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import { type Action, type Button, type Message, plainText } from '../../src/chat/message.ts';
import type { Change, Measure } from '../../src/domain/measure.ts';
import { instantToIso, readLocalTime } from '../../src/domain/time.ts';
import type { TestBot } from './bot.ts';

/** Where and when something is said: a group's channel, else in private; the bot's own time unless told (Stockholm). */
export interface Spoken {
  readonly in?: string;
  readonly at?: string;
  /** Key of the agreement, where a function's name is in several. */
  readonly agreement?: string;
  /** The line stays in the chat for others to read (a mention). */
  readonly visible?: boolean;
}

/** A post of the bot's own as it would be drawn now. */
export interface Post extends DeliveryRow {
  readonly message: Message | undefined;
  readonly text: string;
}

export interface Talk {
  say(as: string, line: string, spoken?: Spoken): Promise<Reply>;
  press(as: string, from: Reply | Message, label: string | RegExp, spoken?: Spoken): Promise<Reply>;
  act(as: string, action: Action, spoken?: Spoken): Promise<Reply>;
  submit(as: string, form: Reply, values: FormValues, spoken?: Spoken): Promise<Reply>;
  sendFile(as: string, fileName: string, text: string, spoken?: Spoken): Promise<Reply>;
  agreement(key?: string): Promise<Agreement>;
  measure(number: string, key?: string): Promise<Measure>;
  changes(number: string, key?: string): Promise<readonly Change[]>;
  /** Posts in a group's channel, or to a function, since the last time they were asked for; not the group's list. */
  posts(place: string): Promise<readonly Post[]>;
  /** The group's list of measures as it stands in its channel. */
  list(group: string): Promise<Post | undefined>;
}

/** Speaks to a bot in local mode as its functions: the tests' way in. */
export function talk(bot: TestBot): Talk {
  const seen = new Map<string, number>();
  let count = 0;
  const head = (as: string, { in: group, at, agreement = 'local', visible = false }: Spoken) => ({
    id: `talk/${++count}`,
    ...(at === undefined ? {} : { at: instantToIso(readLocalTime(at)) }),
    origin: {
      account: { platform: 'local' as const, tenant: agreement, id: as },
      ...(group === undefined
        ? {}
        : { channel: { platform: 'local' as const, tenant: agreement, id: group, name: group } }),
      visible,
    },
  });
  const send = (incoming: Incoming) => bot.app.dispatch(incoming);
  const agreementOf = async (key = 'upplands-vasby') => {
    const known = (await bot.app.store.agreements()).find((entry) => entry.key === key);
    const agreement = known && (await bot.app.store.agreement(known.id));
    if (!agreement) throw new Error(`no agreement ${key}`);
    return agreement;
  };
  const measureOf = async (number: string, key?: string) => {
    const { id, index } = await agreementOf(key);
    const entry = index.find((measure) => measure.number === number);
    const measure = entry && (await bot.app.store.measure(id, entry.id));
    if (!measure) throw new Error(`no measure ${number}`);
    return measure;
  };
  const postsIn = (place: string, after: number) =>
    bot.app.deliveries.posts({ platform: 'local', tenant: 'local', id: place }, after);
  return {
    say: (as, line, spoken = {}) => send({ ...head(as, spoken), kind: 'typed', text: line }),
    press: (as, from, label, spoken = {}) =>
      send({ ...head(as, spoken), kind: 'action', action: button(from, label).action }),
    act: (as, action, spoken = {}) => send({ ...head(as, spoken), kind: 'action', action }),
    submit: (as, reply, values, spoken = {}) => {
      if (!reply.form) throw new Error(`no form in: ${plainText(reply.message)}`);
      return send({ ...head(as, spoken), kind: 'submission', action: reply.form.action, values });
    },
    sendFile: (as, fileName, text, spoken = {}) =>
      send({ ...head(as, spoken), kind: 'file', fileName, bytes: new TextEncoder().encode(text) }),
    agreement: agreementOf,
    measure: measureOf,
    changes: async (number, key) => {
      const { agreementId, id } = await measureOf(number, key);
      return bot.app.store.changes(agreementId, id);
    },
    posts: async (place) => {
      const after = seen.get(place) ?? 0;
      const rows = (await postsIn(place, after)).filter(({ seq, kind }) => seq > after && kind !== 'group-list');
      seen.set(place, rows.at(-1)?.seq ?? after);
      return Promise.all(rows.map((row) => drawn(bot, row)));
    },
    list: async (group) => {
      const row = (await postsIn(group, 0)).find(({ kind }) => kind === 'group-list');
      return row && drawn(bot, row);
    },
  };
}

async function drawn(bot: TestBot, row: DeliveryRow): Promise<Post> {
  const message = await buildPost(row, bot.app.store);
  return { ...row, message, text: message ? plainText(message) : '' };
}

export function textOf(reply: Reply): string {
  return plainText(reply.message);
}

export function buttonsOf(from: Reply | Message): readonly Button[] {
  const { blocks } = 'blocks' in from ? from : from.message;
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
}

export function labelsOf(from: Reply | Message): readonly string[] {
  return buttonsOf(from).map(({ label }) => label);
}

function button(from: Reply | Message, label: string | RegExp): Button {
  const found = buttonsOf(from).find((entry) =>
    typeof label === 'string' ? entry.label === label : label.test(entry.label),
  );
  if (!found) throw new Error(`no button ${label} among: ${labelsOf(from).join(', ')}`);
  return found;
}

/** Everything that every table holds, as one text: what must be nowhere is searched for here. */
export async function wholeDatabase(bot: TestBot): Promise<string> {
  const { pool } = bot.running;
  const tables = await pool.query<{ name: string }>(
    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const texts = await Promise.all(
    tables.rows.map(async ({ name }) => JSON.stringify((await pool.query(`SELECT t::text FROM ${name} t`)).rows)),
  );
  return texts.join('\n');
}
