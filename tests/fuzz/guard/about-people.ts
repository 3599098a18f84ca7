import { between, type Kind, oneOf, type Random } from './draw.ts';

const firstNames = [
  'Kim',
  'Alex',
  'Noor',
  'Tilde',
  'Hassan',
  'Emilia',
  'Viggo',
  'Amina',
  'Rasmus',
  'Lova',
  'Denis',
  'Jasmin',
  'Otto',
  'Fatima',
  'Leo',
  'Sanna',
  'Ibrahim',
  'Moa',
  'Pontus',
  'Mira',
] as const;
const lastNames = [
  'Exempelsson',
  'Påhittström',
  'Fiktivsson',
  'Låtsasberg',
  'Provlund',
  'Testander',
  'Uppdiktad',
  'Sagoqvist',
] as const;

const slots: Readonly<Record<string, (random: Random) => string>> = {
  who: (random) =>
    oneOf(random, [
      `${oneOf(random, firstNames)} ${oneOf(random, lastNames)}`,
      `${oneOf(random, firstNames)} ${oneOf(random, lastNames)}`,
      oneOf(random, firstNames),
      `${oneOf(random, firstNames)} ${String.fromCharCode(between(random, 65, 80))}.`,
    ]),
  full: (random) => `${oneOf(random, firstNames)} ${oneOf(random, lastNames)}`,
  place: (random) =>
    oneOf(random, [
      'stationen',
      'torget',
      'skolan',
      'gården',
      'badhuset',
      'busshållplatsen',
      'biblioteket',
      'parkeringen',
    ]),
  when: (random) => oneOf(random, ['i går', 'i fredags', 'förra veckan', 'i oktober', 'under lovet', 'igen']),
  crime: (random) =>
    oneOf(random, ['rån', 'stöld', 'misshandel', 'skadegörelse', 'narkotikabrott', 'vapenbrott', 'utpressning']),
  grade: (random) => `åk ${between(random, 4, 9)}`,
  age: (random) => String(between(random, 11, 24)),
};

function filled(template: string, random: Random): string {
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot]?.(random) ?? '');
}

/** Written without a look at what the guard knows, so that recall on them says something of what is not written yet. */
const templates: Readonly<Record<string, readonly string[]>> = {
  'a name and suspicion': [
    '{full} misstänks för {crime} vid {place} {when}.',
    'Polisen tog in {who} på förhör om {crime}.',
    '{who} sitter häktad sedan {when}.',
    'Det var {full} som låg bakom {crime} vid {place}',
    '{who} är dömd för {crime} tidigare.',
    'Vi tror att {who} säljer narkotika vid {place}.',
    '{full} greps {when} med kniv',
    '{who} är åtalad, rättegången blir {when}',
    '{who} polisanmäldes för {crime} {when}.',
    '{who} is suspected of drug dealing near {place}.',
    'Skadegörelsen vid {place} gjordes av {full}.',
    'Enligt vakten är det {who} som snattar i butiken',
    '{who} har koppling till ett kriminellt nätverk.',
    '{full} was arrested {when}.',
    '{who} langar till yngre elever på {place}',
  ],
  'a name and health': [
    '{full} har diagnosen adhd.',
    '{who} mår psykiskt dåligt efter händelsen vid {place}.',
    '{who} är inlagd på sjukhus sedan {when}',
    '{full} äter antidepressiva',
    '{who} har försökt ta livet av sig.',
    '{who} dricker för mycket, säger skolan.',
    '{who} är sjukskriven för utmattning',
    '{full} går hos bup varje vecka.',
    '{who} är gravid och kommer inte till {place}',
    '{who} har ett missbruk sedan flera år.',
    '{full} suffers from depression.',
    '{who} behöver avgiftning',
    '{who} har autism och blir lätt stressad',
    '{who} skadade sig själv {when}.',
    '{who} fick en psykos {when}',
  ],
  'a name and social services': [
    '{full} har insats från socialtjänsten.',
    'Socialtjänsten utreder familjen {full}',
    '{who} är placerad i familjehem sedan {when}.',
    'Orosanmälan gjord på {who} {when}.',
    '{who} omhändertogs enligt LVU {when}',
    '{full} har kontaktfamilj',
    '{who} får försörjningsstöd.',
    '{who} bor på HVB-hem nu',
    'Vi har sip-möte om {who} på torsdag',
    '{full} har en handläggare på soc',
    'Vårdnadstvist kring {who}, skolan är informerad.',
    'Social services are investigating {full}.',
    '{who} har avvikit från boendet {when}',
    '{who} ska in på SiS',
    '{who} har skyddad identitet',
  ],
  'a description that singles out': [
    'Den {age}-åriga pojken med rullstol i {grade} på {place}.',
    'Killen i röd jacka som alltid hänger vid {place}.',
    'Enda flickan i {grade} som kommer från Eritrea.',
    'Familjen i det gula huset bakom {place}',
    'Mannen som äger kiosken vid {place} köper stöldgods.',
    'Pojken som slutade i {grade} {when} har börjat strula.',
    'Tvillingarna i {grade} bråkar vid {place}',
    'Tjejen med blått hår i {grade}',
    'Mamman till killen som slog sönder {place}',
    'Vaktmästaren på {place} har sagts upp efter bråket',
    'Hon som sitter i kassan på {place} såg allt',
    'Den nya eleven i {grade} med hörapparat',
    'En {age}-årig kille från {place} styr allt.',
    'Storebror till han som rånades {when}.',
    'The boy with the scar who works at {place}.',
  ],
  'an ongoing operation': [
    'Polisen planerar tillslag mot {place} på fredag.',
    'Span pågår vid {place} hela veckan, håll tyst.',
    'Civila poliser ligger ute vid {place} i kväll',
    'Husrannsakan görs i lokalen vid {place} i morgon bitti.',
    'Vi har kameror dolda vid {place} för att fånga langarna',
    'Det blir en razzia vid {place} nästa vecka.',
    'Förundersökningen om {crime} vid {place} är inne i känsligt läge.',
    'Tre ska gripas på onsdag vid {place}.',
    'Avlyssning av telefoner pågår i ärendet vid {place}',
    'Insatsstyrkan går in vid {place} kl 06 i morgon.',
    'Polisen har en källa inne i gänget vid {place}',
    'Police will raid {place} tomorrow morning.',
    'Hemlig dataavläsning är beviljad',
    'Spaningsgruppen följer en bil från {place}',
    'Gryningsräd mot {place} på torsdag, säg inget till någon',
  ],
};

