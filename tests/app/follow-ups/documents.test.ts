import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markNews } from '../../../src/app/follow-ups/news-since.ts';
import { worded } from '../../../src/app/follow-ups/wording.ts';
import { documentHash } from '../../../src/app/reports/document-hash.ts';
import type { Claim, ReportBlock, ReportDocument, ReportRow, Source } from '../../../src/app/reports/report.ts';
import type { Database } from '../../../src/infra/database/open-database.ts';
import { hash } from '../../../src/infra/ids.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { describeStores } from '../../helpers/database.ts';

const t = textsIn('sv');

/** Whatever a chat may send, but NUL, which no platform sends and the database can't hold. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replaceAll('\u0000', ''));
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('measure' as const),
      measureId: fc.constantFrom('m1', 'm2', 'm3'),
      number: text,
      version: fc.nat({ max: 5 }),
    },
    { requiredKeys: ['kind', 'measureId', 'number'] },
  ),
  fc.record({ kind: fc.constant('obligation' as const), key: text }),
);
const sources = fc.array(source, { maxLength: 3 });
const claim: fc.Arbitrary<Claim> = fc.record({ label: text, text, sources }, { requiredKeys: ['text', 'sources'] });
const figure = fc.oneof(
  fc.nat({ max: 99 }).map(String),
  fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 })).map(([now, was]) => `${now} (${was})`),
);
const row = (cell: fc.Arbitrary<string>): fc.Arbitrary<ReportRow> =>
  fc.record({ cells: fc.array(cell, { minLength: 2, maxLength: 6 }), sources });
const block: fc.Arbitrary<ReportBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), claim }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(claim, { maxLength: 4 }) }),
  ...(['figures', 'sentences'] as const).map((content) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: text,
      content: fc.constant(content),
      header: fc.array(text, { maxLength: 6 }),
      rows: fc.array(row(content === 'figures' ? fc.oneof(figure, text) : text), { maxLength: 4 }),
    }),
  ),
);
const document: fc.Arbitrary<ReportDocument> = fc.record(
  {
    kind: fc.constantFrom('steering-summary' as const, 'review' as const),
    language: fc.constant('sv' as const),
    title: text,
    agreement: text,
    subtitle: text,
    status: fc.constant('2021-12-03T14:00:00.000Z'),
    version: fc.nat(),
    lead: fc.array(claim, { maxLength: 3 }),
    sections: fc.array(
      fc.record({
        key: fc.constantFrom('decisions', 'goal-areas', 'deviations', 'basis'),
        heading: text,
        blocks: fc.array(block, { maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['kind', 'language', 'title', 'agreement', 'subtitle', 'status', 'lead', 'sections'] },
);

const figuresOf = ({ sections }: ReportDocument) =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((each) =>
      each.kind === 'table' && each.content === 'figures' ? each.rows.map(({ cells }) => cells) : [],
    ),
  );
const sizes = ({ sections }: ReportDocument) =>
  sections.map(({ key, blocks }) => [
    key,
    blocks.map((each) => {
      if (each.kind === 'table') return each.rows.map(({ cells }) => cells.length);
      return each.kind === 'list' ? each.items.length : 1;
    }),
  ]);

describe('What is new since the summary before', () => {
  it('is marked whatever the two documents hold, and every figure still begins with what it is now', () => {
    fc.assert(
      fc.property(document, document, (now, before) => {
        const marked = markNews(t, now, before);
        const after = figuresOf(marked);
        for (const [at, cells] of figuresOf(now).entries())
          for (const [column, cell] of cells.entries()) expect((after[at]?.[column] ?? '').startsWith(cell)).toBe(true);
        expect(sizes(marked)).toEqual(sizes(now));
        expect({ ...marked, sections: [] }).toEqual({ ...now, sections: [] });
      }),
    );
  });

  it('is counted by what a column says, also where one has come or gone', () => {
    const table = (header: string[], cells: string[]): ReportBlock => ({
      kind: 'table',
      caption: '',
      content: 'figures',
      header,
      rows: [{ cells, sources: [] }],
    });
    const [made] = fc.sample(document, 1);
    if (!made) throw new Error('no document');
    const holding = (block: ReportBlock): ReportDocument => ({
      ...made,
      sections: [{ key: 'goal-areas', heading: '', blocks: [block] }],
    });
    const before = holding(table(['Målområde', 'Insatser', 'Utan läge'], ['Summa', '18', '14']));
    const now = holding(table(['Målområde', 'Insatser', 'Avbrutna'], ['Summa', '17', '1']));
    expect(figuresOf(markNews(t, now, before))).toEqual([['Summa', '17 (18)', '1 (0)']]);
  });

  it('is new once: a question without a measure that stood as new is not new again', () => {
    const [made] = fc.sample(document, 1);
    if (!made) throw new Error('no document');
    const row: ReportRow = { cells: ['B1', 'Vilken dag?'], sources: [] };
    const asking = (rows: readonly ReportRow[]): ReportDocument => ({
      ...made,
      sections: [
        {
          key: 'decisions',
          heading: '',
          blocks: [{ kind: 'table', caption: '', content: 'sentences', header: ['Nr', 'Fråga'], rows }],
        },
      ],
    });
    const first = markNews(t, asking([row]), asking([]));
    expect(JSON.stringify(first)).toContain('Vilken dag? (nytt)');
    expect(JSON.stringify(markNews(t, asking([row]), first))).not.toContain('(nytt)');
  });

  it('is nothing when the document before is the same', () => {
    fc.assert(
      fc.property(document, (now) => {
        const keys = now.sections.map(({ key }) => key);
        fc.pre(new Set(keys).size === keys.length);
        const names = figuresOf(now).map(([name]) => name);
        fc.pre(new Set(names).size === names.length);
        fc.pre(figuresOf(now).every((cells) => cells.every((cell) => !cell.includes('('))));
        expect(markNews(t, now, now)).toEqual(now);
      }),
    );
  });
});

describe('Words of the coordinators’ own', () => {
  it('change the leading sentences and the deviations, and nothing else', () => {
    const words = fc.record(
      { judgement: text, deviations: fc.dictionary(fc.constantFrom('m1', 'm2', 'm9', '__proto__'), text) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(document, words, (made, wording) => {
        const after = worded(made, wording);
        expect(after.lead).toEqual(
          wording.judgement === undefined ? made.lead : [{ text: wording.judgement, sources: [] }],
        );
        const others = ({ sections }: ReportDocument) => sections.filter(({ key }) => key !== 'deviations');
        expect(others(after)).toEqual(others(made));
        expect({ ...after, lead: [], sections: [] }).toEqual({ ...made, lead: [], sections: [] });
        expect(sizes(after)).toEqual(sizes(made));
        expect(worded(after, wording)).toEqual(after);
      }),
    );
  });
});

describeStores('A document’s hash', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('is the same when the database has kept it, whatever it holds and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (made) => {
        const kept = await database.pool.query<{ document: ReportDocument }>('SELECT $1::jsonb AS document', [
          JSON.stringify(made),
        ]);
        expect(documentHash(kept.rows[0]?.document ?? made, hash)).toBe(documentHash(made, hash));
        const turned = Object.fromEntries(Object.entries(made).reverse()) as unknown as ReportDocument;
        expect(documentHash(turned, hash)).toBe(documentHash(made, hash));
      }),
    );
  });

  it('is another when a word, a source or the version is another', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(documentHash(one, hash) === documentHash(other, hash)).toBe(isSame);
        expect(documentHash({ ...one, version: (one.version ?? 0) + 1 }, hash)).not.toBe(documentHash(one, hash));
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, sorted(entry)]);
}
