import { fold } from './fold.ts';

/**
 * What municipalities and the police tell of that is plainly no people, in the forms that follow a number: "en skola", "två
 * skolor", "två av skolorna". A compound counts by its last part. Each row: the stems, and what is added to them.
 */
const nouns: readonly (readonly [stems: string, endings: readonly string[]])[] = [
  [
    'skol gat veck lamp kamer sid list kart tavl krönik mäss gång trapp fråg kedj cykelban aren timm',
    ['a', 'or', 'orna', 'e', 'ar', 'arna'],
  ],
  [
    `dag kväll gång helg vandring utbildning träff tävling utställning föreläsning sändning samling övning uppföljning mätning
     tidning folder tunnel tunnl väg kanal ändring förändring förbättring lösning övergång belysning besiktning uppdatering
     publicering satsning kartläggning omgång park skylt busskur fest marknad vägledning undersökning hälsning byggnad
     skärm grind fastighet lägenhet gård artikl bänk buske busk affisch parkering bil sammanställning`,
    ['', 'ar', 'arna', 'er', 'erna'],
  ],
  [
    `plats månad minut insats verksamhet brist rutin lokal kontroll inspektion punkt bild enkät termin kampanj artikel text
     broschyr annons aktivitet station rapport tid metod modell process strategi policy situation plan bostad idé sekund kurs
     konferens workshop film video podd blogg notis nyhet publikation organisation myndighet enhet butik restaurang verkstad
     region version etapp nivå produkt kommun miljö åtgärd tjänst funktion livsstil app adress byrå central expedition
     mottagning möjlighet tur dialog session period säsong scen affär galleri demonstration installation presentation
     manifestation grupp kategori entré signal överenskommelse sammanfattning`,
    ['', 'er', 'erna', 'r', 'rna'],
  ],
  ['tillfälle möte område ställe arbete skede meddelande erbjudande kvarter märke nätverk', ['', 'n', 'na', 'en']],
  [
    `pass besök stråk blad brev inlägg inslag program projekt steg system forum torg centrum hus bibliotek evenemang
     arrangemang moment avsnitt kapitel exempel alternativ förslag utskick upplag underlag material formulär schema
     telefonnummer staket vykort protokoll avtal tema ämne språk uttalande budskap delmål sommarlov verktyg tillstånd klassrum fönster`,
    ['', 'en'],
  ],
];

/** Too short to be the end of a longer word, or not declined. */
const whole =
  'år års kr kronor öre mnkr mkr tkr tusen tusentals miljon miljoner miljard miljarder procent procentenheter % ggr gånger km meter ' +
  'timme timmar tim min sek kvadratmeter grader poäng liter kilo kg mål mått råd tips start starter skäl svar rum träd hus tak tal ' +
  'inbjudan tolerans alkohol nätter böcker städer orter broar byar bussar bilar del linje linjer nummer foton foto mil ' +
  'januari februari mars april maj juni juli augusti september oktober november december ' +
  'måndag tisdag onsdag torsdag fredag lördag söndag ' +
  'times days weeks months hours evenings meetings visits walks schools years places percent minutes events';

const declined = nouns.flatMap(([stems, endings]) =>
  stems.split(/\s+/).map((stem) => `${fold(stem)}(?:${endings.map(fold).join('|')})`),
);
const thing = new RegExp(`(?:${declined.join('|')})$`, 'u');
const words = new Set(fold(whole).split(' '));
/** Ends as a thing, and is somebody or what is done with one. */
const somebody =
  /(?:reporter(?:na)?|jubilar(?:er|erna)?|behandling\p{L}*|inskrivning\p{L}*|vardplats\p{L}*|familjecentral\p{L}*)$/u;

/** Whether a word, without å, ä and ö, is plainly a thing: a school, a week, a meeting, an amount. */
export function isThing(word: string): boolean {
  return words.has(word) || (thing.test(word) && !somebody.test(word));
}
