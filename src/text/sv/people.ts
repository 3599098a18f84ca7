import type { FunctionRole } from '../../domain/agreement-file.ts';
import { dateText, periodText } from '../dates.ts';
import { orList } from '../lists.ts';

const role: Record<FunctionRole, string> = {
  member: 'medlem',
  coordinator: 'samordnare',
  steering: 'styrgrupp',
  reader: 'läsare',
};

const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

export const people = {
  unconfirmedNote: 'Din funktion är inte bekräftad än, så anteckningen är märkt ”obekräftad funktion”.',
  role,
  platform: {
    slack: 'Slack',
    teams: 'Teams',
    local: 'den lokala sidan',
    cli: 'kommandoraden',
  },
  local: {
    bind: 'På den lokala sidan är varje grupp redan en egen kanal. I Slack och Teams kopplar du kanalen här.',
    choose: 'På den lokala sidan väljer du funktion i listan ”Jag är”. I Slack och Teams väljer du den här.',
    deputies: 'På den lokala sidan väljer du själv vem du är. I Slack och Teams utser du ersättare här.',
    link: 'Konton kopplas ihop i Slack och Teams. På den lokala sidan finns inga konton.',
  },
  bind: {
    whichGroup: 'Vilken grupp hör kanalen till?',
    unknownGroup: (typed: string, near: readonly string[]) =>
      near.length > 0
        ? `Gruppen ”${typed}” finns inte. Menade du ${orList(near)}?`
        : `Gruppen ”${typed}” finns inte i överenskommelsen. Välj en av dem som finns.`,
    noGroups: 'Överenskommelsen har inga grupper än. Skicka överenskommelsens fil till mig först.',
    personal: 'Det här är en personlig chatt. Bjud in mig i gruppens kanal och skriv ”koppla” där.',
    already: (group: string) => `Kanalen är redan kopplad till ${group}.`,
    rebind: (from: string, to: string) =>
      `Kanalen är kopplad till ${from}. Vill du koppla om den till ${to}? Det som redan är sparat ligger kvar.`,
    rebindButton: (to: string) => `Koppla om till ${to}`,
    done: (group: string) => `Sparat: kanalen är kopplad till ${group}. Jag har hälsat på gruppen här.`,
    next: 'Nu kan alla här skriva ”medlemmar” och välja sin funktion.',
  },
  welcome: {
    greeting: (group: string, title: string) =>
      `Hej! Den här kanalen hör nu till ${group} i överenskommelsen ”${title}”.`,
    publicRecord: 'Det du skriver till mig blir allmän handling. Beskriv aldrig enskilda personer.',
    firstStep: 'Börja med att skriva ”medlemmar” och välj din funktion. Skriv sedan ”insats” för att se era insatser.',
    unbound: 'Hej! Jag följer upp samverkansöverenskommelsen. Kanalen är inte kopplad till någon grupp än.',
    howToBind: 'En administratör eller samordnare skriver ”koppla” och gruppens namn här.',
    chooseGroup: 'Välj gruppen direkt:',
    bound: (group: string) => `Hej! Kanalen hör till ${group}. Skriv ”hjälp” så visar jag vad du kan göra.`,
    personal: 'Hej! Här kan du skriva till mig utan att andra ser det. Skriv ”hjälp” så visar jag vad du kan göra.',
  },
  removed: {
    channel: (group: string, platform: string) =>
      `Jag är borttagen ur kanalen för ${group} i ${platform}. Allt som är sparat ligger kvar.`,
    installation: (platform: string) =>
      `Jag är avinstallerad i ${platform} hos en av parterna. Deras kanaler är bortkopplade. Allt som är sparat ligger kvar.`,
    whatToDo: 'Bjud in mig igen och skriv ”koppla” för att fortsätta där.',
    nothing: 'Kanalen var inte kopplad till någon grupp.',
  },
  link: {
    code: (code: string) => `Din kod är ${code}. Den gäller i tio minuter och bara en gång.`,
    how: (code: string) => `Skriv ”samverkan koppla konto ${code}” från ditt andra konto.`,
    done: 'Sparat: dina konton hör ihop. Du räknas som en person i båda.',
    unknownCode: 'Koden gäller inte. Den kan vara använd, felskriven eller äldre än tio minuter. Hämta en ny.',
    sameAccount: 'Koden är hämtad från det här kontot. Skriv den från ditt andra konto.',
    twoParties: 'Kontona har funktioner hos olika parter, så de kan inte kopplas ihop. En person hör till en part.',
  },
  choose: {
    title: 'Välj din funktion',
    intro: 'Välj den funktion du har i samverkan. En samordnare hos din part bekräftar dig.',
    label: 'Min funktion är',
    hint: 'Saknas din funktion? Be en samordnare lägga till den.',
    submit: 'Spara',
    button: 'Jag är …',
    buttonFor: (name: string) => `Jag är ${name}`,
    inChannel: 'Välj din funktion i gruppens kanal. Skriv ”medlemmar” där.',
    unknown: (typed: string, near: readonly string[]) =>
      near.length > 0
        ? `Funktionen ”${typed}” finns inte. Menade du ${orList(near)}?`
        : `Funktionen ”${typed}” finns inte. Välj ur listan, eller be en samordnare lägga till den.`,
    none: 'Det finns inga funktioner att välja än. Överenskommelsen eller åtgärdsplanen behöver läsas in först.',
    alreadyConfirmed: (name: string) => `Du har redan funktionen ${name}, och den är bekräftad.`,
    alreadyWaiting: (name: string) => `Du har redan valt ${name}. En samordnare behöver bekräfta dig.`,
    otherParty: (own: string, name: string, party: string) =>
      `${name} hör till ${party}, och du har redan en funktion hos ${own}. En person hör bara till en part.`,
    saved: (name: string) => `Sparat: du är ${name}, obekräftad.`,
    meanwhile: 'Du kan anteckna i gruppens kanal redan nu. Anteckningarna märks ”obekräftad funktion”.',
    asked: (party: string) => `Jag har frågat samordnaren hos ${party}. Resten öppnas när du är bekräftad.`,
    noCoordinator: (party: string) =>
      `${party} har ingen bekräftad samordnare än. Be en administratör utse den första med ”medlemmar”.`,
  },
  members: {
    title: (group: string) => `Medlemmar i ${group}`,
    titleAll: 'Funktioner i överenskommelsen',
    line: (name: string, party: string) => `${name} (${party})`,
    confirmed: (amount: number) => count(amount, 'bekräftad', 'bekräftade'),
    unconfirmed: (amount: number) => count(amount, 'obekräftad', 'obekräftade'),
    nobody: 'ingen än',
    empty: 'Gruppen har inga funktioner än. De kommer med överenskommelsen och åtgärdsplanen.',
    noChannel: 'Gruppen har ingen kanal än.',
    waiting: 'Väntar på att du bekräftar:',
    appoint: 'Väntar på att du utser första samordnaren:',
    account: (name: string, party: string, accounts: string) => `${name} (${party}): ${accounts}`,
    accountOf: (platform: string, id: string) => `${platform}, konto ${id}`,
    confirm: 'Bekräfta',
    appointButton: 'Utse',
    end: 'Ta bort',
    removeSomeone: 'Ta bort någon',
    removeTitle: (party: string) => `Vem hos ${party} ska bort?`,
    removeNobody: (party: string) => `Ingen hos ${party} har någon funktion.`,
    page: (from: number, to: number, of: number) => `Visar ${from}–${to} av ${of}.`,
    wait: 'Den som väljer en funktion blir bekräftad av en samordnare hos sin egen part.',
    noCoordinators: (parties: readonly string[]) =>
      `${parties.join(' och ')} har ingen bekräftad samordnare. Be den som ska vara det välja sin funktion här först.`,
  },
  holding: {
    gone: 'Personen har redan bytt funktion eller tagits bort.',
    otherParty: (party: string) => `Bara en samordnare hos ${party} kan göra det.`,
    onlyFirst: (party: string) =>
      `En administratör utser bara den första samordnaren. ${party} har redan en, så be den bekräfta.`,
    onlyCoordinator: (party: string) =>
      `En administratör utser bara den första samordnaren. Resten bekräftar samordnaren hos ${party}.`,
    notYourself: 'Du kan inte utse dig själv. Be en annan administratör eller en samordnare.',
    confirmed: (name: string) => `Sparat: personen är bekräftad som ${name}.`,
    alreadyConfirmed: (name: string) => `Personen är redan bekräftad som ${name}.`,
    ended: (name: string) => `Sparat: personen har inte längre funktionen ${name} och kommer inte åt något genom den.`,
  },
  deputies: {
    actingFor: (name: string) => `ersättare för ${name}`,
    title: (party: string) => `Ersättare hos ${party}`,
    none: 'Ingen är ersättare nu eller har blivit utsedd för senare.',
    line: (name: string, from: string, to: string) => `${name}: ${periodText(from, to, 'sv')}`,
    person: (functions: readonly string[], accounts: string) => `${functions.join(', ')}: ${accounts}`,
    now: 'gäller nu',
    coming: 'gäller senare',
    end: 'Ta bort',
    name: 'Utse ersättare',
    button: 'Ersättare',
    formTitle: 'Utse ersättare',
    intro: (party: string) =>
      `Ersättaren får göra det du får göra, under de dagar du väljer. Du kan välja bland dem hos ${party} som är bekräftade.`,
    fields: { function: 'Ersättare för', deputy: 'Vem', from: 'Från och med', to: 'Till och med' },
    nobody: (party: string) =>
      `Ingen annan hos ${party} är bekräftad än. Den som ska vara ersättare väljer först sin funktion med ”medlemmar”.`,
    notOwn: 'Du utser ersättare bara för din egen funktion.',
    gone: 'Personen går inte att välja längre. Välj en annan.',
    holdsIt: (name: string) => `Personen har redan funktionen ${name}. Välj en annan.`,
    past: 'Dagen har varit. Välj i dag eller en senare dag.',
    backwards: 'Sista dagen är före den första.',
    afterEnd: (last: string) => `Överenskommelsen gäller till och med ${dateText(last, 'sv')}. Välj en tidigare dag.`,
    taken: (name: string, from: string, to: string) =>
      `${name} har redan en ersättare ${periodText(from, to, 'sv')}. Välj andra dagar, eller ta bort den först.`,
    saved: (name: string, from: string, to: string) => `Sparat: ersättare för ${name} ${periodText(from, to, 'sv')}.`,
    told: 'Jag har sagt till ersättaren och samordnarna hos din part.',
    alreadyEnded: 'Ersättaren är redan borttagen, eller så har dagarna gått.',
    notYours: (name: string) => `Bara ${name} eller en samordnare hos samma part kan ta bort ersättaren.`,
    ended: (name: string) => `Sparat: personen är inte längre ersättare för ${name}.`,
  },
  posts: {
    youAreDeputy: (name: string, from: string, to: string) =>
      `Du är ersättare för ${name} ${periodText(from, to, 'sv')}. De dagarna får du göra det som ${name} får göra.`,
    youWereDeputy: (name: string) => `Du är inte längre ersättare för ${name}.`,
    deputyNamed: (name: string, from: string, to: string) =>
      `${name} har en ersättare ${periodText(from, to, 'sv')}. Skriv ”ersättare” för att se vem.`,
    deputyEnded: (name: string, from: string, to: string) =>
      `${name} har inte längre någon ersättare ${periodText(from, to, 'sv')}.`,
    confirm: (name: string, party: string) => `En person har valt funktionen ${name} (${party}). Stämmer det?`,
    confirmFrom: 'Det gäller:',
    youAreConfirmed: (name: string) => `Du är bekräftad som ${name}. Skriv ”hjälp” så visar jag vad du kan göra.`,
    yourFunctionEnded: (name: string) => `Du har inte längre funktionen ${name}.`,
  },
};
