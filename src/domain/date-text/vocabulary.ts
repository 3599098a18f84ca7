import { damerau } from '../fold.ts';
import { cardinal, monthByWord, ordinalByWord, pastWeekdayByWord, seasonByWord, weekdayByWord } from './words.ts';

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
    'morse imorron morron nummer halvan terminens senaste siste redan andras flytta skjuta beraknat fardiga ' +
    'ikvall imorse inatt igar kontinuerligt fortlopande tillsvidare framat framat inom paborjas borjar galler pagar ' +
    'beraknas flyttas skjuts deadline lagom gjort gjord gjorda genomfort genomford genomforda terminsslut ' +
    'forsommaren sensommaren senhosten senvaren forvaren varvintern primo medio ultimo perioden avtalets ' +
    'overenskommelsens hosthelgen nationaldag starten samband mellan tidig tidigt annandag annandagen ' +
    'cirka omkring kring runt nastkommande innevarande foljande pagaende couple half'
  ).split(' '),
];

/** Words in notes that are one letter from a weekday, a month or a week and are not meant as one. */
const lookAlikes = /^(mandat.*|fredad.*|vack.*|veckla.*|veckad.*|becka.*|tackan|septembers|aprik.*|mansdag|lordagens)$/;

/** Words that a word of four letters in a whole expression may be: "nsta", "veck". */
const fiveLetters = ['nasta', 'vecka', 'april'];

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** The words that are long enough to be mended towards, by their length. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

const known = new Map<Mending, Vocabulary>();

function vocabulary(mending: Mending): Vocabulary {
  const kept = known.get(mending);
  if (kept) return kept;
  const words = new Set([...calendarWords(), ...(mending === 'all' ? otherWords() : [])]);
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    if (word.length >= 5) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  const made = { words, byLength };
  known.set(mending, made);
  return made;
}

/**
 * A folded word as the grammar spells it: aa, ae and oe read as å, ä and ö, and words of five letters or more mended
 * when one slip (a letter lost, added, changed or swapped) from a word that dates are made of.
 */
export function spell(word: string, mending: Mending): string {
  const { words } = vocabulary('all');
  const shortest = mending === 'all' ? 4 : 5;
  if (word.length < shortest || words.has(word) || cardinal(word) !== undefined)
    return word.length < 5 && /aa|ae|oe/.test(word) ? plain(word) : word;
  if (words.has(plain(word))) return plain(word);
  if (lookAlikes.test(word)) return word;
  return nearest(word, mending);
}

function nearest(word: string, mending: Mending): string {
  const { length } = word;
  if (length < 5) return fiveLetters.find((candidate) => isOneSlipAway(word, candidate)) ?? word;
  const { byLength } = vocabulary(mending);
  const near = [length - 1, length, length + 1]
    .flatMap((each) => byLength.get(each) ?? [])
    .filter((candidate) => isOneSlipAway(word, candidate));
  return near.find((candidate) => candidate[0] === word[0]) ?? near[0] ?? word;
}

/** One slip changes nothing before it and nothing after it, so most pairs are told apart by their ends. */
function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const rest = Math.max(a.length, b.length) - start - end;
  return rest <= 2 && damerau(a, b) === 1;
}

function plain(word: string): string {
  return word.replace(/aa|ae/g, 'a').replace(/oe/g, 'o');
}
