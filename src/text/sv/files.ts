import type { AgreementFault } from '../../domain/agreement-fault.ts';
import type { SituationPictureKind } from '../../domain/agreement-file.ts';
import { agreementFaultText } from '../agreement-fault-text.ts';
import { agreementFaultsSv } from '../agreement-faults.sv.ts';
import { dateText, momentText } from '../dates.ts';
import { planFaults } from './plan-faults.ts';
import { planRemark } from './plan-remarks.ts';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const measures = (count: number) => `${count} ${count === 1 ? 'insats' : 'insatser'}`;

const pictureKind: Record<SituationPictureKind, string> = {
  est_analysis: 'EST-analys',
  staff_dialogue: 'Medarbetardialog',
  citizen_survey: 'Medborgarundersökning',
  other: 'Annat underlag',
};

/** A measure's fields as the plan names them, by the first part of a changed field's name. */
const fields: Readonly<Record<string, string>> = {
  goalArea: 'målområde',
  cause: 'orsak',
  title: 'namn',
  responsibleParty: 'ansvarig organisation',
  responsibleFunction: 'ansvarig funktion',
  contributors: 'medverkar',
  group: 'arbetsgrupp',
  kind: 'typ',
  start: 'start',
  due: 'slutdatum',
  openEnded: 'tills vidare',
  target: 'mål',
  indicators: 'mått',
  communication: 'kommunikation',
  followUp: 'uppföljning',
  marking: 'märkning',
  status: 'status',
  rating: 'läge',
};

