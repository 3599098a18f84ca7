import { Temporal } from 'temporal-polyfill';
import type { DateContext, DateReading } from '../date-text.ts';
import { type Clause, type DateInClause, isConditional } from './clauses.ts';
import { isOccasion } from './counts.ts';
import type { NoteMeasure, NoteQuestion, Proposal } from './proposal.ts';
import { isPostponed } from './status.ts';

type Role = 'due' | 'start' | 'follow-up';
type DateQuestion = Extract<NoteQuestion, { kind: 'date' }>;

const endWords =
  /\b(?:klart?|klara|fardig[ta]?|slutdatum|datum|deadline|resten|slutfor\p{L}*|avsluta[sr]?|i mal|levereras|genomfor(?:a|s|as)|senarelagg\p{L}*|forlang\p{L}*|done|finished|completed?|ready|due|rest)\b/u;
const moved = /\b(?:flytta[sr]?|flyttat|skjuts|skjutas|skjuter|skjutits|moved|postponed)\b/;
const startWords =
  /\b(?:start|startar|startas|startdatum|borjar|borja|paborjas|drar i ?gang|satter i ?gang|kommer i ?gang|starts|starting|begins)\b/;
/** A word for starting, right before the date. */
const startsHere = new RegExp(
  `${startWords.source}(?: (?:framflyttad|flyttad|flyttas|skjuts|skjuten|uppskjuten|senarelagd|senarelaggs|fram|upp|blir|ar|planerad|moved))*(?: (?:om|i|den|pa|nu|fran|till|senast|in|on|to))*$`,
);
const anew = /\b(?:nytt|ny|nya|forslag|foreslar|flytta\p{L}*|skjut\p{L}*|startdatum|insatsen|new|proposed?)\b/u;
const followUpWords =
  /\b(?:uppfoljning\p{L}*|genomgang\p{L}*|avstamning\p{L}*|utvardering\p{L}*|utvarderas|foljs upp|folja upp|foljer upp|aterkommer|aterrapporter\p{L}*|follow-up|review)\b/u;
const meetings = /\b(?:mot(?:et|en|e)|traff\p{L}*|utbildning\p{L}*|vandring\p{L}*|meeting)\b/u;

/** The dates that a note proposes, and the first one that must be asked about. */
export function readNoteDates(
  clauses: readonly Clause[],
  context: DateContext,
  measure: NoteMeasure,
): { proposals: Proposal[]; question?: DateQuestion } {
  const paused = clauses.some(({ text }) => /\bpausa/.test(text));
  const proposals: Proposal[] = [];
  let question: DateQuestion | undefined;
  for (const clause of clauses) {
    if (isOccasion(clause) || isOfPart(clause) || isConditional(clause) || isDoubted(clause)) continue;
    for (const date of clause.dates) {
      const role = date.past && !isForward(date) ? undefined : roleOf(date, clause, paused, measure);
      if (!role || proposals.some(({ kind }) => kind === role)) continue;
      const { matched } = date.found;
      const reading = date.found.as(role);
      if (role !== 'follow-up' && isPastAs(reading, context)) continue;
      const asked = isAsked(reading, date) ? reading : undefined;
      if (asked) question ??= { kind: 'date', use: role, reading: asked, proposal: role };
      else proposals.push(...proposal(role, matched, reading));
    }
  }
  return question ? { proposals, question } : { proposals };
}

/** "8 av 10 ska vara klara före jul": that is no day for the whole. */
function isOfPart({ figures }: Clause): boolean {
  const [, part, whole] = /(?<![\d/.])(\d+) (?:av|of) (?:de |the )?(\d+)\b/.exec(figures) ?? [];
  return part !== undefined && Number(part) < Number(whole);
}

/** "Kan bli klart i december", "osäkert om …": nobody has proposed that day. */
function isDoubted({ text }: Clause): boolean {
  return /\b(?:kan (?:\p{L}+ )?(?:bli|vara)|osaker\p{L}*|oklart|vet inte|vet ej|tveksamt|risk(?:erar)?|might|may be|uncertain)\b/u.test(
    text,
  );
}

