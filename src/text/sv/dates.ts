import type { HolidayKey } from '../../domain/calendar.ts';
import type { DateError, DateQuestion } from '../../domain/date-text.ts';
import { dateText, momentText, shortDate, weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';

const month = (number: number) => dateText(`2000-${String(number).padStart(2, '0')}-01`, 'sv').split(' ')[1] ?? '';
const day = (date: string) => weekdayText(date, 'sv');

const holidays: Readonly<Record<HolidayKey, string>> = {
  'new-years-day': 'nyårsdagen',
  epiphany: 'trettondedag jul',
  'good-friday': 'långfredagen',
  'easter-sunday': 'påskdagen',
  'easter-monday': 'annandag påsk',
  'may-day': 'första maj',
  'ascension-day': 'Kristi himmelsfärdsdag',
  'national-day': 'nationaldagen',
  'whit-sunday': 'pingstdagen',
  'whit-monday': 'annandag pingst',
  'midsummer-eve': 'midsommarafton',
  'midsummer-day': 'midsommardagen',
  'all-saints-day': 'alla helgons dag',
  'christmas-eve': 'julafton',
  'christmas-day': 'juldagen',
  'boxing-day': 'annandag jul',
  'new-years-eve': 'nyårsafton',
};

function why(reason: DateQuestion): string {
  switch (reason.kind) {
    case 'not-working-day':
      return reason.holiday
        ? `Den dagen är ${holidays[reason.holiday]} och ingen arbetsdag.`
        : 'Den dagen är ingen arbetsdag.';
    case 'after-agreement':
      return `Överenskommelsen gäller till och med ${dateText(reason.validTo.toString(), 'sv')}.`;
    case 'before-agreement':
      return `Överenskommelsen gäller från och med ${dateText(reason.validFrom.toString(), 'sv')}.`;
    case 'summer':
      return 'Det är mitt i sommaren (vecka 28–31), då många är lediga.';
    case 'passed':
      return 'Den dagen har redan varit.';
    case 'weekday-mismatch':
      return 'Veckodagen och datumet stämmer inte överens.';
    case 'measure-or-date':
      return `”${reason.measure}” kan vara både en insats och ett datum.`;
    case 'bridge-day':
      return 'Det är en klämdag: en arbetsdag mellan en ledig dag och en helg.';
    case 'ambiguous-weekday':
    case 'ambiguous-order':
    case 'vague':
    case 'approximate':
      return '';
  }
}

export const dates = {
  date: (date: string) => dateText(date, 'sv'),
  weekday: day,
  holiday: (key: HolidayKey): string => holidays[key],
  short: (date: string, today: string) => shortDate(date, today, 'sv'),
  moment: (instant: string) => momentText(instant, 'sv'),
  question: (reasons: readonly DateQuestion[], candidates: readonly string[]): string => {
    const facts = reasons.map(why).filter((text) => text !== '');
    const after = reasons.some((reason) => reason.kind === 'after-agreement');
    const closing = after ? 'Vill du ändå föreslå datumet?' : `Menar du ${orList(candidates.map(day))}?`;
    return [...facts, closing].join(' ');
  },
  error: (error: DateError): string => {
    switch (error.kind) {
      case 'no-such-day':
        return `Det datumet finns inte: ${month(error.month)} har ${error.lastDay} dagar. Skriv till exempel ”datum ${error.lastDay} ${month(error.month)}”.`;
      case 'not-leap-year':
        return `Det datumet finns inte: ${error.year} är inte skottår, så februari har 28 dagar.`;
      case 'no-such-month':
        return 'Den månaden finns inte. Skriv dagen först och sedan månaden, till exempel 15/3.';
      case 'no-such-week':
        return `Vecka ${error.week} finns inte ${error.year}. Året har ${error.weeks} veckor.`;
      case 'no-such-period':
        return `Den perioden finns inte. Det finns ${error.count} ${periods[error.period]} på ett år.`;
      case 'long-passed':
        return `${dateText(error.date.toString(), 'sv')} ligger för långt tillbaka. Skriv ett datum som inte har varit än.`;
      case 'not-understood':
        return 'Jag förstår inte datumet. Skriv till exempel ”30 nov”, ”v. 48” eller 2021-11-30.';
    }
  },
};

const periods = { quarter: 'kvartal', tertial: 'tertial', 'half-year': 'halvår' };
