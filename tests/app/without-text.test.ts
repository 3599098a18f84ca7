import { describe, expect, it } from 'vitest';
import { withoutTakenText } from '../../src/app/follow-ups/without-text.ts';
import { shorten } from '../../src/app/reports/shorten.ts';
import { aReport } from '../helpers/a-report.ts';

const words = 'Grannen på Åvägen har (igen) hört av sig. Hon ringer *varje* dag. Vi svarar så fort vi kan.';

/** A kept document that says a text, without the words. */
function without(text: string): string | undefined {
  const document = aReport({ lead: [{ text, sources: [] }], sections: [] });
  const left = withoutTakenText({ document, wording: {} }, { texts: [words] }, '[borttagen]');
  return left?.document.lead[0]?.text;
}

describe('a kept document, without a text', () => {
  it.each([
    ['where it stands alone', words, '[borttagen]'],
    ['in the middle of a sentence', `Kommunen: nej (”${words}”).`, 'Kommunen: nej (”[borttagen]”).'],
    ['twice', `${words} ${words}`, '[borttagen] [borttagen]'],
    ['with its lines broken in another way', words.replaceAll('. ', '.\n'), '[borttagen]'],
    ['cut short at any length', `Fråga: ${shorten(words, 30)} Förslag: ja…`, 'Fråga: [borttagen] Förslag: ja…'],
  ])('has none of it %s', (_where, text, expected) => {
    expect(without(text)).toBe(expected);
  });

  it('is left as it was where it says something else', () => {
    expect(without('Grannen på Åvägen är nöjd…')).toBeUndefined();
    expect(without('Vi svarar så fort vi kan.')).toBeUndefined();
  });
});
