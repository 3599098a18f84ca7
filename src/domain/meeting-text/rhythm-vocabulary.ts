import { type Words, weekdayByWord } from '../date-text/words.ts';

/** "första måndagen": which of the month's, -1 the last. All words are folded. */
export const places: Words = {
  ...spelled(1, 'forsta forste first 1:a 1:e 1st'),
  ...spelled(2, 'andra andre second 2:a 2:e 2nd'),
  ...spelled(3, 'tredje third 3:e 3:dje 3rd'),
  ...spelled(4, 'fjarde fourth 4:e 4:de 4th'),
  ...spelled(-1, 'sista siste last'),
};

/** "var fjärde vecka". */
export const steps: Words = {
  ...spelled(2, 'annan annat andra other second 2:a'),
  ...spelled(3, 'tredje third 3:e'),
  ...spelled(4, 'fjarde fourth 4:e'),
  ...spelled(5, 'femte fifth 5:e'),
  ...spelled(6, 'sjatte sixth 6:e'),
  ...spelled(7, 'sjunde seventh 7:e'),
  ...spelled(8, 'attonde eighth 8:e'),
  ...spelled(12, 'tolfte twelfth 12:e'),
};

/** "två gånger om året". */
export const amounts: Words = {
  ...spelled(1, 'en ett one'),
  ...spelled(2, 'tva two'),
  ...spelled(3, 'tre three'),
  ...spelled(4, 'fyra four'),
  ...spelled(6, 'sex six'),
  ...spelled(12, 'tolv twelve'),
};

/** Longer stretches, in months. */
export const monthsByWord: Words = {
  ...spelled(1, 'manaden manad manader months month'),
  ...spelled(3, 'kvartalet kvartal quarters quarter'),
  ...spelled(4, 'tertialet tertial'),
  ...spelled(6, 'halvaret halvar terminen termin half-year'),
  ...spelled(12, 'aret ar years year'),
};

export const weekWords = 'veckan|veckor|vecka|weeks|week';

/** "torsdagar", "Thursdays". */
export const pluralWeekdays: Words = {
  ...spelled(1, 'mandagarna mandagar mondays'),
  ...spelled(2, 'tisdagarna tisdagar tuesdays'),
  ...spelled(3, 'onsdagarna onsdagar wednesdays'),
  ...spelled(4, 'torsdagarna torsdagar thursdays'),
  ...spelled(5, 'fredagarna fredagar fridays'),
  ...spelled(6, 'lordagarna lordagar saturdays'),
  ...spelled(7, 'sondagarna sondagar sundays'),
};

export const weekdays: Words = { ...pluralWeekdays, ...weekdayByWord };

function spelled(value: number, words: string): Words {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]));
}

/** The words of a table for a pattern, longer ones first so that none is cut short. */
export function anyOf(table: Words): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
