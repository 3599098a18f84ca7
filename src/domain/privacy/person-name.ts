import { ambiguousNames, commonWordNames, givenNames } from './given-names.ts';
import { isOrganisationLike, ordinaryWords, properWords } from './known-words.ts';
import type { Reading, Sentence, Word } from './reading.ts';
import { isSurnameLike, maybeSurname } from './surnames.ts';

/**
 * What may be a person's name: a common given name, two capitalised words that are nobody else's, initials, a
 * surname, or an unknown capitalised word where a person would stand ("Pratade med Zoran"). Names of the agreement and
 * the plan, organisations, places, months and a sentence's first word are none. Source: product.md §3.
 */
export function hasPossibleName({ sentences, plain, mentionsMember }: Reading): boolean {
  return mentionsMember || INITIALS.test(plain) || sentences.some(hasName);
}

const INITIALS = /(?<![\p{L}\d.])\p{Lu}\. ?\p{Lu}\.(?= ?[\p{Ll},]|$)/u;

/** Whether a sentence holds what may be a person's name. */
export function hasName({ words }: Sentence): boolean {
  return words.some((word, i) => isNameAt(words, i, word));
}

/** Whether one of a sentence's words may be a person's name. */
export function hasNameAt(words: readonly Word[], i: number): boolean {
  const word = words[i];
  return word !== undefined && isNameAt(words, i, word);
}

function isNameAt(words: readonly Word[], i: number, word: Word): boolean {
  if (word.known) return false;
  const isCertain = isGivenName(word) || /^\p{L}{2,}ssons?$/u.test(word.text);
  if (!isCapital(word)) return isCertain && !isPlaceCalledAfter(words, i);
  if (isNamedThing(words, i) || isPlaceCalledAfter(words, i)) return false;
  return isCertain || (!isOrganisationAfter(words[i + 1]) && isCapitalName(words, i, word));
}

// A word with a capital that isn't surely a name: what stands around it says.
function isCapitalName(words: readonly Word[], i: number, word: Word): boolean {
  const next = words[i + 1];
  const before = words[i - 1];
  const hasSurname = next !== undefined && isBeside(next) && isCapital(next) && !isNobody(next);
  if (isAmbiguousName(word)) {
    if (hasSurname || isNamedWith(words, i)) return true;
    if (isAllCapitals(word) || isOneOf(commonWordNames, word)) return false;
    return isPersonVerb(next) || (!word.starts && isPersonPlace(before)) || isReported(words, i);
  }
  if (isNobody(word)) return false;
  if (hasSurname && next !== undefined) {
    if (isAllCapitals(word) || isAllCapitals(next)) return isSurnameLike(next.folded);
    return word.starts
      ? maybeSurname(next.folded) || !looksInflected(word)
      : !isAfterPlacePreposition(before) || maybeSurname(next.folded);
  }
  if (word.starts && isUnknownSpeaker(word, next)) return true;
  if (isAllCapitals(word) || word.starts)
    return isSurnameLike(stem(word)) && word.folded.length > 6 && /sson$|strom$|qvist$|kvist$/.test(stem(word));
  if (isSurnameLike(stem(word))) return true;
  if (AGREEMENT.has(words[i - 2]?.folded ?? '')) return false;
  return isPersonPlace(before) || (isPersonVerb(next) && !isAfterPlacePreposition(before));
}

function isGivenName(word: Word): boolean {
  return isOneOf(givenNames, word);
}

// "Orosanmälan på Leo": what is made on somebody.
function isReported(words: readonly Word[], i: number): boolean {
  const [report, on] = [words[i - 2]?.folded ?? '', words[i - 1]?.folded ?? ''];
  return /^(?:orosanmal|anmal|polisanmal)/.test(report) && /^(?:pa|for|om|mot|av|gallande|kring)$/.test(on);
}

// "Kaj och Lotta": two of them side by side.
function isNamedWith(words: readonly Word[], i: number): boolean {
  const [joining, other] = [words[i + 1], words[i + 2]];
  if (joining === undefined || other === undefined || !/^(?:och|and|o)$/.test(joining.folded)) return false;
  return isCapital(other) && !other.known && (isGivenName(other) || isOneOf(ambiguousNames, other));
}

function isAmbiguousName(word: Word): boolean {
  return isOneOf(ambiguousNames, word) || isOneOf(commonWordNames, word);
}

// "CAN-enkäten", "Lucia-firandet": what is called so, and nobody's name ("Anna-Karin", "anna-karin").
function isCompound({ text }: Word): boolean {
  return /^\p{Lu}[\p{L}-]*-\p{Ll}+$/u.test(text);
}

