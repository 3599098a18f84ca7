import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communicationDocument } from '../../../src/app/reports/communication/document.ts';
import { publicCommunication } from '../../../src/app/reports/communication/facts.ts';
import type { MeasureFact } from '../../../src/domain/facts.ts';
import { foldChanges } from '../../../src/domain/fold-changes.ts';
import type { ChangeBody, Plan } from '../../../src/domain/measure.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { exampleFacts } from '../../helpers/agreement-facts.ts';

const today = '2021-12-03';
const at = '2021-12-03T14:00:00.000Z';
const bare: Plan = {
  title: 'Röja buskar',
  kind: 'project',
  openEnded: false,
  start: '2021-01-11',
  indicators: [],
  communication: {},
  followUp: {},
};

function measure(id: string, plan: Partial<Plan>, said: readonly ChangeBody[] = []): MeasureFact {
  const bodies: readonly ChangeBody[] = [{ kind: 'planned', plan: { ...bare, ...plan }, dated: [] }, ...said];
  const state = foldChanges(
    bodies.map((body, index) => ({
      version: index + 1,
      at: `2021-0${index + 1}-04T08:00:00.000Z`,
      recordedAt: at,
      author: { function: 'Fritidschef', platform: 'slack' },
      body,
    })),
  );
  return { id, number: id, state, responsible: [], communicates: ['Kommunikatör i kommunen'] };
}

function listOf(measures: readonly MeasureFact[], current = measures, language: 'sv' | 'en' = 'sv') {
  const facts = exampleFacts({ measures });
  const list = publicCommunication(facts, today, current);
  return communicationDocument(textsIn(language), facts, list, { at, moment: 'day' });
}

const cellsOf = (key: string, document: ReturnType<typeof listOf>) =>
  document.sections
    .filter((section) => section.key === key)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells) : []));

const told = (on: string): ChangeBody => ({ kind: 'communicated', on });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

describe('the public list', () => {
  it('never holds a measure that is not for the public, whatever its texts say', () => {
    const texts = fc.record({ title: text, what: text, when: text, by: text, reason: text });
    const decision = fc.constantFrom('no' as const, 'internal' as const, undefined);
    fc.assert(
      fc.property(texts, decision, fc.boolean(), fc.constantFrom('sv', 'en'), (words, kept, wasTold, language) => {
        const secret = (given: string) => `${given} HEMLIGT-ORD ${given}`;
        const hidden = measure(
          'H9.9',
          {
            title: secret(words.title),
            communication: {
              ...(kept === undefined ? {} : { decision: kept }),
              what: secret(words.what),
              when: `${secret(words.when)} i juni 2021`,
              by: { text: secret(words.by), functions: [], unlinked: [] },
              reasonIfNot: secret(words.reason),
            },
          },
          [...(wasTold ? [told('2021-06-04')] : []), { kind: 'note', text: secret(words.title) }],
        );
        const open = measure('1.1', { communication: { decision: 'yes', when: 'I juni 2022' } });
        const document = JSON.stringify(listOf([hidden, open], undefined, language as 'sv' | 'en'));
        expect(document).not.toContain('HEMLIGT-ORD');
        expect(document).not.toContain('H9.9');
        expect(document).toContain('"1.1"');
      }),
    );
  });

  it('leaves out what is closed now, though it was open at the moment that is shown, and what was closed then', () => {
    const open = measure('1.1', { communication: { decision: 'yes' } }, [told('2021-06-04')]);
    const closed = measure('1.1', { communication: { decision: 'no' } });
    expect(cellsOf('done', listOf([open]))).toHaveLength(1);
    for (const document of [listOf([open], [closed]), listOf([closed], [open]), listOf([open], [])])
      expect([...cellsOf('done', document), ...cellsOf('coming', document)]).toEqual([]);
  });

  it('has each day on which a measure was told of once, the earliest first, and none that has not come', () => {
    const days = fc.array(
      fc.integer({ min: 1, max: 28 }).map((day) => `2021-11-${String(day).padStart(2, '0')}`),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(days, (all) => {
        const list = listOf([
          measure('1.1', { communication: { decision: 'partly' } }, [...all, '2021-12-24'].map(told)),
        ]);
        expect(cellsOf('done', list).map(([date]) => date)).toEqual([...new Set(all)].sort());
      }),
    );
  });

  it('says what is late, what is next, and in the plan’s words what has no day', () => {
    const cells = cellsOf(
      'coming',
      listOf([
        measure('1.1', { communication: { decision: 'yes', when: 'I juni 2022' } }),
        measure('1.2', { communication: { decision: 'yes', when: 'I juni 2021' } }),
        measure('1.3', { communication: { decision: 'yes', when: 'När varje plats är klar' } }),
        measure('1.4', { communication: { decision: 'yes' } }),
      ]),
    );
    expect(cells.map(([date, number]) => [number, date])).toEqual([
      ['1.2', '2021-06-30, inte gjort än'],
      ['1.1', '2022-06-30'],
      ['1.3', 'När varje plats är klar'],
      ['1.4', 'dag inte bestämd'],
    ]);
    expect(cells[0]?.[4]).toBe('Kommunikatör i kommunen');
  });

  it('says nothing more of a measure that was cancelled, but what was told of it', () => {
    const cancelled = measure('1.1', { communication: { decision: 'yes', when: 'I juni 2022' } }, [
      told('2021-06-04'),
      { kind: 'status', value: 'cancelled', reason: 'pengarna räckte inte' },
    ]);
    const document = listOf([cancelled]);
    expect(cellsOf('coming', document)).toEqual([]);
    expect(cellsOf('done', document)).toHaveLength(1);
    expect(JSON.stringify(document)).not.toContain('pengarna');
  });

  it('shows no number of people under five in any of its texts', () => {
    const few = measure('1.1', {
      title: 'Stöd till 3 ungdomar',
      communication: {
        decision: 'yes',
        what: 'Att två elever har fått hjälp',
        when: 'När fyra familjer har sagt ja',
        by: { text: 'Antal ungdomar: 2', functions: [], unlinked: [] },
      },
    });
    expect(cellsOf('coming', listOf([few]))).toEqual([
      [
        'När färre än fem familjer har sagt ja',
        '1.1',
        'Stöd till färre än fem ungdomar',
        'Att färre än fem elever har fått hjälp',
        'visas inte',
      ],
    ]);
    expect(cellsOf('coming', listOf([few], [few], 'en'))[0]?.[2]).toContain('fewer than five');
  });
});
