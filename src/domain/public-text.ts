import { fold } from './fold.ts';
import { readText } from './privacy/reading.ts';
import { hasSmallGroup } from './privacy/small-group.ts';
import { isThing } from './public-things.ts';

/** Words for several people; in Swedish with and without å, ä and ö. */
const people = String.raw`(?:\p{L}*(?:personer|pers|ungdomar|individer|elever|barn|familjer|medlemmar|f[öo]r[äa]ldrar|v[åa]rdnadshavare|ton[åa]ringar|avhoppare|studenter|hush[åa]ll|hyresg[äa]ster|brottsoffer|brukare|klienter|deltagare|bes[öo]kare|inv[åa]nare|boende|medarbetare|anst[äa]llda|chefer|l[äa]rare|volont[äa]rer|poliser|missbrukare|patienter|pension[äa]rer|vittnen|syskon|jobbare|people|persons|youths|youngsters|students|pupils|children|families|individuals|teenagers|parents|clients|residents|participants|members|employees)(?:nas|na|en)?|(?:killar|tjejer|pojkar|flickor|grabbar|ungar|kvinnor|m[äa]n)(?:na|nen)?|unga|vuxna|[äa]ldre|misst[äa]nkta|m[åa]ls[äa]gande|women|men|girls|boys|kids|adults)`;
/** What may stand between a number and the people: "av de", "nya", "arbetslösa unga". */
const between = String.raw`(?:av|de|dem|dessa|alla|olika|of|the|new|\p{L}+(?:a|e|re|na|ade|ande))`;
const joined = String.raw`\s?(?:[-–]|\s(?:till|eller|to|or)\s)\s?`;

