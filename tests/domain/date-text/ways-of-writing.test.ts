import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DateUse, readDate } from '../../../src/domain/date-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** The reading in short: "2021-11-30", "2021-11-19?" when it is asked about, "–" when it is no date. */
function read(text: string, today = '2021-11-10', use: DateUse = 'due'): string {
  const validTo = date(`${Math.max(2022, date(today).year + 1)}-12-31`);
  const reading = readDate(text, { today: date(today), validTo, use });
  if (reading.outcome === 'error') return '–';
  return reading.outcome === 'ok' ? `${reading.date}` : `${reading.preferred}?`;
}

describe('the same due date, written with', () => {
  it.each([
    'senast den 30 november',
    'Senast 30 November',
    'kl 15 den 30/11',
    '30/11 15:00',
    'deadline 30 nov',
    'ska vara klart 30 nov',
    'flyttas till 30 november',
    '30 november tack',
    'tisdag 30 november 2021',
    '30 november 2021 (tisdag)',
    'den 30:e',
    '30e',
    'trettio november',
    'no later than 30 November',
    '30-nov-2021',
  ])('words around it that change nothing: “%s”', (text) => expect(read(text)).toBe('2021-11-30'));
  it.each(['v.48-49', 'v 48/49', 'v 48 och 49', 'vecka 48 till 49', 'v48-v49'])('several weeks: “%s”', (text) =>
    expect(read(text)).toBe('2021-12-10'),
  );
  it.each(['v 50-2'])('weeks over New Year: “%s”', (text) => expect(read(text)).toBe('2022-01-14'));
  it.each(['tis v 50', 'ti v 50', 'v 50 tisdag', 'tisdag i vecka 50', 'v. 50 (tisdag)'])(
    'a weekday of a week: “%s”',
    (text) => expect(read(text)).toBe('2021-12-14'),
  );
  it.each(['29 nov - 3 dec', '29/11–3/12', '1–3 dec'])('a day on the way to: “%s”', (text) =>
    expect(read(text)).toBe('2021-12-03'),
  );
  it.each(['om 14 dagar', 'två veckor framåt', 'två veckor från idag', 'inom två veckor'])(
    'a time ahead: “%s”',
    (text) => expect(read(text)).toBe('2021-11-24'),
  );
  it.each(['vecka två', 'v 2', 'vecka 2 nästa år', 'v 2/22', 'v 2 -22'])('number words: “%s”', (text) =>
    expect(read(text)).toBe('2022-01-14'),
  );
  it.each(['kvartal ett', 'kv 1', 'Q1-22', 'första kvartalet 2022'])('a quarter or more of them: “%s”', (text) =>
    expect(read(text)).toBe('2022-03-31'),
  );
  it.each(['kvartal 1-2', 'Q1-Q2 2022', 'kvartal 1 och 2'])('a half-year in quarters: “%s”', (text) =>
    expect(read(text)).toBe('2022-06-30'),
  );
  it.each(['tills vidare', 'pågår löpande', 'gäller tills vidare', 'hela avtalsperioden', 'avtalets slut'])(
    'the whole agreement: “%s”',
    (text) => expect(read(text)).toBe('2022-12-31'),
  );
  it.each(['sista arbetsdagen före jul', 'torsdagen före julafton', 'dagen före julafton'])(
    'a working day beside a feast: “%s”',
    (text) => expect(read(text)).toBe('2021-12-23'),
  );
  it.each(['fredga v 47', 'FREDAG V.47', 'fre v47'])('letters lost or swapped: “%s”', (text) =>
    expect(read(text)).toBe('2021-11-26'),
  );
  it.each(['på fredag eftermiddag', 'fredag förmiddag', 'på fredag kl 12', 'nu på fredag'])(
    'a part of a day: “%s”',
    (text) => expect(read(text)).toBe('2021-11-12'),
  );
});

describe('a due date asked about', () => {
  it.each([
    ['före 1 december', '2021-11-30?'],
    ['innan den 1/12', '2021-11-30?'],
    ['andra veckan i januari', '2022-01-14?'],
    ['nov/dec', '2021-12-30?'],
    ['mellan jul och nyår', '2021-12-30?'],
    ['innan jul och nyår', '2021-12-23?'],
    ['under våren', '2022-05-31?'],
    ['november ut', '2021-11-30?'],
    ['året ut', '2021-12-30?'],
    ['före årets slut', '2021-12-30?'],
    ['efter helgen', '2021-11-15?'],
    ['medio december', '2021-12-15?'],
    ['mitt i december', '2021-12-15?'],
    ['15 december prel', '2021-12-15?'],
    ['någon dag nästa vecka', '2021-11-19?'],
    ['början av året', '2022-01-31?'],
    ['årsskiftet 21/22', '2021-12-30?'],
    ['mars 22', '2022-03-31?'],
    ['March 22', '2022-03-22?'],
    ['mars -22', '2022-03-31?'],
    ['jan 2022', '2022-01-31?'],
    ['t.o.m. 15/4', '2022-04-15?'],
    ['31/12', '2021-12-31?'],
    ['1 maj', '2022-05-01?'],
    ['på lördag', '2021-11-13?'],
    ['15 mars 2023', '2023-03-15?'],
    ['15 juli', '2022-07-15?'],
    ['1.3', '2022-03-01?'],
    ['end of the month', '2021-11-30?'],
  ])('“%s”: %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('no date at all', () => {
  it.each([
    'femte fredagen i februari',
    'v 54',
    '31/4',
    '12/31',
    '15 mars i år',
    'snart',
    'så snart som möjligt',
    'när det går',
    '-',
  ])('“%s”', (text) => expect(read(text)).toBe('–'));
});

describe('a start', () => {
  it.each([
    ['fr.o.m. v 3', '2022-01-17'],
    ['med start v 3', '2022-01-17'],
    ['börjar 17 januari', '2022-01-17'],
    ['start v. 3', '2022-01-17'],
    ['v 48/49', '2021-11-29'],
    ['v 16', '2022-04-19'],
    ['tertial 2', '2022-05-02'],
    ['v 45', '2021-11-08?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2021-11-10', 'start')).toBe(expected));
});

describe('in a note of what has happened', () => {
  it.each([
    ['gjort i måndags', '2021-11-08'],
    ['genomfört 3/11', '2021-11-03'],
    ['blev klart v 43', '2021-10-29'],
    ['två veckor sedan', '2021-10-27'],
    ['klart kvartal 3', '2021-09-30'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2021-11-10', 'note')).toBe(expected));
});
