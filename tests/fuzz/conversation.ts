import fc from 'fast-check';
import { knownNames } from '../../src/app/known-names.ts';
import type { Agreement } from '../../src/app/ports.ts';
import type { Field, FormValues } from '../../src/chat/form.ts';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import type { Action } from '../../src/chat/message.ts';
import { checkPrivacy } from '../../src/domain/privacy.ts';
import { renderMessage as drawInSlack } from '../../src/platforms/slack/render.ts';
import { renderForm as formInSlack } from '../../src/platforms/slack/render-form.ts';
import { cardLength, maxCardLength } from '../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../src/platforms/teams/render.ts';
import { renderForm as formInTeams } from '../../src/platforms/teams/render-form.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { databaseText } from '../helpers/database-text.ts';
import { messageFaults, viewFaults } from '../helpers/slack-fake/check-payload.ts';
import { buttonsOf } from '../helpers/talk.ts';
import { contacts } from './guard/contacts.ts';
import { type Random, randomFrom } from './guard/draw.ts';
import { identityNumbers } from './guard/identity-numbers.ts';
import { vehiclesAndReports } from './guard/vehicles-and-reports.ts';
import { line, refusedNotes, tooLongLine } from './texts.ts';
import { type Result, shown, type Watch, watch } from './watch.ts';

/** What is said to one bot before another takes its place: as much as a busy year. */
const perWorld = 1000;

