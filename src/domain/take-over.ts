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
  const known = new Set(numbers);
  const used = new Set([...numbers, ...measures.map(({ number }) => number)]);
  const unmatched: Unmatched[] = [];
  const functions = new Map<string, { name: string; party: string }>();
  const groups = new Map<string, string>();
  const party = (key: string | undefined) =>
    counterpart(
      old.parties.find((each) => each.key === key),
      successor.parties,
    );
  const taken = running.map(({ id, number: from, state }): Taken => {
    const number = known.has(from) ? freeNumber(from, used) : from;
    used.add(number);
    const { plan } = state;
    const miss = (what: Unmatched['what'], names: readonly string[]) => {
      if (names.length > 0) unmatched.push({ number, what, names });
    };
    const responsibleParty = party(plan.responsibleParty);
    if (plan.responsibleParty !== undefined && responsibleParty === undefined)
      miss('party', [old.parties.find(({ key }) => key === plan.responsibleParty)?.shortName ?? plan.responsibleParty]);
    const goalArea = goalAreaOf(plan.goalArea, old, successor);
    if (plan.goalArea !== undefined && goalArea === undefined) miss('goal-area', [String(plan.goalArea)]);
    const responsibleFunction = plan.responsibleFunction && nameIn(successor.functions, plan.responsibleFunction);
    if (plan.responsibleFunction !== undefined && responsibleFunction === undefined && responsibleParty !== undefined)
      functions.set(nameKey(plan.responsibleFunction), { name: plan.responsibleFunction, party: responsibleParty });
    const group = plan.group && nameIn(successor.groups, plan.group);
    if (plan.group !== undefined && group === undefined && !groups.has(nameKey(plan.group)))
      groups.set(nameKey(plan.group), plan.group);
    const linked = (what: 'contributors' | 'communicates', text: LinkedText | undefined) => {
      const found = text && relink(text, successor.functions);
      miss(what, found?.lost ?? []);
      return found?.text;
    };
    const contributors = linked('contributors', plan.contributors);
    const by = linked('communicates', plan.communication.by);
    const { began, start, next } = daysOf(plan, successor);
    const { goalArea: _g, responsibleParty: _p, responsibleFunction: _f, group: _w, contributors: _c, ...rest } = plan;
    const { by: _b, ...communication } = plan.communication;
    const { next: _n, ...followUp } = plan.followUp;
    const { start: _s, due: _d, ...same } = rest;
    const due = plan.openEnded ? successor.validTo : dueOf(state);
    return {
      id,
      from,
      number,
      plan: {
        ...same,
        ...present({ goalArea, responsibleParty, group: group ?? plan.group, contributors, start, due }),
        ...present({
          responsibleFunction:
            responsibleParty === undefined ? undefined : (responsibleFunction ?? plan.responsibleFunction),
        }),
        communication: { ...communication, ...present({ by }) },
        followUp: { ...followUp, ...present({ next }) },
      },
      dated: standingOn(state, asOf, [successor.validFrom, asOf].sort().at(-1) ?? asOf),
      ...present({ began }),
    };
  });
  return {
    taken,
    functions: [...functions.values()],
    groups: [...groups.values()],
    unmatched,
    finished: measures.filter((measure) => !running.includes(measure)).map(({ number }) => number),
  };
}

/** Its follow-ups in the new agreement are those from its first day; what was before is the old one's. */
function daysOf(plan: Plan, { validFrom, validTo }: Side) {
  const began = plan.start !== undefined && plan.start < validFrom ? plan.start : undefined;
  const start = began === undefined ? plan.start : validFrom;
  const next = followUpDates({ plan }, validTo).find((date) => date >= validFrom);
  return { began, start, next };
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

function counterpart(party: PartyDefinition | undefined, parties: readonly PartyDefinition[]): string | undefined {
  if (!party) return undefined;
  const same = (a: string, b: string) => nameKey(a) === nameKey(b);
  return (
    parties.find(({ name }) => same(name, party.name)) ??
    parties.find(({ shortName }) => same(shortName, party.shortName)) ??
    parties.find(({ key }) => key === party.key)
  )?.key;
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
