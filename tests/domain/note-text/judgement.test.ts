import { describe, expect, it } from 'vitest';
import { read } from './in-short.ts';

describe('how it goes', () => {
  it.each(['vi håller tidplanen', 'Vi ligger före tidplanen', 'Status grön', 'Inga förseningar, allt enligt plan'])(
    'is green: “%s”',
    (text) => expect(read(text)).toBe('green'),
  );
  it.each(['läget är gult', 'Status: gul', 'vi ligger efter', 'Två veckor efter plan'])('is yellow: “%s”', (text) =>
    expect(read(text)).toBe('yellow'),
  );
  it.each(['röd flagg', 'Står helt stilla'])('is red: “%s”', (text) => expect(read(text)).toBe('red'));
  it.each(['rött eftersom vi saknar pengar'])('is red or yellow for a reason: “%s”', (text) =>
    expect(read(text)).toBe('red, impediment'),
  );
  it.each([
    'Läget är inte grönt',
    'Läget kan bli rött',
    'Om det inte löser sig blir läget rött',
    'Grönt ljus från nämnden',
    'Det står inte still',
  ])('is not said by a colour denied, feared or of something else: “%s”', (text) => expect(read(text)).toBe(''));
});

describe('what is needed', () => {
  it.each([
    'Behöver styrgruppens beslut',
    'vill ha besked om pengar',
    'Vi behöver beslut om resurser',
    'Behöver besked från styrgruppen',
  ])('is a decision: “%s”', (text) => expect(read(text)).toBe('needs-decision'));
  it.each([
    'Behöver inget beslut',
    'Vi fick beslut från styrgruppen i går',
    'Behöver ingen hjälp',
    'Upphandlingen överklagades inte',
  ])('is nothing: “%s”', (text) => expect(read(text)).toBe(''));
});

describe('what has been communicated', () => {
  it.each(['kommunicerat på webben igår', 'Inlägg på Facebook i går', 'Published on the website yesterday'])(
    'happened yesterday: “%s”',
    (text) => expect(read(text)).toBe('communicated 2021-11-09'),
  );
  it.each([
    'pressmeddelande skickas på fredag',
    'Inget publicerat på webben än',
    'Kan någon publicera detta?',
    'Webbtexten är skriven men inte publicerad',
  ])('has not happened: “%s”', (text) => expect(read(text)).toBe(''));
});

describe('the whole note', () => {
  it.each(['avslutad', 'Insatsen är avslutad.', 'Stoppad', 'stängd'])('is an unclear status: “%s”', (text) =>
    expect(read(text)).toBe('?unclear-status'),
  );
  it.each([
    'Det har blivit bättre',
    'Det känns tryggare',
    'Går åt rätt håll',
    'Folk känner sig tryggare',
    'Bra effekt',
    'Läget har förbättrats',
    'Tryggheten har ökat',
    'Minskad skadegörelse',
    'Det går framåt',
  ])('is a vague judgement: “%s”', (text) => expect(read(text)).toBe('?unclear-result'));
  it.each([
    'Tryggheten har ökat med 5 procent',
    'Enligt mätningen har tryggheten ökat',
    'Det blev bättre stämning på mötet',
    'Upphandlingen avslutad',
  ])('says more than that: “%s”', (text) => expect(read(text)).toBe(''));
});

describe('a day', () => {
  it.each(['Vi är klara nästa fredag', 'Klart 15.12', 'klart 15 juli', 'Blir inte klart förrän 15 januari'])(
    'is asked about: “%s”',
    (text) => expect(read(text)).toBe('?date'),
  );
  it.each(['Ska vara klart v 48', 'Resten klart v 48'])('is the due date: “%s”', (text) =>
    expect(read(text)).toBe('due 2021-12-03'),
  );
});