/** Written in the same way, after the guard had learnt from the ones above what was general in them. */
const laterTemplates: Readonly<Record<string, readonly string[]>> = {
  'a name and suspicion': [
    'Det går rykten om att {full} är inblandad i {crime}.',
    '{who} har setts sälja tramadol vid {place}',
    'Åklagaren har väckt åtal mot {full}.',
    '{who} erkände {crime} i polisförhör.',
    '{full} har burit kniv till {place} {when}',
    'Målvakten för bilarna vid {place} är {full}',
    '{who} åkte dit för {crime} {when}',
    'Vi har tagit {who} på bar gärning med klotter.',
  ],
  'a name and health': [
    '{full} har varit inlagd på avdelning 72.',
    '{who} går på metadon sedan {when}',
    '{who} har fått cancer och är borta {when}',
    '{full} är svårt deprimerad enligt mamman.',
    '{who} fick ett epileptiskt anfall vid {place}.',
    '{who} är utredd för adhd',
    '{full} har tagit en överdos',
    '{who} har ätstörningar, kuratorn vet.',
  ],
  'a name and social services': [
    '{full} är känd av socialtjänsten sedan {when}.',
    '{who} har rymt från sitt HVB',
    '{who} är LVU:ad sedan {when}',
    'Soc har öppnat en utredning om {full}.',
    '{who} bor i skyddat boende med barnen',
    '{full} har fått en kontaktperson genom soc.',
    '{who} lever på bidrag och ska vräkas',
    'Familjehemmet för {full} är sagt upp.',
  ],
  'an ongoing operation': [
    'Vi går in hos dem vid {place} på torsdag klockan fem.',
    'Polisen spanar på en lägenhet vid {place} just nu',
    'På fredag slår vi till mot langarna vid {place}.',
    'Deras telefoner är avlyssnade, så säg inget.',
    'Det sitter en gps på bilen vid {place}',
    'Två civilare står vid {place} hela helgen.',
    'Åklagaren har beslutat om husrannsakan vid {place} nästa vecka.',
    'Vi har en infiltratör i gänget vid {place}',
  ],
};

const all = (given: Readonly<Record<string, readonly string[]>>, suffix: string) =>
  Object.entries(given).map(([name, texts]) => [`${name}${suffix}`, texts] as const);

export const aboutPeople: readonly Kind[] = [...all(templates, ''), ...all(laterTemplates, ', later phrasing')].map(
  ([name, texts]) => ({
    name,
    writings: texts.map((text) => ({ name: text, draw: (random) => filled(text, random) })),
  }),
);
