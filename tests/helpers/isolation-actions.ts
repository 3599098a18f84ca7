import { lexicon } from '../../src/app/commands/index.ts';
import type { Action } from '../../src/chat/message.ts';
import type { Harvested } from './isolation-harvest.ts';
import { slack, type World } from './isolation-world.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same with every id turned into one that nothing has. */
export function withGhosts<T>(value: T): T {
  const ghosts = new Map<string, string>();
  const ghost = (id: string) => {
    const known = ghosts.get(id) ?? `00000000-0000-4000-8000-${String(ghosts.size + 1).padStart(12, '0')}`;
    ghosts.set(id, known);
    return known;
  };
  return JSON.parse(JSON.stringify(value).replace(uuid, ghost)) as T;
}

/** What an answer says beside the ids that were given in, which may stand in it, and files' bytes, which say when they were made. */
export function withoutIds(value: unknown): unknown {
  const text = JSON.stringify(value, (key, inner) => (key === 'bytes' ? undefined : inner)) ?? 'null';
  return JSON.parse(text.replace(uuid, '<id>'));
}

/**
 * A button by hand for every command, with ids of ours: every name of an argument that any command has is there, and a
 * command takes those that it knows. Where some are of another kind (a version, a status) there is one for each kind.
 */
export async function handMade({ bot, ours }: World): Promise<readonly Harvested[]> {
  const { store } = bot.app;
  const measures = ours.index.filter(({ number }) => ['1.1', '1.3'].includes(number)).map(({ id }) => id);
  const [holding] = await store.holdings(ours.id);
  const [meeting] = await store.meetings(ours.id);
  const [issue] = await store.followUpIssues(ours.id);
  const [source] = await store.calendarSources(ours.id);
  const [deputy] = await store.deputies(ours.id, '2021-01-01');
  const { rows } = await bot.running.pool.query<{ id: string }>(
    'SELECT id FROM delivery WHERE agreement_id = $1 ORDER BY seq LIMIT 1',
    [ours.id],
  );
  const group = ours.groups.find(({ name }) => name === 'EST fördjupning')?.id ?? '';
  const common = {
    holding: holding?.id ?? '',
    function: ours.functions[0]?.id ?? '',
    group,
    meeting: meeting?.id ?? '',
    occurrence: meeting?.state.plan.start ?? '2021-12-20T13:00',
    issue: issue?.id ?? '',
    format: 'pdf',
    source: source?.id ?? '',
    bundle: rows[0]?.id ?? '',
    brief: 'B1',
    revision: 2,
    kind: 'summary',
    for: '2021-12-20',
    of: 'summary/2021-12-20',
    from: 'upplands-vasby',
    text: 'Ett prov',
    rest: '',
    commands: ['note'],
    shown: 'x',
  };
  const variants: readonly Readonly<Record<string, unknown>>[] = [
    {},
    common,
    { ...common, value: 'completed', version: 1 },
    { ...common, value: 'green', version: 2, proposal: 1 },
    { ...common, value: 8, total: 10 },
    { ...common, from: '2021-12-06', to: '2021-12-17', holding: deputy?.id ?? common.holding },
    { ...common, kind: 'review', for: '2021-12', question: 0, question1: '' },
    { ...common, from: ['kommunen'], fileName: 'a.yaml' },
    { ...common, plan: { rows: [] }, taken: {} },
    { ...common, name: 'EST fördjupning' },
    { ...common, name: 'Gatu- och parkchef' },
  ];
  return lexicon.commands.flatMap((command) => {
    const read = new Map(variants.map((args) => [JSON.stringify(command.fromArgs(args)?.args), args]));
    const fitting = [...read].flatMap(([taken, args]) => (taken === undefined ? [] : [args]));
    const on = command.needs === 'measure' ? measures.map((measure) => ({ measure })) : [{}];
    return fitting.flatMap((args) =>
      on.map((about) => ({
        label: command.name,
        action: { command: command.name, agreement: ours.id, ...about, args: args as NonNullable<Action['args']> },
      })),
    );
  });
}

/** What follows a command's word, so that it is more than the word alone. */
const rests: Readonly<Record<string, readonly string[]>> = {
  search: ['belysning'],
  note: ['Allt går bra'],
  status: ['pågår', 'klar'],
  rating: ['grön'],
  due: ['31 mars 2022'],
  indicator: ['8 av 10'],
  question: ['Vem tar över?'],
  'new-brief': ['Vem tar över?'],
  'edit-brief': ['B1', 'B77'],
  briefs: ['B1', 'B77'],
  'brief-approve': ['B1'],
  'brief-reject': ['B1'],
  'brief-more': ['B1'],
  'brief-taken': ['B1'],
  'confirm-taken': ['B1'],
  bind: ['EST fördjupning', 'Styrgrupp'],
  link: ['ABCDEFGH'],
  members: ['EST fördjupning'],
  'choose-function': ['Gatu- och parkchef', 'Skolchef', 'Samordnare i kommunen'],
  'book-meeting': ['Styrgrupp 20 januari 2022 kl 13-14'],
  'move-meeting': ['Styrgrupp 20 december till 21 december 2021'],
  'cancel-meeting': ['Styrgrupp 20 december 2021'],
  'say-held': ['Styrgrupp 2021-12-02'],
  'say-not-held': ['Styrgrupp 2021-12-02'],
  calendar: ['EST fördjupning'],
  'calendar-source': ['https://kalender.example/a.ics EST fördjupning'],
  'end-calendar-source': ['EST fördjupning'],
  'answer-review': ['1 Det fungerar bra'],
  'take-over': ['upplands-vasby', 'finns-inte'],
  reported: ['2021-12-01 KS 2021/1'],
  export: ['xlsx', 'csv', 'json'],
  report: ['lägesrapport', 'bilaga'],
  help: ['insats'],
};

/** Every command as it is typed, in both languages, alone and with what follows. */
export function typedLines(numbers: readonly string[]): readonly string[] {
  const lines = lexicon.commands.flatMap((command) =>
    (['sv', 'en'] as const).flatMap((language) => {
      const [word] = command.words[language];
      if (word === undefined) return [];
      const root =
        command.root === 'measure'
          ? { sv: '/insats', en: '/measure' }[language]
          : { sv: '/samverkan', en: '/agreement' }[language];
      const heads =
        command.needs === 'measure' ? numbers.map((number) => `${root} ${number} ${word}`) : [`${root} ${word}`];
      return heads.flatMap((head) => [head, ...(rests[command.name] ?? []).map((rest) => `${head} ${rest}`)]);
    }),
  );
  return [...new Set(['/insats', '/samverkan', ...numbers.map((number) => `/insats ${number}`), ...lines])];
}

/** Somebody else by the same id. */
export const twins = [
  { name: 'the same user id in another workspace', account: slack('U0SAMKOM', 'T0ANNAN') },
  { name: 'the same user id in a Teams tenant', account: { platform: 'teams', tenant: 'T0VAR', id: 'U0SAMKOM' } },
] as const;

export function idsIn(value: unknown): readonly string[] {
  return (JSON.stringify(value) ?? '').match(uuid) ?? [];
}

/** The same said of another agreement, or of none. */
export function actionIn(entry: Harvested, agreement: string | undefined): Harvested {
  const { agreement: _own, ...action } = entry.action;
  return { ...entry, action: { ...action, ...(agreement === undefined ? {} : { agreement }) } };
}
