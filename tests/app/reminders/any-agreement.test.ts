import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consultation } from '../../../src/app/reminders/consultation.ts';
import { expiry } from '../../../src/app/reminders/expiry.ts';
import { meetingHeld } from '../../../src/app/reminders/meeting-held.ts';
import { meetingPack } from '../../../src/app/reminders/meeting-pack.ts';
import type { Reminder } from '../../../src/app/reminders/reminder.ts';
import { reported } from '../../../src/app/reminders/reported.ts';
import { review } from '../../../src/app/reminders/review.ts';
import { situationPicture } from '../../../src/app/reminders/situation-picture.ts';
import { steeringBasis } from '../../../src/app/reminders/steering-basis.ts';
import { steeringMeetings } from '../../../src/app/reminders/steering-meetings.ts';
import { addDays, isWorkingDate } from '../../../src/domain/days.ts';
import type { AgreementFacts } from '../../../src/domain/facts.ts';
import { type ObligationKind, obligations } from '../../../src/domain/obligations.ts';
import { aMeeting, anyAgreement, aRecord, aSeries } from '../../helpers/agreement-facts.ts';
import { occurrences } from '../../helpers/occurrences.ts';

const kinds: readonly Reminder[] = [
  meetingPack,
  meetingHeld,
  steeringBasis,
  steeringMeetings,
  review,
  reported,
  situationPicture,
  consultation,
  expiry,
];

const remindsOf: Readonly<Partial<Record<ObligationKind, Reminder>>> = {
  summary: steeringBasis,
  'steering-meetings': steeringMeetings,
  review,
  consultation,
  notice: consultation,
  expiry,
};

/** An agreement with meetings, a posted summary and a dated situation picture. */
const busyAgreement = fc
  .record({
    facts: anyAgreement,
    days: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 8 }),
    every: fc.integer({ min: 1, max: 4 }),
    posted: fc.integer({ min: 30, max: 300 }),
  })
  .map(({ facts, days, every, posted }): AgreementFacts => {
    const on = addDays(facts.validFrom, posted);
    return {
      ...facts,
      meetings: [
        ...days.map((day) => aMeeting('Styrgrupp', `${addDays(facts.validFrom, day)}T13:00`)),
        aSeries('EST fördjupning', `${addDays(facts.validFrom, 9)}T09:00`, `FREQ=WEEKLY;INTERVAL=${every}`),
      ],
      pictureDates: [addDays(facts.validFrom, -100)],
      record: aRecord([on, { kind: 'follow-up-posted', followUp: { kind: 'summary', for: on }, on }]),
    };
  });

describe('whatever the agreement', () => {
  it('every occurrence has a key of its own and falls on a working day, within what was asked for', () => {
    fc.assert(
      fc.property(busyAgreement, (facts) => {
        const window = { first: facts.validFrom, last: facts.validTo };
        const all = kinds.flatMap((kind) => occurrences(kind, facts, window));
        expect(all.filter(({ on }) => !isWorkingDate(on) || on < window.first || on > window.last)).toEqual([]);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      }),
      { numRuns: 40 },
    );
  });

  it('a time asked for in parts gives what it gives whole, on whatever day it is asked', () => {
    fc.assert(
      fc.property(busyAgreement, fc.integer({ min: 1, max: 90 }), (facts, step) => {
        const whole = { first: facts.validFrom, last: facts.validTo };
        for (const kind of kinds) {
          const inParts: string[] = [];
          for (let first = whole.first; first <= whole.last; first = addDays(first, step)) {
            const [last = first] = [addDays(first, step - 1), whole.last].sort();
            const found = kind.occurrences({ facts, today: last, ahead: kind.ahead }, { first, last });
            inParts.push(...found.map(({ key }) => key));
          }
          expect(inParts.sort()).toEqual(
            occurrences(kind, facts, whole)
              .map(({ key }) => key)
              .sort(),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('what it requires by a day is reminded of before that day and after its first', () => {
    fc.assert(
      fc.property(anyAgreement, (facts) => {
        for (const { kind, due, key } of obligations(facts, facts.validFrom)) {
          const reminder = remindsOf[kind];
          // A last day for consultation in the agreement's first days has nothing before it.
          if (!reminder || due < addDays(facts.validFrom, 14)) continue;
          const inTime = occurrences(reminder, facts, { first: facts.validFrom, last: due });
          expect(inTime.length, `${key} of ${facts.validFrom}–${facts.validTo}`).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
