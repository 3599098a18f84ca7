import { fold } from '../fold.ts';
import type { NoteQuestion } from './proposal.ts';

const MAX_LENGTH = 90;

const measure = '(?:(?:insatsen|atgarden|arbetet|projektet|aktiviteten|det|den|allt|nu|the measure|it) )*';
/** "avslutad" may be carried out or cancelled; "stoppad" paused or cancelled. */
const unclearStatus = new RegExp(
  `^${measure}(?:(?:ar|har|blev|blivit|is|was|nu) )*(?:helt |redan |just )?` +
    '(?:avsluta[dt]e?|avslutas|stangd|stangt|slut|upphort|stoppa[dt]|ended|closed|over)(?: nu)?$',
);

const felt =
  '(?:trygghet|otrygghet|oro|klotter|klottret|skadegorelse|stok|brott|buskorning|klagomal|anmalningar)\\p{L}*';
const judged =
  '(?:battre|samre|lugnare|tryggare|otryggare|stokigare|lugnt|tryggt|stokigt|mindre \\p{L}+|farre \\p{L}+|skillnad|effekt|resultat|utveckling|forbattring|forsamring|forbattrats|forsamrats|at (?:ratt|fel) hall|framat|better|worse|calmer|safer|improved|in the right direction)';
const verb =
  '(?:ar|har|har haft|har blivit|blivit|blev|blir|kanns|kanner|mar|gar|gatt|verkar|upplevs|upplever|fungerar|funkar|ser|markt|marker|gett|ger|is|are|feels|has|have|got|gets|going)';
const tail =
  '(?: (?:nu|ut|an (?:forut|tidigare|innan)|(?:i|pa|vid|kring|runt)(?: \\p{L}+){1,2}|dar|har|now|than before)){0,2}';
/** "Det har blivit bättre", "Känns lugnare kring stationen": measured or observed? */
const unclearResult = new RegExp(
  `^(?:(?:\\p{L}+ ){0,5}${verb} (?:\\p{L}+ ){0,3}|(?:mycket |lite |klart |mer |bra |god |positiv |negativ |stor |tydlig |viss )?)${judged}${tail}$|^(?:${felt} (?:har )?(?:okat|minskat)|(?:okad|minskad) ${felt})${tail}$`,
  'u',
);

/**
 * The question about a note that is only an unclear status or an unmeasured judgement. A longer note, with such words
 * among others, is not asked about.
 */
export function unclearNote(text: string): NoteQuestion | undefined {
  const words = fold(text)
    .replace(/[.!…\s]+$/, '')
    .trim()
    .replace(/\s+/g, ' ');
  if (words.length > MAX_LENGTH || /[.,;:?\d]/.test(words)) return undefined;
  if (unclearStatus.test(words)) return { kind: 'unclear-status' };
  return unclearResult.test(words) ? { kind: 'unclear-result' } : undefined;
}
