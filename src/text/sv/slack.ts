/** What only Slack needs to say. Everything else comes from the application, already in words. */
export const slack = {
  more: (pieces: number) => `… ${pieces} till får inte plats här. Skriv /insats alla.`,
  working: 'Det tar lite längre tid än vanligt. Svaret kommer här.',
  workingTitle: 'Ett ögonblick',
  close: 'Stäng',
  done: 'Klart',
  failed: (reference: string) =>
    `Något gick fel hos oss och vi vet inte om det sparades. Titta efter innan du gör om det. Referens: ${reference}.`,
  restarting: 'Jag startar om just nu. Försök igen om en halv minut.',
  notInstalled:
    'Den här Slack-arbetsytan är inte ansluten till Samverkan. Inget är sparat. Den som sköter Samverkan kan ansluta den.',
  notUnderstood: 'Den knappen känner jag inte igen. Skriv kommandot på nytt.',
  formExpired: 'Formuläret hann inte öppnas, för Slack väntar bara tre sekunder.',
  openForm: 'Öppna formuläret',
  tooLongForBox: 'Texten är längre än rutan rymmer och är avkortad här.',
  nothingToChoose: 'Det finns inget att välja.',
  fileTooLarge: (name: string, megabytes: number) =>
    `Filen ${name} är för stor. Jag tar emot filer på högst ${megabytes} MB.`,
  fileUnreachable: (name: string) =>
    `Jag kom inte åt filen ${name}. Dela den med mig igen, eller be den som sköter Slack att ge mig rätten files:read.`,
  filesSent: 'Filen ligger i vårt direktmeddelande.',
  filesFailed: 'Filen gick inte att skicka. Försök igen om en stund.',
  pictureMissing: 'Diagrammet gick inte att visa som bild. Siffrorna står i orden ovanför.',
  documentsMissing: 'Dokumenten gick inte att lägga i tråden. Hämta dem med knapparna i meddelandet.',
  install: {
    installedTitle: 'Klart',
    installed:
      'Samverkan är installerad i er arbetsyta. Bjud in boten i gruppens kanal och skriv ”/samverkan koppla” där.',
    foreignTitle: 'Arbetsytan får inte ansluta',
    foreign:
      'Den arbetsyta som du valde finns inte i listan över dem som får ansluta. Jag har lämnat tillbaka åtkomsten, och inget är sparat. Be den som sköter Samverkan att lägga till arbetsytan i SLACK_WORKSPACES.',
    foreignKept:
      'Den arbetsyta som du valde finns inte i listan över dem som får ansluta. Inget är sparat, men jag kunde inte lämna tillbaka åtkomsten. Ta bort appen Samverkan i Slack under Hantera appar.',
    wholeTitle: 'Välj en arbetsyta',
    whole:
      'Samverkan kan inte installeras för en hel organisation. Börja om och välj en enda arbetsyta. Inget är sparat.',
    cancelledTitle: 'Avbrutet',
    cancelled: 'Du avbröt i Slack. Inget är ändrat. Du kan stänga sidan eller börja om.',
    expiredTitle: 'Börja om',
    expired:
      'Länken gäller i tio minuter, en gång, och bara i den webbläsare där du började. Inget är ändrat. Gå till samma adress som du började på och försök igen.',
    refusedTitle: 'Slack sade nej',
    refused: 'Slack godtog inte koden, kanske för att den redan är använd. Inget är ändrat. Börja om.',
    laterTitle: 'Försök igen om en stund',
    later: 'Det gick inte att spara just nu. Inget är ändrat, och åtkomsten är lämnad tillbaka. Börja om om en stund.',
    unreachable: 'Slack svarar inte just nu. Inget är ändrat. Börja om om en stund.',
  },
  check: {
    connected: (team: string, bot: string) => `Slack svarar: ${bot} i arbetsytan ${team}.`,
    unreachable: 'Slack svarar inte.',
    unreachableTodo: 'Kontrollera att servern når slack.com på port 443, och SLACK_API_URL om den är satt.',
    refused: (error: string) => `Slack godtar inte SLACK_BOT_TOKEN (${error}).`,
    refusedTodo: 'Kopiera en ny från OAuth & Permissions på api.slack.com/apps och starta om.',
    notInstalled: (team: string) => `Arbetsytan ${team} får ansluta men har inte gjort det.`,
    notInstalledTodo: (address: string) =>
      `Öppna ${address} i en webbläsare och välj arbetsytan, eller ta bort den ur SLACK_WORKSPACES.`,
    renewedNext: (team: string) => `Åtkomsten till arbetsytan ${team} förnyas nästa gång den används.`,
    workspaceRefused: (team: string, error: string) =>
      `Slack godtar inte åtkomsten till arbetsytan ${team} (${error}).`,
    workspaceTodo: 'Installera appen där igen. Öppna /slack/install på botens adress.',
    scopesOk: 'Appen har de rätter den behöver.',
    scopesMissing: (scopes: string) => `Appen saknar rätter i Slack: ${scopes}.`,
    scopesTodo:
      'Lägg till dem under OAuth & Permissions på api.slack.com/apps, välj Reinstall to Workspace och kopiera den nya SLACK_BOT_TOKEN.',
    scopesUnknown: 'Slack talade inte om vilka rätter appen har.',
    socketOk: 'Socket Mode går att öppna.',
    socketRefused: (error: string) => `Slack godtar inte SLACK_APP_TOKEN (${error}).`,
    socketTodo:
      'Skapa en ny under Basic Information, App-Level Tokens, med rätten connections:write, och slå på Socket Mode på api.slack.com/apps.',
  },
  manifest: {
    measure: 'Visa eller skriv om en insats i åtgärdsplanen',
    measureHint: '[nummer] [text | status | läge | datum | utfall]',
    agreement: 'Överenskommelsen: översikt, genomgång, medlemmar, hjälp',
    agreementHint: '[hjälp | genomgång | medlemmar | import | export]',
    description: 'Följer upp kommunens och polisens samverkansöverenskommelse',
    longDescription:
      'Samverkan följer upp den överenskommelse som kommunen och lokalpolisområdet har skrivit under. Arbetsgrupperna skriver vad som händer med varje insats där de redan pratar, samordnarna får påminnelser och styrgruppen får en sammanfattning att besluta på. Det som skrivs är allmän handling och får inte beskriva enskilda personer.',
  },
};

export type SlackText = typeof slack;
