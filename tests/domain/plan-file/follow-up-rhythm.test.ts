import { describe, expect, it } from 'vitest';
import { readFollowUp } from '../../../src/domain/plan-file/follow-up.ts';

describe('the rhythm of a follow-up', () => {
  it.each([
    ['1 gång/månad', 'month'],
    ['1 ggr/mån', 'month'],
    ['en gång per månad', 'month'],
    ['Skriftlig siffra per kvartal', 'quarter'],
    ['en gång per kvartal', 'quarter'],
    ['fyra gånger per år', 'quarter'],
    ['tre gånger om året', 'four-months'],
    ['Två gånger per år', 'half-year'],
    ['2 ggr/år', 'half-year'],
    ['Muntligt varje vecka, skriftligt två gånger per år', 'half-year'],
    ['Skriftligt en gång när insatsen är klar', 'once'],
  ])('“%s” is %s', (text, rhythm) => expect(readFollowUp(text).rhythm).toBe(rhythm));

  it.each(['Varje vecka och varje månad', 'Skriftligt varje månad eller kvartal', 'två gånger per månad', 'Vid behov'])(
    'is none in “%s”',
    (text) => expect(readFollowUp(text).rhythm).toBeUndefined(),
  );
});
