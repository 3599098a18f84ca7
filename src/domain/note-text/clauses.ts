import { daysFrom, isoWeekOf } from '../calendar.ts';
import { type DateContext, type FoundDate, findDates } from '../date-text.ts';
import { fold } from '../fold.ts';
import { withFigures } from './figures.ts';

/** Stands for every letter of a date, so that its words and figures are not read as anything else. */
export const DATE_MARK = '¤';

/** A part of a sentence, between commas and "men". */
export interface Clause {
  /** Folded, with dates masked, without spaces around. */
  readonly text: string;
  /** The same with its number words as figures. */
  readonly figures: string;
  readonly dates: readonly DateInClause[];
  /** The sentence that it belongs to, folded and masked. */
  readonly sentence: string;
}

/** A date with the folded text of the clause before and after it. */
export interface DateInClause {
  readonly found: FoundDate;
  readonly before: string;
  readonly after: string;
  /** Today or earlier, read as part of a note about what has happened. */
  readonly past: boolean;
  /** Past, or the week that today lies in. */
  readonly begun: boolean;
}

/** A day or month without year that passed longer ago than this is next year's, unless the words around it tell of the past. */
const RECENT_DAYS = 60;
const RECALLED_DAYS = 180;
const past =
  /\b(?:blev|var|har|hade|redan|sedan|skedde|hittills|was|were|has|had|\p{L}{3,}(?:ades|ddes|rdes|ade|rde|llits|ts))\b/u;

const abbreviations =
  /\b(?:t\.\s?o\.\s?m|fr\.\s?o\.\s?m|f\.\s?r\.\s?o\.\s?m|bl\.\s?a|m\.\s?m|t\.\s?ex|p\.\s?g\.\s?a|i\s?st\.\s?f|d\.\s?v\.\s?s|ca|kl|nr|st|resp)\./g;

/** The note's clauses in order. Sentences that end with a question mark state nothing and are left out. */
export function clausesOf(text: string, context: DateContext, measure?: string): Clause[] {
  const dates = findDates(text, context);
  const masked = withoutDots(mask(fold(text), dates));
  return pieces(masked, /[.!?;\n…]+(?=\s|$|[^\d])|\n/g)
    .filter(({ ending }) => !ending.includes('?'))
    .flatMap((sentence) =>
      pieces(
        sentence.text,
        /,(?=\s|$)|\s(?:men|dock|fast|but)(?=\s)|\s[–—-](?=\s)|\soch(?=\s+(?:resten|ovriga|de (?:sista|ovriga)))|(?<!\b(?:for|med|av|till|pa|och|hela))\s(?=resten\s)/g,
      )
        .map(({ text: part, start }) =>
          clause(part, sentence.start + start, sentence.text.trim(), { masked, dates, context }),
        )
        .filter(({ text: part }) => part !== '' && !isOfAnother(part, measure)),
    );
}

/** "Insats 1.4 är pausad", "1.4 klart": said of another measure than the one that the note stands on. */
function isOfAnother(text: string, measure: string | undefined): boolean {
  const named = /(?:\b(?:insats(?:en)?|atgard(?:en)?|measure)\s+|^)(\p{L}?\d{1,2}\.\d{1,2})(?=\s+\p{L})/u.exec(
    text,
  )?.[1];
  return measure !== undefined && named !== undefined && named !== measure.toLowerCase();
}

const condition =
  /^(?:om|ifall|forutsatt|under forutsattning|provided|if)\b|\b(?:ifall|forutsatt att|under forutsattning|provided that|if)\b|\bom\s+(?:vi|det|de|dom|polisen|kommunen|skolan|styrgruppen|namnden|budget\p{L}*|pengar\p{L}*|medel\p{L}*|resurs\p{L}*|allt|inget|inte|ingen|inga|nagon|bara)\b/u;

/** What a sentence says comes true only if something else does. */
export function isConditional({ sentence }: Clause): boolean {
  return condition.test(sentence);
}

interface Note {
  readonly masked: string;
  readonly dates: readonly FoundDate[];
  readonly context: DateContext;
}

function clause(part: string, start: number, sentence: string, { masked, dates, context }: Note): Clause {
  const end = start + part.length;
  const inside = dates.filter((date) => date.start >= start && date.start < end);
  const text = part.trim();
  return {
    text,
    figures: withFigures(text),
    sentence,
    dates: inside.map((found) => {
      const isOver = isPast(found, past.test(part), context);
      return {
        found,
        before: masked.slice(start, found.start).trim(),
        after: masked.slice(found.end, end).trim(),
        past: isOver,
        begun: isOver || isThisWeek(found, context),
      };
    }),
  };
}

function isThisWeek(found: FoundDate, { today }: DateContext): boolean {
  if (found.precision !== 'week') return false;
  const inNote = found.as('note');
  if (inNote.outcome === 'error') return false;
  const date = inNote.outcome === 'ok' ? inNote.date : inNote.preferred;
  const [then, now] = [isoWeekOf(date), isoWeekOf(today)];
  return then.year === now.year && then.week === now.week;
}

function isPast(found: FoundDate, tellsOfPast: boolean, context: DateContext): boolean {
  const inNote = found.as('note');
  if (inNote.outcome !== 'ok' || inNote.openEnded) return false;
  const days = daysFrom(inNote.date, context.today);
  return days >= 0 && (days <= (tellsOfPast ? RECALLED_DAYS : RECENT_DAYS) || isSaidToBePast(found));
}

/** As a due date it would be refused or asked about because it has passed: it names a year, or is "i våras". */
function isSaidToBePast({ reading }: FoundDate): boolean {
  if (reading.outcome === 'error') return reading.error.kind === 'long-passed';
  return reading.outcome === 'ask' && reading.reasons.some(({ kind }) => kind === 'passed');
}

function mask(text: string, dates: readonly FoundDate[]): string {
  return dates.reduce(
    (rest, { start, end }) => rest.slice(0, start) + DATE_MARK.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** Abbreviations without their dots, as long as before. */
function withoutDots(text: string): string {
  return text.replace(abbreviations, (match) => match.replaceAll('.', ' '));
}

function pieces(text: string, separator: RegExp): { text: string; start: number; ending: string }[] {
  const found: { text: string; start: number; ending: string }[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    found.push({ text: text.slice(start, match.index), start, ending: match[0] });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), start, ending: '' });
  return found.filter((piece) => piece.text.trim() !== '');
}

const negation = /^(?:inte|ej|icke|aldrig|knappast|utan|ingen|inget|inga|not|no|never|isn't|without)$/;

/** "inte" or the like stands before that place in the text, with at most `reach` words between. */
export function isNegated(text: string, at: number, reach = 3): boolean {
  const before = text.slice(0, at).trim().split(/\s+/);
  return before.slice(-1 - reach).some((word) => negation.test(word));
}

const everywhere = new WeakMap<RegExp, RegExp>();

function global(pattern: RegExp): RegExp {
  const kept = everywhere.get(pattern);
  if (kept) return kept;
  const made = new RegExp(pattern.source, `${pattern.flags}g`);
  everywhere.set(pattern, made);
  return made;
}

/** A pattern stands in the text without being negated. */
export function states(text: string, pattern: RegExp, reach = 3): boolean {
  if (!pattern.test(text)) return false;
  for (const match of text.matchAll(global(pattern))) {
    if (!isNegated(text, match.index, reach)) return true;
  }
  return false;
}
