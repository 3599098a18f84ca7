/** Sentences that only the Teams adapter says. */
export const teams = {
  truncated: 'Resten får inte plats i ett meddelande i Teams.',
  answeredInPersonalChat: 'Jag svarade dig i vår chatt.',
  done: 'Klart.',
  answeredBelow: 'Svaret står längst ned i chatten.',
  cannotReach: 'Jag kan inte skriva till dig. Öppna en egen chatt med mig: sök efter appen i Teams och skriv hjälp.',
  fileInPersonalChat: 'Jag kan inte ta emot filer här. Skicka filen till mig i vår egen chatt.',
  fileTooLarge: (megabytes: number) => `Filen är för stor. Jag tar emot filer på högst ${megabytes} MB.`,
  fileNotRead: 'Jag kunde inte hämta filen. Skicka den igen.',
  fileOffer: (name: string) => `Jag vill spara ${name} i din OneDrive. Tryck på Tillåt, så får du filen.`,
  fileExpired: 'Filen finns inte kvar. Be om den igen.',
  fileTaken: 'Du har redan fått filen. Den ligger i din OneDrive.',
  fileDeclined: 'Filen sparades inte.',
  fileNotSaved: 'Filen kunde inte sparas i din OneDrive. Be om den igen.',
  notMine: 'Knappen fungerar inte längre. Skriv kommandot i stället.',
  cancelled: 'Avbrutet. Inget sparades.',
  required: 'Fyll i fältet.',
  choose: 'Välj',
  formFaults: 'Det går inte att spara än. Rätta det som är markerat.',
  fieldFault: (label: string, fault: string) => `${label}: ${fault}`,
  formLost: 'Öppna formuläret igen.',
  failed: 'Något gick fel hos oss. Inget sparades. Försök igen.',
  /** What `doctor` says. */
  check: {
    local: 'Teams: en lokal tjänst på den här datorn, som ingen nyckel behövs till.',
    token: 'Teams: Microsoft ger boten en nyckel.',
    noToken: (code: string | undefined) => `Teams: Microsoft ger boten ingen nyckel${code ? ` (${code})` : ''}.`,
    reach: (login: string) => `Kontrollera att den här datorn når ${login}, och appregistreringen i Entra.`,
    keys: 'Teams: nycklarna som anropen är undertecknade med går att hämta.',
    noKeys: 'Teams: nycklarna som anropen är undertecknade med går inte att hämta.',
    noKeysTodo: (origin: string) =>
      `Släpp fram den här datorn till ${origin}. Utan dem vägras varje meddelande från Teams.`,
    // Entra's own codes for what people get wrong.
    todo: {
      AADSTS7000215:
        'TEAMS_CLIENT_SECRET är fel. Kopiera kolumnen Value under Certificates & secrets i Entra, eller gör en ny hemlighet.',
      AADSTS7000222: 'TEAMS_CLIENT_SECRET har gått ut. Gör en ny under Certificates & secrets i Entra.',
      AADSTS700016:
        'TEAMS_CLIENT_ID finns inte i den organisationen. Jämför den och TEAMS_TENANT_ID med appregistreringen i Entra.',
      AADSTS90002:
        'TEAMS_TENANT_ID finns inte. Kopiera Directory (tenant) ID från Entra. Botens egen organisation ska stå först.',
    } as Readonly<Record<string, string>>,
  },
  app: {
    name: 'Samverkan',
    fullName: 'Samverkan – uppföljning av överenskommelsen',
    short: 'Följer upp samverkansöverenskommelsen mellan kommun och polis.',
    full: 'Samverkan följer upp samverkansöverenskommelsen mellan kommun och polis där ni redan pratar. Arbetsgrupperna antecknar hur det går med insatserna, samordnarna får påminnelser och styrgruppen får sammanfattningar. Skriv hjälp för att se vad du kan göra.',
  },
};
