import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type NoteIndicator,
  type NoteMeasure,
  type NoteQuestion,
  type Proposal,
  readNote,
} from '../../src/domain/note-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const validTo = date('2022-12-31');
const wednesday = '2021-11-10';

const counts = (name: string, target?: number): NoteIndicator => ({
  id: name,
  name,
  ...(target === undefined ? {} : { target }),
});

function aMeasure(number: string, indicators: NoteIndicator[], more: Partial<NoteMeasure> = {}): NoteMeasure {
  return { number, status: 'in_progress', indicators, ...more };
}

const lights = aMeasure('1.3', [counts('Antal klara platser', 10)], { due: date('2021-10-29') });
const measures = [
  lights,
  aMeasure('1.1', [counts('Antal gemensamma pass per månad', 8)]),
  aMeasure('1.4', [counts('Antal klara platser', 8)]),
  aMeasure('1.5', [counts('Andel ärenden åtgärdade inom två arbetsdagar', 90)]),
  aMeasure('1.6', [counts('Antal veckor med delad lägesbild', 46), counts('antal verksamheter som rapporterar')]),
  aMeasure('1.7', [counts('Antal vandringskvällar per månad'), counts('antal aktiva grupper')]),
  aMeasure('2.1', [counts('Antal fältpass per vecka')]),
  aMeasure('2.2', [counts('Andel skolor som har genomfört möten')]),
  aMeasure('2.3', [counts('Rutin beslutad (ja/nej)'), counts('andel verksamheter som har gått igenom rutinen')]),
  aMeasure('2.4', [counts('Kontaktväg i drift (ja/nej)'), counts('andel första samtal inom tre arbetsdagar')]),
  aMeasure('2.5', [counts('Antal utbildade medarbetare', 300)]),
  aMeasure('2.6', [counts('Antal feriejobb', 150), counts('antal aktivitetsdagar')]),
  aMeasure('3.1', [counts('Antal gemensamma tillfällen'), counts('andel tillfällen där brister har följts upp')]),
  aMeasure('3.2', [counts('Antal verksamheter som använder checklistan', 3)]),
  aMeasure('3.3', [counts('Antal kartlagda områden av fyra', 4)]),
  aMeasure('3.4', [counts('Antal utbildade chefer', 60)], { status: 'not_started' }),
  aMeasure('3.5', [counts('Vägledning beslutad (ja/nej)')], { status: 'on_hold', due: date('2021-06-30') }),
];
const measureByNumber = new Map(measures.map((measure) => [measure.number, measure]));

function read(text: string, measure: NoteMeasure = lights, today = wednesday) {
  const reading = readNote({ text, today: date(today), validTo, measure });
  return { proposals: reading.proposals.map(inWords), question: reading.question && questionInWords(reading.question) };
}

const proposalsOf = (text: string, number = '1.3') => read(text, measureByNumber.get(number)).proposals;

/** "status completed", "indicator 8/10", "due 2022-01-28", "due (november)". */
function inWords(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'status':
      return `status ${proposal.status}`;
    case 'rating':
      return proposal.rating;
    case 'indicator':
      return `${proposal.increment ? '+' : ''}${proposal.value}${proposal.total ? `/${proposal.total}` : ''}${proposal.percent ? ' %' : ''}`;
    case 'due':
    case 'start':
      return `${proposal.kind} ${proposal.date ?? `(${proposal.period})`}`;
    case 'follow-up':
    case 'communicated':
      return `${proposal.kind} ${proposal.date}`;
    case 'impediment':
    case 'deviation':
    case 'needs-decision':
    case 'needs-support':
    case 'no-news':
    case 'target-reached':
    case 'partial-result':
      return proposal.kind;
  }
}

function questionInWords(question: NoteQuestion): string {
  if (question.kind !== 'date') return question.kind;
  return `${question.proposal}: ${question.reading.reasons.map(({ kind }) => kind).join(' ')}`;
}

const lines = readFileSync('tests/fixtures/anteckningar.txt', 'utf8')
  .split(/\r?\n/)
  .map((line) => line.split(' | '));

