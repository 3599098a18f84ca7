import type { FunctionRole } from './agreement-file.ts';

/** A function that the person holds in the agreement at hand. */
export interface HeldFunction {
  readonly id: string;
  readonly name: string;
  /** Key of its party. */
  readonly party: string;
  readonly roles: readonly FunctionRole[];
  /** A coordinator of the same party has said that the person holds it. */
  readonly confirmed: boolean;
  /** The person stands in for those who hold it, on the days that they have said. */
  readonly deputy?: true;
}

export interface Actor {
  /** Absent for a function on the local page or the command line. */
  readonly personId?: string;
  readonly functions: readonly HeldFunction[];
  /** Named in the configuration: sets up, approves and decides nothing. */
  readonly administrator: boolean;
}

/** How a measure stands to functions and to the channel it is spoken of in. */
export interface MeasureRelations {
  readonly responsible: readonly string[];
  readonly contributes: readonly string[];
  readonly communicates: readonly string[];
  /** Functions that belong to the measure's group (product.md §1, working group). */
  readonly groupMembers: readonly string[];
  /** The channel in which it was written is bound to the measure's group. */
  readonly spokenInItsGroup: boolean;
}

export type Right =
  | 'read-measure'
  /** What is said of every measure at once, such as the steering summary. */
  | 'read-all'
  | 'note'
  | 'judge'
  | 'communicated'
  | 'propose'
  | 'change-plan'
  | 'coordinate'
  | 'bind-channel'
  | 'members'
  | 'mask'
  | 'export'
  | 'audit-log'
  | 'situation-picture'
  /** Booking, moving and cancelling meetings. */
  | 'meetings'
  /** The address of a calendar of the meetings that one sees. */
  | 'calendar'
  /** Whether a meeting took place: its group, which was there, and the coordinators. */
  | 'meeting-held'
  /** Leaders and coordinators may name a deputy; a deputy may not pass the function on. */
  | 'deputies'
  /** Approving a summary or a review: a party's coordinator, or its steering function where it has none (asked of the party there). */
  | 'approve'
  /** Deciding what the steering group is asked: its own functions, for their party. */
  | 'decide'
  /** Holds some function of the agreement, confirmed or not. */
  | 'take-part'
  /** Whoever writes in a channel that is bound, or is bound by this: the way in for newcomers. */
  | 'anyone';

export type Refusal =
  | 'no-function'
  | 'unconfirmed'
  | 'not-own-group'
  | 'not-own-meeting'
  | 'not-responsible'
  | 'not-communicator'
  | 'coordinators-only'
  | 'coordinators-and-steering-only'
  | 'readers-of-all-only'
  | 'administrators-and-coordinators-only'
  | 'not-as-deputy'
  | 'steering-only'
  | 'administrators-decide-nothing';

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly rule: Refusal };

const yes: Verdict = { allowed: true };
const no = (rule: Refusal): Verdict => ({ allowed: false, rule });

/**
 * Who may do what: the table of product.md §4, asked in one place (`app/dispatch.ts`). Roles add up: it is enough that
 * one of the person's functions may. An unconfirmed function may read and note in a channel of its measure's group.
 */
export function may(actor: Actor, right: Right, measure?: MeasureRelations): Verdict {
  const held = actor.functions.filter((entry) => entry.confirmed);
  const has = (role: FunctionRole) => held.some((entry) => entry.roles.includes(role));
  const holdsOneOf = (ids: readonly string[]) => held.some((entry) => ids.includes(entry.id));
  const coordinator = has('coordinator');
  const inGroup = measure !== undefined && holdsOneOf([...measure.groupMembers, ...measure.responsible]);
  const unconfirmedHere = measure?.spokenInItsGroup === true && actor.functions.some((entry) => !entry.confirmed);
  const otherwise = (rule: Refusal) =>
    no(held.length > 0 ? rule : actor.functions.length > 0 ? 'unconfirmed' : 'no-function');

  switch (right) {
    case 'anyone':
      return yes;
    case 'take-part':
      return actor.functions.length > 0 ? yes : no('no-function');
    case 'read-measure':
      return coordinator || has('steering') || has('reader') || inGroup || unconfirmedHere
        ? yes
        : otherwise('not-own-group');
    case 'read-all':
      return coordinator || has('steering') || has('reader') ? yes : otherwise('readers-of-all-only');
    case 'note':
      return coordinator || inGroup || unconfirmedHere ? yes : otherwise('not-own-group');
    case 'judge':
      return coordinator || (measure && holdsOneOf(measure.responsible)) ? yes : otherwise('not-responsible');
    case 'communicated':
      return coordinator || (measure && holdsOneOf([...measure.responsible, ...measure.communicates]))
        ? yes
        : otherwise('not-communicator');
    case 'propose':
      return coordinator || has('steering') || inGroup ? yes : otherwise('not-own-group');
    case 'change-plan':
    case 'coordinate':
    case 'mask':
    case 'situation-picture':
    case 'meetings':
      return coordinator ? yes : otherwise('coordinators-only');
    case 'meeting-held':
      return coordinator || inGroup ? yes : otherwise('not-own-meeting');
    case 'calendar':
      return held.length > 0 ? yes : otherwise('no-function');
    case 'bind-channel':
    case 'members':
      return coordinator || actor.administrator ? yes : otherwise('administrators-and-coordinators-only');
    case 'export':
    case 'audit-log':
      return coordinator || has('steering') ? yes : otherwise('coordinators-and-steering-only');
    case 'approve':
      if (actor.administrator) return no('administrators-decide-nothing');
      return coordinator || has('steering') ? yes : otherwise('coordinators-only');
    case 'decide':
      if (actor.administrator) return no('administrators-decide-nothing');
      return has('steering') ? yes : otherwise('steering-only');
    case 'deputies':
      if (ownLeading(actor).length > 0) return yes;
      return coordinator || has('steering') ? no('not-as-deputy') : otherwise('coordinators-and-steering-only');
  }
}

/** The person's own functions that may have a deputy: coordinators' and the steering group's (product.md §4). */
export function ownLeading(actor: Actor): readonly HeldFunction[] {
  return actor.functions.filter(
    ({ confirmed, deputy, roles }) =>
      confirmed && !deputy && (roles.includes('coordinator') || roles.includes('steering')),
  );
}

/**
 * The function that something is done as, of those that alone have the right to it: the responsible one before one of the
 * group before any other, and one's own before one that one is a deputy for.
 */
export function functionFor(actor: Actor, right: Right, measure?: MeasureRelations): HeldFunction | undefined {
  const order = (entry: HeldFunction) => {
    if (!entry.confirmed) return 4;
    if (measure?.responsible.includes(entry.id)) return 0;
    if (measure?.communicates.includes(entry.id)) return 1;
    if (measure?.groupMembers.includes(entry.id)) return 2;
    return 3;
  };
  const inOrder = [...actor.functions].sort(
    (a, b) => order(a) - order(b) || Number(a.deputy ?? false) - Number(b.deputy ?? false),
  );
  return inOrder.find((entry) => may({ ...actor, functions: [entry] }, right, measure).allowed) ?? inOrder[0];
}
