import { fold } from '../fold.ts';
import { type Clause, DATE_MARK, isConditional, isNegated, states } from './clauses.ts';
import { isSameWord, wordsOf } from './figures.ts';
import type { NoteMeasure, NoteStatus } from './proposal.ts';

const finished =
  /\b(?:klart?|klara|fardig[ta]?|genomfor[dt]a?|slutfor[dt]a?|avklara[dt]e?|i mal|done|completed?|finished)\b/;
const decided =
  /\b(?:beslutad|beslutat|beslutades|antagen|antaget|antogs|faststalld|faststallt|faststalldes|klubbad|klubbat|klubbades|i drift|i bruk|adopted|in use)\b/;
/** Words that put the end in the future, in doubt or in part. */
const notQuite =
  /\b(?:inte|ej|icke|aldrig|annu|snart|strax|nastan|delvis|halvt|halvvags|princip|gott som|utom|forutom|inom|ifran|langt|skulle|borde|trodde|hade|except|hardly|nearly|blir|ska|skall|kommer|tror|hoppas|beraknas|vantas|planeras|bor|kan|senast|innan|tills|forran|resten|siktar|raknar|kvar|aterstar|hinner|nar|if|when|not|almost|soon|partly|will|should|yet|by)\b/;
/** Words that add nothing to "klart": the whole clause then says that the measure is. */
const filler = new Set(
  (
    'nu da allt det den vi ar ar ar har blev blivit just hela insatsen atgarden arbetet projektet uppdraget aktiviteten detta samt och antligen helt ' +
    'redan med var idag dag i status har gjort all is are now everything it we the measure work sedan efter som planerat enligt plan kl klockan utfort punkt ok'
  ).split(' '),
);
const deliverables =
  /\b(?:rutin|vagledning|handlingsplan|plan|policy|riktlinj|checklist|kartlaggning|strategi|modell|overenskommelse)\p{L}*(?:n|en|et|an|na)\b/u;
const measureItself = /^(?:insatsen|atgarden|arbetet|projektet|aktiviteten|vi|det|den|allt|the measure|it)?\b/;

/** The status that a note says the measure now has. */
export function readStatus(clauses: readonly Clause[], measure: NoteMeasure): NoteStatus | undefined {
  const any = (test: (clause: Clause) => boolean) => clauses.some(test);
  if (any(({ text }) => isNotStarted(text))) return 'not_started';
  if (any((clause) => isCancelled(clause.text) && !isConditional(clause))) return 'cancelled';
  if (any(isResumed)) return 'in_progress';
  if (any((clause) => isPaused(clause.text) && !isConditional(clause))) return 'on_hold';
  if (any((clause) => isCompleted(clause, measure))) return 'completed';
  if (any(({ text }) => isUnderWay(text) || (measure.status === 'not_started' && isBegun(text)))) return 'in_progress';
  return undefined;
}

const stageNumber = /\b(?:etapp|fas|steg|del|moment|punkt|phase|stage|step|part) \d+(?: av \d+)?/g;

/** Something, but not the measure, is done: "Avtal om samtalslokal klart." */
export function isPartDone(clause: Clause, measure: NoteMeasure): boolean {
  const { text, figures } = clause;
  if (!states(text, finished) || notQuite.test(text) || isAhead(clause) || /\d/.test(figures.replace(stageNumber, '')))
    return false;
  const subject = text.slice(0, finished.exec(text)?.index ?? 0);
  const isMeeting = /\bmot(?:et|en|e)\b/.test(subject);
  return !isMeeting && wordsOf(subject).some((word) => !filler.has(word)) && !isCompleted(clause, measure);
}

/** "Inte påbörjat", "arbetet har inte kommit i gång", but not "inte börjat med tunneln": the rest may have begun. */
export function isNotStarted(text: string): boolean {
  const said =
    /\b(?:inte|ej|annu inte|not)\b(?:\s+\p{L}+){0,2}\s+(?:i ?gang|paborja[dt]s?|starta[dt]s?|borjat|started|begun)\b/u.exec(
      text,
    );
  if (!said || /^ (?:med|pa|with|on)\b/.test(text.slice(said.index + said[0].length))) return false;
  return !/\b(?:etapp|fas|steg|del|delen|moment|punkt)\b/.test(text.slice(0, said.index));
}

function isPaused(text: string): boolean {
  if (/\bmot(?:et|en|e)\b/.test(text)) return false;
  if (/\b(?:inte langre|varit|var) (?:\p{L}+ )?(?:pausa|vilande)/u.test(text)) return false;
  return (
    states(
      text,
      /\b(?:pausa[drst]\p{L}*|pausas|vilande|vilar|lagd pa is|lagt pa is|pa is|uppskjuten|uppskjutet|skjuts upp|paused|on hold|postponed)\b/u,
    ) || isPostponed(text)
  );
}

