import type { RetentionType } from '../../domain/record/retention.ts';
import { dateText } from '../dates.ts';

const day = (on: string) => dateText(on, 'sv');

const type: Record<RetentionType, string> = {
  notes: 'Anteckningar och skäl',
  meetings: 'Texter om möten',
  'follow-ups': 'Uppföljningarnas dokument',
  reminders: 'Påminnelser och utskick',
  calendars: 'Kalendrar som är borttagna',
};

const months = (count: number) => (count % 12 === 0 ? `${count / 12} år` : `${count} månader`);

/** Disposal by a decision (gallring). */
export const retention = {
  type,
  what: {
    notes: 'Texten tas bort. Att något antecknades, när och av vilken funktion står kvar.',
    meetings: 'Plats och rader efter möten tas bort. Mötena står kvar.',
    'follow-ups': 'Innehållet och filerna tas bort. Titel, dag, godkännanden och kontrollsumma står kvar.',
    reminders: 'Raderna om påminnelser, och de meddelanden som de gick med, tas bort.',
    calendars: 'Rader om kalendrar och adresser som redan är borttagna tas bort.',
  } as Record<RetentionType, string>,
  by: 'Gallring',
  why: (decision: string) => `Gallringsbeslut ${decision}`,
  title: 'Gallring',
  intro:
    'Inget gallras förrän ett gallringsbeslut är inlagt av en parts samordnare och bekräftat av en annan parts. Varje gallring loggas.',
  off: 'Av. Inget gallras.',
  rule: (decision: string, decided: string, kept: number, from: 'end' | 'row') =>
    `På: beslut ${decision} från ${day(decided)}. Sparas ${months(kept)} ${from === 'end' ? 'efter överenskommelsens slut' : 'räknat från raden'}.`,
  next: (on: string) => `Gallras tidigast ${day(on)}.`,
  proposal: (party: string, decision: string, kept: number) =>
    `${party} har lagt in beslut ${decision}: ${months(kept)}. Det väntar på en annan parts samordnare.`,
  done: (count: number, on: string) => `Hittills gallrat: ${count}, senast ${day(on)}.`,
  never:
    'Överenskommelsen, åtgärdsplanen, besluten och loggen gallras inte här. Chattens egna meddelanden ligger hos Slack och Teams och gallras där.',
  enter: 'Lägg in beslut',
  turnOff: 'Stäng av',
  confirm: 'Bekräfta',
  decline: 'Avvisa',
  form: {
    title: 'Gallringsbeslut',
    type: 'Vad?',
    decision: 'Beslutets nummer',
    decisionHint:
      'Till exempel KS 2024/123. Har ni var sitt beslut skriver ni in det ena, och den andra parten bekräftar.',
    decided: 'Beslutets dag',
    months: 'Månader som det sparas',
    monthsHint: (least: number) =>
      `Minst ${least}. Räknas från överenskommelsens slut, eller från raden för påminnelser och kalendrar.`,
  },
  notANumber: 'Det ser inte ut som numret på ett beslut. Skriv till exempel KS 2024/123.',
  future: 'Beslutets dag har inte varit än.',
  tooFew: (name: string, least: number) => `${name} behöver sparas i minst ${least} månader.`,
  saved: (name: string, decision: string) => `Sparat: ${name.toLowerCase()}, beslut ${decision}.`,
  waits: (parties: readonly string[]) =>
    `Det börjar gälla när en samordnare hos ${parties.join(' eller ')} har bekräftat.`,
  nobodyElse: 'Ingen annan part har en samordnare än, så ingen kan bekräfta.',
  ownProposal: 'Din egen part har lagt in beslutet. En samordnare hos en annan part bekräftar det.',
  gone: 'Beslutet väntar inte längre på svar, eller så har det ändrats. Skriv ”gallring” för att se hur det är nu.',
  confirmed: (name: string) => `Sparat: ${name.toLowerCase()} gallras enligt beslutet.`,
  declined: 'Sparat: beslutet är avvisat. Inget gallras enligt det.',
  ended: (name: string) =>
    `Sparat: gallringen är avstängd för ${name.toLowerCase()}. Det som redan är gallrat kommer inte tillbaka.`,
  notOn: 'Den gallringen är redan av.',
  told: (party: string, name: string) => `${party} har lagt in ett gallringsbeslut: ${name.toLowerCase()}.`,
  toldNext: 'Skriv ”gallring” för att läsa det och bekräfta eller avvisa.',
};
