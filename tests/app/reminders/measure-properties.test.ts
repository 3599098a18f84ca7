import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reminderNamed } from '../../../src/app/reminders/index.ts';
import type { Occurrence, Window } from '../../../src/app/reminders/reminder.ts';
import { addDays, isWorkingDate } from '../../../src/domain/days.ts';
import type { AgreementFacts, MeasureFact } from '../../../src/domain/facts.ts';
import type { ChangeBody, DatedImport, Plan, Status } from '../../../src/domain/measure.ts';
import { aSeries } from '../../helpers/agreement-facts.ts';
import { aDatedMeasure, factsWith, note, type Said, whole } from '../../helpers/measure-facts.ts';

const kinds = ['follow-up', 'due-soon', 'overdue', 'start-passed', 'communication', 'weekly-list'] as const;

const day = fc.integer({ min: 0, max: 729 }).map((days) => addDays('2021-01-01', days));
const status = fc.constantFrom<Status>('not_started', 'in_progress', 'on_hold', 'completed', 'cancelled');

const plan: fc.Arbitrary<Partial<Plan>> = fc
  .record({
    start: day,
    length: fc.integer({ min: 0, max: 500 }),
    next: day,
    rhythm: fc.constantFrom('week', 'fortnight', 'month', 'quarter', 'half-year', 'once' as const),
    when: fc.constantFrom('Varje termin', 'I mars och juni', 'Senast 15 mars', 'Varje månad', 'När det är klart'),
    openEnded: fc.boolean(),
  })
  .map(({ start, length, next, rhythm, when, openEnded }) => ({
    start,
    due: addDays(start, length),
    openEnded,
    followUp: { next, rhythm: rhythm as 'week' },
    communication: { decision: 'yes', when },
  }));

const body: fc.Arbitrary<ChangeBody> = fc.oneof(
  fc.constant(note),
  status.map((value): ChangeBody => ({ kind: 'status', value })),
  day.map((on): ChangeBody => ({ kind: 'communicated', on })),
  day.map((to): ChangeBody => ({ kind: 'proposal', what: 'due', to, decides: 'coordinators', agreed: [] })),
);

const measure: fc.Arbitrary<MeasureFact> = fc
  .record({
    plan,
    dated: fc.array(fc.record({ from: day, value: status }), { maxLength: 2 }),
    said: fc.array(fc.tuple(day, body), { maxLength: 4 }),
  })
  .map(({ plan: own, dated, said }) => {
    const columns = dated.map((each): DatedImport => ({ field: 'status', ...each }));
    const inOrder = [...said].sort(([a], [b]) => (a < b ? -1 : 1)) as readonly Said[];
    return aDatedMeasure(own, columns, ...inOrder);
  });

const facts: fc.Arbitrary<AgreementFacts> = fc
  .record({
    measures: fc.array(measure, { minLength: 1, maxLength: 3 }),
    first: fc.option(day, { nil: undefined }),
    every: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ measures, first, every }) =>
    factsWith(
      measures.map((each, index) => ({ ...each, id: `measure-${index}`, number: `1.${index + 1}` })),
      first === undefined
        ? {}
        : { meetings: [aSeries('EST strategisk', `${first}T09:00`, `FREQ=WEEKLY;INTERVAL=${every}`)] },
    ),
  );

function all(from: AgreementFacts, today: string, window: Window): readonly Occurrence[] {
  return kinds.flatMap((name) => {
    const reminder = reminderNamed(name);
    return reminder.occurrences({ facts: from, today, ahead: reminder.ahead }, window);
  });
}

describe('reminders about any measures', () => {
  it('come on working days, those before a date before it, and none twice', () => {
    fc.assert(
      fc.property(facts, day, (from, today) => {
        const found = all(from, today, whole);
        expect(found.filter(({ on }) => !isWorkingDate(on))).toEqual([]);
        expect(found.filter(({ on, due, key }) => key.includes('/before') && on >= due)).toEqual([]);
        expect(found.filter(({ on, due, key }) => /\/(after|again|\d+-weeks)/.test(key) && on <= due)).toEqual([]);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same however the time is divided', () => {
    fc.assert(
      fc.property(facts, day, day, day, (from, today, a, b) => {
        const [middle, last] = [a, b].sort() as [string, string];
        const first = '2021-01-01';
        const parts = [
          ...all(from, today, { first, last: middle }),
          ...all(from, today, { first: addDays(middle, 1), last }),
        ].map(({ key, on }) => `${on} ${key}`);
        const at = all(from, today, { first, last }).map(({ key, on }) => `${on} ${key}`);
        expect(parts.sort()).toEqual(at.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are of what is unfinished', () => {
    fc.assert(
      fc.property(facts, day, (from, today) => {
        const done: ChangeBody = { kind: 'status', value: 'completed' };
        const recorded = { value: done.value, at: `${today}T09:00:00.000Z`, version: 9 };
        const measures = from.measures.map((each) => ({ ...each, state: { ...each.state, status: recorded } }));
        const about = all({ ...from, measures }, today, whole).map(({ kind }) => kind);
        expect(about.filter((kind) => kind !== 'communication' && kind !== 'weekly-list')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('name the same things with the same keys, whatever day it is', () => {
    fc.assert(
      fc.property(facts, day, day, (from, a, b) => {
        const dayByKey = new Map(all(from, a, whole).map(({ key, on }) => [key, on]));
        for (const { key, on } of all(from, b, whole)) expect(dayByKey.get(key) ?? on).toBe(on);
      }),
      { numRuns: 100 },
    );
  });
});
