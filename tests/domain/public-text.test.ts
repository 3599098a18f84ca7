import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicText } from '../../src/domain/public-text.ts';

const fewer = 'färre än fem';
const shown = (text: string) => publicText(text, fewer);

describe('a text for the public', () => {
  it.each([
    ['3 elever har slutat', 'färre än fem elever har slutat'],
    ['Stöd till tre ungdomar i veckan', 'Stöd till färre än fem ungdomar i veckan'],
    ['Två av de nya ungdomarna kom', 'färre än fem av de nya ungdomarna kom'],
    ['4 individer av 30', 'färre än fem individer av 30'],
    ['0 avhoppare i år', 'färre än fem avhoppare i år'],
    ['3 stycken ungdomar', 'färre än fem ungdomar'],
    ['10 elever varav 3 flickor', '10 elever varav färre än fem flickor'],
    ['2–3 personer per kväll', 'färre än fem personer per kväll'],
    ['två till tre feriejobbare', 'färre än fem feriejobbare'],
    ['Fyra arbetslösa unga vuxna', 'färre än fem arbetslösa unga vuxna'],
    ['3 students left', 'färre än fem students left'],
    ['Fyra utbildade medarbetare', 'färre än fem utbildade medarbetare'],
  ])('%s is shown as: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'Antal ungdomar: 3',
    'Elever (2 st)',
    'Ungdomar = 4',
    'Personer: 0',
    'Av 12 elever kom bara två',
    'En elev har slutat komma',
    'Båda killarna är kvar',
    'Tre till fem ungdomar',
    '10 ungdomar, varav tre fick jobb',
    'Tre (3) elever',
    '3, 4 elever',
    '3-elever',
    '3\u200b elever',
    '1 ungdom',
    'Ungdomarna var 3',
    'Stöd till 3 kriminella',
    'Utslussning av tre dömda',
    'Samtal med 4 gärningsmän',
    'Uppföljning av två anhöriga',
  ])('%s is not shown at all, since the number can’t be taken out by itself', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it.each([
    'Tre trygghetsvandringar per år med boende och verksamma',
    'Två myndighetsgemensamma tillsynsbesök per termin',
    'Föräldramöten i årskurs 6 och 8 om rekrytering och var det finns stöd',
    'Före- och efterbild från två platser',
    'Två veckor före och en månad efter varje vandring',
    'Två veckor före varje möte',
    'Feriejobb till 150 ungdomar',
    '60 utbildade chefer',
    '14 elever och 23 ungdomar',
    'Fem personer svarade',
    'Insats 1.3 för unga',
    'Möten i årskurs 2 och 3 för elever och föräldrar',
    'Fyra kvällar i veckan där unga samlas',
    'Ansökan senast 3 juni, för unga',
    'Senast 15/3 till föräldrar',
    'Kl. 14.3 för boende',
    '',
  ])('%s stands as it is written', (text) => {
    expect(shown(text)).toBe(text);
  });

  const people = fc.constantFrom(
    'personer',
    'ungdomar',
    'individer',
    'elever',
    'barn',
    'familjer',
    'deltagare',
    'avhoppare',
    'hushåll',
    'klienter',
    'brukare',
    'tjejer',
    'killar',
    'kvinnor',
    'män',
    'boende',
    'skolelever',
    'medarbetare',
    'Personer',
    'students',
  );
  const few = fc.constantFrom(
    '0',
    '1',
    '2',
    '3',
    '4',
    'två',
    'tre',
    'fyra',
    'Två',
    'TRE',
    'noll',
    '2–4',
    '3-4',
    'två eller tre',
  );
  const between = fc.constantFrom(' ', ' nya ', ' av de ', ' st ', '  ', ' unga ', '\u00a0', '\n');
  const around = fc.constantFrom('', 'I år: ', 'Stöd till ', 'Gatan 12. ', 'Bara ', '(');

  it('never has a number of people under five, wherever in it the number stands', () => {
    fc.assert(
      fc.property(
        around,
        few,
        between,
        people,
        fc.constantFrom('', '.', ' på Skolgatan', ' av 30', ', 40 % i fjol'),
        (a, n, b, p, c) => {
          const left = shown(`${a}${n}${b}${p}${c}`);
          if (left === undefined) return;
          const before = left.slice(0, left.toLowerCase().indexOf(p.toLowerCase()));
          expect(before.replace('Gatan 12. ', '')).not.toMatch(/\d|tv[åa]|tre(?!\p{L})|fyra|noll/iu);
          expect(left).toContain(fewer);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps every number of five or more, whatever stands around it', () => {
    fc.assert(
      fc.property(around, fc.integer({ min: 5, max: 9999 }), people, (a, n, p) => {
        expect(shown(`${a}${n} ${p}`)).toBe(`${a}${n} ${p}`);
      }),
    );
  });

  it('says the same of what it has once said, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const once = shown(text);
        if (once !== undefined) expect(shown(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
