import { describe, expect, it } from 'vitest';
import type { AgreementDefinition } from '../../src/domain/agreement-file.ts';
import type { AgreementFacts } from '../../src/domain/facts.ts';
import { type Obligation, type ObligationKind, obligations } from '../../src/domain/obligations.ts';
import { aMeeting, aRecord, aSeries, exampleFacts, factsOf, held } from '../helpers/agreement-facts.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const inShort = ({ key, due, state }: Obligation) => `${due} ${state} ${key}`;

function the<K extends ObligationKind>(kind: K, facts: AgreementFacts, today: string) {
  const found = obligations(facts, today).filter(
    (each): each is Extract<Obligation, { kind: K }> => each.kind === kind,
  );
  return found;
}

const meeting = (day: string, ...changes: Parameters<typeof aMeeting>[2][]) =>
  aMeeting('Styrgrupp', `${day}T13:00`, ...changes);

function agreementWith(terms: Partial<AgreementDefinition>, own: Partial<AgreementFacts> = {}): AgreementFacts {
  return factsOf({ ...upplandsVasby(), ...terms }, own);
}

describe('the example agreement, with nothing done', () => {
  it('has two years’ dates on its first day', () => {
    expect(obligations(exampleFacts(), '2021-01-01').map(inShort)).toEqual([
      '2021-05-31 upcoming summary/2021-05-31',
      '2021-11-30 upcoming summary/2021-11-30',
      '2021-12-17 upcoming review/2021-12',
      '2021-12-31 upcoming steering-meetings/2021-01-01',
      '2022-05-31 upcoming summary/2022-05-31',
      '2022-06-30 upcoming consultation/2022-06-30',
      '2022-11-30 upcoming summary/2022-11-30',
      '2022-12-31 upcoming steering-meetings/2022-01-01',
      '2022-12-31 upcoming expiry/2022-12-31',
    ]);
  });

  it('has missed every one of them the day after its last, but that day itself, which has come', () => {
    const states = obligations(exampleFacts(), '2023-01-01').map(({ kind, state }) => [kind, state]);
    expect(states.filter(([kind]) => kind !== 'expiry').every(([, state]) => state === 'missed')).toBe(true);
    expect(states).toContainEqual(['expiry', 'met']);
  });

  it('names the clause that each comes from', () => {
    const rules = obligations(exampleFacts(), '2021-01-01').map(({ rule }) => rule);
    expect(rules.every((rule) => upplandsVasby().clauses?.[rule] !== undefined)).toBe(true);
  });
});

describe('steering meetings', () => {
  const year = (facts: AgreementFacts, today: string) => the('steering-meetings', facts, today)[0];

  it('are met by as many as are required, once somebody has said that they were held', () => {
    const meetings = [meeting('2021-05-20', held('2021-05-20T13:00')), meeting('2021-11-18')];
    expect(year(exampleFacts({ meetings }), '2021-11-10')).toMatchObject({
      state: 'upcoming',
      required: 2,
      by: [{ on: '2021-05-20' }],
      booked: [{ date: '2021-11-18' }],
      unsaid: [],
    });
    expect(year(exampleFacts({ meetings }), '2021-11-19')).toMatchObject({
      state: 'upcoming',
      booked: [],
      unsaid: [{ date: '2021-11-18' }],
    });
    expect(year(exampleFacts({ meetings }), '2022-01-01')?.state).toBe('missed');
    const both = [meetings[0] as never, meeting('2021-11-18', held('2021-11-18T13:00'))];
    expect(year(exampleFacts({ meetings: both }), '2021-11-19')).toMatchObject({ state: 'met' });
  });

  it('are only the steering group’s, neither cancelled ones nor such as were never held', () => {
    const meetings = [
      aSeries('EST fördjupning', '2021-01-21T09:00', 'FREQ=WEEKLY;INTERVAL=2'),
      meeting('2021-05-20', { kind: 'cancelled', occurrence: '2021-05-20T13:00' }),
      meeting('2021-06-10', { kind: 'held', occurrence: '2021-06-10T13:00', held: false }),
    ];
    expect(year(exampleFacts({ meetings }), '2021-11-10')).toMatchObject({ by: [], booked: [], unsaid: [] });
  });

  const parts = [
    ['2021-01-01', '2021-12-31', 'calendar-year', ['2021-01-01–2021-12-31: 2']],
    ['2021-07-01', '2022-12-31', 'calendar-year', ['2021-07-01–2021-12-31: 1', '2022-01-01–2022-12-31: 2']],
    // Five whole months: less than half of the year.
    ['2021-07-15', '2022-12-31', 'calendar-year', ['2022-01-01–2022-12-31: 2']],
    ['2021-07-15', '2022-07-14', 'calendar-year', ['2022-01-01–2022-07-14: 1']],
    ['2021-07-15', '2022-07-14', 'agreement-year', ['2021-07-15–2022-07-14: 2']],
    ['2021-07-15', '2023-01-31', 'agreement-year', ['2021-07-15–2022-07-14: 2', '2022-07-15–2023-01-31: 1']],
    ['2020-02-29', '2022-02-28', 'agreement-year', ['2020-02-29–2021-02-27: 2', '2021-02-28–2022-02-27: 2']],
  ] as const;

  it.each(parts)('of %s to %s, per %s, are %s', (from, to, per, expected) => {
    const definition = upplandsVasby();
    const facts = agreementWith({
      validFrom: definition.validFrom.with(fields(from)),
      validTo: definition.validTo.with(fields(to)),
      steeringMeetings: { count: 2, per },
    });
    const years = the('steering-meetings', facts, from);
    expect(years.map(({ first, due, required }) => `${first}–${due}: ${required}`)).toEqual(expected);
  });
});

