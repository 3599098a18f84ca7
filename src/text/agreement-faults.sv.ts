import type { AgreementProblem, ExpectedValue, YamlSyntaxProblem } from '../domain/agreement-fault.ts';

type Problem<K extends AgreementProblem['key']> = Extract<AgreementProblem, { key: K }>;

/** A sentence or two per problem: what is wrong, and what to write instead. */
export interface AgreementFaultTexts {
  readonly place: (at: { file: string; line: number; path: string }) => string;
  readonly expected: Readonly<Record<ExpectedValue, string>>;
  readonly syntax: Readonly<Record<YamlSyntaxProblem, string>>;
  readonly problems: { readonly [K in AgreementProblem['key']]: (problem: Problem<K>) => string };
}

export const agreementFaultsSv: AgreementFaultTexts = {
  place: ({ file, line, path }) => `${file}, rad ${line}${path ? ` (${path})` : ''}`,
  expected: {
    text: 'en text',
    date: 'ett datum, till exempel 2021-01-01',
    month: 'en månad, till exempel 2021-12',
    'yes-or-no': 'ja eller nej',
    'whole-number': 'ett heltal, till exempel 2',
    word: 'ett av orden i exempelfilen',
    slug: 'ett kort namn med små bokstäver a–z, siffror och bindestreck, till exempel upplands-vasby',
    'list-of-texts': 'en lista med texter: en rad för varje, som börjar med ett bindestreck',
    'list-of-numbers': 'en lista med nummer, till exempel [1, 2]',
    list: 'en lista: varje post börjar med ett bindestreck och har sina uppgifter indragna under',
    section: 'uppgifter på egna rader, indragna med två blanksteg, till exempel "namn: Kommunen"',
  },
  syntax: {
    indentation:
      'Raden är indragen olika mycket än raderna som den hör ihop med. Dra in dem lika mycket, med blanksteg.',
    quote: 'Ett citattecken saknas. Skriv ett citattecken både före och efter texten.',
    colon:
      'Kolon på fel plats. Skriv "namn: värde" med ett blanksteg efter kolon. Om texten själv har kolon: skriv den inom citattecken.',
    bracket: 'En hakparentes är inte avslutad. Avsluta listan med ].',
    'reserved-character':
      'Texten börjar med ett tecken som har en egen betydelse i filen. Skriv texten inom citattecken.',
    other: 'Raden går inte att läsa. Jämför med exempelfilen. Hjälper inte det: skriv texten inom citattecken.',
  },
  problems: {
    'empty-file': () => 'Filen är tom. Utgå från exempelfilen overenskommelse.yaml.',
    'too-large': ({ bytes, maxBytes }) =>
      `Filen är ${kilobytes(bytes)} kB. En överenskommelse får vara högst ${kilobytes(maxBytes)} kB.`,
    'too-deep': () => 'Filen har för många listor i varandra. Utgå från exempelfilen overenskommelse.yaml.',
    'tab-indentation': () => 'Raden är indragen med tabb. Byt varje tabb mot två blanksteg.',
    'yaml-syntax': ({ kind }) => agreementFaultsSv.syntax[kind],
    'reference-not-allowed': () =>
      'Filen använder & eller * för att hänvisa till en annan rad. Skriv ut texten i stället, eller sätt den inom citattecken.',
    'several-documents': () =>
      'Filen har en rad med --- och en överenskommelse till. Ha en överenskommelse i varje fil.',
    'duplicate-key': ({ name }) => `"${name}" står två gånger i samma avsnitt. Ta bort den ena.`,
    'unknown-key': ({ found, suggestion, allowed }) =>
      suggestion
        ? `"${found}" känns inte igen. Menade du "${suggestion}"?`
        : `"${found}" känns inte igen. Här kan stå: ${allowed.join(', ')}.`,
    missing: ({ field, expected }) =>
      `"${field}" saknas. Lägg till "${field}:" och ${agreementFaultsSv.expected[expected]}.`,
    'wrong-shape': ({ expected }) => `Här ska stå ${agreementFaultsSv.expected[expected]}.`,
    'not-a-date': ({ found }) => `"${found}" är inget datum. Skriv år-månad-dag, till exempel 2021-01-01.`,
    'impossible-date': ({ found, lastDay }) => `Datumet ${found} finns inte. Månadens sista dag är den ${lastDay}.`,
    'not-a-month': ({ found }) => `"${found}" är ingen månad. Skriv år-månad, till exempel 2021-12.`,
    'not-yes-or-no': ({ found }) => `Här står "${found}". Skriv ja eller nej.`,
    'not-a-whole-number': ({ found, min, max }) =>
      `Här står "${found}". Skriv ett heltal från ${min} till ${max}, med siffror.`,
    'not-a-slug': ({ found, suggestion }) =>
      `"${found}" kan inte vara nyckel. Skriv ${suggestion ? `till exempel ${suggestion}` : agreementFaultsSv.expected.slug}.`,
    'unknown-word': ({ found, suggestion, allowed }) =>
      `"${found}" känns inte igen.${suggestion ? ` Menade du "${suggestion}"?` : ''} Skriv något av: ${allowed.join(', ')}.`,
    'too-long': ({ length, max }) => `Texten har ${length} tecken. Den får ha högst ${max}.`,
    'too-few': ({ count, min }) => `Här är ${count} uppgifter. Det behövs minst ${min}.`,
    'too-many': ({ count, max }) => `Här är ${count} uppgifter. Det får vara högst ${max}.`,
    'duplicate-name': ({ name, firstLine }) =>
      `"${name}" står redan på rad ${firstLine}. Ett namn eller alias får bara betyda en sak: ta bort det ena.`,
    'duplicate-number': ({ number, firstLine }) =>
      `Nummer ${number} står redan på rad ${firstLine}. Ge varje målområde ett eget nummer.`,
    'unknown-reference': ({ kind, found, suggestion, allowed }) =>
      `${REFERENCES[kind]} "${found}" finns inte i filen. ${suggestion ? `Menade du "${suggestion}"?` : `Skriv något av: ${shortList(allowed)}.`}`,
    'ends-before-start': ({ from, to }) => `giltig_till (${to}) är före giltig_från (${from}). Skriv ett senare datum.`,
    'ends-before-extension': ({ to, end }) =>
      `giltig_till (${to}) är sista dagen före förlängningen. Skriv ${end}, och lägg till de uppföljningar som förlängningen gav.`,
    'review-outside': ({ month, from, to }) =>
      `Månaden ${month} ligger utanför överenskommelsens tid. Skriv en månad från ${from.slice(0, 7)} till ${to.slice(0, 7)}.`,
    'only-with': ({ field, terms }) =>
      `"${field}" hör bara ihop med villkoren ${terms.join(' och ')}. Ta bort raden eller ändra villkoret.`,
    'nobody-votes': () => 'Ingen part har rösträtt. Skriv "röstar: ja" för minst en part.',
  },
};

const REFERENCES = { party: 'Parten', function: 'Funktionen', group: 'Gruppen', 'goal-area': 'Målområde' } as const;

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1024));
}

function shortList(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');
}