function isOneOf(names: ReadonlySet<string>, word: Word): boolean {
  if (isCompound(word)) return false;
  const lower = word.text.toLowerCase();
  if (names.has(lower)) return true;
  if (!/[-.]|s$/.test(lower)) return false;
  return [lower, ...lower.split(/[-.]/)].some((part) => names.has(part) || names.has(part.replace(/'?s$/, '')));
}

// "Karl Johans torg", "Anders Franzéns väg": a place that is called after somebody, in up to three words.
function isPlaceCalledAfter(words: readonly Word[], i: number): boolean {
  for (const next of words.slice(i + 1, i + 4)) {
    if (!isBeside(next)) return false;
    if (CALLED_AFTER.test(next.folded)) return true;
    if (!isCapital(next)) return false;
  }
  return false;
}

const CALLED_AFTER =
  /^(?:gata|gatan|vag|vagen|torg|plats|park|backe|grand|stig|alle|ungdom|mottagningen|skolan|gymnasium)$/;

// "Kvarteret Linné", "Projekt Frida", "Stormen Hans": a thing that bears a name.
const NAMED_THINGS = new Set(
  `kvarteret kv projekt projektet stormen insats insatsen appen roboten operation brf samfalligheten metoden programmet
  systemet forskolan skolan garden fritidsgarden restaurang restaurangen cafe lokalen fastigheten modellen huset
  konceptet kampanjen filmen boken forestallningen gymnasiet omradet tunneln parken`.split(/\s+/),
);

function isNamedThing(words: readonly Word[], i: number): boolean {
  return NAMED_THINGS.has(words[i - 1]?.folded ?? '') && !isSurnameLike(words[i + 1]?.folded ?? '');
}

// "Kiruna kommun", "Attunda räddningstjänst": what sort of organisation or place it is stands after the name.
function isOrganisationAfter(next: Word | undefined): boolean {
  return next !== undefined && isBeside(next) && /^\p{Ll}/u.test(next.text) && ORGANISATION.test(next.folded);
}

function isBeside(word: Word): boolean {
  return /^[ \n-]{1,2}$/.test(word.gap);
}

function isCapital(word: Word): boolean {
  return /^\p{Lu}[\p{L}'-]*$/u.test(word.text) && word.text.length > 1;
}

function isAllCapitals(word: Word): boolean {
  return word.text === word.text.toUpperCase();
}

function stem(word: Word): string {
  return word.folded.replace(/(?<=[^s])s$/, '');
}

function isNobody(word: Word): boolean {
  if (word.known || isOrganisationLike(word.folded)) return true;
  const isListed = (form: string) => properWords.has(form) || ordinaryWords.has(form);
  return isListed(word.folded) || isListed(stem(word)) || /\p{Ll}\p{Lu}/u.test(word.text);
}

// How most Swedish words that begin a sentence end, and few names: "Mejlade", "Planeringen", "Genomförandet", "Tider".
function looksInflected(word: Word): boolean {
  return /(?:ade|ades|ande|ende|ning|ingar|het|heter|ar|or|er|en|et|at|ad|na|de|te|it|tt|else|ligt|iskt|ig|lig|sk|isk|ion|ioner|are|ast|st|ta|da|ra|ga)$/.test(
    word.folded,
  );
}

const ORGANISATION =
  /^(?:kommun|lan|region|stad|forsamling|kyrka|raddningstjanst|brandforsvar|raddningstjanstforbund|fritidsgard|skola|gymnasium|centrum|bibliotek|station|forening|idrottsforening|ungdomsgard|folkhogskola|gard|ip|simhall|ishall|museum|konsthall|teater|sjukhus|universitet|hogskola|polisomrade|lokalpolisomrade|kommuns|lans|stads|energi|fastigheter|bostader|bostadsomrade|industriomrade|trafikplats|vardcentral|forskola|hundklubb|handel|bygg|stadsdel|tingsratt|hovratt|forvaltningsratt)$/;
const PERSON_BEFORE = new Set(
  `med av hos enligt ringde ringer ring tack hej hejsan mvh halsningar prasten doktor dr imamen pastor lararen tranaren handlaggaren faltaren kuratorn mejlade mejlar mejla maila mailade kontaktade traffade fragade fraga tackade tacka tackar bad bjod bjuder heter hette namn
  namnet kallas kallad alias herr fru froken kollegan kompisen brodern systern with by met called asked named and och`.split(
    /\s+/,
  ),
);
const PERSON_AFTER = new Set(
  `har hade tar tog ska skulle sager sa sade vill ville kan kunde ringer ringde svarar svarade jobbar jobbade hjalper hjalpte haller
  mejlar mejlade kommer kom gar gick bor bodde lovade lovar tycker tyckte undrar undrade fragar fragade ar blir blev var fick far berattar
  berattade foreslar foreslog mar lever dricker sitter saljer langar slog hotade fixar ordnar deltar says said will has takes called wants is was`.split(
    /\s+/,
  ),
);
// "Avtal med Securitas": what agreements are made with is seldom a person.
const AGREEMENT = new Set(
  'avtal avtalet ramavtal ramavtalet samarbete samarbetet samverkan upphandling kontrakt leverans'.split(' '),
);
const PLACE_BEFORE = new Set('i pa vid till fran mot genom utanfor mellan kring nara via runt in at near'.split(' '));

function isPersonPlace(before: Word | undefined): boolean {
  return before !== undefined && before.folded !== 'och' && before.folded !== 'and' && PERSON_BEFORE.has(before.folded);
}

function isPersonVerb(next: Word | undefined): boolean {
  return next !== undefined && isBeside(next) && PERSON_AFTER.has(next.folded);
}

// "Xyzmir ringde": only somebody rings, says, promises; a word that is made as functions are is none.
function isUnknownSpeaker(word: Word, next: Word | undefined): boolean {
  if (next === undefined || !isBeside(next) || isAllCapitals(word) || word.text.includes('-')) return false;
  return SPEAKS.has(next.folded) && !looksInflected(word) && !FUNCTION_END.test(word.folded);
}

const SPEAKS = new Set('ringde ringer mejlade mailade halsar halsade sager sa sade lovade undrar berattade'.split(' '));
const FUNCTION_END =
  /(?:ist|ant|ent|chef|polis|vakt|kund|pedagog|skoterska|vard|man|folk|vuxen|personal|klass|grupp|lag|elev|ungdom|forening|bolag|ombud|stab|foralder|mamma|pappa|barn|kollega|kvinna|rektor|skola|kommun|hem)$/;

function isAfterPlacePreposition(before: Word | undefined): boolean {
  return before !== undefined && PLACE_BEFORE.has(before.folded);
}
