import { describe, expect, it } from 'vitest';
import { readRegistration } from '../../src/domain/registration.ts';

describe('a number in an authority’s register', () => {
  it.each([
    'KS/2021:123',
    'KS 2021-00123',
    'KS2021/0312',
    'A123.456/2021',
    'A 123.456/2021',
    '2021/45',
    '2021-45',
    '2021:312',
    'UVK-2021-00123',
    'KS-TEKN 2021/7',
    'Ks/2021:0417-2',
    'TRG 2021-00012 (3)',
    '45/21',
    'KS 2021/123',
    'A123.456-1/2021',
    'KS 2021.0123',
    '2021/0042',
    '2021-00123',
    'KSN-2021-00123',
    'BUN.2021.123',
    '2.4.1-1234/2021',
    '4.1.1 2021/123',
    'Ju2021/00123/L4',
    'FOHM 1234-2021',
    'SU FV-1234-21',
    'KS 2021 00123',
    'KS 21:45',
    'Af-2021/0012 3456',
    'KS 2021-2022',
    'KS 00123',
    '123456',
  ])('%s', (text) => {
    expect(readRegistration(text)).toBe(text);
  });

  it.each([
    ['dnr 2021/45', '2021/45'],
    ['Dnr: KS/2021:123', 'KS/2021:123'],
    ['  diarienummer   KS  2021-00123. ', 'KS 2021-00123'],
    ['ärende KS/2021:9', 'KS/2021:9'],
    ['Dnr KS 2021.0123', 'KS 2021.0123'],
  ])('is read out of “%s”', (text, number) => {
    expect(readRegistration(text)).toBe(number);
  });
});

describe('what is none', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'diarieförd'],
    ['a word with a figure', 'nummer 5'],
    ['that there is none', 'saknas 000'],
    ['that it is awaited', 'väntar 2021/1'],
    ['a day', '2021-11-30'],
    ['a day first', '30/11 2021'],
    ['a day with dots', '30.11.2021'],
    ['a day and a month', '15/3'],
    ['a day in one', '20211130'],
    ['a day with its month', '30 nov 2021'],
    ['a year', '2021'],
    ['a year after a label', 'KS 2021'],
    ['a telephone number', '08-123 456 78'],
    ['a mobile telephone number', '070-174 06 05'],
    ['a personal identity number', '19121212-1212'],
    ['a personal identity number in short', '121212-1212'],
    ['a crime report', '5000-K123456-21'],
    ['a sentence', 'Den kom in under 2021 och har nummer 45'],
    ['a short sentence', 'vi fick 2021/45'],
    ['an e-mail address', 'ks2021@kommunen.se'],
    ['a time of day', 'kl 13.00'],
    ['a time of day in one', 'kl13.00'],
    ['a bare time of day', '13:00'],
    ['a time of day with a dot', '13.45'],
    ['hours', 'kl 13-14'],
    ['noughts', '000'],
    ['noughts of a year', 'KS 2021-000'],
    ['a week', 'v 48 2021'],
    ['a week of a year', 'v. 48/2021'],
    ['a quarter', 'kvartal 4-2021'],
    ['an amount', '100 000 kr'],
    ['an amount in figures', '100 000'],
    ['an amount with dots', '100.000'],
    ['an amount in one', '100000 kr'],
    ['a count', '125 personer'],
    ['two years', '2021-2022'],
    ['a day and a number', '18/11 KS 2021-00123'],
    ['a day with its year and a number', '2021-11-18 KS 2021-00123'],
    ['a number and a day', 'KS 2021-00123 18/11'],
    ['markup', '<b>KS/2021:123</b>'],
    ['something very long', `KS/2021:${'1'.repeat(60)}`],
  ])('%s', (_what, text) => {
    expect(readRegistration(text)).toBeUndefined();
  });
});

describe('a number whose parts stand in another order, or apart', () => {
  it.each([
    '2017/0115 KS',
    '2021/0123 KS',
    'KS 2021: 123',
    'KS/2021: 123',
    'KS 2021 / 123',
    'KS 2021 - 123',
    'SEK/2021:1',
    'KV/2021:12',
    'V 2021/12',
  ])('%s is one', (typed) => expect(readRegistration(typed)).toBe(typed));
  it.each(['v 48 2021', 'kl 13.00', '13:00', '000', '100 000 kr', 'v 48', 'kv 3 2021', '18 - 11', 'kl 10 - 12'])(
    '%s is none',
    (typed) => expect(readRegistration(typed)).toBeUndefined(),
  );
});
