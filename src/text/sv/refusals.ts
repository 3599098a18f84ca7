import type { Refusal } from '../../domain/policy.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

export const refusals = {
  tooLong: (length: number, max: number) =>
    `Texten är ${length} tecken lång. Högst ${max} går att spara. Korta den eller dela upp den.`,
  unknownMeasure: (number: string, near: readonly string[], all: boolean) =>
    [
      `Insats ${number} finns inte i planen.`,
      ...(near.length > 0 ? [`Närmast är ${orList(near)}.`] : []),
      ...(all ? [] : ['Andra gruppers insatser visas inte för dig.']),
    ].join(' '),
  ended: (title: string, last: string) =>
    `Överenskommelsen ”${title}” är avslutad (sista dag ${dateText(last, 'sv')}). Den går att läsa men inte att ändra.`,
  oldButton: 'Knappen är för gammal eller gäller något som har tagits bort. Skriv kommandot igen.',
  oldQuestion: 'Frågan är redan besvarad eller äldre än ett dygn. Skriv texten igen.',
  notYourQuestion: 'Frågan är ställd till någon annan, så bara den personen kan svara.',
  noAgreement:
    'Du är inte med i någon överenskommelse här. Be en samordnare att lägga till dig, eller skriv i gruppens kanal.',
  noneLoaded:
    'Ingen överenskommelse är inläst än. Skicka filen med den till mig, eller läs in den med ”samverkan agreement apply FIL” på servern.',
  notYet: (date: string) => `${dateText(date, 'sv')} har inte varit än. Skriv när det har gjorts.`,
  formFaults: 'Något i formuläret behöver rättas.',
  policy: (rule: Refusal, responsible: readonly string[], mayNote = true): string => {
    switch (rule) {
      case 'no-function':
        return 'Jag vet inte vilken funktion du har. Skriv ”samverkan medlemmar” i gruppens kanal och välj den.';
      case 'unconfirmed':
        return 'Din funktion är inte bekräftad än. Du kan anteckna i din grupps kanal. Resten öppnas när en samordnare hos din part har bekräftat dig.';
      case 'not-own-group':
        return 'Insatsen hör till en grupp som du inte är med i. Be en samordnare om du behöver den.';
      case 'not-own-meeting':
        return 'Bara gruppens egna och samordnarna kan svara på det.';
      case 'not-responsible':
        return responsible.length > 0
          ? `Bara ${orList(responsible)} eller en samordnare kan ändra det.${mayNote ? ' Du kan skriva en anteckning i stället.' : ''}`
          : `Bara den ansvariga funktionen eller en samordnare kan ändra det.${mayNote ? ' Du kan skriva en anteckning i stället.' : ''}`;
      case 'not-communicator':
        return 'Bara den som ansvarar för insatsen, den som kommunicerar den eller en samordnare kan markera den som kommunicerad.';
      case 'coordinators-only':
        return 'Det kan bara en samordnare göra.';
      case 'coordinators-and-steering-only':
        return 'Det kan bara samordnare och styrgruppen göra.';
      case 'readers-of-all-only':
        return 'Det visar jag för styrgruppen, samordnarna och de som får läsa allt. Din grupps insatser ser du med ”insats”.';
      case 'administrators-and-coordinators-only':
        return 'Det kan bara en samordnare eller en administratör göra.';
      case 'steering-only':
        return 'Det beslutar bara styrgruppen.';
      case 'administrators-decide-nothing':
        return 'En administratör ställer i ordning men godkänner och beslutar inget. Det gör samordnarna och styrgruppen.';
      case 'not-as-deputy':
        return 'En ersättare kan inte utse en egen ersättare. Det gör den som du ersätter.';
    }
  },
  conflict: (field: string, yours: string, theirs: string) =>
    `Någon ändrade ${field} medan du skrev. Nu står det ${theirs}; du valde ${yours}. Inget är ändrat. Vill du ändra ändå?`,
  changeAnyway: 'Ändra ändå',
  keepTheirs: 'Låt det vara',
};