function fields(date: string) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

describe('a review', () => {
  const review = (record: AgreementFacts['record'], today: string) => the('review', exampleFacts({ record }), today)[0];
  const answer = (day: string, party: string) => [day, { kind: 'review-answered', month: '2021-12', party }] as const;

  it('is met when every party has answered, each on its own day', () => {
    const one = aRecord(answer('2021-12-03', 'polisen'));
    expect(review(one, '2021-12-10')).toMatchObject({
      state: 'upcoming',
      by: [{ on: '2021-12-03', party: 'polisen' }],
      missing: ['kommunen'],
    });
    const both = aRecord(answer('2021-12-03', 'polisen'), answer('2021-12-14', 'kommunen'));
    expect(review(both, '2021-12-15')).toMatchObject({ state: 'met', missing: [] });
  });

  it('is missed when its month has passed, not its practical last day', () => {
    expect(review(aRecord(), '2021-12-18')).toMatchObject({ due: '2021-12-17', state: 'upcoming' });
    expect(review(aRecord(), '2021-12-31')?.state).toBe('upcoming');
    expect(review(aRecord(), '2022-01-01')?.state).toBe('missed');
  });

  it.each([
    ['2021-06', '2021-06-30'],
    ['2021-07', '2021-07-30'],
    ['2022-04', '2022-04-29'],
    // The week before that of Christmas Eve.
    ['2021-12', '2021-12-17'],
    ['2022-12', '2022-12-16'],
  ])('of %s has %s as its practical last day', (month, due) => {
    const facts = agreementWith({ reviews: [{ name: 'Uppföljning', month, questions: [] }] });
    expect(the('review', facts, '2021-01-01')[0]?.due).toBe(due);
  });
});

describe('a summary', () => {
  const posted = (day: string, on: string) =>
    [on, { kind: 'follow-up-posted', followUp: { kind: 'summary', for: day }, on }] as const;

  it('is posted three working days before each steering meeting, and on 31 May or 30 November in a half-year without', () => {
    const meetings = [meeting('2021-09-16'), meeting('2021-11-18'), meeting('2022-03-17')];
    const facts = exampleFacts({ meetings });
    expect(the('summary', facts, '2021-01-01').map(({ for: day, due }) => [day, due])).toEqual([
      ['2021-05-31', '2021-05-31'],
      ['2021-09-16', '2021-09-13'],
      ['2021-11-18', '2021-11-15'],
      ['2022-03-17', '2022-03-14'],
      ['2022-11-30', '2022-11-30'],
    ]);
  });

  it('moves to the half-year’s day when the meeting is cancelled or turns out not to have been held', () => {
    for (const change of [
      { kind: 'cancelled', occurrence: '2021-04-15T13:00' },
      { kind: 'held', occurrence: '2021-04-15T13:00', held: false },
    ] as const) {
      const facts = exampleFacts({ meetings: [meeting('2021-04-15', change)] });
      expect(the('summary', facts, '2021-04-16')[0]?.for).toBe('2021-05-31');
    }
  });

  it('is met by what was posted for the meeting, though the meeting was moved afterwards', () => {
    const record = aRecord(posted('2021-11-18', '2021-11-15'));
    const moved = meeting('2021-11-18', { kind: 'moved', occurrence: '2021-11-18T13:00', to: '2021-11-25T13:00' });
    const summaries = the('summary', exampleFacts({ record, meetings: [moved] }), '2021-11-16');
    expect(summaries[1]).toMatchObject({ for: '2021-11-25', state: 'met', by: [{ on: '2021-11-15' }] });
  });

  it('of a half-year is met by one posted on any day of it', () => {
    const record = aRecord(posted('2021-02-10', '2021-02-10'));
    expect(the('summary', exampleFacts({ record }), '2021-03-01')[0]).toMatchObject({
      for: '2021-05-31',
      state: 'met',
    });
  });

  it('is nothing to be made for a meeting in the agreement’s first three weeks', () => {
    const facts = exampleFacts({ meetings: [meeting('2021-01-14')] });
    expect(the('summary', facts, '2021-01-01')[0]?.for).toBe('2021-05-31');
  });

  it('once posted is reported to each party within 20 working days, also after the agreement has been stopped', () => {
    const record = aRecord(posted('2021-11-18', '2021-11-15'), [
      '2021-11-22',
      { kind: 'reported', followUp: { kind: 'summary', for: '2021-11-18' }, party: 'kommunen', on: '2021-11-22' },
    ]);
    const facts = exampleFacts({ record, stoppedOn: '2021-11-30' });
    expect(the('reported', facts, '2021-12-01')).toMatchObject([
      {
        key: 'reported/summary/2021-11-18',
        due: '2021-12-13',
        state: 'upcoming',
        by: [{ on: '2021-11-22', party: 'kommunen' }],
        missing: ['polisen'],
      },
    ]);
    expect(the('reported', facts, '2021-12-14')[0]?.state).toBe('missed');
    expect(
      obligations(facts, '2021-12-14').filter(({ due, kind }) => due > '2021-11-30' && kind !== 'reported'),
    ).toEqual([]);
  });
});

