import { hasNameAt } from './person-name.ts';
import type { Reading, Sentence } from './reading.ts';
import { isAge } from './sensitive-person.ts';
import { IN_GENERAL } from './sensitive-words.ts';

const PERSON =
  '(?:kille|killen|tjej|tjejen|pojke|pojken|flicka|flickan|grabb|grabben|snubbe|snubben|mannen|kvinna|kvinnan|elev|eleven|ungdom|ungdomen|personen|individen|barnet|familj|familjen|foralder|foraldern|sonen|dottern|brodern|brorsan|systern|bror|syster|mamman|pappan|modern|fadern|grannen|hyresgasten|damen|tanten|gubben|pensionaren|medlemmen|ledaren|avhopparen|girl|boy|guy|woman|man)';
const DOES =
  '(?:bor|bodde|brukar|jobbar|jobbade|hanger|styr|leder|saljer|salde|langar|rekryterar|ager|driver|kor|sitter|star|gar (?:i|pa)|har (?:hund\\p{L}*|rullstol|arr|tatuering\\p{L}*|skagg|hijab|sloja)|heter|kallas|flyttade|flyttat|slutade|hoppade|hoppat|gick i|alltid|just flyttat|nyss flyttat|lever|rymt|rymde|forsvann|lives|works|runs|sells|drives)';

