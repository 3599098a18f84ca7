import { addDays, addMonths } from '../days.ts';
import type { IsoDate, IsoInstant } from '../time.ts';

/**
 * What may be disposed of, by type. The agreement, its plan, decisions and the log are kept: the log can't be shortened without
 * breaking its chain, and holds no text.
 */
export const retentionTypes = ['notes', 'meetings', 'follow-ups', 'reminders', 'calendars'] as const;
export type RetentionType = (typeof retentionTypes)[number];

/**
 * What the months are counted from. `end`: the agreement's last day, since in a running agreement the texts are what the follow-up
 * stands on. `row`: the row's own day.
 */
export const countedFrom: Readonly<Record<RetentionType, 'end' | 'row'>> = {
  notes: 'end',
  meetings: 'end',
  'follow-ups': 'end',
  reminders: 'row',
  calendars: 'row',
};

/**
 * The fewest months: an ended agreement's last follow-ups and reported marks come within three; a reminder's key keeps it from being
 * sent again, and planning looks back 20 working days and every fourth week.
 */
export const fewestMonths: Readonly<Record<RetentionType, number>> = {
  notes: 3,
  meetings: 3,
  'follow-ups': 3,
  reminders: 12,
  calendars: 3,
};
export const mostMonths = 600;

/** A disposal decision (gallringsbeslut): its number and day, and how long what it is about is kept. */
export interface RetentionRule {
  readonly decision: string;
  readonly decided: IsoDate;
  readonly months: number;
}

export type RetentionChange =
  /** A party's coordinator has recorded a decision; it counts for nothing until another party's has confirmed. */
  | ({ readonly kind: 'retention-proposed'; readonly type: RetentionType; readonly party: string } & RetentionRule)
  /** `proposal`: the version that was answered. */
  | {
      readonly kind: 'retention-answered';
      readonly type: RetentionType;
      readonly party: string;
      readonly agreed: boolean;
      readonly proposal: number;
    }
  /** Nothing more of the type is disposed of. Any party may stop it. */
  | { readonly kind: 'retention-ended'; readonly type: RetentionType; readonly party: string }
  /** It was done: how many, and what was from before when. */
  | {
      readonly kind: 'disposed';
      readonly type: RetentionType;
      readonly decision: string;
      readonly count: number;
      readonly before: IsoInstant;
    };

export interface Retention {
  readonly type: RetentionType;
  /** Waits for another party's coordinator. */
  readonly proposal?: RetentionRule & { readonly party: string; readonly on: IsoDate; readonly version: number };
  /** In force. */
  readonly rule?: RetentionRule;
  readonly disposed: number;
  /** The latest time that it was done. */
  readonly last?: { readonly on: IsoDate; readonly decision: string; readonly before: IsoInstant };
}

/** Adds a change to what the record says of disposal; types that nobody has said anything of are absent. */
export function applyRetentionChange(
  record: readonly Retention[],
  body: RetentionChange,
  on: IsoDate,
  version: number,
): readonly Retention[] {
  const known = record.find(({ type }) => type === body.type) ?? { type: body.type, disposed: 0 };
  const { proposal, rule, ...rest } = known;
  const kept = rule === undefined ? {} : { rule };
  const changed = ((): Retention => {
    switch (body.kind) {
      case 'retention-proposed': {
        const { decision, decided, months, party } = body;
        return { ...known, proposal: { decision, decided, months, party, on, version } };
      }
      case 'retention-answered': {
        if (proposal?.version !== body.proposal) return known;
        const { decision, decided, months } = proposal;
        return body.agreed ? { ...rest, rule: { decision, decided, months } } : { ...rest, ...kept };
      }
      case 'retention-ended':
        return rest;
      case 'disposed':
        return {
          ...known,
          disposed: known.disposed + body.count,
          last: { on, decision: body.decision, before: body.before },
        };
    }
  })();
  return [...record.filter(({ type }) => type !== body.type), changed];
}

/** What is to be disposed of: of this type, what is from before the day. */
export interface DueDisposal {
  readonly type: RetentionType;
  readonly decision: string;
  /** Rows from this day on are kept. For what is counted from the agreement's end it is today: all of it has come of age. */
  readonly before: IsoDate;
}

/**
 * What has come of age on a day, by the decisions in force. `end`: the agreement's last day. Nothing that is counted from the end is
 * due while the agreement runs.
 */
export function dueDisposals(record: readonly Retention[], end: IsoDate, today: IsoDate): readonly DueDisposal[] {
  return record.flatMap(({ type, rule }): readonly DueDisposal[] => {
    if (!rule) return [];
    const { decision, months } = rule;
    if (countedFrom[type] === 'row') return [{ type, decision, before: addMonths(today, -months) }];
    return firstDisposal(type, months, end, today) <= today ? [{ type, decision, before: today }] : [];
  });
}

/** The first day on which something is disposed of under a rule. */
export function firstDisposal(type: RetentionType, months: number, end: IsoDate, today: IsoDate): IsoDate {
  return countedFrom[type] === 'row' ? today : addDays(addMonths(end, months), 1);
}
