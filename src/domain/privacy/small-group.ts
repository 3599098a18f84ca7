import type { Reading, Sentence, Word } from './reading.ts';
import { isAge } from './sensitive-person.ts';
import { IN_GENERAL } from './sensitive-words.ts';

const SMALL =
  /^(?:(?:[0-3]|en|ett|tva|tre|one|two|three)-)?(?:[1-4](?:st)?|tva|tvenne|tre|fyra|bada|bagge|two|three|four|both)$/;
const PERSONS =
  /^(?:[\p{L}-]*(?:ungdomar|ungdomarna|ungdomarnas|elever|eleverna|barn|barnen|familjer|familjerna|medlemmar|medlemmarna|foraldrar|foraldrarna|tonaringar|tonaringarna|avhoppare|avhopparna|studenter|studenterna|hushall|hushallen|individer|individerna|hyresgaster|hyresgasterna|brottsoffer|brukare|brukarna|migranter|gaster|medborgare|forbrytare|individarenden|avhoppararenden|avhopparna|klassare|klassarna|feriejobbare|feriearbetare|ungdommar|ungdomarr|elver)|killar|killarna|tjejer|tjejerna|pojkar|pojkarna|flickor|flickorna|grabbar|grabbarna|snubbar|ungar|ungarna|unga|personer|personerna|pers|man|mannen|kvinnor|kvinnorna|mammor|pappor|brukare|brukarna|klienter|klienterna|boende|invanare|invanarna|grannar|grannarna|deltagare|deltagarna|deltagande|misstankta|malsagande|malsaganden|besokare|sokande|hemmasittare|skolkare|papperslosa|tiggare|skyttar|lagovertradare|valdsutsatta|parents|clients|vittnen|vittnena|offer|ensamkommande|nyanlanda|hemlosa|forstagangsforbrytare|sexor|sjuor|attor|nior|syskon|syskonen|broder|broderna|systrar|systrarna|vanner|kompisar|kompisarna|kunder|kusiner|missbrukare|patienter|pensionarer|damer|aldre|youths|youngsters|students|pupils|children|boys|girls|kids|persons|people|families|individuals|teenagers|men|women|members)$/u;
const ONE_PERSON =
  /^(?:\p{L}*(?:ungdom|elev|familj|medlem|foralder|tonaring|avhoppare|student|individ|hyresgast)|kille|tjej|pojke|flicka|grabb|kvinna|mamma|pappa|brukare|klient|granne|barn|person|pupil|girl|boy|youth|family|child)$/u;
const STAFF_PERSONS = /^(?:kontakt|nyckel|resurs|vuxen|perso?nal|styrelse|namnd|lednings?grupps?|ersattnings|stod)/;
// A number that belongs to what stands before: "åk 6", "vecka 3", "insats 2".
const NUMBERED =
  /^(?:ak|arskurs|klass|insats|insatserna|malomrade|kvartal|v|vecka|tertial|kl|klockan|punkt|grupp|omrade|fas|steg|del|nr|nummer|version|sida|bilaga|fraga|den|niva|plats|prio|prioritet|sal|hus|tunnel|termin|dag|etapp|ar|week|group|measure)$/;
const BETWEEN = /(?:a|e|re|na)$/;
const JOINING = new Set('av de dem vara dessa alla st stycken olika av of the our these'.split(' '));

/**
 * A number from one to four of private persons ("två av ungdomarna", "3 elever", "en enda familj", "båda killarna"):
 * so few can be recognised. Numbers of things, staff and places pass, and so does "några". Source: anteckningar.txt
 * FRAGA-07; product.md §3 (counts of people under five).
 */
export function hasSmallGroup({ sentences, folded }: Reading): boolean {
  if (COUNTED_AFTER.test(folded) || COUNTED_APART.test(folded)) return true;
  return sentences.some((sentence) => !isSurvey(sentence) && (hasFewPersons(sentence) || hasOnePerson(sentence)));
}