/** Descriptions that fit one person or one family only, though no name is there (NEJ-16, folded text). */
const DESCRIPTIONS: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:den|det|\\p{L}{3,}s) (?:enda|ende) (?:\\p{L}+ ){0,2}${PERSON}(?!\\p{L})`, 'u'),
  /(?<!\p{L})(?:enda|ende) (?:killen|tjejen|pojken|flickan|grabben|mannen|kvinnan|eleven|ungdomen|familjen|foraldern|barnet)(?!\p{L})/u,
  new RegExp(`(?<!\\p{L})(?:han|hon|hen|honom|henne|${PERSON}) (?:\\p{L}+ )?som (?:\\p{L}+ )?${DOES}(?!\\p{L})`, 'u'),
  new RegExp(
    `(?<!\\p{L})${PERSON} (?:pa|i|vid|ovanfor|under|bredvid|mittemot|intill|fran) (?:\\p{L}+ )?(?:vaningen|trappan|lagenheten|huset|villan|porten|uppgangen|hornet|kiosken|pizzerian|butiken|affaren|trean|tvaan|ettan|rullstol\\p{L}*|jackan|bilen|hornhuset|radhuset|gatan)(?!\\p{L})(?<!mannen pa gatan)`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})(?:han|hon|hen|honom|henne|${PERSON}) (?:med|i) (?:den |det |de )?(?:\\p{L}+ )?(?:rullstol\\p{L}*|hund\\p{L}*|(?:svart|blont|rott|brunt|langt|kort|lockigt|gront|blatt|rosa|ljust|morkt|rakat|fargat) har|haret|arr|arret|tatuering\\p{L}*|skagg\\p{L}*|\\p{L}*jacka\\p{L}*|\\p{L}*jackan|keps\\p{L}*|glasogon|krycka\\p{L}*|kryckor|moped\\p{L}*|mopeden|bil|bilen|luvtroja\\p{L}*|sloja\\p{L}*|hijab|protes|horapparat|permobil)(?!\\p{L})`,
    'u',
  ),
  /(?<!\p{L})grannen (?:ovanfor|under|bredvid|mittemot|intill|till)(?!\p{L})/u,
  /(?<!\p{L})familjen (?:pa|ovanfor|under|bredvid|mittemot|intill|langst|som (?:bor|flytt\p{L}*|ager|driver|nyss|just|har|alltid|brukar)|med (?:de |det |den |sex|fem|sju|atta|manga|hund\p{L}*)|i (?:hus|huset|lagenhet\p{L}*|port\p{L}*|trapp\p{L}*|trean|tvaan|nummer|nr|den|det|radhus\p{L}*|villa\p{L}*|\d))(?!\p{L})/u,
  /(?<!\p{L})(?:den|det) (?:aldste|aldsta|yngste|yngsta|aldre|yngre|mellersta|andre|andra|minste|minsta) (?:\p{L}+ )?(?:brodern|bror|systern|syster|sonen|son|dottern|dotter|pojken|flickan|killen|tjejen|mannen|kvinnan|barnet|syskonet|eleven|grabben|familjen)(?!\p{L})/u,
  /(?<!\p{L})(?:ledaren|ledare|ledarna|bossen|boss|huvudmannen|kungen|hjarnan|chefen|toppen|hogsta hönset|nyckelpersonen|leader|head) (?:for|i|av|bakom|inom|of) (?:\p{L}+ ){0,2}(?:gang\p{L}*|natverk\p{L}*|gruppering\p{L}*|klan\p{L}*|liga\p{L}*|ligan|maffia\p{L}*|gruppen vid \p{L}+|kriminella\p{L}*|knark\p{L}*|droghandel\p{L}*|gang)(?!\p{L})/u,
  /(?<!\p{L})(?:gangledaren|ligaledaren|gangbossen|klanledaren|natverksledaren|klanens overhuvud|familjens overhuvud)(?!\p{L})/u,
  /(?<!\p{L})(?:den|han|hon|hen|personen|nagon) som (?:styr|leder|rekryterar (?:till|at|unga i)|langar|saljer (?:droger|knark|narkotika)) (?:\p{L}+ )?(?:gruppen|ganget|gang\p{L}*|natverket|ligan|vid|pa|i|till|droger|knark|narkotika|till|unga)(?!\p{L})/u,
  /(?<!\p{L})(?:hans|hennes|hens|killens|tjejens|elevens|pojkens|flickans|familjens|mannens|kvinnans|ungdomens) (?:\p{L}+ )?(?:son|dotter|bror|storebror|lillebror|syster|storasyster|lillasyster|mamma|pappa|mor|far|familj|foraldrar|flickvan|pojkvan|sambo|kusin|kompis|brother|sister|mother|father|adress|hem|bostad|skola|klass|bil|moped)(?!\p{L})/u,
  /(?<!\p{L})(?:sonen|dottern|brodern|systern|mamman|pappan|modern|fadern|mamma|pappa|bror|syster|kusinen|kusin|flickvannen|pojkvannen|barnbarnet|exet) till (?!alla|att|barn\b)/u,
  /(?<!\p{L})(?:familjen|slakten|klanen|syskonen|bro?derna|brodraparet|syskonparet|tvillingarna|tvillingbroderna) (?:fran|vid|som|pa|i (?:port|hus|lagenhet)\p{L}*)(?!\p{L})/u,
  /(?<!\p{L})(?:broderna|brodraparet|syskonparet|tvillingarna|tvillingbroderna|storebror|lillebror|storebrodern|lillebrodern|storebrorsan|lillebrorsan)(?!\p{L})/u,
  /(?<!\p{L})(?:hemma hos (?:honom|henne|hen|killen|tjejen|familjen|mannen|kvinnan|eleven)|(?:kille|killen|tjej|tjejen|pojke|pojken|flicka|flickan|elev|eleven|man|mannen|kvinna|kvinnan|ungdom|ungdomen) fodd(?: ar)? -?(?:19|20)?\d\d)(?!\p{L})/u,
  new RegExp(
    `(?<!\\p{L})${PERSON} i (?:\\d0|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|attio)-?ars?aldern(?!\\p{L})`,
    'u',
  ),
  /(?<!\p{L})(?:the|a|that) (?:\p{L}+ )?(?:boy|girl|guy|man|woman|kid|pupil|student|lady) (?:on|with|in|at|from|who|that) (?:the|a|his|her|lives|works|has|sells|runs|drives|red|blue|grade|number)(?!\p{L})/u,
  /(?<!\p{L})(?:han|hon|he|she) (?:bor|jobbar|lives|works|star|sitter) (?:i|pa|vid|in|at) (?:the )?(?:kiosk\p{L}*|pizzeri\p{L}*|butik\p{L}*|affaren|grillen|macken|salongen|frisor\p{L}*|restaurang\p{L}*|kafe\p{L}*|cafe\p{L}*|trean|tvaan|shop|corner|\p{L}+gatan|\p{L}+vagen|\p{L}+grand)(?!\p{L})/u,
  /(?<!\p{L})(?:foraldrarna|foraldrar|foraldern|kompisen|kompisarna|polaren|vannen|vannerna|slaktingen) till (?:han|hon|honom|henne|hen|pojken|killen|tjejen|flickan|eleven|ungdomen|grabben|mannen|kvinnan|en (?:elev|kille|tjej|pojke|flicka))(?!\p{L})/u,
  /(?<!\p{L})(?!barns|nagons|ens)\p{L}{2,}s (?:son|dotter|storebror|lillebror|storasyster|lillasyster|flickvan|pojkvan|sambo|kusin|exman|exfru|exsambo|ex)(?!\p{L})/u,
  new RegExp(`(?<!\\p{L})${PERSON},? \\(?\\d{1,2} ar(?! (?:eller|och) (?:aldre|yngre|uppat))(?!\\p{L})`, 'u'),
  /(?<!\p{L})(?:pundaren|knarkaren|narkomanen|alkisen|a-lagaren)(?!\p{L})/u,
  /(?<!\p{L})(?:familj|pojke|flicka|kille|tjej|klient|brukare|person) (?:[a-h]|[1-9]) (?:har|ar|blev|fick|bor|gar|placer\p{L}*)(?!\p{L})/u,
  /(?<!\p{L})(?:deras|gangets|natverkets|klanens|ligans) (?:ledare|boss|hogsta|huvudman|overhuvud)(?!\p{L})/u,
  /(?<!\p{L})(?:min|mitt|din|hans|hennes) (?:klasskompis|klasskamrat|granne|kompis|polare|van)s? (?:mamma|pappa|bror|syster|storebror|lillebror|son|dotter|kusin|mor|far|foraldrar)(?!\p{L})/u,
  /(?<!\p{L})(?:ensam|ensamma|forsta|den forsta) (?:kvinnan|tjejen|flickan|mannen|killen) (?:i|pa|fran|som|med)(?!\p{L})/u,
];
// All in one, tried only where a word begins: the guard reads every command.
const AT_A_WORD = '(?<!\\p{L})';
const DESCRIPTION = new RegExp(
  `${AT_A_WORD}(?=\\p{L})(?:${DESCRIPTIONS.map(({ source }) => source.slice(AT_A_WORD.length)).join('|')})`,
  'u',
);
// What is said of the victim, the witness, the client of one case.
const ROLE_IN_A_CASE =
  /(?<!\p{L})(?:malsaganden|brottsoffret|offret|vittnet|tipsaren|garningsmannen|klottraren|tjuven|ranaren|skytten|langaren|knarkaren|pundaren|missbrukaren|avhopparen|klienten|patienten|brukaren|den misstankte|den gripne) (?:har(?! (?:ratt|ansvar|mojlighet))|hade|ar(?! (?:i fokus|i centrum|delaktig))|bor|bodde|gar|gick|vill|vagar|vagade|flyttade|kom|mar|sager|sa|jobbar|heter|kallas)(?!\p{L})/u;
