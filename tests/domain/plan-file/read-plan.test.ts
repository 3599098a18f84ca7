import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../../../src/domain/plan-check.ts';
import type { Cell } from '../../../src/domain/plan-file/cell.ts';
import { readPlan } from '../../../src/domain/plan-file/read-plan.ts';
import { echoedTexts, textCells } from '../../../src/domain/plan-file/text-cells.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

const agreement = upplandsVasby();

/** A sheet from lines with `;` between cells. */
function sheet(...lines: string[]): Cell[][] {
  return lines.map((line) => line.split(';').map((text) => ({ text: text.trim() })));
}

function plan(...lines: string[]) {
  return readPlan(sheet(...lines), agreement);
}

function problemsOf(reading: ReturnType<typeof readPlan>) {
  return reading.faults.map(({ row, column, problem }) => [row, column, problem.key]);
}

const HEAD = 'Nr;Målområde;Insats;Ansvarig organisation;Ansvarig funktion';

describe('the invented plan', () => {
  const file = readFileSync(new URL('../../fixtures/atgardsplan-exempel.csv', import.meta.url));
  const rows: string[][] = parse(file, { bom: true, delimiter: ';' });
  const reading = readPlan(
    rows.map((row) => row.map((text) => ({ text }))),
    agreement,
  );
  const measure = (number: string) => reading.measures.find((each) => each.number === number);

  test('gives eighteen measures and no fault', () => {
    expect(reading.measures).toHaveLength(18);
    expect([
      reading.faults,
      reading.restored,
      reading.questions,
      reading.ignoredColumns,
      reading.missingColumns,
    ]).toEqual([[], [], [], [], []]);
  });

  test('brings sixteen functions and two groups that the agreement does not have', () => {
    expect(reading.newFunctions).toHaveLength(16);
    expect(reading.newFunctions).toContainEqual({ name: 'Kommunpolis', party: 'polisen' });
    expect(reading.newGroups).toEqual(['Samverkansgrupp unga (exempel)', 'Myndighetsgrupp tillsyn (exempel)']);
  });

  test.each([
    ['1.1', [{ target: 8, unit: 'pass', countsPeople: false }]],
    [
      '1.2',
      [
        { target: 3, countsPeople: false },
        { target: 80, percent: true },
      ],
    ],
    ['1.3', [{ total: 10, target: 10, unit: 'platser', countsPeople: false }]],
    ['1.5', [{ target: 90, percent: true }]],
    ['1.6', [{ target: 46, unit: 'veckor', countsPeople: false }, { unit: 'verksamheter' }]],
    ['1.7', [{ target: 30 }, { unit: 'grupper' }]],
    ['2.3', [{ yesNo: true }, { percent: true, target: 100 }]],
    ['2.5', [{ target: 300, unit: 'medarbetare', countsPeople: true }]],
    [
      '2.6',
      [
        { target: 150, unit: 'feriejobb' },
        { unit: 'aktivitetsdagar', countsPeople: false },
      ],
    ],
    ['3.2', [{ target: 3, unit: 'verksamheter' }]],
    ['3.3', [{ total: 4, unit: 'områden' }]],
    ['3.4', [{ target: 60, countsPeople: true }]],
  ])('reads the indicators of %s', (number, indicators) => {
    expect(measure(number)?.indicators).toMatchObject(indicators);
    expect(measure(number)?.indicators).toHaveLength(indicators.length);
  });

  test('leaves an indicator unmarked where the text says neither people nor things', () => {
    expect(measure('2.6')?.indicators[0]).not.toHaveProperty('countsPeople');
    expect(measure('2.4')?.indicators[1]).toEqual({ name: 'andel första samtal inom tre arbetsdagar', percent: true });
  });

  test.each([
    ['1.1', 'month', 'both'],
    ['1.2', 'each-occasion', 'written'],
    ['1.4', 'once', 'written'],
    ['1.5', 'quarter', 'written'],
    ['2.1', 'month', 'both'],
    ['2.2', undefined, 'written'],
    ['2.3', 'half-year', 'written'],
    ['2.6', undefined, 'written'],
  ])('reads the written rhythm of %s: %s', (number, rhythm, form) => {
    expect(measure(number)?.followUp.rhythm).toBe(rhythm);
    expect(measure(number)?.followUp.form).toBe(form);
  });

  test('links what equals a function, an alias or a collective, and keeps the text', () => {
    expect(measure('1.1')?.communication.by).toEqual({
      text: 'Kommunikatör i kommunen tillsammans med polisens kommunikatör',
      functions: ['Kommunikatör i kommunen', 'Kommunikatör, polisen'],
      unlinked: [],
    });
    expect(measure('3.5')?.communication.by?.functions).toEqual(['Samordnare i kommunen', 'Samordnare i polisen']);
    expect(measure('2.3')?.contributors?.functions).toEqual(['Kommunpolis', 'Skolchef']);
    expect(measure('1.5')?.contributors?.unlinked).toEqual(['Kommunala bostadsbolaget', 'gatu- och parkenheten']);
  });

  test('has status and rating from the day in their headings', () => {
    expect(measure('3.5')?.dated.map(({ field, from, value }) => [field, String(from), value])).toEqual([
      ['status', '2021-12-03', 'on_hold'],
      ['rating', '2021-12-03', 'red'],
    ]);
  });

  test('gives every text to whoever guards privacy', () => {
    const texts = reading.measures.flatMap(textCells).map(({ text }) => text);
    for (const column of [2, 3, 6, 11, 14, 15, 16, 17, 18, 22]) {
      for (const row of rows.slice(1)) {
        const written = row[column]?.trim();
        if (written) expect(texts.some((text) => text === written)).toBe(true);
      }
    }
  });
});

