import { describe, expect, it } from 'vitest';
import { measure, read } from './in-short.ts';

const shareOfCases = measure('Andel ärenden åtgärdade inom två arbetsdagar', 90);

describe('a count is proposed', () => {
  it.each([
    '8 av 10',
    '8 av 10 klara',
    '8 utav 10',
    '8 st av 10 klara',
    '8st klara av 10',
    'Av tio platser är åtta klara',
    'Åtta platser klara',
    '8 platser klara',
    'Vi har nu gjort klart åtta av de tio platserna',
  ])('of those done: “%s”', (text) => expect(read(text)).toBe('8/10'));
  it.each(['Åtta av tio klara, resten v 48', 'åtta av tio klara resten v 48', 'Eight of ten done, the rest week 48'])(
    'with the day for the rest: “%s”',
    (text) => expect(read(text)).toBe('8/10, due 2021-12-03'),
  );
});

describe('no count is proposed', () => {
  it.each([
    'Två platser kvar',
    'Två platser ej klara',
    '3 av 10 platser är inte klara',
    'Vi ska hinna åtta av tio',
    '8 av 10 platser planeras vara klara före jul',
    'Vi har beställt 40 lampor',
  ])('of what is left, ordered or hoped for: “%s”', (text) => expect(read(text)).toBe(''));
  it.each([
    '20 st',
    'Kostnaden blev 150 000 kr',
    'Budget 2 av 3 mkr förbrukad',
    '12 personer på mötet',
    'Tredje av fyra klar',
    'Målet är tio platser',
  ])('of other things: “%s”', (text) => expect(read(text)).toBe(''));
});

describe('a share', () => {
  it.each(['91 procent', '91 %', 'Från 80 till 91 procent', 'Kvartal 3: 91 procent inom två arbetsdagar'])(
    'is proposed as written: “%s”',
    (text) => expect(read(text, shareOfCases)).toBe('91 %, target-reached'),
  );
  it.each([
    'nästan 90 procent',
    'under 90 procent',
    'Minskat 5 procent',
    'Upp 5 procent från 80',
    'Vi hoppas nå 95 procent',
    'I september 85 procent, i oktober 91 procent',
  ])('is not proposed when it is only a bound, a change or a hope: “%s”', (text) =>
    expect(read(text, shareOfCases)).toBe(''),
  );
  it.each(['Hälften klart', 'Hälften av platserna är klara'])('is half only when it is half: “%s”', (text) =>
    expect(read(text)).toBe('5/10'),
  );
});
