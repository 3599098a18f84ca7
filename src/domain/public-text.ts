import { fold } from './fold.ts';
import { readText } from './privacy/reading.ts';
import { hasSmallGroup } from './privacy/small-group.ts';

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
  /(?<!\p{L})(?:ak|arskurs(?:erna)?|klass|insats(?:erna)?|malomrade|omrade|kvartal|tertial|termin|v|vecka|kl|klockan|punkt|grupp|fas|steg|del|etapp|niva|version|bilaga|nr|week|grade|year|measure)\.?\s*\d+(?:[.:/]\d+)*(?:\s*(?:,|och|till|and|to|[–-])\s*\d+(?:[.:/]\d+)*)*/gu;
const left =
  /(?<![\p{L}\d]|\d[.,:/–-])(?:[0-4]|noll|tva|tre|fyra|bada|bagge|zero|two|three|four|both)(?![\p{L}\d]|[.,:/–-]\d|\s?%|\s(?:procent|percent))([^.!?;:,()\d]{0,60})/gu;
/** Nouns that are plainly not people, as the last part of a word. */
const things =
  /(?:plats|platser|vandringar|tillfallen|tillfalle|veckor|dagar|kvallar|pass|manader|timmar|minuter|ganger|verksamheter|omraden|skolor|moten|brister|tunnlar|strak|rutiner|listor|vagledningar|lokaler|lampor|kameror|utbildningar|insatser|kontroller|inspektioner|punkter|kvarter|besok|traffar|bilder|omgangar|terminer|places|times|days|weeks|months|hours|evenings|meetings|visits|walks|schools|years)(?!\p{L})|(?<!\p{L})(?:ar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?!\p{L})/u;

/**
 * A text as it may stand in something public: a number of people under five gives way to words for it ("3 elever" is
 * "färre än fem elever"). Undefined when it can't be taken out by itself, or when a small number in a text about people
 * does not plainly count something else: then nothing of the text is shown. Numbers of things and of five or more stay.
 * Source: product.md §3 (what is not marked either way counts as people), domain-report.md R9.
 * @param fewer what stands instead of the number: "färre än fem"
 */
export function publicText(text: string, fewer: string): string | undefined {
  const shown = text.normalize('NFC').replace(figure, fewer);
  return hasSmallGroup(readText(shown)) || countsFew(fold(shown)) ? undefined : shown;
}

function countsFew(folded: string): boolean {
  if (!mentionsPeople.test(folded)) return false;
  return [...folded.replace(labels, ' ').matchAll(left)].some(([, after = '']) => {
    const [first = '', second = '', third = ''] = after.split(/\s+/).filter((word) => word !== '');
    return ![first, second, third].some((word) => things.test(word));
  });
}