test('five thousand measures are read and checked within a moment', () => {
  const lines = Array.from(
    { length: 5_000 },
    (_, index) => `1.${index + 1};1;Belysning;Kommunen;Chef ${index};Samordnarna och andra`,
  );
  const began = performance.now();
  const reading = plan(`${HEAD};Medverkar`, ...lines);
  expect([reading.measures.length, reading.faults, reading.newFunctions.length]).toEqual([5_000, [], 5_000]);
  expect(checkPlan(reading.measures, agreement).length).toBeGreaterThan(5_000);
  expect(performance.now() - began).toBeLessThan(4_000);
});

describe('columns', () => {
  test('are known by other names, in any order, below a title', () => {
    const reading = plan(
      'Åtgärdsplan 2021',
      '',
      'ÅTGÄRD;ansvarig;Id;Sluttid;Part',
      'Belysning;Gatuchef;1.3;2021-10-29;kommun',
    );
    expect(problemsOf(reading)).toEqual([]);
    expect(reading.measures[0]).toMatchObject({
      row: 4,
      number: '1.3',
      title: 'Belysning',
      responsibleParty: 'kommunen',
      goalArea: 1,
    });
    expect(reading.headerRow).toBe(3);
  });

  test('in English', () => {
    const [measure] = plan(
      'Number;Measure;Party;Responsible;Due date;Communicated',
      '2.1;Walks;Polisen;Kommunpolis;2021-10-29;yes',
    ).measures;
    expect(measure).toMatchObject({
      number: '2.1',
      title: 'Walks',
      responsibleParty: 'polisen',
      communication: { decision: 'yes' },
    });
  });

  test('Brå’s template has När for the time of the measure', () => {
    const [measure] = plan(
      'Nr;Orsak;Åtgärd;Operativa mål;När;Vem;Part;Uppföljning',
      '1;Mörkt;Ljus;Tio av tio platser klara;2021-10-29;Gatuchef;Kommunen;Skriftligt varje månad',
    ).measures;
    expect(String(measure?.due)).toBe('2021-10-29');
    expect(measure?.communication).toEqual({});
  });

  test('that are missing are told, and only number and title stop the reading', () => {
    expect(problemsOf(plan('Insats;Ansvarig', 'Belysning;Gatuchef'))).toEqual([[1, 'sheet', 'no-header']]);
    expect(plan('Insats;Ansvarig').faults[0]?.problem).toEqual({ key: 'no-header', missing: ['number'] });
    const bare = plan('Nr;Insats', '1.3;Belysning');
    expect(bare.faults).toEqual([]);
    expect(bare.missingColumns).toContain('followUp');
  });

  test('that mean nothing here are told, doubled ones are a fault', () => {
    expect(plan('Nr;Insats;Budget;Kommentar', '1.3;Ljus;100;x').ignoredColumns).toEqual(['Budget', 'Kommentar']);
    expect(problemsOf(plan('Nr;Insats;Åtgärd', '1.3;Ljus;Mörker'))).toEqual([[1, 'title', 'double-column']]);
  });

  test('a status without a date in its heading cannot be placed in time', () => {
    expect(problemsOf(plan('Nr;Insats;Status', '1.3;Ljus;pågår'))).toEqual([[1, 'status', 'column-without-date']]);
    expect(problemsOf(plan('Nr;Insats;Status', '1.3;Ljus;'))).toEqual([]);
  });

  test('status and rating of several days, with reasons in the cell or in a column', () => {
    const reading = plan(
      'Nr;Insats;Läge per 3 dec 2021;Läge (2022-03-04);Skäl läge 2022-03-04;Status 2021-12-03',
      '1.3;Ljus;gul – väntar på upphandling;röd;Överklagad;Pausad: väntar',
    );
    expect(reading.faults).toEqual([]);
    expect(reading.measures[0]?.dated.map((each) => [each.field, String(each.from), each.value, each.reason])).toEqual([
      ['rating', '2021-12-03', 'yellow', 'väntar på upphandling'],
      ['rating', '2022-03-04', 'red', 'Överklagad'],
      ['status', '2021-12-03', 'on_hold', 'väntar'],
    ]);
  });
});