const COUNTED_AFTER =
  /(?<!\p{L})(?:antal(?:et)? )?(?:\p{L}{0,12}ungdomar|\p{L}{0,12}elever|killar|tjejer|pojkar|flickor|personer|barn|familjer|avhoppare|individer|hushall|deltagare|brukare|klienter|malsagande|students|youths)(?:na|a|en)?(?:(?: \p{L}+){0,4}: ?|, (?=(?:\p{L}+) (?:st|stycken)(?!\p{L}))|\s?\(|\s?= ?| (?=\d(?: st)?(?:[.,!]|$)))(?:[1-4]|tva|tre|fyra)(?![\p{L}\d]|[.,:/-]\d| (?:av|och) \d| (?!(?:st|stycken|av|och|som|har|hade|fran|kom|i|pa|kvar|nya|till|med|deltog|slutade)(?!\p{L}))\p{L}{3,})/u;

// "Av 12 elever kom bara två", "bara tre kom": the noun stands before, or is left out.
const COUNTED_APART =
  /(?<!\p{L})av (?:(?:de|alla) )?(?:\d+ |\p{L}+ )?(?:\p{L}{0,12}ungdomar(?:na)?|\p{L}{0,12}elever(?:na)?|killar(?:na)?|tjejer(?:na)?|personer(?:na)?|barn(?:en)?|familjer(?:na)?|deltagare|deltagarna) (?:\p{L}+ ){1,3}(?:[1-4]|en|tva|tre|fyra)(?= (?:av|inte|kvar|bort)(?!\p{L})|[.,!]|$)|(?<!\p{L})(?:ungdomarna|eleverna|killarna|tjejerna|barnen|deltagarna|familjerna) (?:var|ar) (?:bara |endast )?(?:[1-4]|tva|tre|fyra)(?=[.,!]|$)|(?<!\p{L})(?:[1-4]|tva|tre|fyra) (?:st|stycken) (?:kom|slutade|deltog|hoppade av)(?!\p{L})|(?<!\p{L})(?:bara|endast|enbart) (?:[1-4]|en|tva|tre|fyra) (?:st |stycken )?(?:kom|slutade|deltog|dok upp|hoppade av|var dar|ar kvar)(?!\p{L})/u;

// What a survey found ("två av tre boende känner sig trygga") is of everybody, and not of two.
const SURVEY =
  /(?<!\p{L})(?:\p{L}*enkat\p{L}*|\p{L}*undersokning\p{L}*|\p{L}*matning\p{L}*|procent|uppger|upplever|svarade att|svarar att|kanner sig|ar (?:o?trygga?|nojda?)|har provat|survey)(?!\p{L})/u;
const RATIO = /(?<![\p{L}\d])(?:\d|en|tva|tre|fyra) av (?:[2-9]|10|tva|tre|fyra|fem|sex|sju|atta|nio|tio) /u;

function hasFewPersons({ words }: Sentence): boolean {
  return words.some((word, i) => {
    const isPair =
      (word.folded === 'par' && words[i - 1]?.folded === 'ett') ||
      (word.folded === 'couple' && words[i - 1]?.folded === 'a');
    if (/^[1-4]pers$/.test(word.folded)) return true;
    if (!isPair && !SMALL.test(word.folded)) return false;
    if (/^\d(?:-\d)?$/.test(word.folded) && isPartOfNumber(words, i)) return false;
    return leadsToPersons(words, i + 1);
  });
}

function isSurvey({ folded }: Sentence): boolean {
  return SURVEY.test(folded) && RATIO.test(folded);
}

function isPartOfNumber(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  if (before !== undefined && NUMBERED.test(before.folded)) return true;
  return (
    /[.,:/\d]$/.test(words[i]?.gap ?? '') ||
    (before !== undefined && /^\d+$/.test(before.folded) && words[i]?.gap === ' ')
  );
}

function leadsToPersons(words: readonly Word[], from: number): boolean {
  let of = false;
  for (let i = from; i < Math.min(words.length, from + 6); i++) {
    const word = words[i];
    if (word === undefined || /[.!?;|:]/.test(word.gap) || (/,/.test(word.gap) && i === from)) return false;
    if (isPersons(word.folded)) return !isYoungStaff(word, words[i + 1]);
    if (/^\d+-?aring(?:ar|arna)$|^\p{L}+tonaring(?:ar|arna)$/u.test(word.folded)) return true;
    if (word.folded === 'av' || word.folded === 'of') of = true;
    const isSum = of && /^(?:\d+|\p{L}*(?:fem|sex|sju|atta|nio|tio|elva|tolv|ton|tre|fyra))$/u.test(word.folded);
    const isRange =
      /^(?:till|eller|to|or)$/.test(word.folded) && /^(?:[1-4]|tva|tre|fyra)$/.test(words[i + 1]?.folded ?? '');
    if (isRange) return leadsToPersons(words, i + 2);
    if (!JOINING.has(word.folded) && !isSum && !BETWEEN.test(word.folded)) return false;
  }
  return false;
}

// "Fyra unga ledare", "två äldre kollegor": the noun comes after, and is none of those the rule is for.
function isYoungStaff({ folded }: Word, next: Word | undefined): boolean {
  return (
    /^(?:unga|aldre)$/.test(folded) &&
    /(?:ledare|arbetare|poliser|kollegor|chefer|anstallda|coacher|volontarer)$/.test(next?.folded ?? '')
  );
}

function isPersons(folded: string): boolean {
  return PERSONS.test(folded) && !STAFF_PERSONS.test(folded);
}

const PRIVATE_ONE =
  /^(?:\p{L}*elev|\p{L}*ungdom|kille|tjej|pojke|flicka|grabb|familj|tonaring|avhoppare|deltagare|brukare|klient|malsagande|student|girl|boy|youth|pupil)$/u;

// "En elev har slutat komma", "en av killarna", "en enda person", "1 elev"; in a routine "en elev" is anybody.
function hasOnePerson(sentence: Sentence): boolean {
  const { words } = sentence;
  const isGeneral = IN_GENERAL.test(sentence.folded);
  return words.some((word, i) => {
    const next = words[i + 1]?.folded ?? '';
    if (word.folded === '1') return ONE_PERSON.test(next) && !isPartOfNumber(words, i);
    if (word.folded !== 'en' && word.folded !== 'ett' && word.folded !== 'one') return false;
    if (next === 'enda' || next === 'single') return ONE_PERSON.test(words[i + 2]?.folded ?? '');
    if (next === 'av' || next === 'of') return leadsToPersons(words, i + 1) && !isGeneral;
    if (isGeneral) return false;
    const noun = /^(?:ung|yngre|aldre|ny|young)$/.test(next) ? (words[i + 2]?.folded ?? '') : next;
    const [verb, done] = [words[i + 2]?.folded ?? '', words[i + 3]?.folded ?? ''];
    if (verb === 'per') return false;
    const isServed = noun === 'person' && verb === 'har' && /^(?:sokt|fatt|hoppat|anmalt|avvisats)$/.test(done);
    return isServed || PRIVATE_ONE.test(noun) || isAge(noun);
  });
}
