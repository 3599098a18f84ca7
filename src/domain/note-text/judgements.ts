import { type Clause, isConditional, states } from './clauses.ts';
import type { NoteRating } from './proposal.ts';
import { isNotStarted, isPostponed } from './status.ts';

const spoken =
  /\blaget?s?(?: ar| blir| nu|:)* (gront?|gult?|rott?|rod)\b|\brating(?: is|:)? (green|yellow|red)\b|\b(gront?|gult?|rott?) lage\b|^(rod|gul|gron) flagg(?:a|ning)?\b|^status(?: ar| nu|:)* (gron|gront|gul|gult|rod|rott)$|^(gron|gront|gul|gult|rod|rott|green|yellow|red)(?=$| (?:pga|p g a|pa grund av|eftersom|for att|darfor att|because)\b)/;
const ratingByWord: Readonly<Record<string, NoteRating>> = {
  gron: 'green',
  gront: 'green',
  green: 'green',
  gul: 'yellow',
  gult: 'yellow',
  yellow: 'yellow',
  rod: 'red',
  rott: 'red',
  red: 'red',
};

const green =
  /\b(?:haller (?:datumet|tidplanen|tidsplanen|planen|tiden|slutdatumet)|(?<!(?:vecka|veckor|dagar|manad|manader) )(?:enligt|efter|i fas med) (?:plan|planen|planerat|tidplan|tidplanen|tidsplan|tidsplanen)|i fas|ligger (?:\p{L}+ )?fore(?! (?:jul|nyar|pask|sommar|semester))|pa ratt spar|(?:gar|flyter|rullar|loper) (?:\p{L}+ )?(?:bra|pa|fint|enligt plan)|on track|on schedule|as planned|going well)\b/u;
const yellow =
  /\b(?:(?:ligger|ligger lite|ligger nagot|halkat|slapar|kommit) efter|efter i tid|(?:vecka|veckor|dagar|manad|manader) efter (?:plan|planen|tidplan|tidplanen|tidsplan|tidsplanen)|\p{L}*forsena\p{L}*|\p{L}*fordroj\p{L}*|drar ut pa tiden|drojer|tar langre tid|gar (?:for )?(?:trogt|langsamt|sakta)|rekrytering(?:en)? pagar|vakant|vakans\p{L}*|hinner inte (?:klart|klara|bli|i tid|med)|delayed|behind schedule|running late)\b/u;
const red =
  /\b(?:star (?:(?!inte |ej )\p{L}+ )?(?:stilla|still)|stillastaende|kort fast|kor fast|har fastnat|helt stopp|totalstopp|kommer inte (?:vidare|framat)|gar inte att genomfora|stuck|at a standstill|blocked)\b/u;

const impediment =
  /\b(?:\p{L}*overklaga\p{L}*(?! (?:inte|ej|avslogs|avslagen|avgjord|avgjordes|avvisades|aterkallad))|sjukfranvaro\p{L}*|sjukskriv\p{L}*|sjukdom|(?:vantar|invantar|vantan) (?:fortfarande |annu |bara )?pa|invantar|vantan|restriktion\p{L}*|hinder|hindrar|hindras|personalbrist\p{L}*|resursbrist\p{L}*|tidsbrist|brist pa|vakant|vakans\p{L}*|leveransforsening\p{L}*|leveransproblem|tjale\p{L}*|stoppas av|saknar (?:resurser|personal|pengar|medel|budget|bemanning|lokal\p{L}*)|pa grund av|pga|appealed|sick leave|waiting for|restrictions?|shortage)\b/u;
const deviation =
  /\b(?:saknades|uteblev|uteblivit|bortfall|avvik\p{L}*|(?:fick )?stallas in|stalldes in|installda|missades|farre an|(?:i stallet for|istallet for|mot planerade) \p{L}*\d|was missing|were missing|fewer than)/u;
const decision =
  /\b(?:(?:behov\p{L}*|krav\p{L}*|vill ha|onskar) (?:(?!inget |inga |inte |ej )\p{L}+ ){0,2}(?:beslut|besked|stallningstagande)|beslut (?:behovs|kravs)|(?:vantar|invantar) (?:\p{L}+ ){0,2}(?:beslut|besked) fran styrgrupp\p{L}*|behov\p{L}* (?:bekraftas|beslutas|godkannas|faststallas|avgoras|lyftas)|(?:maste|bor) (?:bekraftas|beslutas|godkannas|lyftas|tas upp)(?: \p{L}+)* styrgrupp\p{L}*|styrgruppen (?:behover|maste|far) (?:ta stallning|besluta|bekrafta|godkanna|avgora)|(?:fraga|lyfter|lyfts|lyfta|tas upp) (?:\p{L}+ )?(?:till|i|for) styrgrupp\p{L}*|needs? (?:a )?decision)\b/u;
