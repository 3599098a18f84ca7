import { fold } from '../fold.ts';
import type { FollowUpRhythm, PlanFollowUp } from './plan-measure.ts';

/** In the order they are tried: "en gång i månaden" is a month, not once. */
const RHYTHMS: readonly (readonly [FollowUpRhythm, RegExp])[] = [
  ['fortnight', /\b(varannan vecka|var (14|fjortonde):?e? dag|every (other|second) week|fortnight(ly)?)\b/],
  ['week', /\b(varje vecka|veckovis|(en|1) gang (i|per|om) veckan?|every week|weekly)\b/],
  [
    'quarter',
    /\b(varje kvartal|kvartalsvis|(en|1) gang (i|per|om) kvartalet?|var tredje manad|every quarter|quarterly)\b/,
  ],
  [
    'four-months',
    /\b(varje tertial|tertialvis|(en|1) gang (i|per|om) tertialet?|var fjarde manad|every four months)\b/,
  ],
  [
    'half-year',
    /\b(varje halvar|halvarsvis|(en|1) gang (i|per|om) halvaret?|(tva|2) ganger (per|om) aret?|var sjatte manad|every (half[- ]year|six months))\b/,
  ],
  ['month', /\b(varje manad|manadsvis|manatligen|(en|1) gang (i|per|om) manaden?|every month|monthly)\b/],
  [
    'each-occasion',
    /\b((efter|vid) (varje|varenda) (?!(vecka|manad|kvartal|tertial|halvar|ar|termin)\b)[a-z]+|after (each|every) [a-z]+)\b/,
  ],
  ['once', /\b((en|1) gang(?! (i|per|om) )|engangs[a-z]*|once)\b/],
];

const WRITTEN = /skriftlig|written|in writing/;
const ORAL = /muntlig|oral/;

/**
 * Form and rhythm of a follow-up as the plan words it. The rhythm of the written part counts (product.md §1): "muntligt
 * varje vecka, skriftlig siffra varje månad" is month. A text that fits none, or that names two, has no rhythm.
 */
export function readFollowUp(text: string): Pick<PlanFollowUp, 'rhythm' | 'form'> {
  const folded = fold(text);
  const [written, oral] = [WRITTEN.test(folded), ORAL.test(folded)];
  const form = written && oral ? 'both' : written ? 'written' : oral ? 'oral' : undefined;
  const rhythm = writtenRhythm(folded);
  return { ...(rhythm && { rhythm }), ...(form && { form }) };
}

function writtenRhythm(folded: string): FollowUpRhythm | undefined {
  let inOral = false;
  let found: FollowUpRhythm | undefined;
  for (const clause of folded.split(/[,;.]| och (?=skriftlig|muntlig)| and (?=written|oral)/)) {
    // "…, därefter varje halvår" goes on in the form of the clause before it.
    if (WRITTEN.test(clause)) inOral = false;
    else if (ORAL.test(clause)) inOral = true;
    if (inOral) continue;
    const rhythm = RHYTHMS.find(([, words]) => words.test(clause))?.[0];
    if (!rhythm) continue;
    const goesOn = /\b(darefter|sedan|then)\b/.test(clause);
    if (found && found !== rhythm && !goesOn) return undefined;
    found = rhythm;
  }
  return found;
}