describe('the notes to accept', () => {
  const understood: Record<string, string[]> = {
    'OK-01': ['status in_progress'],
    'OK-02': ['+1', 'deviation'],
    'OK-03': ['status on_hold', 'start (mars)', 'impediment'],
    'OK-05': ['yellow', 'due (november)', 'impediment'],
    'OK-07': ['status completed', '8/8'],
    'OK-08': ['communicated 2021-06-04'],
    'OK-09': ['status on_hold', 'red', 'due (till hösten)', 'needs-decision'],
    'OK-10': ['152/150'],
    'OK-12': ['5/6', 'impediment', 'deviation'],
    'OK-13': ['yellow', 'needs-support'],
    'OK-15': ['status completed', 'follow-up 2021-11-12'],
    'OK-16': ['+1', '3/5'],
    'OK-17': ['communicated 2021-10-08'],
    'OK-18': ['status not_started', 'yellow', 'start 2022-01-17'],
    'OK-20': ['91 %', 'target-reached'],
    'OK-22': ['yellow', 'start (februari)', 'partial-result'],
    'OK-23': ['41/44'],
    'OK-24': ['red', '2/4', 'needs-decision'],
    'OK-25': ['green', '2/3'],
    'OK-28': ['168/300'],
    'OK-29': ['due 2022-03-31', 'needs-decision'],
    'OK-30': ['red', '8/10', 'due 2022-01-28', 'impediment'],
    'OK-31': ['no-news'],
    'OK-32': ['4/9'],
  };
  const rows = lines.filter(([id]) => id?.startsWith('OK-'));

  it.each(rows)('%s', (id, day, number, _who, text) => {
    const { proposals, question } = read(text ?? '', measureByNumber.get(number ?? ''), day);
    expect(proposals).toEqual(understood[id ?? '']);
    expect(question).toBeUndefined();
  });
});

describe('the notes to ask about', () => {
  const questions: Record<string, string> = {
    'FRAGA-01': 'unclear-status',
    'FRAGA-02': 'due: ambiguous-weekday',
    'FRAGA-04': 'due: after-agreement',
    'FRAGA-09': 'unclear-result',
  };
  it.each(lines.filter(([id]) => questions[id ?? '']))('%s', (id, _rule, text) => {
    expect(read(text ?? '')).toEqual({ proposals: [], question: questions[id ?? ''] });
  });

  it.each([
    ['Insatsen är avslutad.', 'unclear-status'],
    ['Stoppad', 'unclear-status'],
    ['Känns lugnare', 'unclear-result'],
    ['Det har blivit mycket tryggare kring stationen!', 'unclear-result'],
    ['Klart lördag 4 december', 'due: not-working-day'],
    ['Uppföljning nästa fredag', 'follow-up: ambiguous-weekday'],
    ['Nytt datum 15 juli', 'due: summer'],
  ])('“%s”: %s', (text, question) => expect(read(text).question).toBe(question));

  it('are not those that say such a thing among other facts', () => {
    expect(read('Avslutad enligt plan, alla tio platser klara')).toEqual({
      proposals: ['status completed', 'green', '10/10'],
      question: undefined,
    });
    expect(read('Läget är bättre. 8 av 10 klara.')).toEqual({ proposals: ['8/10'], question: undefined });
  });

  it('keep what else they say', () => {
    expect(read('Åtta av tio klara, resten nästa fredag')).toEqual({
      proposals: ['8/10'],
      question: 'due: ambiguous-weekday',
    });
  });
});

describe('status', () => {
  it.each([
    ['Klart!', ['status completed']],
    ['Klart i fredags.', ['status completed']],
    ['Klart v 44', ['status completed']],
    ['Genomförd i oktober', ['status completed']],
    ['Alla tio platser klara', ['status completed', '10/10']],
    ['Pausad tills vidare', ['status on_hold']],
    ['Insatsen är avbruten', ['status cancelled']],
    ['Arbetet återupptaget', ['status in_progress']],
    ['Vi har varit pausade men är igång igen', ['status in_progress']],
    ['Utredningen är klar', ['partial-result']],
    ['On hold because of restrictions', ['status on_hold', 'impediment']],
  ])('in “%s” is %s', (text, expected) => expect(proposalsOf(text)).toEqual(expected));

  it.each([
    'Inte klar',
    'Ännu inte färdig',
    'nästan klart',
    'Är det klart?',
    'Mötet inställt',
    'Ordningsvakterna har slutat',
    'Allt klart utom två platser',
  ])('is not read into “%s”', (text) => expect(proposalsOf(text)).toEqual([]));

  it('completed waits until all are done', () => {
    expect(proposalsOf('8 av 10 klara')).toEqual(['8/10']);
    expect(proposalsOf('Klart 30 november')).toEqual(['due 2021-11-30']);
  });

  it('completed can be what the measure was to decide or open', () => {
    expect(proposalsOf('Rutinen antagen', '2.3')).toEqual(['status completed']);
    expect(proposalsOf('Rutinen ska beslutas i december', '2.3')).toEqual([]);
    expect(proposalsOf('Kontaktvägen är i drift', '2.4')).toEqual(['status completed']);
  });
});

