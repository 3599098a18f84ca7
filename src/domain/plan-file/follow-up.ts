import { fold } from '../fold.ts';
import type { FollowUpRhythm, PlanFollowUp } from './plan-measure.ts';

/** In the order they are tried: "en gång i månaden" is a month, not once. */
const RHYTHMS: readonly (readonly [FollowUpRhythm, RegExp])[] = [
  ['fortnight', /\b(varannan vecka|var (14|fjortonde):?e? dag|every (other|second) week|fortnight(ly)?)\b/],
  ['week', /\b(varje vecka|veckovis|en gang (i|per|om) veckan?|(?<!ganger )per vecka|every week|weekly)\b/],
  [
    'quarter',
    /\b(varje kvartal|kvartalsvis|en gang (i|per|om) kvartal(et)?|(?<!ganger )per kvartal|var tredje manad|(fyra|4) ganger (per|om) ar(et)?|every quarter|quarterly)\b/,
  ],
  [
    'four-months',
    /\b(varje tertial|tertialvis|en gang (i|per|om) tertial(et)?|(?<!ganger )per tertial|var fjarde manad|(tre|3) ganger (per|om) ar(et)?|every four months)\b/,
  ],
  [
    'half-year',
    /\b(varje halvar|halvarsvis|en gang (i|per|om) halvar(et)?|(?<!ganger )per halvar|(tva|2) ganger (per|om) ar(et)?|var sjatte manad|every (half[- ]year|six months)|twice a year)\b/,
  ],
  [
    'month',
    /\b(varje manad|manadsvis|manatlig(en|t)?|en gang (i|per|om) manad(en)?|(?<!ganger )per manad|every month|monthly)\b/,
  ],
  [
    'each-occasion',
    /\b((efter|vid) (varje|varenda) (?!(vecka|manad|kvartal|tertial|halvar|ar|termin)\b)[a-z]+|after (each|every) [a-z]+)\b/,
  ],
  ['once', /\b(en gang(?! (i|per|om) )|engangs[a-z]*|once)\b/],
];

const WRITTEN = /skriftlig|written|in writing/;
const ORAL = /muntlig|oral/;

/**
 * Form and rhythm of a follow-up as the plan words it. The rhythm of the written part counts (product.md §1): "muntligt
 * varje vecka, skriftlig siffra varje månad" is month. A text that fits none, or that names two, has no rhythm.
 */
export function readFollowUp(text: string): Pick<PlanFollowUp, 'rhythm' | 'form'> {
  const folded = spelledOut(fold(text));
  const [written, oral] = [WRITTEN.test(folded), ORAL.test(folded)];
  const form = written && oral ? 'both' : written ? 'written' : oral ? 'oral' : undefined;
  const rhythm = writtenRhythm(folded);
  return { ...(rhythm && { rhythm }), ...(form && { form }) };
}

/** "1 ggr/mån" as "en gang per manad". */
function spelledOut(folded: string): string {
  return folded
    .replace(/\s*\/\s*(?=vecka|man|kvartal|tertial|halvar|ar\b)/g, ' per ')
    .replace(/\bggr\b\.?/g, 'ganger')
    .replace(/\b1 gang(er)?\b|\ben ganger\b/g, 'en gang')
    .replace(/\bman\b\.?/g, 'manad');
}

/** "varje vecka och varje månad", "varje månad eller kvartal". */
const eitherPeriod =
  /\bvarje (vecka|manad|kvartal|tertial|halvar) (?:och|eller|samt) (?:varje )?(?!\1)(vecka|manad|kvartal|tertial|halvar)\b/;

function writtenRhythm(folded: string): FollowUpRhythm | undefined {
  let inOral = false;
  let found: FollowUpRhythm | undefined;
  for (const clause of folded.split(/[,;.]| och (?=skriftlig|muntlig)| and (?=written|oral)/)) {
    // "…, därefter varje halvår" goes on in the form of the clause before it.
    if (WRITTEN.test(clause)) inOral = false;
    else if (ORAL.test(clause)) inOral = true;
    if (inOral) continue;
    const rhythm = RHYTHMS.find(([, words]) => words.test(clause))?.[0];
    if (eitherPeriod.test(clause)) return undefined;
    if (!rhythm) continue;
    const goesOn = /\b(darefter|sedan|then)\b/.test(clause);
    if (found && found !== rhythm && !goesOn) return undefined;
    found = rhythm;
  }
  return found;
}
