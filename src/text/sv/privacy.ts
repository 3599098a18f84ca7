import type { PrivacyQuestion, RefusalRule } from '../../domain/privacy.ts';

const because: Readonly<Record<RefusalRule, string>> = {
  'identity-number': 'Texten ser ut att innehålla ett personnummer. Ta bort det.',
  'phone-number':
    'Texten ser ut att innehålla ett telefonnummer. Skriv funktionen i stället, till exempel ”fältverksamheten”.',
  'private-email': 'Texten ser ut att innehålla en e-postadress till en person. Skriv funktionen i stället.',
  'home-address': 'Texten ser ut att innehålla en hemadress. Skriv området i stället, till exempel ”vid stationen”.',
  'registration-plate': 'Texten ser ut att innehålla ett registreringsnummer. Ta bort det.',
  'crime-report': 'Texten ser ut att innehålla numret på en brottsanmälan. Sådant hör inte hemma här.',
  'sensitive-person': 'Texten ser ut att säga något känsligt om en person. Skriv vad ni gör, inte om vem.',
  'singled-out': 'Texten ser ut att peka ut en enskild person. Skriv om platsen eller arbetet i stället.',
  'police-operation':
    'Texten ser ut att handla om en polisinsats som pågår eller planeras. Sådant får aldrig skrivas här.',
  health: 'Texten ser ut att handla om en persons hälsa. Skriv vad ni gör, inte om vem.',
};

const asks: Readonly<Record<PrivacyQuestion['kind'], string>> = {
  'possible-name':
    'Är det ett personnamn? Skriv funktionen i stället, till exempel ”kommunpolisen”. Inget är sparat än.',
  'small-group': 'Så små tal kan peka ut personer. Skriv ”några” eller ta bort uppgiften. Inget är sparat än.',
};

export const privacy = {
  refused: (rules: readonly RefusalRule[]) => `${rules.map((rule) => because[rule]).join(' ')} Inget är sparat.`,
  stillInChat: 'Texten är inte sparad här, men ditt meddelande ligger kvar i chatten. Ta bort det nu.',
  visibleInChat: 'Ditt meddelande syns i chatten. Ta bort det om det pekar ut någon.',
  question: (kind: PrivacyQuestion['kind']) => asks[kind],
  saveAnyway: (kinds: readonly PrivacyQuestion['kind'][]): string =>
    kinds.includes('possible-name') ? 'Inget personnamn, spara' : 'Ingen kan pekas ut, spara',
  rewrite: 'Jag skriver om',
  tips: { 'name-the-area': 'Tips: skriv området i stället för adressen.' },
};