const about = fc.record({
  person: fc.nat(),
  place: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
  visible: fc.boolean(),
  mark: fc.boolean(),
});
const saying = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('line' as const), text: line }) },
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('note' as const), measure: fc.nat(), text: line }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('secret' as const), seed: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('line' as const), text: tooLongLine }) },
  {
    weight: 14,
    arbitrary: fc.record({ kind: fc.constant('press' as const), which: fc.nat(), bent: fc.option(line, { freq: 6 }) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      which: fc.nat(),
      texts: fc.array(line, { maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      name: fc.constantFrom(
        'plan.csv',
        'plan.xlsx',
        'a.yaml',
        'möten.ics',
        'bild.png',
        '',
        '../../x.csv',
        'a.csv.exe',
        '\u202eplan.vsc',
      ),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        line.map((text) => new TextEncoder().encode(text)),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'invited' as const }) },
);
const item = fc.tuple(about, saying);
type Item = ReturnType<typeof item.generate>['value_'];

/** Lines, presses, forms and files by every function in every group, on the real database; then a search for what was refused. */
export async function fuzzConversation(seed: number, runs: number): Promise<Result> {
  const seen = watch('conversation: dispatch and database');
  for (let done = 0; done < runs; done += perWorld) {
    const count = Math.min(perWorld, runs - done);
    await oneWorld(seen, fc.sample(item, { seed: seed + done, numRuns: count }), seed + done);
    seen.count('in all', count);
  }
  return seen.result();
}

interface World {
  readonly bot: TestBot;
  readonly agreement: Agreement;
  readonly seen: Watch;
  /** Marks of texts that were refused, with what they stood in. */
  readonly refused: Map<string, string>;
  readonly replies: string[];
  readonly buttons: Action[];
  readonly forms: { readonly action: Action; readonly fields: readonly Field[] }[];
}

async function oneWorld(seen: Watch, items: readonly Item[], seed: number): Promise<void> {
  const bot = await startBot();
  const [first] = await bot.app.store.agreements();
  const agreement = first && (await bot.app.store.agreement(first.id));
  if (!agreement) throw new Error('no agreement');
  const world: World = { bot, agreement, seen, refused: new Map(), replies: [], buttons: [], forms: [] };
  const random = randomFrom(seed);
  for (const [index, each] of items.entries()) {
    const mark = markOf(index);
    const { incoming, texts } = incomingOf(each, mark, index, world, random);
    await say(incoming, texts, mark, world);
  }
  // What was said falls due: reminders are planned and lists drawn from it.
  bot.clock.set('2021-11-22T09:00');
  await bot.running.tick();
  await search(world);
  await bot.close();
}

/** A word that stands nowhere else, in letters that nobody takes for a number or a name. */
function markOf(index: number): string {
  const letters = [...index.toString(10).padStart(4, '0')].map((figure) => 'bcdfghjklm'[Number(figure)]).join('');
  return `qzu${letters}uzq`;
}

const secretKinds = [...identityNumbers, ...contacts.slice(0, 2), ...vehiclesAndReports];

function secretText(seed: number): string {
  const random = randomFrom(seed);
  if (random() < 0.3) return refusedNotes[Math.floor(random() * refusedNotes.length)] ?? '';
  const kind = secretKinds[Math.floor(random() * secretKinds.length)];
  const writing = kind?.writings[Math.floor(random() * kind.writings.length)];
  return writing?.draw(random) ?? '';
}

const leads = [
  '1.3 ',
  '/insats 1.3 ',
  '',
  '2.1 läge röd ',
  '1.4 fråga ',
  '3.1 status pausad ',
  '1.5 datum 30 nov ',
  '/samverkan möte ny ',
  '/insats sök ',
  'anteckna 1.3 ',
  '/samverkan koppla ',
];

function incomingOf(
  [{ person, place, visible, mark: marked }, what]: Item,
  mark: string,
  index: number,
  world: World,
  random: Random,
): { readonly incoming: Incoming; readonly texts: readonly string[] } {
  const { functions, groups } = world.agreement;
  const group = place === undefined ? undefined : groups[place % groups.length];
  const head = {
    id: `fuzz/${mark}/${index}`,
    origin: {
      account: { platform: 'local' as const, tenant: 'local', id: functions[person % functions.length]?.name ?? '' },
      ...(group ? { channel: { platform: 'local' as const, tenant: 'local', id: group.name, name: group.name } } : {}),
      visible,
    },
  };
  const marking = (text: string) => (marked ? `${text} ${mark}` : text);
  switch (what.kind) {
    case 'line': {
      const text = marking(what.text);
      return { incoming: { ...head, kind: 'typed', text }, texts: [text] };
    }
    case 'note': {
      const { index: measures } = world.agreement;
      const text = marking(what.text);
      const numbered = `${measures[what.measure % measures.length]?.number} ${text}`;
      return { incoming: { ...head, kind: 'typed', root: 'measure', text: numbered }, texts: [text] };
    }
    case 'secret': {
      const lead = leads[what.seed % leads.length] ?? '';
      const secret = `${secretText(what.seed)} ${mark}`;
      return { incoming: { ...head, kind: 'typed', text: `${lead}${secret}` }, texts: [secret] };
    }
    case 'press': {
      const known = world.buttons[what.which % Math.max(1, world.buttons.length)] ?? { command: 'overview' };
      const action = what.bent === null ? known : bent(known, what.bent, what.which);
      return { incoming: { ...head, kind: 'action', action }, texts: [] };
    }
    case 'submit': {
      const form = world.forms[what.which % Math.max(1, world.forms.length)];
      if (!form) return { incoming: { ...head, kind: 'typed', text: '/insats ny' }, texts: [] };
      const secret = random() < 0.2 ? secretText(what.which) : undefined;
      const texts = [...(secret === undefined ? [] : [secret]), ...what.texts].map(marking);
      return {
        incoming: { ...head, kind: 'submission', action: form.action, values: filled(form.fields, texts, random) },
        texts,
      };
    }
    case 'file':
      return { incoming: { ...head, kind: 'file', fileName: what.name, bytes: what.bytes }, texts: [] };
    case 'invited':
      return { incoming: { ...head, kind: 'invited' }, texts: [] };
  }
}

/** A button that somebody has meddled with. */
function bent(action: Action, text: string, which: number): Action {
  const short = text.slice(0, 200);
  const ways: readonly (() => Action)[] = [
    () => ({ ...action, measure: short }),
    () => ({ ...action, agreement: short }),
    () => ({ ...action, version: which % 50 }),
    () => ({ ...action, question: short }),
    () => ({ ...action, args: { ...action.args, text: short, value: short, date: short } }),
    () => ({ command: action.command }),
    () => ({ ...action, args: Object.fromEntries(Object.keys(action.args ?? {}).map((key) => [key, short])) }),
    () => ({ ...action, command: short || 'x' }),
  ];
  return (ways[which % ways.length] ?? (() => action))();
}

function filled(fields: readonly Field[], texts: readonly string[], random: Random): FormValues {
  return Object.fromEntries(
    fields.map((field, index) => {
      const text = texts[index % Math.max(1, texts.length)] ?? '';
      return [field.id, random() < 0.2 ? text : answerTo(field, text, random)];
    }),
  );
}

function answerTo(field: Field, text: string, random: Random): string | string[] {
  switch (field.kind) {
    case 'text':
      return text;
    case 'date':
      return random() < 0.7 ? '2021-12-17' : text;
    case 'select':
      return field.options[Math.floor(random() * field.options.length)]?.value ?? text;
    case 'multiselect':
      return field.options.filter(() => random() < 0.3).map(({ value }) => value);
  }
}

async function say(incoming: Incoming, texts: readonly string[], mark: string, world: World): Promise<void> {
  const { seen, bot } = world;
  const told = JSON.stringify(incoming.kind === 'file' ? { ...incoming, bytes: incoming.bytes.length } : incoming);
  const reply = await seen.waited(told, () => bot.app.dispatch(incoming));
  seen.count(`${incoming.kind} ${reply.outcome}`);
  if (reply.outcome === 'failed')
    seen.fault(`failed: ${shown(told)}\n  ${JSON.stringify(bot.log.findLast(({ level }) => level === 'error'))}`);
  const written = JSON.stringify({ ...reply, files: reply.files?.map(({ name }) => name) });
  const isRefused =
    (reply.outcome === 'refused' && reply.data?.rules !== undefined) ||
    texts.some(
      (text) =>
        text.length < 4000 && checkPrivacy(text, { knownNames: knownNames(world.agreement) }).verdict === 'refuse',
    );
  if (isRefused && texts.some((text) => text.includes(mark))) {
    seen.count('texts refused by the guard');
    world.refused.set(mark, told);
    if (written.includes(mark)) seen.fault(`refused text in the reply: ${shown(told)}\n  ${shown(written, 800)}`);
  }
  keep(reply, world);
  draw(reply, told, seen);
}

function keep(reply: Reply, { buttons, forms }: World): void {
  buttons.push(...buttonsOf(reply).map(({ action }) => action));
  if (buttons.length > 400) buttons.splice(0, buttons.length - 400);
  if (reply.form) forms.push(reply.form);
  if (forms.length > 60) forms.splice(0, forms.length - 60);
}

/** Whatever was said, both platforms can show the answer. */
function draw(reply: Reply, told: string, seen: Watch): void {
  try {
    const { text, blocks } = drawInSlack(reply.message);
    for (const fault of messageFaults({ text, blocks }))
      seen.fault(`Slack refuses the reply (${fault}) to ${shown(told)}`);
    const card = drawInTeams(reply.message);
    if (cardLength(card) > maxCardLength) seen.fault(`too long for Teams: the reply to ${shown(told)}`);
    if (!reply.form) return;
    for (const fault of viewFaults(formInSlack(reply.form)))
      seen.fault(`Slack refuses the form (${fault}) to ${shown(told)}`);
    if (cardLength(formInTeams(reply.form)) > maxCardLength)
      seen.fault(`too long for Teams: the form to ${shown(told)}`);
  } catch (error) {
    seen.fault(`can't be drawn: ${error instanceof Error ? error.stack : error}\n  the reply to ${shown(told)}`);
  }
}

const anyMark = /qzu[b-m]{4}uzq/g;

/** No refused text stands anywhere, and no text at all in the log; nothing went wrong unseen. */
async function search({ bot, seen, refused }: World): Promise<void> {
  const stored = new Set((await databaseText(bot.running.pool)).match(anyMark) ?? []);
  for (const [mark, told] of refused) if (stored.has(mark)) seen.fault(`refused text in the database: ${shown(told)}`);
  seen.count('marks found stored', stored.size);
  for (const entry of bot.log) {
    const written = JSON.stringify(entry);
    // The inbox id, which is ours here, has the mark in it; the text never is.
    if (written.replace(/fuzz\/\w+\//g, '').match(anyMark)) seen.fault(`text in the log: ${shown(written)}`);
    if (entry.level === 'error' && entry.event !== 'command.failed') seen.fault(`in the log: ${written}`);
  }
  if (!(await bot.app.verifyLog()).chain.ok) seen.fault('the audit log is not whole');
}
