import { fold } from '../fold.ts';

/** Words that make a clause wait for something to happen: it has no date, save one after "senast". */
const event =
  /^(?:forst |och |samt |dock )*(?:nar|da|sa snart|sa fort|sa lange|om|efterat|vid behov|when|as soon as|once|if)\b/;
const breaks = /([;,]\s+|\.\s+|\s+(?:och\s+)?(?:d[äa]refter|sedan)\s+|\s+samt\s+)/i;

/** The text without the clauses that wait for an event: "När den är beslutad, därefter varje termin" is "varje termin". */
export function withoutEvents(text: string): string {
  return text
    .normalize('NFC')
    .split(breaks)
    .map((clause, index) => (index % 2 === 1 || !event.test(fold(clause)) ? clause : latestDay(clause)))
    .join('')
    .replace(/\binf[öo]r\b/gi, 'före');
}

function latestDay(clause: string): string {
  return /\b(?:senast|no later than)\b.*/i.exec(clause)?.[0] ?? '';
}

const start =
  /\b(vid|infor|fore|i samband med|at|at the) ((insatsens|insats|projektets) )?(start(en)?|uppstart(en)?|projektstart(en)?|insatsstart)\b(?! (av|pa|i|of) )|\bvid start och\b/;
const end =
  /\b(vid|at|at the) ((insatsens|projektets) )?(start (och|and) )?(slut(et)?|avslut(et)?|projektslut|end)\b(?! (av|pa|i|of) )/;

/** "Vid start", "vid start och slut": the measure's own first and last day. The text is folded. */
export function atStartOrEnd(folded: string): readonly ('start' | 'end')[] {
  return [...(start.test(folded) ? (['start'] as const) : []), ...(end.test(folded) ? (['end'] as const) : [])];
}
