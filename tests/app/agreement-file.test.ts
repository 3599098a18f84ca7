import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreementReader } from '../../src/app/agreement-file/read-agreement.ts';
import { parseYaml } from '../../src/infra/documents/agreement-yaml.ts';
import { agreementFaultText } from '../../src/text/agreement-fault-text.ts';
import { agreementFaultsEn } from '../../src/text/agreement-faults.en.ts';
import { agreementFaultsSv } from '../../src/text/agreement-faults.sv.ts';

const readAgreementYaml = agreementReader(parseYaml);
const example = readFileSync(new URL('../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');

/** The example with one passage replaced; fails the test if the passage is not there. */
function exampleWith(passage: string, replacement: string): string {
  expect(example).toContain(passage);
  return example.replace(passage, replacement);
}

function lineOf(text: string, passage: string): number {
  return text.slice(0, text.indexOf(passage)).split('\n').length;
}

function faultsOf(text: string) {
  const reading = readAgreementYaml(text, 'avtal.yaml');
  if (reading.ok) throw new Error('the file was expected to be refused');
  return reading.faults;
}

function sentencesOf(text: string): string[] {
  return faultsOf(text).map((fault) => agreementFaultText(fault, agreementFaultsSv));
}

describe('the Upplands Väsby agreement', () => {
  const reading = readAgreementYaml(example, 'overenskommelse.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const { definition } = reading;

  test('has its two parties, three goal areas and both days of its validity', () => {
    expect(definition.parties.map(({ key, shortName }) => [key, shortName])).toEqual([
      ['kommunen', 'Kommunen'],
      ['polisen', 'Polisen'],
    ]);
    expect(definition.goalAreas.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect([definition.validFrom, definition.validTo, definition.signedOn].map(String)).toEqual([
      '2021-01-01',
      '2022-12-31',
      '2020-12-14',
    ]);
  });

  test('asks the three questions of the mid-term review in the agreement’s own words', () => {
    expect(definition.reviews).toEqual([
      {
        name: 'Halvtidsuppföljning',
        month: '2021-12',
        questions: [
          'Hur samverkansformerna upplevs fungera',
          'Hur insatsernas genomförande har fungerat',
          'Bedömning av det resultat som insatserna har bidragit till för det övergripande samverkansmålet trygghet på offentlig plats.',
        ],
      },
    ]);
  });

  test('has its extension, its steering meetings and the settings that the parties may change', () => {
    expect(definition.extension).toEqual({ kind: 'after-consultation', months: 6, years: 2 });
    expect(definition.steeringMeetings).toEqual({ count: 2, per: 'calendar-year' });
    expect(definition.settings).toEqual({
      coordinatorsMayMoveFirst: true,
      coordinatorsMayMoveSecond: false,
      maxMoveDays: 60,
    });
    expect(definition.collectives).toEqual([
      { name: 'Samordnarna', functions: ['Samordnare i kommunen', 'Samordnare i polisen'] },
    ]);
  });

  test('quotes a sentence of its text, word for word, for each rule that it states', () => {
    const twice =
      'Avstämning och uppföljning av samverkansöverenskommelsen sker i strategiskt samverkansforum utifrån behov men minst två gånger per år.';
    expect(definition.clauses).toEqual({
      'steering-meetings': twice,
      review:
        'Överenskommelsen i sin helhet ska följas upp efter halva tiden i december år 2021 för att säkerställa att arbetet går i rätt riktning.',
      summary: twice,
      reported:
        'Strategiskt samverkansforum/styrgrupp ansvarar för att uppföljning sker och rapporteras till kommunen respektive polismyndigheten.',
      extension: 'Samråd ska ha skett senast sex månader före giltighetstidens utgång.',
      validity: 'Överenskommelsen löper från och med 2021-01-01 till och med 2022-12-31.',
      'follow-up': 'Den löpande uppföljningen sker i befintliga samverkansgrupper.',
      communication:
        'Åtgärdsplanen innehåller uppgifter om vilka insatser som ska genomföras och vem som ansvarar för respektive insats, överväganden om vilka insatser som ska kommuniceras samt uppgifter om uppföljning av de olika insatserna.',
    });
  });
});

test('a file may leave out the sentences, or some of them', () => {
  const without = example.slice(0, example.indexOf('ordalydelser:'));
  const reading = readAgreementYaml(without, 'a.yaml');
  expect(reading.ok && 'clauses' in reading.definition).toBe(false);
  const one = readAgreementYaml(`${without}ordalydelser:\n  Lagesbild: Var tolfte månad.\n`, 'a.yaml');
  expect(one.ok && one.definition.clauses).toEqual({ 'situation-picture': 'Var tolfte månad.' });
});

test('a sentence for a rule that there is none of is told, with the rules that there are', () => {
  const text = exampleWith('  giltighet: Överenskommelsen löper', '  giltigt: Överenskommelsen löper');
  expect(faultsOf(text)[0]).toMatchObject({
    line: lineOf(text, '  giltigt: '),
    path: 'ordalydelser.giltigt',
    problem: { key: 'unknown-key', found: 'giltigt', suggestion: 'giltighet' },
  });
  const validity = '  giltighet: Överenskommelsen löper från och med 2021-01-01 till och med 2022-12-31.';
  expect(sentencesOf(exampleWith(validity, '  giltighet: [ett, två]'))[0]).toContain('(ordalydelser.giltighet)');
});

test('keys and words may be written without å, ä, ö and in capitals', () => {
  const ascii = example
    .replace('giltig_från:', 'GILTIG_FRAN:')
    .replace('målområden:', 'malomraden:')
    .replace('förlängning:', 'forlangning:')
    .replace('villkor: efter samråd', 'villkor: Efter samrad');
  expect(readAgreementYaml(ascii, 'a.yaml').ok).toBe(true);
  expect(readAgreementYaml(`\uFEFF${example.replaceAll('\n', '\r\n')}`, 'a.yaml').ok).toBe(true);
});

test('a missing key is told with the line of what it is missing in', () => {
  const text = exampleWith('    kortnamn: Polisen\n', '');
  const [fault] = faultsOf(text);
  expect(fault).toMatchObject({ line: lineOf(text, 'namn: Lokalpolisområde Sollentuna'), path: 'parter[2].kortnamn' });
  expect(sentencesOf(text)[0]).toBe(
    `avtal.yaml, rad ${lineOf(text, 'namn: Lokalpolisområde Sollentuna')} (parter[2].kortnamn): "kortnamn" saknas. Lägg till "kortnamn:" och en text.`,
  );
});

test('a key with nothing after it is missing', () => {
  expect(faultsOf(exampleWith('giltig_till: 2022-12-31', 'giltig_till:'))[0]?.problem).toEqual({
    key: 'missing',
    field: 'giltig_till',
    expected: 'date',
  });
});

test('an unknown key gets a suggestion', () => {
  const text = exampleWith('giltig_till:', 'giltig_tom:');
  expect(sentencesOf(text)).toContain(
    `avtal.yaml, rad ${lineOf(text, 'giltig_tom')} (giltig_tom): "giltig_tom" känns inte igen. Menade du "giltig_till"?`,
  );
});

test.each([
  ['giltig_till: 2022-12-31', 'giltig_till: 2022-11-31', { key: 'impossible-date', found: '2022-11-31', lastDay: 30 }],
  ['giltig_till: 2022-12-31', 'giltig_till: 31 dec 2022', { key: 'not-a-date', found: '31 dec 2022' }],
  [
    'giltig_till: 2022-12-31',
    'giltig_till: 2020-12-31',
    { key: 'ends-before-start', from: '2021-01-01', to: '2020-12-31' },
  ],
  [
    'månad: 2021-12',
    'månad: 2023-01',
    { key: 'review-outside', month: '2023-01', from: '2021-01-01', to: '2022-12-31' },
  ],
  ['månad: 2021-12', 'månad: december', { key: 'not-a-month', found: 'december' }],
  ['antal: 2', 'antal: två', { key: 'not-a-whole-number', found: 'två', min: 0, max: 24 }],
  ['röstar: ja', 'röstar: kanske', { key: 'not-yes-or-no', found: 'kanske' }],
  [
    'nyckel: upplands-vasby',
    'nyckel: Upplands Väsby',
    { key: 'not-a-slug', found: 'Upplands Väsby', suggestion: 'upplands-vasby' },
  ],
  [
    'per: kalenderår ',
    'per: kalenderar1',
    { key: 'unknown-word', found: 'kalenderar1', suggestion: 'kalenderår', allowed: ['kalenderår', 'avtalsår'] },
  ],
  [
    'part: Kommunen',
    'part: Komunen',
    { key: 'unknown-reference', kind: 'party', found: 'Komunen', suggestion: 'Kommunen' },
  ],
  ['- Samordnare i polisen\n', '- Samordnare hos polisen\n', { key: 'unknown-reference', kind: 'function' }],
  ['alias: [Kommundirektören]', 'alias: [Lokalpolisområdeschef]', undefined],
  ['- Strategisk EST', '- Fördjupad EST', undefined],
  ['nummer: 3', 'nummer: 2', { key: 'duplicate-number', number: 2 }],
  ['titel: Samverkan för ett tryggare Upplands Väsby', 'titel: [a, b]', { key: 'wrong-shape', expected: 'text' }],
  ['roller: [läsare]', 'roller: [lasare, chef]', { key: 'unknown-word', found: 'chef' }],
])('%s → %s', (passage, replacement, problem) => {
  const text = exampleWith(passage, replacement);
  const [fault] = faultsOf(text);
  expect(fault?.problem).toMatchObject(problem ?? { key: 'duplicate-name' });
  if (problem) expect(fault?.line).toBe(lineOf(example, passage));
});

test('terms of extension go with their kind', () => {
  const problems = faultsOf(exampleWith('villkor: efter samråd', 'villkor: ingen')).map(({ problem }) => problem);
  const terms = ['efter samråd', 'automatisk'];
  expect(problems).toEqual([
    { key: 'only-with', field: 'månader_före', terms },
    { key: 'only-with', field: 'år', terms },
  ]);
});

test('a name that means two things tells both lines', () => {
  const text = exampleWith('alias: [Kommunens kommunikatör]', 'alias: [polisens kommunikator]');
  const [fault] = faultsOf(text);
  expect(fault?.problem).toEqual({
    key: 'duplicate-name',
    name: 'Polisens kommunikatör',
    firstLine: lineOf(text, 'polisens kommunikator'),
  });
});

test('every fault is told at once, in the order of the file', () => {
  const text = example
    .replace('antal: 2', 'antal: två')
    .replace('månad: 2021-12', 'månad: 2021-13')
    .replace('nummer: 1', 'nummer: ett');
  expect(faultsOf(text).map(({ problem }) => problem.key)).toEqual([
    'not-a-whole-number',
    'not-a-month',
    'not-a-whole-number',
  ]);
});

test.each([
  ['a tab', 'titel: x\n\tparter: y', 'rad 2', 'Raden är indragen med tabb. Byt varje tabb mot två blanksteg.'],
  ['a colon in a text', 'titel: Samverkan: ett avtal', 'rad 1', 'inom citattecken'],
  ['an open quote', 'titel: "Samverkan', 'rad 1', 'Ett citattecken saknas.'],
  ['an open bracket', 'alias: [a, b\ntitel: x', 'rad 2', 'Avsluta listan med ].'],
  ['the same key twice', 'titel: a\ntitel: b', 'rad 2', '"titel" står två gånger'],
  ['the same key spelled in two ways', 'giltig_från: a\ngiltig_fran: b', 'rad 2', '"giltig_fran" står två gånger'],
  ['nothing', '# bara en kommentar\n', 'rad 1', 'Filen är tom.'],
  ['a text alone', 'hej', 'rad 1', 'Här ska stå uppgifter på egna rader'],
  ['two documents', 'a: b\n---\nc: d', 'rad 2', 'en överenskommelse i varje fil'],
])('%s is told with its line', (_name, text, line, sentence) => {
  const sentences = sentencesOf(text).filter((each) => each.includes(line));
  expect(sentences.join('\n')).toContain(sentence);
});

describe('a hostile file is refused at once', () => {
  test.each([
    [
      'references within references',
      ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n'),
      'reference-not-allowed',
    ],
    ['a huge file', 'titel: x\n'.repeat(100_000), 'too-large'],
    ['brackets in brackets', '['.repeat(100_000), 'too-deep'],
    ['lists in lists', '- '.repeat(60_000), 'too-deep'],
    ['deep indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
  ])('%s', (_name, text, key) => {
    const began = performance.now();
    expect(faultsOf(text)[0]?.problem.key).toBe(key);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('keys that are names of the language’s own things are unknown keys', () => {
    const keys = faultsOf(`__proto__: {a: b}\nconstructor: x\n${example}`).map(({ problem }) => problem);
    expect(keys).toMatchObject([
      { key: 'unknown-key', found: '__proto__' },
      { key: 'unknown-key', found: 'constructor' },
    ]);
  });
});

test('English has a sentence for the same faults', () => {
  const text = exampleWith('giltig_till:', 'giltig_tom:');
  expect(faultsOf(text).map((fault) => agreementFaultText(fault, agreementFaultsEn))).toContain(
    `avtal.yaml, line ${lineOf(text, 'giltig_tom')} (giltig_tom): "giltig_tom" is not known. Did you mean "giltig_till"?`,
  );
});
