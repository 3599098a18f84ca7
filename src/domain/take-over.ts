import type { GoalAreaDefinition, PartyDefinition } from './agreement-file.ts';
import { addMonths } from './days.ts';
import { followUpDates } from './follow-up.ts';
import { type DatedImport, dueOf, isFinished, type MeasureState, type Plan, ratingOn, statusOn } from './measure.ts';
import type { LinkedText } from './plan-file/plan-measure.ts';
import { nameKey } from './plan-file/plan-names.ts';
import { present } from './present.ts';
import type { IsoDate } from './time.ts';

/** A successor may take over from so many months before the old agreement's end. */
const monthsBefore = 6;

/** Whether an agreement has ended, or will within the time that a successor is made ready in. */
export function isEnding(validTo: IsoDate, stoppedOn: IsoDate | undefined, today: IsoDate): boolean {
  return (stoppedOn !== undefined && stoppedOn <= today) || today >= addMonths(validTo, -monthsBefore);
}

interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** An agreement as measures are taken out of it or into it. */
export interface Side {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly stoppedOn?: IsoDate;
  readonly goalAreas: readonly GoalAreaDefinition[];
  readonly parties: readonly PartyDefinition[];
  readonly functions: readonly (Named & { readonly party: string })[];
  readonly groups: readonly Named[];
}

interface Running {
  readonly id: string;
  readonly number: string;
  readonly state: MeasureState;
}

/** A measure as it will stand in the new agreement. */
export interface Taken {
  /** Id and number in the old agreement. */
  readonly id: string;
  readonly from: string;
  readonly number: string;
  readonly plan: Plan;
  readonly dated: readonly DatedImport[];
  /** When it began in the old agreement. */
  readonly began?: IsoDate;
}

/** What has no counterpart in the new agreement, and is left out of the measure. */
export interface Unmatched {
  /** The measure's new number. */
  readonly number: string;
  readonly what: 'party' | 'goal-area' | 'contributors' | 'communicates';
  readonly names: readonly string[];
}

export interface TakeOver {
  readonly taken: readonly Taken[];
  /** Functions and groups that the new agreement lacks, and gets. */
  readonly functions: readonly { readonly name: string; readonly party: string }[];
  readonly groups: readonly string[];
  readonly unmatched: readonly Unmatched[];
  /** Numbers of those that are completed or cancelled, and stay where they are. */
  readonly finished: readonly string[];
}

/**
 * The running measures of an agreement as its successor takes them over (product.md §6): number, or the next free one,
 * what the plan says, the due date that holds, the latest status and rating. Functions and groups are those of the same
 * name or alias; what the old agreement alone has met is made anew at the party of the same name. Pure.
 */
export function takeOver(
  measures: readonly Running[],
  old: Side,
  successor: Side,
  numbers: readonly string[],
  today: IsoDate,
): TakeOver {
  const asOf = [today, old.validTo, old.stoppedOn ?? old.validTo].sort()[0] ?? today;
  const running = measures.filter(({ state }) => !isFinished(state, asOf));
  const used = new Set([...numbers, ...measures.map(({ number }) => number)]);
  const functions = firstOfName(
    running.flatMap(({ state }) => newFunction(state.plan, old, successor) ?? []),
    ({ name }) => name,
  );
  const known = [...successor.functions, ...functions.map((each) => ({ ...each, aliases: [] }))];
  const made = running.map(({ id, number: from, state }) => {
    const number = numbers.includes(from) ? freeNumber(from, used) : from;
    used.add(number);
    const { plan, ...about } = planFor(number, state, old, { ...successor, functions: known });
    const dated = standingOn(state, asOf, [successor.validFrom, asOf].sort().at(-1) ?? asOf);
    return { ...about, taken: { id, from, number, plan, dated, ...beganIn(state.plan, successor) } };
  });
  return {
    taken: made.map(({ taken }) => taken),
    functions,
    groups: firstOfName(
      made.flatMap((each) => each.newGroup ?? []),
      (name) => name,
    ),
    unmatched: made.flatMap((each) => each.unmatched),
    finished: measures.filter((measure) => !running.includes(measure)).map(({ number }) => number),
  };
}

