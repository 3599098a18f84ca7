import { describe, expect, it } from 'vitest';
import { steeringBasis } from '../../../src/app/reminders/steering-basis.ts';
import { steeringMeetings } from '../../../src/app/reminders/steering-meetings.ts';
import type { AgreementChangeBody } from '../../../src/domain/agreement-record.ts';
import { aMeeting, aRecord, exampleFacts, factsOf, held } from '../../helpers/agreement-facts.ts';
import { occurrences, onceEach, sent } from '../../helpers/occurrences.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

const steering = (day: string, ...changes: Parameters<typeof aMeeting>[2][]) =>
  aMeeting('Styrgrupp', `${day}T13:00`, ...changes);
const year2021 = { first: '2021-01-01', last: '2021-12-31' };

describe('the steering group’s basis', () => {
  it('is asked for 15, 10 and 5 working days before each meeting, and before 31 May and 30 November without one', () => {
    const facts = exampleFacts({ meetings: [steering('2021-11-18')] });
    expect(onceEach(sent(steeringBasis, facts))).toEqual([
      '2021-05-07 steering-basis/2021-05-31/15-days',
      '2021-05-17 steering-basis/2021-05-31/10-days',
      '2021-05-24 steering-basis/2021-05-31/5-days',
      '2021-10-28 steering-basis/2021-11-18/15-days',
      '2021-11-04 steering-basis/2021-11-18/10-days',
      '2021-11-11 steering-basis/2021-11-18/5-days',
      '2022-05-09 steering-basis/2022-05-31/15-days',
      '2022-05-16 steering-basis/2022-05-31/10-days',
      '2022-05-23 steering-basis/2022-05-31/5-days',
      '2022-11-09 steering-basis/2022-11-30/15-days',
      '2022-11-16 steering-basis/2022-11-30/10-days',
      '2022-11-23 steering-basis/2022-11-30/5-days',
    ]);
    expect(steeringBasis.inQuietWeeks).toBe(true);
  });

  it('is about the meeting where there is one, else about the summary', () => {
    const facts = exampleFacts({ meetings: [steering('2021-11-18')] });
    const subjects = occurrences(steeringBasis, facts, year2021).map(({ subject, due }) => [due, subject]);
    expect(subjects).toContainEqual(['2021-05-31', { kind: 'obligation', obligation: 'summary/2021-05-31' }]);
    expect(subjects).toContainEqual([
      '2021-11-18',
      { kind: 'meeting', meetingId: 'Styrgrupp 2021-11-18T13:00', occurrence: '2021-11-18T13:00' },
    ]);
  });

  it('leaves a party in peace once it has approved, and everyone once it is posted', () => {
    const followUp = { kind: 'summary', for: '2021-11-18' } as const;
    const approved: AgreementChangeBody = { kind: 'follow-up-approved', followUp, party: 'polisen' };
    const meetings = [steering('2021-11-18')];
    const autumn = { first: '2021-10-01', last: '2021-12-31' };
    const one = exampleFacts({ meetings, record: aRecord(['2021-11-08', approved]) });
    expect(sent(steeringBasis, one, autumn).map((line) => line.split('>')[1])).toEqual(
      Array(3).fill('Samordnare i kommunen'),
    );
    const posted: AgreementChangeBody = { kind: 'follow-up-posted', followUp, on: '2021-11-15' };
    const all = exampleFacts({ meetings, record: aRecord(['2021-11-15', posted]) });
    expect(sent(steeringBasis, all, autumn)).toEqual([]);
  });

  it('follows a moved meeting and forgets a cancelled one', () => {
    const moved = { kind: 'moved', occurrence: '2021-11-18T13:00', to: '2021-12-02T13:00' } as const;
    const autumn = { first: '2021-07-01', last: '2021-12-31' };
    expect(onceEach(sent(steeringBasis, exampleFacts({ meetings: [steering('2021-11-18', moved)] }), autumn))).toEqual([
      '2021-11-11 steering-basis/2021-12-02/15-days',
      '2021-11-18 steering-basis/2021-12-02/10-days',
      '2021-11-25 steering-basis/2021-12-02/5-days',
    ]);
    const off = { kind: 'cancelled', occurrence: '2021-11-18T13:00' } as const;
    const cancelled = exampleFacts({ meetings: [steering('2021-11-18', off)] });
    expect(onceEach(sent(steeringBasis, cancelled, autumn))).toEqual([
      '2021-11-09 steering-basis/2021-11-30/15-days',
      '2021-11-16 steering-basis/2021-11-30/10-days',
      '2021-11-23 steering-basis/2021-11-30/5-days',
    ]);
  });
});

