import type { Step } from './driver.ts';

/** When the week is over and the plan is looked at. Nobody has anything left to answer. */
export const weekEnds = '2021-12-03T17:00';

const strategisk = 'EST strategisk';
const fordjupning = 'EST fördjupning';
const unga = 'Samverkansgrupp unga (exempel)';
const tillsyn = 'Myndighetsgrupp tillsyn (exempel)';

/** Groups whose channels the week is written in. */
export const weekGroups = [strategisk, fordjupning, unga, tillsyn] as const;

/** What is refused in the week, and must then be nowhere. */
export const refusedTexts = [
  '07 01 08 2380 är den som styr gruppen vid stationen.',
  'Killen som slutade i gruppen är inlagd på psyk.',
] as const;

/**
 * A working week at the Upplands Väsby agreement, its notes taken from part A, C and D of
 * tests/fixtures/anteckningar.txt. It starts on the example plan as it is loaded.
 */
export const week: readonly Step[] = [
  // Monday
  {
    as: 'Gatu- och parkchef',
    in: strategisk,
    at: '2021-11-29T08:40',
    line: '/insats',
    told: '1.3 Förbättra belysningen',
  },
  {
    as: 'Gatu- och parkchef',
    in: strategisk,
    at: '2021-11-29T08:42',
    line: '/insats 1.3 Åtta av tio klara i dag. Två väntar på elanslutning, nytt datum 28 januari.',
    told: 'Sparat: anteckning på 1.3.',
    offers: ['Läge: röd', 'Mått: 8 av 10', 'Nytt slutdatum 28 januari 2022'],
  },
  {
    press: 'Mått: 8 av 10',
    told: 'Antal klara platser: 8 av 10',
    offers: ['Läge: röd', 'Nytt slutdatum 28 januari 2022'],
  },
  { press: 'Nytt slutdatum 28 januari 2022', told: 'Styrgruppen beslutar', offers: ['Läge: röd'] },
  { press: 'Läge: röd', told: 'Sparat: läget för 1.3 är röd.' },
  {
    as: 'Samordnare i kommunen',
    in: fordjupning,
    at: '2021-11-29T09:40',
    line: '/insats 1.6 41 av 44 veckor har delad lägesbild. Skolan rapporterar nu varje vecka.',
    offers: ['Mått: 41 av 44'],
  },
  { press: 'Mått: 41 av 44', told: 'Antal veckor med delad lägesbild: 41 av 44' },
  {
    as: 'Kommunpolis',
    in: fordjupning,
    at: '2021-11-29T13:05',
    line: '/insats 1.1 Inget nytt sedan förra veckan.',
    told: 'Sparat: anteckning på 1.1.',
  },
  {
    as: 'Kommunpolis',
    in: fordjupning,
    at: '2021-11-29T13:06',
    line: '/insats 1.1 inget nytt',
    told: 'Sparat: inget nytt om 1.1.',
  },
  // Tuesday
  {
    as: 'Säkerhetschef',
    in: tillsyn,
    at: '2021-11-30T09:15',
    line: '/insats 3.3 Två av fyra områden kartlagda. Upphandling och föreningsstöd står stilla, personen som skulle göra det har slutat. Vi behöver beslut om resurs.',
    offers: ['Läge: röd', 'Mått: 2 av 4', 'Fråga styrgruppen'],
  },
  { press: 'Mått: 2 av 4', told: '2 av 4' },
  { press: 'Fråga styrgruppen', told: 'Fråga till styrgruppen' },
  {
    submit: { text: 'Vem tar över kartläggningen av upphandling och föreningsstöd?' },
    told: 'Sparat: frågan om 3.3 går till styrgruppen.',
  },
  {
    as: 'Driftansvarig park',
    in: fordjupning,
    at: '2021-11-30T10:40',
    line: '/insats 1.4 Klart! Alla åtta platser röjda.',
    offers: ['Status: genomförd'],
  },
  { press: 'Status: genomförd', told: 'Sparat: 1.4 är genomförd.' },
  {
    as: 'Kommunikatör i kommunen',
    in: fordjupning,
    at: '2021-11-30T10:55',
    line: '/insats 1.4 Bilder före och efter publicerade på webben och Facebook.',
    offers: ['Kommunicerad 30 november 2021'],
  },
  { press: 'Kommunicerad 30 november 2021', told: 'Sparat: 1.4 är kommunicerad 30 november 2021.' },
  // Wednesday
  {
    as: 'Utvecklingsledare skola',
    in: unga,
    at: '2021-12-01T08:20',
    line: '/insats 2.5 168 av 300. Tre tillfällen bokade i januari och februari.',
    offers: ['Mått: 168 av 300'],
  },
  { press: 'Mått: 168 av 300', told: '168 av 300' },
  {
    as: 'Skolchef',
    in: unga,
    at: '2021-12-01T09:02',
    line: '/insats 2.2 Två av ungdomarna från gården har slutat komma.',
    told: 'Så små tal kan peka ut personer.',
  },
  { press: 'Jag skriver om', told: 'Inget är sparat.' },
  {
    as: 'Skolchef',
    in: unga,
    at: '2021-12-01T09:04',
    line: '/insats 2.2 4 av 9 skolor klara med åk 6, åk 8 tas i vår. Tack för hjälpen med tiderna!',
    offers: ['Mått: 4 av 9'],
  },
  {
    as: 'Kommunpolis',
    in: unga,
    at: '2021-12-01T10:30',
    line: '/insats 2.2 Tre skolor har bokat datum för åk 6. Två skolor behöver hjälp av kommunpolisen att hitta tid i oktober.',
    told: 'Skolchef får frågan',
  },
  {
    as: 'Enhetschef fältverksamheten',
    in: unga,
    at: '2021-12-01T11:00',
    line: '/insats 2.1 Vi är klara nästa fredag.',
    told: 'fredag 10 december',
  },
  { press: 'Ja, fredag 10 december 2021', told: 'Förslag sparat: 2.1' },
  {
    as: 'Fritidschef',
    in: unga,
    at: '2021-12-01T13:46',
    line: `/insats 1.7 ${refusedTexts[0]}`,
    told: 'Inget är sparat.',
  },
  {
    as: 'Fritidschef',
    in: unga,
    at: '2021-12-01T13:48',
    line: '/insats 1.7 avslutad',
    told: 'Menar du att insatsen är genomförd eller avbruten?',
  },
  { press: 'Avbruten', told: 'Att avbryta en insats kräver ett skäl' },
  {
    as: 'Fritidschef',
    in: unga,
    at: '2021-12-01T13:52',
    line: '/insats 1.7 Nattvandringen pausad på grund av restriktionerna, vi provar utomhusgrupper från mars i stället.',
    offers: ['Status: pausad'],
  },
  { press: 'Status: pausad', told: 'Sparat: 1.7 är pausad.' },
  // Thursday
  {
    as: 'Kommunjurist',
    in: strategisk,
    at: '2021-12-02T09:10',
    line: '/insats 3.5 Polisens jurister kan börja läsa v 3. Förslag nytt slutdatum 31 mars 2022, behöver bekräftas av styrgruppen.',
    offers: ['Nytt slutdatum 31 mars 2022'],
  },
  { press: 'Nytt slutdatum 31 mars 2022', told: 'Styrgruppen beslutar' },
  {
    as: 'Chef ekonomiskt bistånd',
    in: tillsyn,
    at: '2021-12-02T10:00',
    line: '/insats 3.2 utfall 2 av 3',
    told: '2 av 3',
  },
  {
    as: 'Chef ekonomiskt bistånd',
    in: tillsyn,
    at: '2021-12-02T10:02',
    line: '/insats 3.2 datum 1 feb tredje verksamheten blev sen',
    told: 'Kvar att svara: Kommunen och Polisen.',
  },
  {
    as: 'Samordnare i kommunen',
    in: tillsyn,
    at: '2021-12-02T11:20',
    line: '/insats 3.2',
    offers: ['Bifall', 'Avslag'],
  },
  { press: 'Bifall', told: 'Kvar att svara: Polisen.' },
  {
    as: 'Samordnare i polisen',
    in: tillsyn,
    at: '2021-12-02T11:45',
    line: '/insats 3.2',
    offers: ['Bifall', 'Avslag'],
  },
  { press: 'Bifall', told: 'Beslutat: 3.2 har nytt slutdatum tisdag 1 februari 2022.' },
  {
    as: 'HR-direktör',
    in: tillsyn,
    at: '2021-12-02T13:30',
    line: '/insats 3.4 Inte kommit igång, vi får ingen föreläsare före jul. Nytt förslag start 17 januari.',
    offers: ['Läge: gul'],
  },
  {
    as: 'HR-direktör',
    in: tillsyn,
    at: '2021-12-02T13:31',
    line: '/insats 3.4 läge grön',
    told: 'Sparat: läget för 3.4 är grön.',
  },
  {
    as: 'HR-direktör',
    in: tillsyn,
    at: '2021-12-02T13:32',
    line: '/insats 3.4 ångra',
    told: 'tillbakatagen (läge grön)',
  },
  // Friday
  {
    as: 'Verksamhetschef socialtjänst vuxna',
    in: strategisk,
    at: '2021-12-03T08:30',
    line: '/insats 2.4 Det har blivit bättre.',
    told: 'Är det en mätning eller en iakttagelse?',
  },
  // Nobody answers: after an hour the note is kept as written.
  {
    as: 'Kommunsekreterare',
    in: strategisk,
    at: '2021-12-03T10:10',
    line: '/insats 2.4 Det gick bra.',
    told: 'du inte är med i',
  },
  {
    as: 'Fastighetschef',
    in: fordjupning,
    at: '2021-12-03T10:20',
    line: '/insats 1.5 Kvartal 3: 91 procent inom två arbetsdagar.',
    offers: ['Mått: 91 procent'],
  },
  { press: 'Mått: 91 procent', told: '91 procent' },
  {
    as: 'Kommunpolis',
    in: fordjupning,
    at: '2021-12-03T10:30',
    line: `/insats 1.1 ${refusedTexts[1]}`,
    told: 'Inget är sparat.',
  },
  {
    as: 'Gruppchef områdespolis',
    in: tillsyn,
    at: '2021-12-03T13:00',
    line: '/insats 3.1 Höstens första gemensamma tillsyn gjord. Fem platser besökta, brister på tre, myndigheterna följer upp var för sig.',
    offers: ['Mått: 1 (+)'],
  },
  { press: 'Mått: 1 (+)', told: 'Antal gemensamma tillfällen: 1' },
  {
    as: 'Kommunikatör, polisen',
    in: tillsyn,
    at: '2021-12-03T13:20',
    line: '/insats 3.1 Pressmeddelande om tillsynen ute idag, inga verksamheter nämns.',
    offers: ['Kommunicerad 3 december 2021'],
  },
  { press: 'Kommunicerad 3 december 2021', told: 'Sparat: 3.1 är kommunicerad 3 december 2021.' },
  {
    as: 'Samordnare i polisen',
    in: tillsyn,
    at: '2021-12-03T14:40',
    line: '/samverkan genomgång\n3.1 Nästa gemensamma tillsyn blir i februari.\n3.3 Polisen hjälper till med två områden.',
    told: '2 anteckningar. Stämmer de?',
  },
  { press: 'Spara alla 2', told: '2' },
  {
    as: 'Samordnare i polisen',
    in: tillsyn,
    at: '2021-12-03T15:00',
    line: '/insats försenade',
    told: 'Försenade insatser (2)',
  },
];