/** The measure's row in the successor's plan, with what must be made for it and what is left out. */
function planFor(number: string, state: MeasureState, old: Side, successor: Side) {
  const { plan } = state;
  const { goalArea: area, responsibleParty: party, responsibleFunction: name, group, contributors, ...others } = plan;
  const { by, ...communication } = plan.communication;
  const { next: _next, ...followUp } = plan.followUp;
  const { start: _start, due: _due, ...same } = others;
  const goalArea = goalAreaOf(area, old, successor);
  const responsibleParty = counterpart(party, old, successor);
  const responsibleFunction = name === undefined ? undefined : nameIn(successor.functions, name);
  const knownGroup = group === undefined ? undefined : nameIn(successor.groups, group);
  const contributing = contributors && relink(contributors, successor.functions);
  const communicating = by && relink(by, successor.functions);
  const start = beganIn(plan, successor).began === undefined ? plan.start : successor.validFrom;
  // Its follow-ups in the new agreement are those from its first day; what was before is the old one's.
  const next = followUpDates({ plan }, successor.validTo).find((date) => date >= successor.validFrom);
  const due = plan.openEnded ? successor.validTo : dueOf(state);
  const missing: readonly Omit<Unmatched, 'number'>[] = [
    { what: 'goal-area', names: area !== undefined && goalArea === undefined ? [String(area)] : [] },
    { what: 'party', names: party !== undefined && responsibleParty === undefined ? [nameOf(party, old)] : [] },
    { what: 'contributors', names: contributing?.lost ?? [] },
    { what: 'communicates', names: communicating?.lost ?? [] },
  ];
  return {
    plan: {
      ...same,
      ...present({ goalArea, responsibleParty, responsibleFunction, group: knownGroup ?? group }),
      ...present({ contributors: contributing?.text, start, due }),
      communication: { ...communication, ...present({ by: communicating?.text }) },
      followUp: { ...followUp, ...present({ next }) },
    },
    newGroup: knownGroup === undefined ? group : undefined,
    unmatched: missing.filter(({ names }) => names.length > 0).map((each) => ({ number, ...each })),
  };
}

/** A responsible function that the successor has under no name or alias, at the party that it has there. */
function newFunction({ responsibleFunction: name, responsibleParty }: Plan, old: Side, successor: Side) {
  const party = counterpart(responsibleParty, old, successor);
  if (name === undefined || party === undefined || nameIn(successor.functions, name) !== undefined) return undefined;
  return { name, party };
}

function beganIn({ start }: Plan, { validFrom }: Side): { readonly began?: IsoDate } {
  return start !== undefined && start < validFrom ? { began: start } : {};
}

function firstOfName<T>(all: readonly T[], nameOf: (each: T) => string): readonly T[] {
  return all.filter(
    (each, index) => all.findIndex((other) => nameKey(nameOf(other)) === nameKey(nameOf(each))) === index,
  );
}

function standingOn(state: MeasureState, asOf: IsoDate, from: IsoDate): readonly DatedImport[] {
  const rating = ratingOn(state, asOf);
  return [
    { field: 'status', from, value: statusOn(state, asOf), ...present({ reason: state.status?.reason }) },
    ...(rating ? [{ field: 'rating' as const, from, ...rating }] : []),
  ];
}

/** The next number in its series that neither agreement has: `1.3` becomes `1.9`, `Å12` becomes `Å13`. */
function freeNumber(number: string, used: ReadonlySet<string>): string {
  const [, head = `${number}-`, last = '1'] = /^(.*?)(\d+)$/.exec(number) ?? [];
  let free = number;
  for (let next = Number(last) + 1; used.has(free); next++) free = `${head}${next}`;
  return free;
}

function counterpart(key: string | undefined, old: Side, { parties }: Side): string | undefined {
  const party = old.parties.find((each) => each.key === key);
  if (!party) return undefined;
  const same = (a: string, b: string) => nameKey(a) === nameKey(b);
  return (
    parties.find(({ name }) => same(name, party.name)) ??
    parties.find(({ shortName }) => same(shortName, party.shortName)) ??
    parties.find((each) => each.key === key)
  )?.key;
}

function nameOf(key: string, { parties }: Side): string {
  return parties.find((party) => party.key === key)?.shortName ?? key;
}

function goalAreaOf(number: number | undefined, old: Side, { goalAreas }: Side): number | undefined {
  const title = old.goalAreas.find((area) => area.number === number)?.title;
  return title === undefined ? undefined : goalAreas.find((area) => nameKey(area.title) === nameKey(title))?.number;
}

function nameIn(known: readonly Named[], name: string): string | undefined {
  return known.find((each) => [each.name, ...each.aliases].some((other) => nameKey(other) === nameKey(name)))?.name;
}

/** The text is kept as it was written; the functions that it named are those of the same name, and the others are lost. */
function relink({ text, functions, unlinked }: LinkedText, known: readonly Named[]) {
  const found = functions.map((name) => ({ name, now: nameIn(known, name) }));
  const lost = found.filter(({ now }) => now === undefined).map(({ name }) => name);
  const linked = found.flatMap(({ now }) => now ?? []);
  return { text: { text, functions: linked, unlinked: [...unlinked, ...lost] }, lost };
}
