import { damerau } from '../fold.ts';
import { monthByWord, ordinalByWord, pastWeekdayByWord, seasonByWord, weekdayByWord } from './words.ts';

/** The misspellings to mend: all that dates are made of, or in running text only weekdays, months and weeks. */
export type Mending = 'all' | 'calendar';

const calendarWords = (): string[] => [
  ...Object.keys(weekdayByWord),
  ...Object.keys(monthByWord),
  ...Object.keys(pastWeekdayByWord),
  ...'vecka veckan'.split(' '),
];

const otherWords = (): string[] => [
  ...Object.keys(seasonByWord),
  ...Object.keys(ordinalByWord),
  ...(
    'nasta kommande denna detta forra sista vidare tills lopande senast efter innan sedan slutet borjan mitten ' +
    'veckor veckorna veckans manad manaden manader manadens manadsskiftet kvartal kvartalet tertial tertialet halvar ' +
    'halvaret halvarsskiftet arsskiftet terminen termin hostterminen varterminen imorgon morgon overmorgon forrgar ' +
    'julafton juldagen midsommar midsommarafton midsommardagen nyarsafton nyarsdagen skartorsdagen langfredagen ' +
    'paskafton paskdagen pingst valborg nationaldagen allhelgona trettondagen himmelsfard klamdagen sportlovet ' +
    'pasklovet hostlovet jullovet sommarlovet semestern lucia helgen arbetsdagar arbetsdagen today tomorrow yesterday ' +
    'weeks months christmas easter midsummer quarter after before until within beginning middle start early since ' +
    'during working business weekend month weeks ongoing notice further november eftermiddag kvall formiddag innan ' +
    'under inledningen senare nagra veckan dagen dagar arets skolstarten skolavslutningen mellandagarna paskhelgen ' +
    'julhelgen nyarshelgen pasken pingsten julen klart klara fardig fardigt slutdatum startdatum startar ungefar ' +
    'cirka omkring kring runt nastkommande innevarande foljande pagaende couple half'
  ).split(' '),
];

/** Words in notes that are one letter from a weekday, a month or a week and are not meant as one. */
const lookAlikes = /^(mandat.*|fredad.*|vack.*|veckla.*|veckad.*|becka.*|tackan|septembers|aprik.*|mansdag|lordagens)$/;

const known = new Map<Mending, ReadonlySet<string>>();

function vocabulary(mending: Mending): ReadonlySet<string> {
  const kept = known.get(mending);
  if (kept) return kept;
  const made = new Set([...calendarWords(), ...(mending === 'all' ? otherWords() : [])]);
  known.set(mending, made);
  return made;
}

/**
 * A folded word as the grammar spells it: aa, ae and oe read as å, ä and ö, and words of five letters or more mended
 * when one slip (a letter lost, added, changed or swapped) from a word that dates are made of.
 */
export function spell(word: string, mending: Mending): string {
  const words = vocabulary('all');
  if (word.length < 5 || words.has(word)) return word.length < 5 && /aa|ae|oe/.test(word) ? plain(word) : word;
  if (words.has(plain(word))) return plain(word);
  if (lookAlikes.test(word)) return word;
  const near = [...vocabulary(mending)].filter(
    (candidate) =>
      candidate.length >= 5 && Math.abs(candidate.length - word.length) <= 1 && damerau(word, candidate) === 1,
  );
  return near.find((candidate) => candidate[0] === word[0]) ?? near[0] ?? word;
}

function plain(word: string): string {
  return word.replace(/aa|ae/g, 'a').replace(/oe/g, 'o');
}
