import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isWorkingDate } from '../../../src/domain/days.ts';
import type { AgreementFacts } from '../../../src/domain/facts.ts';
import { type Obligation, type ObligationKind, obligations } from '../../../src/domain/obligations.ts';
import { anyAgreement } from '../../helpers/agreement-facts.ts';

function the<K extends ObligationKind>(kind: K, facts: AgreementFacts, today: string) {
  return obligations(facts, today).filter((each): each is Extract<Obligation, { kind: K }> => each.kind === kind);
}

describe('any agreement', () => {
  const day = (facts: AgreementFacts, days: number) => addDays(facts.validFrom, days);

  it('has every obligation once, earliest first, each with its rule', () => {
    fc.assert(
      fc.property(anyAgreement, fc.integer({ min: -30, max: 1600 }), (facts, days) => {
        const all = obligations(facts, day(facts, days));
        const keys = all.map(({ key }) => key);
        const dues = all.map(({ due }) => due);
        expect(new Set(keys).size).toBe(keys.length);
        expect(dues).toEqual([...dues].sort());
      }),
    );
  });

  it('is upcoming before anything is due, and what is missed stays so while nothing is done', () => {
    fc.assert(
      fc.property(
        anyAgreement,
        fc.integer({ min: 0, max: 1600 }),
        fc.integer({ min: 1, max: 400 }),
        (facts, days, more) => {
          const sooner = obligations(facts, day(facts, days));
          const later = new Map(obligations(facts, day(facts, days + more)).map((each) => [each.key, each.state]));
          expect(sooner.filter(({ due, state }) => due >= day(facts, days) && state !== 'upcoming')).toEqual([]);
          expect(sooner.filter(({ key, state }) => state === 'missed' && later.get(key) !== 'missed')).toEqual([]);
        },
      ),
    );
  });

  it('requires of its whole years what it says, and of a part no more than its months’ share', () => {
    fc.assert(
      fc.property(anyAgreement, (facts) => {
        const { count } = facts.definition.steeringMeetings;
        for (const { first, due, required } of the('steering-meetings', facts, facts.validFrom)) {
          const end = addDays(due, 1);
          if (addMonths(first, 12) <= end) expect(required).toBe(count);
          else expect(addMonths(first, Math.ceil((required * 12) / count)) <= end).toBe(true);
          expect(first >= facts.validFrom && due <= facts.validTo).toBe(true);
        }
      }),
    );
  });

  it('never moves its deadline, and puts its own days on working days', () => {
    fc.assert(
      fc.property(anyAgreement, (facts) => {
        const { extension } = facts.definition;
        for (const each of obligations(facts, facts.validFrom)) {
          if (each.kind === 'consultation' && extension.kind === 'after-consultation')
            expect(each.due).toBe(addMonths(facts.validTo, -extension.months));
          if (each.kind === 'notice' && extension.kind === 'automatic')
            expect(each.due).toBe(addMonths(facts.validTo, -extension.noticeMonths));
          if (each.kind === 'review' || each.kind === 'summary') expect(isWorkingDate(each.due)).toBe(true);
        }
      }),
    );
  });

  it('is followed up in every half-year that lies within it', () => {
    const starts = Array.from({ length: 20 }, (_, n) => addMonths('2020-01-01', 6 * n));
    fc.assert(
      fc.property(anyAgreement, (facts) => {
        const dues = the('summary', facts, facts.validFrom).map(({ due }) => due);
        for (const first of starts) {
          const next = addMonths(first, 6);
          if (first < facts.validFrom || next > addDays(facts.validTo, 1)) continue;
          expect(dues.filter((due) => due >= first && due < next)).toHaveLength(1);
        }
      }),
    );
  });
});
