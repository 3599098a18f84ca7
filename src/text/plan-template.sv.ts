/** The words of the empty action plan. Headings are those that the import knows best. */
export const planTemplateSv = {
  sheet: 'Åtgärdsplan',
  explanations: 'Förklaringar',
  header: ['Kolumn', 'Vad du skriver'],
  columns: [
    {
      heading: 'Nr',
      width: 8,
      explanation: 'Insatsens nummer, till exempel 1.3. Måste finnas. Varje nummer används en gång.',
    },
    { heading: 'Målområde', width: 30, explanation: 'Målområdets nummer eller namn i överenskommelsen.' },
    { heading: 'Orsak eller problem', width: 30, explanation: 'Det som insatsen ska påverka.' },
    {
      heading: 'Insats',
      width: 40,
      explanation: 'Vad som ska göras. Måste finnas. Skriv aldrig om enskilda personer.',
    },
    { heading: 'Ansvarig organisation', width: 16, explanation: 'Partens namn eller kortnamn, till exempel Kommunen.' },
    {
      heading: 'Ansvarig funktion',
      width: 24,
      explanation: 'Den funktion som ansvarar, till exempel Gatu- och parkchef. Aldrig ett personnamn.',
    },
    { heading: 'Medverkar', width: 30, explanation: 'Andra som behövs, med komma emellan.' },
    { heading: 'Arbetsgrupp', width: 20, explanation: 'Den befintliga grupp där insatsen följs upp löpande.' },
    { heading: 'Typ', width: 14, explanation: 'löpande, återkommande, projekt eller punktinsats.' },
    { heading: 'Start', width: 12, explanation: 'Datum: 2021-03-01.' },
    {
      heading: 'Klart senast',
      width: 12,
      explanation: 'Datum: 2021-10-29. Skriv tills vidare om insatsen pågår till överenskommelsens sista dag.',
    },
    { heading: 'Operativt mål', width: 30, explanation: 'Det mätbara målet, till exempel Tio av tio platser klara.' },
    {
      heading: 'Indikator',
      width: 26,
      explanation:
        'Det som mäts, till exempel Antal klara platser. Flera: semikolon emellan. Skriv (ja/nej) om svaret är ja eller nej.',
    },
    { heading: 'Kommuniceras', width: 14, explanation: 'ja, nej, internt eller delvis.' },
    { heading: 'Vad kommuniceras', width: 26, explanation: 'Det som ska berättas.' },
    { heading: 'När', width: 20, explanation: 'När det kommuniceras.' },
    { heading: 'Av vem', width: 24, explanation: 'Den funktion som kommunicerar.' },
    {
      heading: 'Skäl om inte',
      width: 26,
      explanation: 'Varför insatsen inte kommuniceras, eller bara delvis eller internt.',
    },
    {
      heading: 'Uppföljning',
      width: 26,
      explanation: 'Hur och hur ofta, till exempel Skriftligt varje månad. Den skriftliga takten räknas.',
    },
    { heading: 'Nästa uppföljning', width: 16, explanation: 'Datum: 2021-12-17.' },
    { heading: 'Märkning', width: 20, explanation: 'Egen märkning. Behålls som den är skriven.' },
    {
      heading: 'Status 2021-01-01',
      width: 16,
      explanation:
        'Byt datum i rubriken till den dag som uppgiften gäller från. ej påbörjad, pågår, pausad, genomförd eller avbruten. Kan vara tom.',
    },
    {
      heading: 'Läge 2021-01-01',
      width: 16,
      explanation:
        'Byt datum i rubriken. grön, gul eller röd. Skriv skälet efter gul och röd: gul – väntar på upphandling. Kan vara tom.',
    },
  ],
} as const;
