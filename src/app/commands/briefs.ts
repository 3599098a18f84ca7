import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { missingParts } from '../../domain/briefs.ts';
import { may } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { type Briefs, editorOf, gatherBriefs } from '../briefs.ts';
import { openBrief } from '../open-brief.ts';
import { briefCard, type Entry, headingOf } from '../views/brief-card.ts';
import { takenItem } from '../views/brief-taken-item.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** As many as a message in Teams has room for, with their buttons. */
const pageSize = 4;
const mostTaken = 4;

export const briefNumber = z.string().regex(/^B\d{1,4}$/);

/** `B2`, `b 2` and `2` as the brief that they mean. */
export function readBriefNumber(text: string): string | undefined {
  const digits = /^b?\s?0*(\d{1,4})[.:]?$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : `B${digits}`;
}

/** What follows a word about one brief: its number, or nothing. */
export function readBriefArg(rest: string): { readonly brief?: string } | undefined {
  if (rest === '') return {};
  const brief = readBriefNumber(rest);
  return brief === undefined ? undefined : { brief };
}

const args = z.object({ brief: briefNumber.optional(), from: z.number().int().nonnegative().optional() });

/** What waits for the steering group in the preparatory group's order, and what it has decided, the latest first. */
export const briefs = agreementCommand({
  name: 'briefs',
  root: 'agreement',
  words: { sv: ['beslut', 'besluten'], en: ['decisions', 'decision'] },
  right: 'read-all',
  changes: false,
  args,
  read: readBriefArg,
  run: async (context, { brief, from = 0 }) => {
    const known = await gatherBriefs(context);
    if (brief === undefined) return list(context, known, from);
    const entry = known.all.find((each) => each.brief.brief === brief);
    return entry ? showBrief(context, known, entry) : noBrief(context, brief);
  },
});

function noBrief({ t }: CommandContext, brief: string): CommandResult {
  return { outcome: 'refused', message: t.say(t.decisions.refused.unknown(brief)), data: { rule: 'no-brief' } };
}

/** The open brief that a line or a button names, with the others; else what is answered instead. */
export async function namedBrief(
  context: CommandContext,
  { brief, revision }: { readonly brief?: string | undefined; readonly revision?: number | undefined },
): Promise<{ readonly known: Briefs; readonly entry: Entry } | { readonly result: CommandResult }> {
  if (brief === undefined) return { result: await chooseBrief(context) };
  const known = await gatherBriefs(context);
  const found = openBrief(context, known, { brief, revision });
  return 'result' in found ? found : { known, entry: found.entry };
}

/** For a word that names no brief: those to choose from. Who may not read them all sees the ones that they may fill in. */
async function chooseBrief(context: CommandContext): Promise<CommandResult> {
  const known = await gatherBriefs(context);
  if (may(context.actor, 'read-all').allowed) return list(context, known, 0);
  const own = known.all.filter((entry) => entry.state === 'open' && editorOf(context, entry));
  const { t } = context;
  return own.length > 0
    ? list(context, { ...known, all: own, unbriefed: [] }, 0)
    : { outcome: 'refused', message: t.say(t.decisions.refused.editor), data: { rule: 'not-editor' } };
}

/** One brief as it stands. */
function showBrief(context: CommandContext, known: Briefs, entry: Entry): CommandResult {
  const { language } = context;
  const first = known.all.find(({ state }) => state === 'open') === entry;
  return {
    outcome: 'done',
    message: {
      language,
      summary: headingOf(context, entry),
      blocks: briefCard(context, entry, { short: false, first, stays: false }),
    },
    data: briefData(entry),
  };
}

function list(context: CommandContext, known: Briefs, from: number): CommandResult {
  const { t, language, agreement, actor } = context;
  const texts = t.decisions;
  const open = known.all.filter(({ state }) => state === 'open');
  const taken = known.all
    .filter(({ state }) => state === 'decided')
    .sort((a, b) => ((a.brief.decidedOn ?? '') < (b.brief.decidedOn ?? '') ? 1 : -1));
  const page = open.slice(from, from + pageSize);
  const coordinates = may(actor, 'coordinate').allowed;
  const action = (command: string, args = {}) => ({ command, agreement: agreement.id, args });
  const last = from + page.length;
  const below = [
    ...(last < open.length ? [{ label: t.common.showMore, action: action('briefs', { from: last }) }] : []),
    ...(coordinates ? [{ label: texts.buttons.new, action: action('new-brief') }] : []),
  ];
  const blocks: readonly Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: texts.list.open(open.length), style: 'strong' },
    ...page.flatMap((entry, index) =>
      briefCard(context, entry, { short: true, first: from + index === 0, stays: true }),
    ),
    ...(page.length < open.length
      ? [{ kind: 'text' as const, text: texts.list.page(from + 1, last, open.length), style: 'quiet' as const }]
      : []),
    ...(from === 0 ? unbriefed(context, known) : []),
    ...(from === 0 ? takenBlocks(context, taken) : []),
    ...(below.length > 0 ? [{ kind: 'actions' as const, buttons: below }] : []),
  ];
  return {
    outcome: 'done',
    message: { language, summary: texts.list.open(open.length), blocks },
    data: { open: open.map(briefData), taken: taken.map(briefData), unbriefed: known.unbriefed.length },
  };
}

function takenBlocks(context: CommandContext, taken: readonly Entry[]): readonly Block[] {
  const texts = context.t.decisions;
  return [
    { kind: 'text', text: texts.list.taken(taken.length), style: 'strong' },
    taken.length === 0
      ? { kind: 'text', text: texts.list.noneTaken, style: 'quiet' }
      : { kind: 'list', items: taken.slice(0, mostTaken).map((entry) => takenItem(context, entry)) },
  ];
}

/** What waits for the steering group and has no brief yet, with a button that makes one. */
function unbriefed({ t, actor }: CommandContext, known: Briefs): readonly Block[] {
  if (known.unbriefed.length === 0) return [];
  const measures = [...new Map(known.unbriefed.map(({ measure }) => [measure.id, measure])).values()];
  const numbers = measures.map(({ number }) => number).join(', ');
  const buttons = measures.slice(0, 3).map(({ id, number }) => ({
    label: t.decisions.buttons.make(number),
    action: { command: 'make-brief', measure: id, stays: true as const },
  }));
  return [
    { kind: 'text', text: `${t.decisions.list.unbriefed}: ${numbers}` },
    ...(may(actor, 'coordinate').allowed ? [{ kind: 'actions' as const, buttons }] : []),
  ];
}

/** A brief for machines: no text that people wrote. */
function briefData(entry: Entry): Readonly<Record<string, unknown>> {
  const { brief, state, matter, measure } = entry;
  return present({
    brief: brief.brief,
    state,
    kind: matter.kind,
    measure: measure?.number,
    latest: brief.latest,
    revision: brief.revision,
    missing: missingParts(entry),
    answers: brief.answers.map(({ party, answer }) => ({ party, answer })),
    decision: brief.decision,
    decidedOn: brief.decidedOn,
    by: brief.by,
  });
}