describe('outcomes', () => {
  it.each([
    ['1.3', 'Nu är 7 platser klara', ['7/10']],
    ['1.3', 'Hälften klara', ['5/10']],
    ['1.3', 'Utfall 8/10', ['8/10']],
    ['1.3', 'Fyra nya platser klara', ['+4']],
    ['1.5', 'Andelen är 85,5 procent i september', ['85.5 %']],
    ['1.5', '92%', ['92 %', 'target-reached']],
    ['1.6', 'Lägesbild v 45 delad', ['+1']],
    ['2.5', 'Nu har 180 medarbetare utbildats', ['180/300']],
    ['3.1', 'Ett tillsynsbesök genomfört i går', ['+1']],
    ['1.7', 'Fem grupper aktiva', ['5']],
  ])('of %s in “%s”', (number, text, expected) => expect(proposalsOf(text, number)).toEqual(expected));

  it.each([
    ['1.3', 'Målet är 10 av 10'],
    ['1.3', 'Vi hoppas nå 9 av 10'],
    ['1.3', '50/50 mellan parterna'],
    ['1.3', 'Budget 250 000 kr, 30 procent använt'],
    ['1.5', 'Klottret har ökat med 20 procent'],
    ['2.5', 'Tre tillfällen bokade'],
    ['1.3', 'Möte med 12 deltagare den 3/12'],
    ['1.3', 'Belysningen vid tunnel 4 är klar'],
  ])('of %s are not seen in “%s”', (number, text) => expect(proposalsOf(text, number)).toEqual([]));
});

describe('how it goes', () => {
  it.each([
    ['Allt går enligt plan', ['green']],
    ['Inga hinder, enligt plan', ['green']],
    ['Projektet är försenat', ['yellow']],
    ['Inte försenad, allt i fas', ['green']],
    ['Vi har kört fast', ['red']],
    ['Läget är rött', ['red']],
    ['Väntar på bygglov', ['impediment']],
    ['Väntar inte längre på bygglov', []],
    ['Behöver inte hjälp', []],
    ['Behöver mer stöd från kommunikation', ['yellow', 'needs-support']],
    ['Styrgruppen behöver ta ställning till finansieringen', ['needs-decision']],
    ['Oförändrat läge', ['no-news']],
    ['Inget nytt från kommunen men 8 av 10 klara', ['8/10']],
    ['Delat på webben i går', ['communicated 2021-11-09']],
    ['Pressmeddelande ute i morgon', []],
    ['Vi publicerar på webben nästa vecka', []],
  ])('“%s”', (text, expected) => expect(proposalsOf(text)).toEqual(expected));
});

describe('dates', () => {
  it.each([
    ['Åtta av tio klara, resten v 48', ['8/10', 'due 2021-12-03']],
    ['Slutdatum flyttas till 28 februari', ['due 2022-02-28']],
    ['Nytt datum: 14 januari', ['red', 'due 2022-01-14']],
    ['Vi hoppas bli klara i vår', ['due (i vår)']],
    ['Klart till påsk', ['due (påsk)']],
    ['Klart 31 november', ['due (31 november)']],
    ['Uppföljning på måndag', ['follow-up 2021-11-15']],
    ['Mötet flyttas från 13.30 till 15.00 den 30/11.', []],
    ['Entreprenören börjar på måndag', []],
    ['Vi träffas 2 december', []],
    ['Kommer inte vara klart före jul', []],
    ['Klart 211130 kl 15.00.', ['due 2021-11-30']],
  ])('“%s”', (text, expected) => expect(proposalsOf(text)).toEqual(expected));

  it('to start are proposed for what has not begun', () => {
    expect(proposalsOf('Startar 1 december', '3.4')).toEqual(['start 2021-12-01']);
    expect(proposalsOf('Start framflyttad till 14 januari', '3.4')).toEqual(['start 2022-01-14']);
    expect(proposalsOf('Startar 1 december', '1.3')).toEqual([]);
  });
});

describe('any note', () => {
  it('is read without throwing', () => {
    const words = fc.constantFrom(
      'klart',
      '8',
      'av',
      'tio',
      'inte',
      'v 48',
      'nästa fredag',
      '.',
      ',',
      'men',
      '30/11',
      'procent',
      'pausad',
      'alla',
      'start',
      '?',
      'i vår',
      'lägesbild',
      'delad',
      '\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...measures), (text, measure) => {
        const { proposals } = readNote({ text, today: date(wednesday), validTo, measure });
        expect(
          new Set(proposals.filter(({ kind }) => kind === 'status' || kind === 'rating').map(({ kind }) => kind)).size,
        ).toBeLessThanOrEqual(2);
      }),
      { numRuns: 1500 },
    );
  });

  it('of 4,000 characters takes well under a second', () => {
    const text = 'Åtta av tio klara i dag, två väntar på elanslutning. Nytt datum 28 januari. '
      .repeat(53)
      .slice(0, 4000);
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