const KIN = new Set(
  `mamma pappa mor far bror syster storebror lillebror storasyster lillasyster son dotter kusin sambo flickvan pojkvan
  familj foraldrar syskon kompis fru man farfar farmor morfar mormor mother father brother sister son family`.split(
    /\s+/,
  ),
);
const CLAN_NAME =
  /(?<!\p{L})(?:[Ff]amiljen|[Ss]läkten|[Kk]lanen|[Bb]röderna|[Ss]yskonen|[Nn]ätverket kring) \p{Lu}\p{Ll}+/u;

/**
 * A description that points out one person or family: "den enda 15-åringen med rullstol på …", "familjen på tredje
 * våningen", "han som bor ovanför pizzerian", "ledaren för gänget vid stationen". Source: anteckningar.txt NEJ-16.
 */
export function singlesOut({ plain, sentences }: Reading): boolean {
  return (
    CLAN_NAME.test(plain) ||
    sentences.some((sentence) => isDescription(sentence) || hasKinOfNamed(sentence) || hasDescribedAge(sentence))
  );
}

function isDescription({ folded }: Sentence): boolean {
  if (ROLE_IN_A_CASE.test(folded) && !IN_GENERAL.test(folded)) return true;
  return DESCRIPTION.test(folded);
}

// "Kims mamma", "Jamilas storebror": somebody's next of kin.
function hasKinOfNamed(sentence: Sentence): boolean {
  const { words } = sentence;
  return words.some((word, i) => KIN.has(words[i + 1]?.folded ?? '') && /s$/.test(word.folded) && hasNameAt(words, i));
}

// "Den enda 15-åringen", "15-åringen på Exempelskolan", "en 15-årig kille med …": an age and more.
function hasDescribedAge({ words }: Sentence): boolean {
  return words.some((word, i) => {
    if (!isAge(word.folded)) return false;
    const next = words[i + 1]?.folded ?? '';
    const isCertain = /ringens?$/.test(word.folded);
    const before = words.slice(Math.max(0, i - 3), i).map((w) => w.folded);
    if (before.includes('enda') || before.includes('ende')) return true;
    if (isCertain) return true;
    return /arige?$/.test(word.folded)
      ? new RegExp(`^${PERSON}$`, 'u').test(next) && words.length > i + 2
      : /^(?:pa|fran|i|vid|med|som)$/.test(next);
  });
}
