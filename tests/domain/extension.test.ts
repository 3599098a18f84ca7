import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AgreementChangeBody } from '../../src/domain/agreement-record.ts';
import { addDays } from '../../src/domain/days.ts';
import {
  extendedEnd,
  proposalStanding,
  repeatedReviews,
  signingFault,
  signingStanding,
} from '../../src/domain/extension.ts';
import { changeInstants, factsOverTime } from '../../src/domain/history.ts';
import { extensionDeadline } from '../../src/domain/obligations/extension.ts';
import { exampleFacts, factsOf } from '../helpers/agreement-facts.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const review = (month: string) => ({ name: 'Halvtidsuppföljning', month, questions: ['Hur går det?'] });
const signed = {
  signedBy: ['Kommunstyrelsens ordförande'],
  decidedBy: 'kommunstyrelsen',
  signedOn: '2022-11-14',
  registration: 'KS/2022:812',
  end: '2024-12-31',
  reviewsRepeat: true,
};

describe('the last day of an extension', () => {
  it.each([
    ['2022-12-31', 24, '2024-12-31'],
    ['2022-02-28', 24, '2024-02-29'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2022-04-30', 12, '2023-04-30'],
    ['2022-06-15', 24, '2024-06-15'],
    ['2023-08-31', 6, '2024-02-29'],
  ])('of %s and %i months is %s', (validTo, months, end) => {
    expect(extendedEnd(validTo, months)).toBe(end);
  });

  it('is a month’s last when the one before it was, and always later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 60 }), (day, months) => {
        const validTo = addDays('2020-01-01', day);
        const end = extendedEnd(validTo, months);
        expect(end > validTo).toBe(true);
        if (addDays(validTo, 1).endsWith('-01')) expect(addDays(end, 1).slice(-3)).toBe('-01');
      }),
    );
  });
});

describe('a signed extension', () => {
  const known = { today: '2022-11-15', isAuthority: true };
  const fault = (wrong: Partial<typeof signed>, own = known) =>
    signingFault({ ...signed, ...wrong }, upplandsVasby(), own);

  it('is taken as it is on the first and the last day that it may be signed, and for a shorter time', () => {
    expect(fault({})).toBeUndefined();
    expect(fault({ signedOn: '2020-12-14' })).toBeUndefined();
    expect(fault({ signedOn: '2022-12-31' }, { ...known, today: '2023-03-01' })).toBeUndefined();
    expect(fault({ end: '2023-01-01' })).toBeUndefined();
  });

  it.each([
    ['in the future', { signedOn: '2022-11-16' }, 'future'],
    ['before the agreement', { signedOn: '2020-12-13' }, 'before-agreement'],
    ['until the present last day', { end: '2022-12-31' }, 'end-not-later'],
    ['for longer than the agreement allows', { end: '2025-01-01' }, 'end-too-late'],
    ['by nobody', { signedBy: [] }, 'no-signatory'],
    ['without a deciding body', { decidedBy: '' }, 'no-body'],
    ['with a telephone number for a registration', { registration: '08-123 456 78' }, 'not-a-number'],
  ])('is refused %s', (_what, wrong, expected) => {
    expect(fault(wrong)).toBe(expected);
  });

  it('is refused when it was signed after the last day', () => {
    expect(fault({ signedOn: '2023-01-02' }, { ...known, today: '2023-01-03' })).toBe('after-end');
  });

  it('needs a number with an authority, and with nobody else', () => {
    const { registration: _registration, ...without } = signed;
    expect(signingFault(without, upplandsVasby(), known)).toBe('no-number');
    expect(signingFault(without, upplandsVasby(), { ...known, isAuthority: false })).toBeUndefined();
  });
});

describe('what the parties have recorded', () => {
  const by = (party: string, own: Partial<typeof signed> = {}) => ({
    party,
    signed: { ...signed, ...own },
    on: '2022-11-15',
  });

  it('waits until all have', () => {
    expect(signingStanding({ signed: [by('a')] }, ['a', 'b', 'c'])).toEqual({ missing: ['b', 'c'], differing: [] });
  });

  it('is the same whatever each party’s own register and body are', () => {
    const standing = signingStanding(
      { signed: [by('a'), by('b', { registration: 'A1.234/2022', decidedBy: 'chefen' })] },
      ['a', 'b'],
    );
    expect(standing.agreed).toEqual({ end: '2024-12-31', signedOn: '2022-11-14', reviewsRepeat: true });
  });

  it('differs in what is said, and then nothing is agreed', () => {
    const standing = signingStanding({ signed: [by('a'), by('b', { end: '2023-12-31', reviewsRepeat: false })] }, [
      'a',
      'b',
    ]);
    expect(standing).toEqual({ missing: [], differing: ['end', 'reviewsRepeat'] });
  });
});