const figure = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[.,:/–-])(?:(?:[0-4]|noll|en|ett|tv[åa]|tre|fyra|zero|one|two|three|four)${joined})?(?:[0-4]|noll|tv[åa]|tre|fyra|zero|two|three|four)(?:\s+(?:st\.?|stycken))?(?=(?:\s+${between}){0,3}\s+${people}(?!\p{L}))`,
  'giu',
);

// The rest is read folded: without å, ä and ö.
const mentionsPeople =
  /(?:person|pers|ungdom|individ|elev|barn|familj|medlem|foralder|foraldrar|foraldrarna|vardnadshavare|tonaring|avhoppare|student|hushall|hyresgast|offer|brukare|klient|deltagare|besokare|invanare|boende|medarbetare|anstalld|chef|larare|volontar|polis|missbrukare|patient|pensionar|vittne|syskon|jobbare|people|youth|youngster|pupil|child|children|famil(?:y|ies)|teenager|parent|client|resident|participant|member|employee)(?:er|ar|ster|mar|na|en|an|et|arna|erna|nas|s|da)?(?!\p{L})|(?<!\p{L})(?:kriminell|domd|gymnasist|yngling|anhorig|slakting|romer|ranare|forovare|naringsidkare|skolkamrat|brottsutsatt|utsatt|placerad|garningsm[ae]n|kill|tjej|pojk|flick|grabb|ung|kvinn|vux|aldre|misstankt|malsagande|wom[ae]n|girl|boy|kid|adult|man|men|mannen)\p{L}{0,5}(?!\p{L})/u;
const labels =
  /(?<!\p{L})(?:ak|arskurs(?:erna)?|klass|insats(?:erna)?|malomrade|mal|rum|sal|tryck|knapp|kommunikator|omrade|mote|hus|linje|spar|medborgarlofte|halvar|ht|vt|kv|kvartal|tertial|termin|v|vecka|kl|klockan|punkt|grupp|fas|steg|del|etapp|niva|version|bilaga|nr|week|grade|year|measure)\.?\s*(?:\d+(?:[.:/]\d+)*|(?:i{1,3}|iv|v)(?!\p{L}))(?:\s*(?:,|och|till|and|to|[–-])\s*\d+(?:[.:/]\d+)*(?!\d|\s+(?!fran|inom|samt|eller|efter|under|varje)\p{L}{4,}))*/gu;
const dates =
  /(?<![\d/])\d{1,2}(?:\s?(?:[-–,]|och|till|eller)\s?\d{1,2})*\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,6}\.?(?!\p{L})|(?<!\p{L})den \d{1,2}(?![\d/.–-])|\d+:[ae](?!\p{L})/gu;
/** How often, and the numbers of a list. */
const rhythms =
  /(?<![\p{L}\d])(?:\d\s?[-–]\s?)?(?:[0-4]|en|ett|tva|tre|fyra)(?:\s+gang(?:er)?)?\s+(?:per|om)\s+(?:ar|halvar|kvartal|tertial|termin|manad|vecka|dag)(?:et|en|n)?(?!\p{L})|(?:^|\s)\d{1,2}[.)](?=\s+\p{L})/gu;
/** A day as a fraction would be written: `senast 3/4`. */
const beforeDay =
  /(?<!\p{L})(?:senast|den|till|fran|fran och med|till och med|fore|efter|mellan|och|t\.?o\.?m|fr\.?o\.?m|start|klar|klart|\p{L}*dag(?:en)?)\s$/u;
const few =
  /(?<![\p{L}\d]|\d[.,:/–-])(?:(\d+(?:[.,:/–-]\d+)*)(\p{L}*)|(?:noll|tva|tvenne|tre|trenne|fyra|bada|bagge|zero|two|three|four|both|ii|iii|iv|ett par|nagra? enstaka|nagon enstaka|enstaka|a couple)(?!\p{L})|(en|ett|one|ingen|inget|inga|none)(?!\p{L}))(?=([^.!?;:,()”"\n]*))/gu;
const joining = new Set('av de dem dessa vara alla olika st stycken of the our och eller or'.split(' '));
/** What stands before a noun of several, or of one: "tre gemensamma", "en trygg". */
const describesMany = /[ae]$/u;
const describesOne =
  /(?:[^n]ig|sk|ell|al|ad|[^e]nd|nde|bar|sam|iv|ny|stor|liten|god|egen|hel|enda|annan|kort|lang|oppen|ren|fast|fri|sen|saker|bra|extra|trygg|[a-z]t|[ae])$/u;
const done =
  /(?:[ae]nde|(?:plan|prioriter|uppdater|komplett|koordiner|kombiner|renover|filmat?|inspel|inplaner|bok|avslut|rikt|utok|fordjup|forbattr|beslut|samordn|oppn|digital|tryck|publicer)\p{L}*ade|bevakade|omfattande)$/u;
/** "Ingen ska behöva": nobody is counted. */
const inGeneral = /^(?:ska|skall|far|kan|bor|behover|maste|vill|att|mer|nytt)$/;

/**
 * A text as it may stand in something public: a number of people under five gives way to words for it ("3 elever" is
 * "färre än fem elever"). Undefined when it can't be taken out by itself, or when a small number does not plainly count
 * something else: then nothing of the text is shown. A noun that is not known may be people. Numbers of things and of five
 * or more stay.
 * Source: product.md §3 (what is not marked either way counts as people), domain-report.md R9.
 * @param fewer what stands instead of the number: "färre än fem"
 */
export function publicText(text: string, fewer: string): string | undefined {
  const shown = text.normalize('NFC').replace(figure, fewer);
  if (hasSmallGroup(readText(shown))) return undefined;
  const plain = shown
    .normalize('NFKC')
    .replace(/\p{Cf}|\ufe0f|\u20e3/gu, '')
    .replaceAll('\u2044', '/')
    // Folded, "är" is "år".
    .replace(/(?<!\p{L})är(?!\p{L})/giu, 'finns');
  // Figures of other scripts, and an I that is no word of its own.
  if (/[^\P{N}\d]/u.test(plain) || /[^.!?:\s]\s+I(?=\s\p{L})/u.test(plain)) return undefined;
  return countsFew(fold(plain)) ? undefined : shown;
}

/** The least number that a figure may stand for, if it stands for a count: `3`, `2–4`, `1/3`. */
function countedBy(figures: string, before: string, after: string): number | undefined {
  if (/^\d+$/.test(figures)) return Number(figures);
  const range = /^(\d+)[–-](\d+)$/.exec(figures);
  if (range) return Math.min(Number(range[1]), Number(range[2]));
  const fraction = /^(\d+)\/(\d+)$/.exec(figures);
  const isAlone = `${before}${after}`.trim() === '';
  const isDay = isAlone || (beforeDay.test(before) && !/^\s*av(?!\p{L})/u.test(after));
  return fraction && !isDay ? Number(fraction[1]) : undefined;
}

/** A text that speaks of people holds no small number but of what is plainly something else. */
const plainThings =
  /(?:plats|platser|vandringar|tillfallen|tillfalle|veckor|dagar|kvallar|pass|manader|timmar|minuter|ganger|verksamheter|omraden|skolor|moten|brister|tunnlar|strak|rutiner|listor|vagledningar|lokaler|lampor|kameror|utbildningar|insatser|kontroller|inspektioner|punkter|kvarter|besok|traffar|bilder|omgangar|terminer|places|times|days|weeks|months|hours|evenings|meetings|visits|walks|schools|years)(?!\p{L})|(?<!\p{L})(?:ar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?!\p{L})/u;
const left =
  /(?<![\p{L}\d]|\d[.,:/–-])(?:[0-4]|noll|tva|tre|fyra|bada|bagge|zero|two|three|four|both)(?![\p{L}\d]|[.,:/–-]\d|\s?%|\s(?:procent|percent))([^.!?;:,()\d]{0,60})/gu;

function countsFewOfPeople(folded: string): boolean {
  if (!mentionsPeople.test(folded)) return false;
  return [...folded.replace(dates, ' ').replace(labels, ' ').matchAll(left)].some(([, after = '']) => {
    const words = after.split(/\s+/).filter((word) => word !== '');
    return !words.slice(0, 3).some((word) => plainThings.test(word));
  });
}

function countsFew(folded: string): boolean {
  if (countsFewOfPeople(folded)) return true;
  const said = folded
    .replace(/(?<!\d)\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)/g, '9999')
    .replace(dates, ' ')
    .replace(mentionsPeople.test(folded) ? /$^/ : rhythms, ' ')
    // The second is counted.
    .replace(/(?<![\p{L}\d])(?:\d|en|ett|tva|tre) (?:till|eller) (?=(?:[0-4]|tva|tre|fyra)(?![\p{L}\d]))/gu, '')
    .replace(labels, ' ');
  return [...said.matchAll(few)].some(({ index, 1: figures, 2: glued = '', 3: one, 4: after = '' }) => {
    const count = figures === undefined ? 0 : countedBy(figures, said.slice(0, index), after);
    // "4H", "3D": a name.
    if (count === undefined || count > 4 || glued.length === 1) return false;
    if ((one === 'en' || one === 'ett' || one === 'one') && isArticle(after)) return false;
    return !leadsToThing(`${glued} ${after}`, one !== undefined);
  });
}

/** "En meningsfull fritid": nobody is counted, unless people follow, or nothing that it could stand before. */
function isArticle(after: string): boolean {
  const [first = '', ...others] = after.split(/[\s/]+/).filter((word) => word !== '');
  const tells = [first, ...others].some((word) => happened.test(word));
  return !tells && !['', 'av', 'som', 'till', 'per'].includes(first) && ![first, ...others.slice(0, 2)].some(isPeople);
}
/** What somebody did or had done to them: "en gängledare greps", "ett avhopp". */
const happened = /(?:(?:a|d|r|l)des?|[kpst]tes?|[pkft]s|avhopp|brott|fall|anmalan|anmalning|gripande|placering)$/u;

/** Within three words, with nothing between but what describes it, comes something that is plainly no people. */
function leadsToThing(after: string, isOne: boolean): boolean {
  const words = after.split(/[\s/]+/).filter((word) => word !== '');
  if (isOne && inGeneral.test(words[0] ?? '')) return true;
  let left = 3;
  // "Fyra sökte stöd": what somebody did, not what a thing is.
  if (!isOne && /(?:d|t)e$/u.test(words[0] ?? '') && !done.test(words[0] ?? '')) return false;
  for (const word of words) {
    const describes = describesMany.test(word) || (isOne && describesOne.test(word));
    if (isThing(word)) return true;
    // A compound of which the end comes later: "trygghets- och grannvandringar".
    const passes = word.endsWith('-') || joining.has(word) || /^\d+$/.test(word) || describes;
    if (!passes || (isPeople(word) && !describes)) return false;
    // "Kriminella" and "ledare" are people, unless a thing comes at once.
    left = isPeople(word) || word.endsWith('are') ? 1 : left - 1;
    if (left <= 0) return false;
  }
  return false;
}

function isPeople(word: string): boolean {
  return mentionsPeople.test(word);
}