describe('the extension', () => {
  const consulted = (on: string, end = '2022-12-31') =>
    aRecord([on, { kind: 'consultation', on, form: 'meeting', end }]);

  it('needs a consultation by 30 June 2022, a day that is never moved', () => {
    const [before] = the('consultation', exampleFacts({ record: consulted('2022-06-30') }), '2022-07-01');
    expect(before).toMatchObject({ due: '2022-06-30', state: 'met', by: [{ on: '2022-06-30' }] });
    const [after] = the('consultation', exampleFacts({ record: consulted('2022-07-01') }), '2022-07-01');
    expect(after).toMatchObject({ state: 'missed', by: [{ on: '2022-07-01' }] });
    // 30 June 2024 is a Sunday.
    const to2024 = agreementWith({ validTo: upplandsVasby().validTo.with({ year: 2024 }) });
    expect(the('consultation', to2024, '2022-01-01')[0]?.due).toBe('2024-06-30');
  });

  it.each([
    [6, '2023-08-31', '2023-02-28'],
    [6, '2024-08-31', '2024-02-29'],
    [1, '2023-03-31', '2023-02-28'],
    [3, '2022-12-31', '2022-09-30'],
  ])('%i months before %s is %s', (months, end, due) => {
    const facts = agreementWith({
      validTo: upplandsVasby().validTo.with(fields(end)),
      extension: { kind: 'after-consultation', months, years: 2 },
    });
    expect(the('consultation', facts, '2022-01-01')[0]?.due).toBe(due);
  });

  it('by a new end needs a new consultation, while a corrected last day does not', () => {
    const record = consulted('2022-05-10');
    const extended = agreementWith({ validTo: upplandsVasby().validTo.with({ year: 2024 }) }, { record });
    expect(the('consultation', extended, '2023-01-01')[0]).toMatchObject({ state: 'upcoming', by: [] });
    const corrected = agreementWith({ validTo: upplandsVasby().validTo.with({ day: 30 }) }, { record });
    expect(the('consultation', corrected, '2022-06-01')[0]?.state).toBe('met');
  });

  it('that comes by itself has a last day for notice, which nobody has to give', () => {
    const facts = agreementWith({ extension: { kind: 'automatic', noticeMonths: 3, years: 1 } });
    expect(the('notice', facts, '2022-09-30')[0]).toMatchObject({ due: '2022-09-30', state: 'upcoming' });
    expect(the('notice', facts, '2022-10-01')[0]?.state).toBe('met');
    expect(the('expiry', facts, '2022-10-01')[0]).toMatchObject({ extension: 'automatic' });
    expect(the('consultation', facts, '2022-10-01')).toEqual([]);
  });

  it('that there is none of has no day', () => {
    const facts = agreementWith({ extension: { kind: 'none' } });
    expect([...the('notice', facts, '2022-01-01'), ...the('consultation', facts, '2022-01-01')]).toEqual([]);
  });
});

describe('the situation picture', () => {
  it('is to be updated two years after its newest part', () => {
    const facts = exampleFacts({ pictureDates: ['2020-03-01', '2020-10-31', '2019-05-01'] });
    expect(the('situation-picture', facts, '2022-10-31')).toMatchObject([
      { due: '2022-10-31', state: 'upcoming', newest: '2020-10-31' },
    ]);
    expect(the('situation-picture', facts, '2022-11-01')[0]?.state).toBe('missed');
  });
});