/** "Behöver skjutas till hösten": the work stops until someone has decided. */
export function isPostponed(text: string): boolean {
  return states(
    text,
    /\b(?:behover|maste|far|needs to) (?:\p{L}+ )?(?:skjutas|senarelaggas|flyttas fram|be postponed)\b/u,
  );
}

function isCancelled(text: string): boolean {
  const said =
    /\b(?:avbruten|avbrutet|avbryts|avbrots|stalls in|stallts in|nedlagd|nedlagt|laggs ner|laggs ned|lagts ner|lagts ned|installd|cancelled|canceled)\b/.exec(
      text,
    );
  if (!said || isNegated(text, said.index) || notQuite.test(text)) return false;
  return wordsOf(text.slice(0, said.index)).every((word) => filler.has(word)) && measureItself.test(text);
}

function isResumed(clause: Clause): boolean {
  const { text } = clause;
  if (notQuite.test(text) || isAhead(clause)) return false;
  return states(text, /\b(?:ateruppta(?:gen|get|gits)|i ?gang igen|har startat om|resumed|running again)\b/);
}

/** Said of anything at all, when nothing of the measure had begun. */
function isBegun(text: string): boolean {
  return states(text, /\b(?:startade|startades|borjade|drog i ?gang|kickade i ?gang|started|began)\b/);
}

function isUnderWay(text: string): boolean {
  if (/\b(?:ska|skall|kommer|planeras|nar|hoppas|will|when)\b/.test(text)) return false;
  if (
    states(
      text,
      /\b(?:(?:ar|ar nu|kommit|kommer|dragit|satt|dragits) i ?gang|har (?:nu )?(?:startat|borjat|paborjats)|paborja[dt]|under way|has started)\b/,
    )
  )
    return true;
  if (
    states(text, /^(?:(?:insatsen|atgarden|arbetet|projektet|det|allt|vi) )?(?:pagar|startade|startat|in progress)\b/)
  )
    return true;
  return (
    states(text, /\bforsta\b.*\b(?:gjort|gjord|gjordes|genomfort|genomford|genomfordes|hallet|hallen|holls)\b/) ||
    states(text, /\bfirst\b.*\b(?:done|held)\b/)
  );
}

function isCompleted(clause: Clause, measure: NoteMeasure): boolean {
  const { text } = clause;
  if (notQuite.test(text) || isAhead(clause) || isConditional(clause)) return false;
  return isAllOfIt(clause, measure) || isJustDone(text) || isDecidedOn(text, measure);
}

/** "Klart!", "insatsen är genomförd", "vi är klara i dag". */
function isJustDone(text: string): boolean {
  const word = finished.exec(text);
  if (!word || isNegated(text, word.index)) return false;
  const others = wordsOf(
    text
      .replace(word[0], ' ')
      .replace(/^100 procent/, ' ')
      .replaceAll(DATE_MARK, ' '),
  );
  return (
    !/\d/.test(text.replace(/\bkl(?:ockan)?\s*[\d.:]+|^100 ?(?:%|procent)/, '')) &&
    others.every((other) => filler.has(other))
  );
}

/** "Alla åtta platser röjda", when eight is all there are. */
function isAllOfIt({ text, figures }: Clause, { indicators }: NoteMeasure): boolean {
  const totals = indicators.flatMap(({ total, target }) => total ?? target ?? []);
  const [, part, whole] = /^(\d+)(?: av | of | ?\/ ?)(?:de |the )?(\d+)\b/.exec(figures) ?? [];
  if (part !== undefined) return part === whole && totals.includes(Number(whole)) && states(text, finished);
  const match =
    /\b(?:alla|samtliga|all)\s+(?:de\s+)?(\d+)?\s*\p{L}*\s*(?:ar\s+|are\s+)?(?:nu\s+)?(?:klara|fardiga|genomforda|gjorda|done|finished|\p{L}{3,}da)\b/u.exec(
      figures,
    );
  if (!match?.[1]) return match !== null && /\b(?:klara|fardiga|genomforda|done)\b/.test(match[0]);
  return totals.length === 0 || totals.includes(Number(match[1]));
}

/** "Rutinen beslutad": the measure was to have it decided. */
function isDecidedOn(text: string, { indicators }: NoteMeasure): boolean {
  const word = decided.exec(text);
  if (!word || isNegated(text, word.index)) return false;
  const subject = wordsOf(text.slice(0, word.index));
  const yesOrNo = indicators.filter(({ name, unit }) => /ja\/nej/.test(fold(`${name} ${unit ?? ''}`)));
  const fits = yesOrNo.some(({ name }) =>
    wordsOf(fold(name)).some((each) => subject.some((other) => isSameWord(each, other))),
  );
  return fits || (yesOrNo.length === 0 && deliverables.test(text.slice(0, word.index)) && !/^i[n ]/.test(word[0]));
}

/** The clause names a day or time that has not come yet. */
function isAhead(clause: Clause): boolean {
  return clause.dates.some(({ past }) => !past);
}