describe('too few steering meetings', () => {
  it('are told of on 30 April, 30 June, 30 September and 30 November, with how many there are', () => {
    const facts = exampleFacts({ meetings: [steering('2021-05-20', held('2021-05-20T13:00'))] });
    expect(onceEach(sent(steeringMeetings, facts, year2021))).toEqual([
      '2021-04-30 steering-meetings/2021-12-31/third',
      '2021-06-30 steering-meetings/2021-12-31/half',
      '2021-09-30 steering-meetings/2021-12-31/three-quarters',
      '2021-11-30 steering-meetings/2021-12-31/eleven-twelfths',
    ]);
    expect(occurrences(steeringMeetings, facts, year2021)[0]).toMatchObject({
      due: '2021-12-31',
      reason: { step: 'third', figures: [1, 2] },
    });
  });

  it('are no longer too few when the second is booked, and are again when it is cancelled', () => {
    const two = [steering('2021-05-20'), steering('2021-11-18')];
    expect(sent(steeringMeetings, exampleFacts({ meetings: two }), year2021)).toEqual([]);
    const lost = [
      steering('2021-05-20'),
      steering('2021-11-18', { kind: 'cancelled', occurrence: '2021-11-18T13:00' }),
    ];
    expect(onceEach(sent(steeringMeetings, exampleFacts({ meetings: lost }), year2021))).toHaveLength(4);
    const never = [
      steering('2021-05-20'),
      steering('2021-11-18', { kind: 'held', occurrence: '2021-11-18T13:00', held: false }),
    ];
    expect(onceEach(sent(steeringMeetings, exampleFacts({ meetings: never }), year2021))).toHaveLength(4);
  });

  it('are told of earlier when the day is not a working day', () => {
    // 30 April 2022 is a Saturday.
    const days = onceEach(sent(steeringMeetings, exampleFacts())).map((line) => line.slice(0, 10));
    expect(days.slice(4)).toEqual(['2022-04-29', '2022-06-30', '2022-09-30', '2022-11-30']);
  });

  it('of an agreement year are counted from its first day', () => {
    const { validFrom, validTo } = upplandsVasby();
    const facts = factsOf({
      ...upplandsVasby(),
      validFrom: validFrom.with({ month: 4 }),
      validTo: validTo.with({ month: 3 }),
      steeringMeetings: { count: 2, per: 'agreement-year' },
    });
    expect(onceEach(sent(steeringMeetings, facts))).toEqual([
      // 31 July 2021 is a Saturday.
      '2021-07-30 steering-meetings/2022-03-31/third',
      '2021-09-30 steering-meetings/2022-03-31/half',
      '2021-12-30 steering-meetings/2022-03-31/three-quarters',
      '2022-02-28 steering-meetings/2022-03-31/eleven-twelfths',
    ]);
  });

  it('of a part of a year are told of at the same shares of it', () => {
    const { validFrom } = upplandsVasby();
    const facts = factsOf({ ...upplandsVasby(), validFrom: validFrom.with({ month: 7 }) });
    expect(onceEach(sent(steeringMeetings, facts, year2021))).toEqual([
      '2021-08-30 steering-meetings/2021-12-31/third',
      '2021-09-30 steering-meetings/2021-12-31/half',
      '2021-11-15 steering-meetings/2021-12-31/three-quarters',
      '2021-12-15 steering-meetings/2021-12-31/eleven-twelfths',
    ]);
  });
});
