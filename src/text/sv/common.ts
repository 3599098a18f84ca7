import { orList } from '../lists.ts';

export const common = {
  common: {
    failed: (reference: string) =>
      `Något gick fel hos mig, och inget är sparat. Försök igen om en stund. Referens: ${reference}.`,
    failedUnknown: (reference: string) =>
      `Något gick fel hos mig, och jag vet inte om det hann sparas. Titta efter om en stund innan du skriver det igen. Referens: ${reference}.`,
    starting: 'Jag håller på att starta och har inte sparat något. Försök igen om en minut.',
    alreadyDone: 'Det här är redan gjort. Inget har sparats två gånger.',
    whichAgreement: 'Du är med i flera överenskommelser. Vilken gäller det?',
    whichMeasure: 'Vilken insats gäller det?',
    didYouMean: (words: readonly string[]) => `Menade du ${orList(words.map((word) => `”${word}”`))}?`,
    unknownWord: 'Det ordet känner jag inte till. Skriv ”hjälp” så visar jag vad du kan göra.',
    saveAsNote: 'Spara som anteckning',
    dropped: 'Inget är sparat.',
    showMore: 'Visa fler',
    cancel: 'Avbryt',
    save: 'Spara',
    none: 'saknas',
    agreementLine: (title: string) => `Gäller: ${title}`,
  },
  faults: {
    required: 'Fyll i det här fältet.',
    'no-such-date': 'Datumet finns inte. Skriv till exempel 2021-11-30.',
    'too-long': 'Texten är för lång. Korta den.',
    'not-a-number': 'Skriv ett tal, till exempel 8.',
    'out-of-range': 'Talet är för litet eller för stort. Se vad som står under fältet.',
    'no-such-time': 'Skriv en tid mellan 08.00 och 17.00, till exempel 09.00.',
    'no-such-clock': 'Klockslaget finns inte. Skriv till exempel 09.00.',
    'ends-first': 'Sista dagen är före den första.',
    'not-an-address': 'Det är ingen e-postadress. Skriv till exempel namn@kommunen.se, eller lämna tomt.',
  } as Record<
    | 'required'
    | 'no-such-date'
    | 'too-long'
    | 'not-a-number'
    | 'out-of-range'
    | 'no-such-time'
    | 'no-such-clock'
    | 'ends-first'
    | 'not-an-address',
    string
  >,
};
