import type { RegisteringFault } from '../../domain/reported.ts';
import { dateText, shortDate } from '../dates.ts';

const date = (day: string) => dateText(day, 'sv');

/** A party's mark as it is shown. */
export interface ShownMark {
  readonly party: string;
  readonly on: string;
  readonly recipient?: string;
  readonly registration?: string;
}

function mark({ party, on, recipient, registration }: ShownMark): string {
  const parts = [registration, date(on), recipient && `mottagare ${recipient}`].filter((part) => part);
  return `${party}: ${parts.join(', ')}.`;
}

/** What each party has registered of what was posted. */
export const reported = {
  title: 'Rapporterat till varje part',
  intro: 'Det som har publicerats ska registreras hos varje part. Skriv diarienummer, dag och vem som tog emot.',
  nothing: 'Inget har publicerats än, så det finns inget att registrera.',
  allDone: 'Allt som har publicerats är registrerat hos alla parter.',
  summaryOf: (day: string) => `Sammanfattningen för ${date(day)}`,
  posted: (name: string, on: string) => `${name}, publicerad ${date(on)}`,
  mark,
  missing: (party: string, due: string, late: boolean) =>
    late ? `${party}: saknas. Skulle ha varit klart ${date(due)}.` : `${party}: saknas. Senast ${date(due)}.`,
  button: (name: string) => `Diarieförd: ${name}`,
  correct: 'Rätta',
  earlier: (count: number) => `… och ${count} tidigare, registrerade hos alla parter.`,
  which: (registration: string) => `Vilken gäller ${registration}?`,
  formTitle: 'Diarieförd',
  formIntro: (name: string, party: string, on: string) =>
    `${name}, publicerad ${date(on)}. Markeringen gäller ${party}.`,
  on: 'Vilken dag?',
  recipient: 'Vem tog emot?',
  recipientHint: 'En funktion eller ett register, inget namn på en person.',
  registration: 'Diarienummer',
  registrationHint: 'Till exempel KS/2021:123 eller A123.456/2021.',
  saved: (name: string, shown: ShownMark) => `Sparat. ${name} är registrerad hos ${mark(shown)}`,
  corrected: (name: string, shown: ShownMark) => `Rättat. ${name} är registrerad hos ${mark(shown)}`,
  complete: 'Nu är den registrerad hos alla parter.',
  waits: (parties: string) => `Den väntar fortfarande på ${parties}.`,
  already: (name: string, shown: ShownMark, by: string, day: string, today: string) =>
    `${name} är redan registrerad hos ${mark(shown)} Det skrev ${by} ${shortDate(day, today, 'sv')}. Inget är ändrat.`,
  same: 'Det står redan så. Inget är ändrat.',
  otherParty: (party: string) => `Det kan bara en samordnare hos ${party} markera. Inget är sparat.`,
  hasCoordinator: 'Din part har en samordnare. Det är samordnaren som markerar. Inget är sparat.',
  notPosted: 'Den är inte publicerad, så det finns inget att registrera. Inget är sparat.',
  fault: (which: RegisteringFault, postedOn: string): string => {
    switch (which) {
      case 'future':
        return 'Dagen har inte varit än. Skriv dagen då den registrerades. Inget är sparat.';
      case 'before-posting':
        return `Den publicerades ${date(postedOn)} och kan inte ha registrerats före det. Inget är sparat.`;
      case 'no-recipient':
        return 'Skriv vem som tog emot: en funktion eller ett register. Inget är sparat.';
      case 'no-number':
        return 'Er part är en myndighet, så det behövs ett diarienummer, till exempel KS/2021:123. Inget är sparat.';
      case 'not-a-number':
        return 'Det ser inte ut som ett diarienummer. Ett sådant har ett löpnummer och oftast ett år, till exempel KS/2021:123 eller A123.456/2021. Vill du skriva dagen också, skriv den först: 18/11 KS/2021:123. Inget är sparat.';
    }
  },
};