/** Words before a date without year that make it next year's, though this year's is nearer. */
const forward =
  /\b(?:nytt|nya|slutdatum|datum|deadline|resten|senast|flytta\p{L}*|skjut\p{L}*|tror|hoppas|blir|ska|beraknas|raknar|start|startar|new|due|rest|will)\b/u;

function isForward({ before, found: { reading } }: DateInClause): boolean {
  if (reading.outcome === 'error') return false;
  const passed = reading.outcome === 'ask' && reading.reasons.some(({ kind }) => kind === 'passed');
  return !passed && forward.test(before);
}

/** What the words around a date make it, if anything. */
function roleOf(date: DateInClause, { text }: Clause, paused: boolean, measure: NoteMeasure): Role | undefined {
  const { before, after } = date;
  if (/\b(?:i ?stallet for|instead of|an|inte|fore|not)$/.test(before)) return undefined;
  if (isStart(date, paused, measure)) return 'start';
  if (startWords.test(before)) return undefined;
  if (followUpWords.test(text)) return 'follow-up';
  if (/\b(?:inte|ej) (?:\p{L}+ )?(?:klart?|klara|fardig[ta]?) forran$/u.test(before)) return 'due';
  if (/\b(?:inte|ej|hinner|not)\b/.test(before)) return undefined;
  if (
    endWords.test(before) ||
    /^(?:ar|ska|blir|bor)?\s*(?:allt|det|den|insatsen|vi)?\s*(?:ar|vara)?\s*(?:klart?|klara|fardig[ta]?)\b/.test(after)
  )
    return 'due';
  if (isPostponed(text) || (moved.test(before) && !meetings.test(text))) return 'due';
  return undefined;
}

/** A new start: said outright, of a measure that has not begun or is paused, or a month when something begins. */
function isStart({ before, after, found }: DateInClause, paused: boolean, { status }: NoteMeasure): boolean {
  if (/^(?:som planerat|enligt plan|as planned)/.test(after)) return false;
  const byWord = startsHere.test(before);
  const soft = found.precision === 'month' || found.precision === 'vague' || found.precision === 'period';
  const waiting = status === 'not_started' || status === 'on_hold' || paused;
  if (byWord) return soft || waiting || anew.test(before);
  const from = /\b(?:fran|fran och med|from)$/.test(before);
  return (
    from &&
    (paused || status === 'on_hold') &&
    /\b(?:i ?stallet|igen|ater|provar|forsoker)\b/.test(`${before} ${after}`)
  );
}

/** Only a day that needs a question makes a note asked. A month, a season or a vague time is a proposal without date. */
function isAsked(reading: DateReading, { found }: DateInClause): reading is Extract<DateReading, { outcome: 'ask' }> {
  if (reading.outcome !== 'ask' || found.precision !== 'day') return false;
  return !reading.reasons.some(({ kind }) => kind === 'vague' || kind === 'approximate');
}

function proposal(role: Role, period: string, reading: DateReading): Proposal[] {
  const ok = reading.outcome === 'ok' ? reading.date : undefined;
  if (role === 'due') return [ok ? { kind: 'due', date: ok } : { kind: 'due', period, reading }];
  if (role === 'start') return [ok ? { kind: 'start', date: ok } : { kind: 'start', period }];
  return ok ? [{ kind: 'follow-up', date: ok }] : [];
}

function isPastAs(reading: DateReading, { today }: DateContext): boolean {
  if (reading.outcome === 'error') return reading.error.kind === 'long-passed';
  const date = reading.outcome === 'ok' ? reading.date : reading.preferred;
  return Temporal.PlainDate.compare(date, today) < 0;
}

/** The last of a clause's past dates as a day, today if it names none: when what it tells happened. */
export function dayOf(clause: Clause, context: DateContext): Temporal.PlainDate {
  const last = clause.dates.findLast(({ past }) => past)?.found.as('note');
  return last?.outcome === 'ok' ? last.date : context.today;
}