it('the leaders’ proposals are unequal when one wants to and the other does not, or for another time', () => {
  const a = { party: 'a', extend: true, end: '2024-12-31', on: '2022-05-01' };
  expect(proposalStanding({ proposals: [a] }, ['a', 'b'])).toEqual({ missing: ['b'], unequal: false });
  expect(proposalStanding({ proposals: [a, { ...a, party: 'b' }] }, ['a', 'b']).unequal).toBe(false);
  expect(proposalStanding({ proposals: [a, { ...a, party: 'b', end: '2023-12-31' }] }, ['a', 'b']).unequal).toBe(true);
  const not = { party: 'b', extend: false, on: '2022-05-01' };
  expect(proposalStanding({ proposals: [a, not] }, ['a', 'b']).unequal).toBe(true);
});

describe('reviews that repeat', () => {
  const months = (known: readonly string[], from: string, end: string) =>
    repeatedReviews(known.map(review), from, end).map(({ month }) => month);

  it('come as much later as the extension is long', () => {
    expect(months(['2021-12'], '2022-12-31', '2024-12-31')).toEqual(['2023-12']);
  });

  it('come once each in the new time, also after an earlier extension', () => {
    expect(months(['2021-12', '2023-12'], '2024-12-31', '2026-12-31')).toEqual(['2025-12']);
  });

  it('come into the new time when it is shorter than the first was', () => {
    expect(months(['2021-12'], '2022-12-31', '2023-12-31')).toEqual(['2023-12']);
    expect(months(['2021-12'], '2022-12-31', '2023-03-31')).toEqual(['2023-03']);
  });

  it('are never outside it', () => {
    const day = fc.integer({ min: 1, max: 1500 });
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 40 }), (length, extension, at) => {
        const from = addDays('2021-01-31', length);
        const end = addDays(from, extension);
        const month = addDays('2021-01-15', Math.min(at * 30, length)).slice(0, 7);
        for (const added of months([month], from, end)) {
          expect(added > from.slice(0, 7)).toBe(true);
          expect(added <= end.slice(0, 7)).toBe(true);
        }
      }),
    );
  });
});

describe('after an extension', () => {
  const changes: readonly (readonly [string, AgreementChangeBody])[] = [
    ['2022-05-10', { kind: 'consultation', on: '2022-05-10', form: 'meeting', end: '2022-12-31' }],
    ['2022-11-15', { kind: 'extended', from: '2022-12-31', end: '2024-12-31', reviews: ['2023-12'] }],
    ['2024-05-02', { kind: 'consultation', on: '2024-05-02', form: 'meeting', end: '2024-12-31' }],
    ['2024-11-01', { kind: 'extended', from: '2024-12-31', end: '2025-03-31' }],
  ];
  const now = {
    ...upplandsVasby(),
    validTo: Temporal.PlainDate.from('2025-03-31'),
    reviews: [...upplandsVasby().reviews, review('2023-12')],
  };
  const { measures: _measures, meetings: _meetings, record: _record, ...base } = factsOf(now);
  const history = {
    base,
    measures: [],
    meetings: [],
    record: changes.map(([day, body], index) => ({
      version: index + 1,
      at: `${day}T09:00:00.000Z`,
      recordedAt: `${day}T09:00:00.000Z`,
      author: { function: 'Samordnare i kommunen', platform: 'local' },
      body,
    })),
  };
  const factsAt = factsOverTime(history);

  it.each([
    ['2022-11-14', '2022-12-31', ['2021-12']],
    ['2022-11-16', '2024-12-31', ['2021-12', '2023-12']],
    ['2024-10-31', '2024-12-31', ['2021-12', '2023-12']],
    ['2024-11-02', '2025-03-31', ['2021-12', '2023-12']],
  ])('the facts of %s have the last day %s', (day, validTo, reviews) => {
    const facts = factsAt(`${day}T12:00:00.000Z`);
    expect(facts.validTo).toBe(validTo);
    expect(facts.definition.validTo.toString()).toBe(validTo);
    expect(facts.definition.reviews.map(({ month }) => month)).toEqual(reviews);
  });

  it('what has not changed is the very same object', () => {
    expect(changeInstants(history)).toHaveLength(4);
    expect(factsAt('2022-11-16T12:00:00.000Z')).toBe(factsAt('2023-11-16T12:00:00.000Z'));
    expect(factsAt('2022-11-16T12:00:00.000Z').definition).toBe(factsAt('2024-05-03T12:00:00.000Z').definition);
  });

  it('a consultation counts for the end that it was about, however short the extension', () => {
    const then = factsAt('2022-11-16T12:00:00.000Z');
    expect(extensionDeadline(then)).toMatchObject({ due: '2024-06-30', consultations: [] });
    expect(extensionDeadline(factsAt('2024-05-03T12:00:00.000Z'))?.consultations).toHaveLength(1);
    expect(extensionDeadline(factsAt('2024-11-02T12:00:00.000Z'))).toMatchObject({
      due: '2024-09-30',
      consultations: [],
    });
    expect(extensionDeadline(exampleFacts())).toMatchObject({ due: '2022-06-30' });
  });
});
