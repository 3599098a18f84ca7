import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewFollowUp } from '../../src/app/follow-ups/review.ts';
import type { AgreementChangeBody } from '../../src/domain/agreement-record.ts';
import { addDays, isWorkingDate } from '../../src/domain/days.ts';
import { questionAbout } from '../../src/domain/review-question.ts';
import { currentReview, reviewStandings } from '../../src/domain/review-standing.ts';
import { type IsoDate, isoDateOf } from '../../src/domain/time.ts';
import { instantAt } from '../../src/domain/wall-clock.ts';
import { anyAgreement, aRecord, exampleFacts } from '../helpers/agreement-facts.ts';

const month = '2021-12';
const answers = ['Bra.', 'Bra.', 'Bra.'];
const answeredBy = (party: string): AgreementChangeBody => ({ kind: 'review-answered', month, party, answers });
const followUp = { kind: 'review', for: month } as const;

type Said = readonly (readonly [IsoDate, AgreementChangeBody])[];

describe('What a question is about', () => {
  it.each([
    ['Hur samverkansformerna upplevs fungera', 'forms'],
    ['Hur insatsernas genomförande har fungerat', 'measures'],
    [
      'Bedömning av det resultat som insatserna har bidragit till för det övergripande samverkansmålet trygghet på offentlig plats.',
      'results',
    ],
    ['Hur fungerar mötena i styrgruppen?', 'forms'],
    ['Vilken EFFEKT har arbetet haft?', 'results'],
    ['How have the measures been carried out?', 'measures'],
    ['Vad tycker ni?', 'general'],
    ['', 'general'],
  ])('%s: %s', (question, about) => {
    expect(questionAbout(question)).toBe(about);
  });
});

describe('Where a review stands', () => {
  const on = (today: string, ...changes: Said) =>
    reviewStandings(exampleFacts({ record: aRecord(...changes) }), today)[0];

  it('waits until its month’s first working day, is open to its last day, and then late', () => {
    expect(on('2021-11-30')?.phase).toBe('waits');
    expect(on('2021-12-01')?.phase).toBe('open');
    expect(on('2021-12-31')?.phase).toBe('open');
    expect(on('2022-01-01')?.phase).toBe('late');
  });

  it('keeps the first day of handing in, and the draft that came after it apart', () => {
    const standing = on(
      '2021-12-20',
      ['2021-12-06', answeredBy('kommunen')],
      ['2021-12-08', answeredBy('kommunen')],
      ['2021-12-09', { kind: 'review-drafted', month, party: 'kommunen', answers: ['Nytt.', '', ''] }],
    );
    const [own, other] = standing?.parties ?? [];
    expect(own).toMatchObject({ answered: { on: '2021-12-06', changedOn: '2021-12-08', answers } });
    expect(own?.draft?.answers).toEqual(['Nytt.', '', '']);
    expect(other).toEqual({ party: 'polisen' });
  });

  it('can be changed until every party has approved, or it is posted', () => {
    const frozen: AgreementChangeBody = { kind: 'follow-up-frozen', followUp, version: 1, hash: 'x' };
    const approved = (party: string): AgreementChangeBody => ({
      kind: 'follow-up-approved',
      followUp,
      party,
      version: 1,
    });
    const posted: AgreementChangeBody = { kind: 'follow-up-posted', followUp, on: '2021-12-10' };
    const changes = [
      ['2021-12-07', frozen],
      ['2021-12-08', approved('kommunen')],
      ['2021-12-09', approved('polisen')],
      ['2021-12-10', posted],
    ] as const;
    expect([2, 3, 4].map((count) => on('2021-12-20', ...changes.slice(0, count))?.lock)).toEqual([
      'free',
      'approved',
      'posted',
    ]);
  });

  it('is meant when none is named, if it is open and not posted; else the next, else the last', () => {
    const { definition } = exampleFacts();
    const reviews = ['2021-06', '2021-12', '2022-06'].map((each) => ({ name: each, month: each, questions: ['Hur?'] }));
    const meant = (today: string) =>
      currentReview(reviewStandings(exampleFacts({ definition: { ...definition, reviews } }), today))?.days.definition
        .month;
    expect(meant('2021-03-01')).toBe('2021-06');
    expect(meant('2021-08-02')).toBe('2021-06');
    expect(meant('2021-12-10')).toBe('2021-12');
    expect(meant('2022-12-01')).toBe('2022-06');
    expect(currentReview([])).toBeUndefined();
  });
});

describe('When a review is compiled and posted', () => {
  const due = (...changes: Said) => reviewFollowUp.due(exampleFacts({ record: aRecord(...changes) }))[0];

  it('waits while nobody has answered', () => {
    expect(due()).toEqual({
      ref: followUp,
      postAt: instantAt('2021-12-21', '09:00'),
      due: '2021-12-17',
      until: '2022-12-31',
    });
  });

  it('is frozen when the last party hands in, and posted the working day after', () => {
    const both = due(['2021-12-02', answeredBy('polisen')], ['2021-12-03', answeredBy('kommunen')]);
    expect(both?.freezeAt).toBe('2021-12-03T09:00:00.000Z');
    expect(both?.postAt).toBe(instantAt('2021-12-06', '09:00'));
  });

  it('is not frozen anew by what is changed after', () => {
    const changed = due(
      ['2021-12-02', answeredBy('polisen')],
      ['2021-12-03', answeredBy('kommunen')],
      ['2021-12-09', answeredBy('polisen')],
    );
    expect(changed?.freezeAt).toBe('2021-12-03T09:00:00.000Z');
  });

  it('is frozen without those who do not answer, the working day after the practical last day', () => {
    expect(due(['2021-12-02', answeredBy('polisen')])?.freezeAt).toBe(instantAt('2021-12-20', '09:00'));
  });

  it('gives the other party a working day when the first answer is late', () => {
    expect(due(['2022-01-14', answeredBy('polisen')])?.freezeAt).toBe(instantAt('2022-01-17', '09:00'));
  });

  it('is not due once the agreement was stopped before its last day', () => {
    expect(reviewFollowUp.due(exampleFacts({ stoppedOn: '2021-12-16' }))).toEqual([]);
    expect(reviewFollowUp.due(exampleFacts({ stoppedOn: '2021-12-17' }))).toHaveLength(1);
  });

  it('is after it is frozen, at 09:00 on a working day, in any agreement', () => {
    fc.assert(
      fc.property(
        anyAgreement,
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -20, max: 60 })), { maxLength: 6 }),
        (facts, given) => {
          const reviews = reviewStandings(facts, facts.validFrom);
          const changes = reviews.flatMap(({ days }) =>
            given.map(([index, offset]) => {
              const party = facts.definition.parties[index % facts.definition.parties.length]?.key ?? '';
              const body = { kind: 'review-answered' as const, month: days.definition.month, party, answers: [] };
              return [addDays(days.due, offset), body] as const;
            }),
          );
          const all = reviewFollowUp.due({ ...facts, record: aRecord(...changes) });
          expect(all).toHaveLength(reviews.length);
          for (const { freezeAt, postAt } of all) {
            expect(isWorkingDate(isoDateOf(postAt))).toBe(true);
            expect(postAt).toBe(instantAt(isoDateOf(postAt), '09:00'));
            expect(freezeAt === undefined).toBe(given.length === 0);
            if (freezeAt !== undefined) expect(postAt > freezeAt).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
