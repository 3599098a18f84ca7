import { z } from 'zod';
import type { Form } from '../../chat/form.ts';
import { fold } from '../../domain/fold.ts';
import { shortestSaying, textOf } from '../../domain/masking.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Effect } from '../effects.ts';
import { leadingNumber } from '../grammar.ts';
import { authorOf, writer } from '../record.ts';
import {
  gatherRecordTexts,
  goingWith,
  maskRecordEffect,
  placesOf,
  type RecordTexts,
  type StandingText,
} from '../record-texts.ts';
import { shorten } from '../reports/shorten.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const longestWhy = 300;
/** What a platform's list of choices holds: this many, each of so many characters. */
const mostOptions = 100;
const longestLabel = 75;

const args = z.object({
  /** Where the text stands. */
  text: z.string().max(100).optional(),
  why: z.string().max(longestWhy).optional(),
  /** Only texts that say it are shown. */
  search: z.string().optional(),
});

/**
 * Maska, of all that is not a measure's: takes a text of the agreement's record or of a meeting away, in every version, in
 * the bot's own posts and in the documents that are kept (product.md §3). Every coordinator's duty, also when the agreement
 * has ended.
 */
export const maskRecord = agreementCommand({
  name: 'mask-record',
  root: 'agreement',
  words: { sv: ['maska'], en: ['mask'] },
  right: 'mask',
  changes: false,
  args,
  texts: ({ why }) => [why ?? ''],
  // "maska 1.3" is the measure's own.
  read: (rest, { isMeasure }) => {
    const number = leadingNumber(rest);
    if (number !== undefined && isMeasure(number)) return undefined;
    return rest === '' ? {} : { search: rest };
  },
  readForm: ({ text, why }) => {
    const [chosen, reason] = [typeof text === 'string' ? text : '', typeof why === 'string' ? why.trim() : ''];
    if (chosen !== '' && reason !== '' && reason.length <= longestWhy) return { args: { text: chosen, why: reason } };
    return {
      faults: {
        ...(chosen === '' ? { text: 'required' as const } : {}),
        ...(reason === '' ? { why: 'required' as const } : {}),
        ...(reason.length > longestWhy ? { why: 'too-long' as const } : {}),
      },
    };
  },
  run: async (context, { text, why, search }) => {
    const { t, agreement, reads } = context;
    const known = await gatherRecordTexts(agreement.id, reads);
    const shown = known.texts.filter(mayRead(context));
    if (text !== undefined && why !== undefined) {
      const chosen = shown.find(({ id }) => id === text);
      return chosen ? take(context, known, chosen, why) : refuse(context, t.masking.gone, 'no-such-text');
    }
    const all = newestFirst(shown);
    if (all.length === 0) return refuse(context, t.masking.nothing, 'nothing-to-mask');
    const found = search === undefined ? all : all.filter((each) => fold(each.text).includes(fold(search)));
    return found.length === 0 ? refuse(context, t.masking.notFound, 'not-found') : askWhich(context, found);
  },
});

/** What a party has not handed in is its own as yet. */
function mayRead({ actor }: CommandContext): (text: StandingText) => boolean {
  const own = actor.functions.flatMap(({ roles, party }) => (roles.includes('coordinator') ? [party] : []));
  return ({ only }) => only === undefined || own.includes(only);
}

/** Each text once, where it was said last. */
function newestFirst(texts: readonly StandingText[]): readonly StandingText[] {
  const sorted = [...texts].sort((a, b) => (a.at === b.at ? b.version - a.version : a.at < b.at ? 1 : -1));
  return [...new Map(sorted.reverse().map((each) => [each.text, each])).values()].sort((a, b) =>
    a.at === b.at ? b.version - a.version : a.at < b.at ? 1 : -1,
  );
}

async function take(
  context: CommandContext,
  known: RecordTexts,
  chosen: StandingText,
  why: string,
): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const as = writer(context);
  const { same, staying } = goingWith(chosen, known);
  const effect = maskRecordEffect(known, placesOf(same), { by: as.name, why, author: authorOf(context, as) });
  const elsewhere = await measuresSaying(context, chosen.text);
  const left = staying.filter(mayRead(context)).length;
  return {
    outcome: 'done',
    message: t.say(
      t.masking.saved(same.length),
      left > 0 ? t.masking.staying(left) : '',
      elsewhere.length > 0 ? t.masking.inMeasures(elsewhere) : '',
    ),
    data: { masked: same.map(({ id }) => id), staying: left, measures: elsewhere },
    effects: [effect, ...(await reposts(agreement.id, effect, reads))],
  };
}

/** The posts that say them, made again without. */
async function reposts(
  agreementId: string,
  { briefs, meetings }: Extract<Effect, { kind: 'mask-record' }>,
  reads: CommandContext['reads'],
): Promise<readonly Effect[]> {
  const { record } = await reads.record(agreementId);
  const measureIds = record.briefs.flatMap(({ brief, measureId }) =>
    measureId !== undefined && briefs.includes(brief) ? [measureId] : [],
  );
  const meetingIds = meetings.map(({ meetingId }) => meetingId);
  const posts = await reads.postsOn(agreementId, { briefs, measureIds, meetingIds });
  return posts.map(({ id }) => ({ kind: 'repost', deliveryId: id }));
}

/** Numbers of measures that say the same: their texts are taken away there, one measure at a time. */
async function measuresSaying({ agreement, reads }: CommandContext, text: string): Promise<readonly string[]> {
  if (text.length < shortestSaying) return [];
  const changes = await reads.allChanges(agreement.id);
  const saying = new Set(
    changes.flatMap(({ measureId, body, masked }) => (!masked && textOf(body)?.includes(text) ? [measureId] : [])),
  );
  return agreement.index.flatMap(({ id, number }) => (saying.has(id) ? [number] : []));
}

function askWhich(context: CommandContext, found: readonly StandingText[]): CommandResult {
  const { t, language, agreement } = context;
  const left = found.length - mostOptions;
  const form: Form = {
    language,
    title: t.masking.title,
    intro: left > 0 ? `${t.masking.which} ${t.masking.more(mostOptions, left)}` : t.masking.which,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'select',
        id: 'text',
        label: t.masking.text,
        required: true,
        options: found.slice(0, mostOptions).map((each) => ({ value: each.id, label: labelOf(context, each) })),
      },
      { kind: 'text', id: 'why', label: t.masking.why, required: true, maxLength: longestWhy },
    ],
    action: { command: 'mask-record', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(t.masking.which), form, data: { texts: found.length } };
}

/** What it is, how it begins, when and whose. */
function labelOf({ t, today }: CommandContext, { kind, of, at, author, text }: StandingText): string {
  const tail = ` (${t.dates.short(isoDateOf(at), today)}, ${shorten(author.function, 22)})`;
  const head = `${t.masking.what(kind, of)}: `;
  return `${head}${shorten(text, longestLabel - head.length - tail.length)}${tail}`.slice(0, longestLabel);
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
