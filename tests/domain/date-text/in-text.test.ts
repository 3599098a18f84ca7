import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { findDates, readLeadingDate } from '../../../src/domain/date-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const wednesday = date('2021-11-10');
const agreement = { validFrom: date('2021-01-01'), validTo: date('2022-12-31') };

describe('a date at the start of a text', () => {
  const lead = (text: string) => {
    const found = readLeadingDate(text, { ...agreement, today: wednesday, use: 'due' });
    return found && [found.matched, found.rest];
  };

  it.each([
    ['30 nov väntar på el', '30 nov', 'väntar på el'],
    ['v 48: leveransen är sen', 'v 48', 'leveransen är sen'],
    ['fredag v 47 – beror på vädret', 'fredag v 47', 'beror på vädret'],
    ['slutet av november, tjälen', 'slutet av november', 'tjälen'],
    ['2021-11-30 8 platser kvar', '2021-11-30', '8 platser kvar'],
    ['tills vidare', 'tills vidare', ''],
  ])('“%s”', (text, matched, rest) => expect(lead(text)).toEqual([matched, rest]));

  it.each(['väntar på el 30 nov', 'mätt i dag', '8 av 10', '30/11-projektet'])('is not there in “%s”', (text) =>
    expect(lead(text)).toBeUndefined(),
  );
});

describe('dates inside a note', () => {
  const found = (text: string) =>
    findDates(text, { ...agreement, today: wednesday, use: 'due' }).map(
      ({ matched, precision }) => `${matched}: ${precision}`,
    );

  it.each([
    ['Klart 15.12, resten sen', ['15.12: day']],
    ['Provas 29 nov – 3 dec', ['29 nov – 3 dec: period']],
    ['Åtta av tio klara, resten v 48 eller senast den 12/12.', ['v 48: week', '12/12: day']],
    ['Tror klart i november, annars före jul', ['november: month', 'före jul: vague']],
    ['Mötet flyttas från 13.30 till 15.00 den 30/11.', ['30/11: day']],
    ['Klart 211130 kl 15.00.', ['211130: day']],
    ['åk 8 tas i vår. Tack!', ['i vår: vague']],
    ['tredje börjar 1 dec. Håller datumet.', ['1 dec: day']],
  ])('are found in “%s”', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    'indikator 8/10',
    'samordnas med 2.2, mötet 13.10',
    '5/6 skolor klara, 91 procent',
    'I vår kommun var det bra, man hinner inte, mandatet är klart',
    'ärende KS/2021:312 och insats 3.12',
    'åk 6, 18-25 år, 150 000 kr',
    'kl 13.30 till 15.00',
    'Fyra kvällar i veckan, 41 av 44 veckor',
    'Ring 08-123 45 67',
  ])('are not seen in “%s”', (text) => expect(found(text)).toEqual([]));

  it('stand where they say', () => {
    const text = 'Ja – klart på fredag, sen 3/12!';
    for (const { start, end, matched } of findDates(text, { ...agreement, today: wednesday, use: 'due' })) {
      expect(text.slice(start, end)).toBe(matched);
    }
  });
});
