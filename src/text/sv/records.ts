/** The export of everything about an agreement: its files, and what is left out and why. */
export const records = {
  files: {
    agreement: { file: '01-overenskommelsen', what: 'överenskommelsen som den är inläst' },
    functions: { file: '02-funktioner', what: 'funktionerna och deras roller' },
    groups: { file: '03-grupper', what: 'grupperna' },
    'group-functions': { file: '04-grupper-funktioner', what: 'vilka funktioner som hör till vilken grupp' },
    channels: { file: '05-kanaler', what: 'kanalerna som är kopplade till grupperna' },
    'function-periods': { file: '06-funktioner-tider', what: 'när funktionerna har haft någon, utan vem' },
    measures: { file: '07-insatser', what: 'insatserna som de står nu' },
    'measure-functions': {
      file: '08-insatser-funktioner',
      what: 'vilka funktioner som ansvarar, medverkar och kommunicerar',
    },
    'measure-changes': { file: '09-insatser-historik', what: 'varje version av varje insats, i ordning' },
    notes: { file: '10-anteckningar', what: 'anteckningarna i tidsordning (ett urval ur 09)' },
    'indicator-values': { file: '11-indikatorer', what: 'indikatorernas värden i tidsordning (ett urval ur 09)' },
    meetings: { file: '12-moten', what: 'mötena som de står nu' },
    'meeting-changes': { file: '13-moten-historik', what: 'varje version av varje möte' },
    record: { file: '14-handelser', what: 'beslut, samråd, uppföljningar, förlängning och gallring, i ordning' },
    registrations: { file: '15-diarienummer', what: 'parternas registreringar (ett urval ur 14)' },
    'follow-ups': { file: '16-uppfoljningar', what: 'sammanfattningarna och uppföljningarna, varje version' },
    'follow-up-files': { file: '17-uppfoljningar-filer', what: 'dokumenten som är sparade' },
    references: { file: '18-lagesbild', what: 'hänvisningarna till lägesbilden' },
    reminders: { file: '19-paminnelser', what: 'påminnelserna som är skickade eller missade, och varför' },
    sendings: { file: '20-utskick', what: 'botens inlägg och hur det gick att skicka dem' },
    'calendars-read': { file: '21-kalendrar', what: 'kalendrarna som läses' },
    'calendar-addresses': {
      file: '22-kalenderadresser',
      what: 'adresserna som har lämnats ut, utan adress och mottagare',
    },
    planning: { file: '23-planering', what: 'hur långt påminnelserna är planerade' },
    'self-checks': { file: '24-sjalvkontroll', what: 'den dagliga kontrollen av utskicken' },
    log: { file: '25-logg', what: 'loggen med kedjans kontrollsummor' },
    'log-end': { file: '26-logg-slut', what: 'kedjans sista kontrollsumma' },
  },
  documentsFolder: 'dokument',
  document: 'dokument, som det är sparat',
  leftOutWhy: {
    identity: 'visar vem en person är i chatten. Överenskommelsens handlingar bär funktion, inte person.',
    'own-choice': 'är personens egna val av påminnelser. Det lämnas ut till personen själv med ”mina uppgifter”.',
    secret: 'är en hemlighet som öppnar något.',
    unanswered: 'är frågor som väntar på svar. Texten är inte sparad än.',
    machinery: 'är hur programmet arbetar och säger inget om överenskommelsen.',
    installation: 'hör till hela installationen, inte till överenskommelsen.',
    'own-file': 'ligger som egna filer i mappen dokument.',
  },
  contents: {
    file: 'innehall',
    title: (title: string) => `Allt om ${title}`,
    intro: [
      'Varje fil finns som JSON och som CSV (UTF-8, semikolon). JSON är exakt. I CSV har text som Excel skulle ta för en formel en apostrof först.',
      'Kolumnerna heter som i databasen. Tider är i UTC. Kolumnen masked visar text som är borttagen: av vem, när och varför. Ett gallringsbeslut visas med sitt nummer.',
      'Samma uppgifter ger samma filer. Kontrollsummorna visar att inget har ändrats sedan uttaget.',
    ],
    selection: ({ measure, from, to }: { readonly measure?: string; readonly from?: string; readonly to?: string }) => {
      const period =
        from === undefined && to === undefined
          ? ''
          : `${from === undefined ? '' : `från och med ${from} `}${to === undefined ? '' : `till och med ${to}`}`.trim();
      if (measure === undefined && period === '') return 'Uttaget gäller hela överenskommelsen.';
      return `Uttaget gäller ${[measure === undefined ? '' : `insats ${measure}`, period].filter((part) => part !== '').join(', ')}.`;
    },
    log: (seq: number, hash: string) => `Loggen slutar med rad ${seq}, kontrollsumma ${hash}.`,
    noLog: 'Det finns ingen logg.',
    files: 'Filer:',
    rows: (count: number) => `${count} ${count === 1 ? 'rad' : 'rader'}.`,
    removed: (count: number) => (count === 0 ? '' : `Borttagen text på ${count}.`),
    some: {
      all: 'Alla.',
      measure: 'Bara insatsens.',
      period: 'Bara periodens.',
      'measure-and-period': 'Bara insatsens under perioden.',
    },
    columnsLeftOut: 'Kolumner som inte är med, och varför:',
    tablesLeftOut: 'Tabeller i databasen som inte är med, och varför:',
  },
  cli: {
    done: (path: string, files: number) => `Skrev ${path}: ${files} filer. Börja läsa i innehall.txt.`,
    exists: (path: string) => `${path} finns redan och skrivs inte över. Välj ett annat namn.`,
    noMeasure: (number: string, near: readonly string[]) =>
      `Insats ${number} finns inte.${near.length === 0 ? '' : ` Närmast: ${near.join(', ')}.`}`,
    backwards: (from: string, to: string) => `${to} kommer före ${from}. Byt plats på dem.`,
    failed: (path: string, why: string) => `Inget skrevs till ${path}: ${why}.`,
    formatOrAll: 'Skriv --all FIL.zip eller --all MAPP för allt, eller --format och --out för planen.',
    onlyAll: '--measure, --from och --to hör till --all.',
  },
};