export const files = {
  ...planFaults,
  import: {
    how: 'Skicka åtgärdsplanen till mig som fil, i Excel (.xlsx) eller CSV.',
    where: {
      slack: 'Släpp filen i vårt direktmeddelande, eller i en kanal där du skriver mitt namn.',
      teams: 'I Teams tar jag bara emot filer i vår personliga chatt. Skicka den där.',
      local: 'Välj filen under skrivrutan.',
      cli: 'Skriv ”samverkan plan import” och filens namn på kommandoraden.',
    },
    noRush: 'Jag visar först vad som skulle ändras. Inget sparas förrän du säger ja.',
    templateButton: 'Hämta tom mall',
    template: 'Här är en tom mall. Andra bladet förklarar kolumnerna.',
    templateName: 'atgardsplan-mall.xlsx',
    title: 'Det här skulle läsas in',
    summary: (added: number, changed: number, unchanged: number) =>
      `Åtgärdsplanen: ${counted(added, 'ny', 'nya')}, ${counted(changed, 'ändrad', 'ändrade')}, ${counted(unchanged, 'oförändrad', 'oförändrade')}. Inget är sparat än.`,
    labels: {
      added: 'Nya insatser',
      changed: 'Ändrade insatser',
      unchanged: 'Oförändrade',
      missing: 'Saknas i filen (ligger kvar)',
      restored: 'Nummer som Excel hade ändrat',
      functions: 'Nya funktioner',
      groups: 'Nya arbetsgrupper',
      kept: 'Det som ni har skrivit gäller före filen',
      ignored: 'Kolumner som inte läses in',
      lacking: 'Kolumner som filen saknar',
      doubtful: 'Kan vara ett personnamn eller en mycket liten grupp. Titta en gång till',
    },
    rowOf: (text: string, row: number) => `${text} (rad ${row})`,
    restored: (from: string, to: string, row: number) => `rad ${row}: ${from} blir ${to}`,
    inParty: (name: string, party: string) => `${name} (${party})`,
    more: (count: number) => `och ${count} till`,
    yes: 'Läs in',
    no: 'Avbryt',
    nothingNew: 'Filen säger samma sak som planen. Inget ändras.',
    faults: (count: number) =>
      `${count === 1 ? 'Ett fel' : `${count} fel`} i filen. Inget är sparat. Rätta och skicka filen igen.`,
    moreFaults: (count: number) => `… och ${count} fel till.`,
    fileStillInChat: 'Filen ligger kvar i chatten. Ta bort den därifrån nu.',
    whichNumber: (row: number, found: string) =>
      `Rad ${row}: Excel kan ha ändrat numret. Det står ”${found}”. Vilken insats är det?`,
    questionsLeft: (count: number) => `${count} nummer är oklara. Vi tar dem ett i taget.`,
    changedMeanwhile: 'Planen har ändrats sedan förhandsvisningen. Titta på den nya först.',
    done: (added: number, changed: number) => {
      if (changed === 0) return `Sparat: ${measures(added)} är inlästa.`;
      return added === 0
        ? `Sparat: ${measures(changed)} är ändrade.`
        : `Sparat: ${measures(added)} nya, ${measures(changed)} ändrade.`;
    },
    doneNext: 'Skriv ”kontroll” för att se vad som saknas i planen.',
    fields,
  },
  agreement: {
    onLine: (line: number, text: string) => `Rad ${line}: ${text}`,
    fault: (fault: AgreementFault) => agreementFaultText(fault, agreementFaultsSv),
    faults: (count: number) =>
      `${count === 1 ? 'Ett fel' : `${count} fel`} i överenskommelsens fil. Inget är sparat. Rätta och skicka filen igen.`,
    added: (title: string) => `Sparat: överenskommelsen ”${title}” finns nu här.`,
    addedNext: 'Bjud in mig i gruppernas kanaler och skriv ”koppla” där. Skicka sedan åtgärdsplanen.',
    applied: (title: string) => `Sparat: överenskommelsen ”${title}” är ändrad.`,
    same: 'Filen säger samma sak som överenskommelsen. Inget ändras.',
    whoMayAdd: 'En ny överenskommelse läggs in av en administratör.',
    whoMayChange: 'En ändring av överenskommelsen föreslås av en samordnare.',
    waits: (parties: readonly string[]) =>
      `Ändringen väntar på att en samordnare hos ${parties.join(' eller ')} bekräftar den. Inget är ändrat än.`,
    nobodyElse: 'Ingen annan part har en bekräftad samordnare som kan säga ja. Inget är ändrat.',
    question: (title: string, from: string) => `${from} vill ändra överenskommelsen ”${title}”. Bekräftar ni det?`,
    differences: (lines: readonly string[]) => `Det ändras: ${lines.join(', ')}.`,
    yes: 'Bekräfta',
    no: 'Avslå',
    parts: {
      title: 'titel',
      parties: 'parter',
      collaborationArea: 'samverkansområde',
      goalAreas: 'målområden',
      longTermGoal: 'långsiktig målsättning',
      signedOn: 'undertecknad',
      validFrom: 'första dag',
      validTo: 'sista dag',
      extension: 'förlängning',
      reviews: 'uppföljningar',
      steeringMeetings: 'styrgruppsmöten',
      groups: 'grupper',
      functions: 'funktioner',
      collectives: 'samlingsnamn',
      settings: 'inställningar',
      situationPicture: 'lägesbild',
      clauses: 'ordalydelser',
    } as Readonly<Record<string, string>>,
  },
  export: {
    which: 'Vilket format vill du ha?',
    formats: { xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
    done: (count: number, format: string) => `Här är planen i ${format}: ${measures(count)}.`,
    internal: 'Filen är för parternas eget bruk. Den innehåller även det som inte ska kommuniceras.',
    sheet: 'Åtgärdsplan',
    fileName: 'atgardsplan',
    columns: {
      overdue: 'Försenad',
      latestNote: 'Senaste anteckning',
      latestNoteAt: 'Senaste anteckning när',
      latestNoteBy: 'Senaste anteckning av',
      indicatorValue: 'Senaste värde',
      status: (date: string) => `Status ${date}`,
      rating: (date: string) => `Läge ${date}`,
      ratingReason: (date: string) => `Skäl läge ${date}`,
    },
    yes: 'ja',
    no: 'nej',
    openEnded: 'tills vidare',
  },
  check: {
    title: 'Plankontroll',
    fine: 'Planen har allt som överenskommelsen kräver.',
    found: (remarks: number, of: number) =>
      `${remarks} ${remarks === 1 ? 'sak' : 'saker'} att rätta i ${measures(of)}.`,
    noPlan: 'Det finns ingen åtgärdsplan än. Skicka den till mig som fil.',
    setup: 'Det här återstår att ställa i ordning',
    groupsWithoutChannel: (names: readonly string[]) =>
      `Grupper utan kanal: ${names.join(', ')}. Bjud in mig i kanalen och skriv ”koppla”.`,
    functionsWithoutHolder: (names: readonly string[], more: number) =>
      `Funktioner som ingen har: ${names.join(', ')}${more > 0 ? ` och ${more} till` : ''}. De väljs med ”medlemmar”.`,
    partiesWithoutCoordinator: (names: readonly string[]) =>
      `Parter utan bekräftad samordnare: ${names.join(', ')}. En administratör utser den första.`,
    waitingPeople: (count: number) => `${count} väntar på att bli bekräftade. Skriv ”medlemmar”.`,
    allSet: 'Grupper, funktioner och samordnare är på plats.',
    page: (from: number, to: number, of: number) => `Visar ${from}–${to} av ${measures(of)}.`,
    remark: planRemark,
  },
  log: {
    title: 'Logg',
    empty: 'Loggen är tom.',
    line: (when: string, who: string, what: string) => `${momentText(when, 'sv')}: ${who}, ${what}`,
    applies: (when: string) => `gäller från ${momentText(when, 'sv')}`,
    actors: {
      function: 'en funktion',
      deputy: 'en ersättare',
      unconfirmed: 'en obekräftad funktion',
      administrator: 'en administratör',
      operator: 'operatören på maskinen',
      clock: 'klockan',
    } as Readonly<Record<string, string>>,
    unconfirmed: (name: string) => `${name} (obekräftad)`,
    measure: (number: string) => `insats ${number}`,
    version: (version: number) => `version ${version}`,
    kinds: {
      planned: 'lade in insatsen i planen',
      edited: 'ändrade planen',
      note: 'antecknade',
      'no-news': 'skrev inget nytt',
      status: 'ändrade status',
      rating: 'ändrade läget',
      indicator: 'skrev ett värde',
      communicated: 'markerade som kommunicerad',
      question: 'frågade styrgruppen',
      proposal: 'lämnade ett förslag',
      answered: 'svarade på ett förslag',
      undone: 'tog tillbaka en ändring',
      'function-added': 'lade till en funktion',
      'group-added': 'lade till en grupp',
      'agreement-applied': 'läste in överenskommelsen',
      'channel-bound': 'kopplade en kanal',
      'channel-unbound': 'kopplade bort en kanal',
      'platform-removed': 'avinstallerade mig',
      'person-added': 'började använda mig',
      'function-claimed': 'valde en funktion',
      'function-confirmed': 'bekräftade en person',
      'function-ended': 'tog bort en person från en funktion',
      'deputy-named': 'utsåg en ersättare',
      'deputy-ended': 'tog bort en ersättare',
      'link-code-made': 'hämtade en kod för att koppla konton',
      'accounts-linked': 'kopplade ihop konton',
      'reference-added': 'lade till ett underlag i lägesbilden',
      masked: 'tog bort en text',
      'function-held': 'fick en funktion',
      'agreement-changed': 'ändrade överenskommelsen',
    } as Readonly<Record<string, string>>,
  },
  picture: {
    title: 'Lägesbild',
    intro: 'Här står var underlagen finns, aldrig vad som står i dem.',
    none: 'Inga underlag är inlagda än.',
    kind: pictureKind,
    line: (kind: string, date: string | undefined) =>
      date ? `${kind}, ${dateText(date, 'sv')}` : `${kind}, datum saknas`,
    detail: (owner: string, where: string, goalAreas: readonly number[]) =>
      `Ansvarig: ${owner}. Finns hos: ${where}.${goalAreas.length > 0 ? ` Målområde ${goalAreas.join(', ')}.` : ''}`,
    next: (date: string) => `Nästa uppdatering senast ${dateText(date, 'sv')} (24 månader, lag 2023:196 6 §).`,
    late: (date: string) =>
      `Uppdateringen skulle ha varit klar ${dateText(date, 'sv')} (24 månader, lag 2023:196 6 §).`,
    add: 'Lägg till',
    formTitle: 'Lägg till underlag',
    fields: {
      kind: 'Typ av underlag',
      date: 'Datum',
      owner: 'Ansvarig funktion',
      where: 'Var det finns',
      whereHint: 'Till exempel ett ärende i diariet. Skriv aldrig vad som står i underlaget.',
      goalAreas: 'Målområden som det stöder',
    },
    goalArea: (number: number, title: string) => `${number}. ${title}`,
    saved: (kind: string) => `Sparat: ${kind} finns nu i lägesbilden.`,
  },
};