describe('rows', () => {
  test.each([
    ['2021-11-31', 'impossible-date'],
    ['31 november 2021', 'impossible-date'],
    ['29/2/2022', 'impossible-date'],
    ['30 nov', 'date-without-year'],
    ['våren 2022', 'unreadable-date'],
    ['3/12', 'date-without-year'],
  ])('due %s is a fault with its row', (due, problem) => {
    expect(problemsOf(plan('Nr;Insats;Klart senast', '1.1;Ljus;2021-10-29', `1.2;Ljus;${due}`))).toEqual([
      [3, 'due', problem],
    ]);
  });

  test.each([
    '2021-11-30',
    '30/11/2021',
    '30.11.2021',
    '20211130',
    '30 nov 2021',
    'den 30 november 2021',
    '2021-11-30 00:00:00',
    '44530',
  ])('due %s is the thirtieth of November', (due) => {
    expect(String(plan('Nr;Insats;Klart senast', `1.1;Ljus;${due}`).measures[0]?.due)).toBe('2021-11-30');
  });

  test('tills vidare is the agreement’s last day', () => {
    expect(plan('Nr;Insats;Klart senast', '1.1;Ljus;Tills vidare').measures[0]).toMatchObject({
      openEnded: true,
      due: agreement.validTo,
    });
  });

  test('every fault is told at once, in the order of the rows', () => {
    const reading = plan(
      `${HEAD};Start;Klart senast;Kommuniceras;Status 2021-12-03;Läge 2021-12-03`,
      '1.1;1;Ljus;Kommunen;Gatuchef;2021-05-01;2021-04-01;kanske;avslutad;lila',
      '1.1;9;Ljus;Komunen;Gatuchef;2021-05-01;2021-06-01;ja;försenad;grön',
      ';1;Ljus;Polisen;Gatuchef;;;;pagaende;',
      '1.4;1;;Polisen;Gatuchef;;;;;',
      '1.5;1;Ljus;;Ny funktion;;;;;',
      '1.6;1;Ljus;Polisen;Samordnare i kommunen;;;;;',
      '1.7;1;Ljus;Kommunen;Samordnarna;;;;;',
    );
    expect(problemsOf(reading)).toEqual([
      [2, 'due', 'due-before-start'],
      [2, 'communicated', 'unknown-decision'],
      [2, 'status', 'ambiguous-status'],
      [2, 'rating', 'unknown-rating'],
      [3, 'goalArea', 'unknown-goal-area'],
      [3, 'responsibleParty', 'unknown-party'],
      [3, 'status', 'derived-status'],
      [3, 'number', 'double-number'],
      [4, 'number', 'missing-number'],
      [5, 'title', 'missing-title'],
      [6, 'responsibleParty', 'function-without-party'],
      [7, 'responsibleParty', 'function-in-two-parties'],
      [8, 'responsibleFunction', 'responsible-is-several'],
    ]);
    expect(reading.faults.find(({ problem }) => problem.key === 'double-number')?.problem).toMatchObject({
      number: '1.1',
      rows: [2, 3],
    });
    expect(reading.faults.find(({ problem }) => problem.key === 'unknown-party')?.problem).toMatchObject({
      suggestion: 'Kommunen',
    });
    expect(echoedTexts(reading).map(({ text }) => text)).toEqual(expect.arrayContaining(['kanske', 'Komunen', 'lila']));
  });

  test('a function that the plan gives to two parties is a fault', () => {
    expect(problemsOf(plan(HEAD, '1.1;1;Ljus;Kommunen;Jurist', '1.2;1;Ljus;Polisen;Jurist'))).toEqual([
      [3, 'responsibleParty', 'function-in-two-parties'],
    ]);
  });

  test('a function or group spelled in two ways is one', () => {
    const reading = plan(
      'Nr;Insats;Part;Ansvarig;Arbetsgrupp',
      '1.1;Ljus;Kommunen;Gatuchef;Trygg Centrum',
      '1.2;Ljus;Kommunen;GATUCHEF;trygg centrum',
      '1.3;Ljus;Kommunen;Gatuchef;fordjupad est',
    );
    expect(reading.newFunctions).toEqual([{ name: 'Gatuchef', party: 'kommunen' }]);
    expect(reading.newGroups).toEqual(['Trygg Centrum']);
    expect(reading.measures.map(({ group, responsibleFunction }) => [group, responsibleFunction])).toEqual([
      ['Trygg Centrum', 'Gatuchef'],
      ['Trygg Centrum', 'Gatuchef'],
      ['EST fördjupning', 'Gatuchef'],
    ]);
  });

  test('a name that has a comma or an "och" of its own is linked whole', () => {
    const reading = plan(
      'Nr;Insats;Part;Ansvarig;Medverkar',
      '1.1;Ljus;Kommunen;Gatu- och parkchef;Kommunikatör, polisen, gatu- och parkchef och räddningstjänsten',
    );
    expect(reading.measures[0]?.contributors).toMatchObject({
      functions: ['Kommunikatör, polisen', 'Gatu- och parkchef'],
      unlinked: ['räddningstjänsten'],
    });
  });

  test('an alias of a function gets the agreement’s spelling and party', () => {
    expect(plan('Nr;Insats;Ansvarig', '1.1;Ljus;polisens kommunikator').measures[0]).toMatchObject({
      responsibleFunction: 'Kommunikatör, polisen',
      responsibleParty: 'polisen',
    });
  });

  test('a formula is a text', () => {
    expect(plan('Nr;Insats', "1.1;=cmd|' /C calc'!A0").measures[0]?.title).toBe("=cmd|' /C calc'!A0");
  });

  test('a text that is too long is told with its length', () => {
    expect(plan('Nr;Insats;Orsak', `1.1;Ljus;${'x'.repeat(4001)}`).faults[0]).toMatchObject({
      column: 'cause',
      problem: { key: 'too-long', length: 4001 },
    });
  });
});
