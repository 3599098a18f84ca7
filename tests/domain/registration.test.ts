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
    '123456',
  ])('%s', (text) => {
    expect(readRegistration(text)).toBe(text);
  });

  it.each([
    ['dnr 2021/45', '2021/45'],
    ['Dnr: KS/2021:123', 'KS/2021:123'],
    ['  diarienummer   KS  2021-00123. ', 'KS 2021-00123'],
    ['ärende KS/2021:9', 'KS/2021:9'],
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
    ['markup', '<b>KS/2021:123</b>'],
    ['something very long', `KS/2021:${'1'.repeat(60)}`],
  ])('%s', (_what, text) => {
    expect(readRegistration(text)).toBeUndefined();
  });
});
