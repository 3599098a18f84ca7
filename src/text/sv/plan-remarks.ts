import type { PlanRemark } from '../../domain/plan-check.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const lacking = { responsible: 'ansvarig', communication: 'kommunikation', 'follow-up': 'uppföljning' };
const lackingDates = { start: 'start', due: 'slutdatum' };
const ratings = { yellow: 'gult', red: 'rött' };

/** What a measure in the plan lacks, and what to do about it. */
export function planRemark(remark: PlanRemark): string {
  switch (remark.key) {
    case 'incomplete':
      return `Saknar ${orList(
        remark.lacks.map((part) => lacking[part]),
        'och',
      )}. Överenskommelsen kräver det för varje insats.`;
    case 'no-goal-area':
      return 'Saknar målområde. Välj ett av överenskommelsens.';
    case 'no-group':
      return 'Saknar arbetsgrupp, så ingen kanal får nyheterna. Välj en grupp.';
    case 'no-dates':
      return `Saknar ${orList(
        remark.lacks.map((part) => lackingDates[part]),
        'och',
      )}.`;
    case 'due-before-start':
      return `Slutdatumet ${dateText(remark.due, 'sv')} är före starten ${dateText(remark.start, 'sv')}. Rätta ett av dem.`;
    case 'starts-before-agreement':
      return `Startar ${dateText(remark.start, 'sv')}, före överenskommelsens första dag ${dateText(remark.validFrom, 'sv')}.`;
    case 'due-after-agreement':
      return `Slutar ${dateText(remark.due, 'sv')}, efter överenskommelsens sista dag ${dateText(remark.validTo, 'sv')}.`;
    case 'no-target':
      return 'Saknar operativt mål. Skriv vad som ska vara uppnått.';
    case 'no-indicator':
      return 'Saknar mått. Skriv hur ni ser att insatsen ger något.';
    case 'indicator-people-unclear':
      return `Det framgår inte om måttet ”${remark.indicator}” räknar personer. Tills vidare behandlas det så.`;
    case 'rating-without-reason':
      return `Läget är ${ratings[remark.rating]} sedan ${dateText(remark.from, 'sv')} men skälet saknas. Skriv ”läge” med ett skäl.`;
    case 'cancelled-without-reason':
      return `Avbruten ${dateText(remark.from, 'sv')} utan skäl. Skriv skälet som en anteckning.`;
    case 'not-communicated-without-reason':
      return 'Kommuniceras inte, men skälet saknas. Skriv varför.';
    case 'nobody-communicates':
      return 'Ska kommuniceras, men ingen funktion gör det. Ange vilken.';
    case 'no-rhythm':
      return `Uppföljningen ”${remark.text}” säger inte hur ofta. Skriv till exempel ”Skriftligt varje månad”.`;
    case 'no-next-follow-up':
      return 'Saknar datum för nästa uppföljning.';
    case 'double-number':
      return `Numret finns på ${remark.count} insatser. Ge dem olika nummer.`;
  }
}