const support =
  /\b(?:(?:behov\p{L}*|onska\p{L}*|skulle vilja ha|vill ha) (?:(?!inte |ej |ingen |inget |inga )\p{L}+ ){0,2}(?:hjalp|stod|avlastning|forstarkning)\b(?!skriv)|(?:need|needs) (?:\p{L}+ ){0,2}(?:help|support))/u;
const reached =
  /\b(?:malet|malen) (?:ar |ar nu |har )?(?:natt|natts|nadd|uppnatt|uppnatts|uppfyllt)\b|\bnatt malet\b|\btarget (?:is )?reached\b/;
const nothingNew =
  /^(?:(?:inget|ingenting|inga) (?:nytt|nyheter|nya handelser|att rapportera|har hant)|laget (?:ar )?oforandrat|oforandrat(?: lage)?|ingen forandring|(?:no|nothing) (?:news|new|to report))\b/;

export interface Judgements {
  rating: NoteRating | undefined;
  impediment: boolean;
  deviation: boolean;
  needsDecision: boolean;
  needsSupport: boolean;
  targetReached: boolean;
  noNews: boolean;
}

/** How it goes, in the writer's own words; the gravest of the ratings that they give reason for. */
export function readJudgements(clauses: readonly Clause[]): Judgements {
  const says = (pattern: RegExp) => clauses.some(({ text }) => states(text, pattern));
  const certain = clauses.filter((clause) => !isConditional(clause));
  const grades = (pattern: RegExp) => certain.some(({ text }) => states(text, pattern));
  const notStarted = clauses.some(({ text }) => isNotStarted(text));
  const postponed = clauses.some(({ text }) => isPostponed(text));
  const late = grades(yellow) || certain.some(({ text }) => /\bhinner inte (?:klart|klara|bli|i tid|med)\b/.test(text));
  const well = grades(green) && !clauses.some(({ text }) => /\b(?:start\p{L}*|borjar)\b.*\bsom planerat\b/u.test(text));
  const said = spokenRating(certain);
  const needsSupport = says(support);
  const graded =
    grades(red) || postponed
      ? 'red'
      : late || needsSupport || (notStarted && !well)
        ? 'yellow'
        : well
          ? 'green'
          : undefined;
  return {
    rating: said ?? graded,
    // "Ej påbörjat på grund av sjukdom" denies the beginning, not the illness.
    impediment: clauses.some(({ text }) => states(text, impediment, 1)),
    deviation: says(deviation) || clauses.some(({ text }) => isShort(text)),
    needsDecision: says(decision) || postponed,
    needsSupport,
    targetReached: says(reached),
    noNews: clauses[0] !== undefined && nothingNew.test(clauses[0].text),
  };
}

/** "fem pass i stället för sex". */
function isShort(text: string): boolean {
  const match = /\b(?:i stallet for|istallet for|mot planerade|instead of) (\p{L}+)/u.exec(text);
  return (
    match?.[1] !== undefined &&
    /^(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv|\p{L}*ton|tjugo\p{L}*|trettio\p{L}*)$/u.test(match[1])
  );
}

function spokenRating(clauses: readonly Clause[]): NoteRating | undefined {
  for (const { text } of clauses) {
    const match = spoken.exec(text);
    const word = match?.slice(1).find((each) => each !== undefined);
    if (word !== undefined) return ratingByWord[word];
  }
  return undefined;
}

const strongly =
  /\b(?:publicera(?:t|d|de|des|ts)|kommunicera(?:t|d|de|des|ts)|annonsera(?:t|d|de|des|ts)|published|communicated)\b/;
const weakly =
  /\b(?:ute|delat|delad|delade|delats|lagt ut|lagts ut|lades ut|utlagd|utlagt|spridd|spridit|skickat|skickad|skickats|utskickat|uppsatt|uppsatta|gatt ut|out|shared|posted|sent)\b/;
const channels =
  /\b(?:pressmeddelande\p{L}*|webb\p{L}*|hemsida\p{L}*|facebook|instagram|linkedin|sociala medier|intranat\p{L}*|nyhet\p{L}*|lokalpress\p{L}*|lokaltidning\p{L}*|tidning\p{L}*|press|affisch\p{L}*|utskick\p{L}*|inlagg\p{L}*|press release|website|web|social media)\b/u;
const later = /\b(?:ska|skall|kommer|planer\p{L}*|bor|behover|vantar|hoppas|innan|nar|will|should|planned|if|when)\b/u;

/** The clause that says that something has been communicated, not that it will be. */
export function communicatedClause(clauses: readonly Clause[]): Clause | undefined {
  return clauses.find(({ text, dates }) => {
    if (later.test(text) || dates.some(({ past }) => !past)) return false;
    const isNoun =
      /^(?:inlagg|pressmeddelande|nyhet|artikel)\b/.test(text) &&
      dates.length > 0 &&
      !/\b(?:inte|ej|klart|klar)\b/.test(text);
    return isNoun || states(text, strongly) || (channels.test(text) && states(text, weakly));
  });
}
