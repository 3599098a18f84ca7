import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../src/chat/action-codec.ts';
import type { Field, Form } from '../../../src/chat/form.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { formValues } from '../../../src/platforms/teams/form-data.ts';
import { renderMessage } from '../../../src/platforms/teams/render.ts';
import { renderForm } from '../../../src/platforms/teams/render-form.ts';
import { aChart, aFile, charts, files } from '../../helpers/chart-message.ts';

// Version 3 of the package does not load in Node.
const adaptive = createRequire(import.meta.url)('adaptivecards') as typeof import('adaptivecards');

interface Json {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** The parser does not know charts, which are Teams' own: it is given what stands for them. */
function withFallbacks(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withFallbacks);
  if (typeof json !== 'object' || json === null) return json;
  if ((json as Json).type === 'Chart.HorizontalBar.Stacked') return withFallbacks((json as Json).fallback);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withFallbacks(value)]));
}

function faultsOf(card: unknown): string[] {
  const context = new adaptive.SerializationContext();
  const parsed = new adaptive.AdaptiveCard();
  parsed.parse(withFallbacks(card) as object, context);
  // The parser's check of `lang` is a regular expression with a memory: it refuses every other card.
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message).filter(
    (event) => !event.includes('property "lang"'),
  );
  const failures = parsed.validateProperties().validationEvents.map((event) => event.message);
  return [...events, ...failures];
}

function bytesOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}

function everything(json: unknown): Json[] {
  if (Array.isArray(json)) return json.flatMap(everything);
  if (typeof json !== 'object' || json === null) return [];
  return [json as Json, ...Object.values(json).flatMap(everything)];
}

function all(card: unknown, type: string): Json[] {
  return everything(card).filter((each) => each.type === type);
}

function message(...blocks: Block[]): Message {
  return { language: 'sv', summary: 'Insats 1.3', blocks };
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '**fet**',
    '[länk](https://x.se)',
    '<at>Alla</at>',
    '{{DATE(2021-11-10T00:00:00Z)}}',
    '1. ett\n2. två',
    '',
  ),
  fc.string({ minLength: 3000, maxLength: 9000 }),
);
const short = fc.string({ unit: 'grapheme', maxLength: 30 });
const action = fc.record(
  { command: fc.string({ minLength: 1, maxLength: 40 }), measure: short },
  { requiredKeys: ['command'] },
);
const button = fc.record(
  {
    label: fc.string({ minLength: 1, maxLength: 40 }),
    action,
    style: fc.constantFrom('primary' as const, 'danger' as const),
  },
  { requiredKeys: ['label', 'action'] },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text }),
  fc.record(
    {
      kind: fc.constant('text' as const),
      text,
      style: fc.constantFrom('quiet' as const, 'quote' as const, 'strong' as const),
    },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: short, value: text }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: short,
    header: fc.array(short, { maxLength: 6 }),
    rows: fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(fc.record({ text, detail: text, button }, { requiredKeys: ['text'] }), { maxLength: 40 }),
  }),
  charts(text),
  files(text.filter((label) => label.trim() !== '')),
  fc.record({ kind: fc.constant('actions' as const), buttons: fc.array(button, { maxLength: 14 }) }),
);
const anyMessage = fc.record({
  language: fc.constantFrom('sv' as const, 'en' as const),
  summary: text,
  blocks: fc.array(block, { maxLength: 12 }),
});

describe('a message as an Adaptive Card', () => {
  it('is a card that Microsoft’s own parser accepts, under 28 KB, whatever the message', () => {
    fc.assert(
      fc.property(anyMessage, (each) => {
        const card = renderMessage(each);
        expect(bytesOf(card)).toBeLessThan(28 * 1024);
        expect(faultsOf(card)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 60_000);

  it('shows people’s text as it was written, never as Markdown, a mention or a computed date', () => {
    fc.assert(
      fc.property(text, (written) => {
        const card = renderMessage(message({ kind: 'text', text: written }));
        const shown = all(card, 'RichTextBlock').map((line) =>
          all(line, 'TextRun')
            .map((run) => run.text)
            .join(''),
        );
        const lines = written.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
        expect(shown).toEqual(lines);
        for (const run of all(card, 'TextRun')) expect(run.text).not.toContain('{{');
        expect(all(card, 'TextBlock')).toEqual([]);
      }),
    );
  });

  it('lets nothing but plain words into the elements that read Markdown', () => {
    fc.assert(
      fc.property(text, (written) => {
        const card = renderMessage(
          message({ kind: 'title', text: written }, { kind: 'facts', facts: [{ label: 'Mål', value: written }] }),
        );
        const read = [
          ...all(card, 'TextBlock').map((element) => element.text),
          ...all(card, 'FactSet').flatMap((element) =>
            (element.facts as { value: string }[]).map((fact) => fact.value),
          ),
        ];
        for (const markdown of read) expect(markdown).not.toMatch(/[*_[\]`~<>&\\\n{}|#]/u);
      }),
    );
  });

  it('writes facts as a fact set, and a title as a heading', () => {
    const card = renderMessage(
      message(
        { kind: 'title', text: '1.3 Belysning i centrum' },
        { kind: 'facts', facts: [{ label: 'Status', value: 'Pågår' }] },
      ),
    );
    expect(card.body).toEqual([
      {
        type: 'TextBlock',
        text: '1.3 Belysning i centrum',
        wrap: true,
        style: 'heading',
        size: 'large',
        weight: 'bolder',
      },
      { type: 'FactSet', facts: [{ title: 'Status', value: 'Pågår' }] },
    ]);
  });

  it('writes a table with a header row and pads short rows', () => {
    const card = renderMessage(
      message({ kind: 'table', caption: 'Målområden', header: ['Mål', 'Läge'], rows: [['1', 'grönt'], ['2']] }),
    );
    const [table] = all(card, 'Table');
    expect(table).toMatchObject({ firstRowAsHeaders: true, columns: [{ width: 6 }, { width: 7 }] });
    expect(all(table, 'TableRow').map((row) => all(row, 'TableCell').length)).toEqual([2, 2, 2]);
  });

  it('gives a table’s column of sentences more room than its figures, and every word a whole line', () => {
    const long = 'Minska antalet otrygghetsskapande händelser i offentlig miljö';
    const table = {
      kind: 'table',
      caption: '',
      header: ['Målområde', 'Genomförda', 'Gul'],
      rows: [[long, '0', '0']],
    } as const;
    expect(all(renderMessage(message(table)), 'Table')[0]).toMatchObject({
      columns: [{ width: 30 }, { width: 12 }, { width: 6 }],
    });
  });

  it('lets a button carry its action', () => {
    const pressed = { command: 'note', measure: 'm1', version: 4 };
    const card = renderMessage(
      message({ kind: 'actions', buttons: [{ label: 'Anteckna', action: pressed, style: 'primary' }] }),
    );
    const [execute] = all(card, 'Action.Execute');
    expect(execute).toMatchObject({ title: 'Anteckna', verb: 'samverkan', style: 'positive' });
    expect(decodeAction((execute?.data as { a: string } | undefined)?.a ?? '')).toEqual(pressed);
  });

  it('keeps the first rows and the last buttons of a list that is too long, and says so', () => {
    const items = Array.from({ length: 400 }, (_, index) => ({ text: `Insats ${index}`, detail: 'x'.repeat(80) }));
    const card = renderMessage(
      message({ kind: 'list', items }, { kind: 'actions', buttons: [{ label: 'Nästa', action: { command: 'next' } }] }),
    );
    const texts = all(card, 'TextRun').map((run) => run.text);
    expect(texts[0]).toBe('• Insats 0');
    expect(texts.at(-1)).toBe('Resten får inte plats i ett meddelande i Teams.');
    expect(all(card, 'Action.Execute')).toHaveLength(1);
    expect(bytesOf(card)).toBeGreaterThan(24 * 1024);
  });

  it('draws a chart natively, with its figures in words, and its words alone for clients without charts', () => {
    const card = renderMessage(message(aChart));
    const [chart] = all(card, 'Chart.HorizontalBar.Stacked');
    expect(chart).toEqual({
      type: 'Chart.HorizontalBar.Stacked',
      title: 'Läge per målområde',
      showTitle: true,
      showLegend: true,
      data: [
        { title: '1 Trygghet i centrum: 3 grönt', data: [{ legend: 'grönt', value: 3, color: 'good' }] },
        {
          title: '2 Ungas trygghet: 1 grönt, 2 rött',
          data: [
            { legend: 'grönt', value: 1, color: 'good' },
            { legend: 'rött', value: 2, color: 'attention' },
          ],
        },
      ],
      fallback: {
        type: 'Container',
        items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Fyra av tio klara', isSubtle: true }] }],
      },
    });
    // Teams can't fetch what only we keep.
    expect(JSON.stringify(card)).not.toContain(aChart.picture.ref);
  });

  it('says a chart that can’t be drawn in its words', () => {
    const groups = Array.from({ length: 60 }, (_, index) => `Målområde ${index} ${'x'.repeat(200)}`);
    const large = {
      ...aChart.chart,
      groups,
      series: [{ label: 'grönt', tone: 'good' as const, values: groups.map(() => 1) }],
    };
    const empty = { ...aChart.chart, series: [] };
    for (const chart of [large, empty]) {
      const card = renderMessage(message({ kind: 'chart', chart }));
      expect(all(card, 'Chart.HorizontalBar.Stacked')).toEqual([]);
      expect(all(card, 'TextRun').map((run) => run.text)).toEqual(['Fyra av tio klara']);
    }
  });

  it('gives each document a button that fetches it', () => {
    const card = renderMessage(message({ kind: 'files', files: [aFile('docx'), aFile('pdf')] }));
    const pressed = all(card, 'Action.Execute');
    expect(pressed.map(({ title }) => title)).toEqual(['Hämta docx', 'Hämta pdf']);
    expect(decodeAction((pressed[1]?.data as { a: string } | undefined)?.a ?? '')).toEqual(aFile('pdf').action);
  });
});

const option = fc.record({ value: short, label: short });
const label = short.map((each) => `Fält ${each}`);
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    id: short,
    label: text,
    required: fc.boolean(),
    value: text,
    multiline: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    id: short,
    label,
    required: fc.boolean(),
    value: fc.constant('2021-11-30'),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    id: short,
    label,
    required: fc.boolean(),
    options: fc.array(option, { maxLength: 300 }),
  }),
  fc.record({
    kind: fc.constant('multiselect' as const),
    id: short,
    label,
    hint: text,
    required: fc.boolean(),
    options: fc.array(option, { maxLength: 100 }),
  }),
);
const anyForm: fc.Arbitrary<Form> = fc.record({
  language: fc.constantFrom('sv' as const, 'en' as const),
  title: short,
  intro: text,
  submit: fc.constant('Spara'),
  cancel: fc.constant('Avbryt'),
  fields: fc.uniqueArray(field, { selector: (each) => each.id, minLength: 1, maxLength: 8 }),
  action,
});

describe('a form as an Adaptive Card', () => {
  it('is a card that Microsoft’s own parser accepts, under 28 KB, whatever the form', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const errors = Object.fromEntries(form.fields.slice(0, 1).map((each) => [each.id, 'Går inte.']));
        const card = renderForm(form, { errors });
        expect(bytesOf(card)).toBeLessThan(28 * 1024);
        expect(faultsOf(card)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 60_000);

  it('brings every chosen value back as it was, commas and all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 5 }), (values) => {
        const options = values.map((value) => ({ value, label: 'x' }));
        const form: Form = {
          language: 'sv',
          title: 'T',
          submit: 'S',
          cancel: 'C',
          action: { command: 'c' },
          fields: [
            { kind: 'multiselect', id: 'groups', label: 'G', required: false, options, values },
            {
              kind: 'select',
              id: 'one',
              label: 'E',
              required: false,
              options,
              ...(values[0] === undefined ? {} : { value: values[0] }),
            },
            { kind: 'text', id: 'why', label: 'V', required: false },
          ],
        };
        const card = renderForm(form);
        const inputs = Object.fromEntries(all(card, 'Input.ChoiceSet').map((input) => [input.id, input.value]));
        const data = all(card, 'Action.Execute')[0]?.data as { f: string[] } | undefined;
        expect(formValues(data?.f ?? [], inputs)).toEqual({ groups: values, one: values[0] ?? '', why: '' });
      }),
    );
  });

  it('shows a fault over its field and keeps what was filled in', () => {
    const form: Form = {
      language: 'sv',
      title: 'Ny insats',
      submit: 'Spara',
      cancel: 'Avbryt',
      action: { command: 'new-measure' },
      fields: [
        { kind: 'date', id: 'due', label: 'Klar senast', required: true },
        { kind: 'text', id: 'title', label: 'Insats', required: true },
      ],
    };
    const card = renderForm(form, {
      values: { due: '2021-12-24', title: 'Belysning' },
      errors: { due: 'Julafton är ingen arbetsdag.' },
    });
    const shown = card.body.map((element) =>
      'inlines' in element ? element.inlines[0]?.text : 'value' in element ? element.value : element.type,
    );
    expect(shown).toContain('Julafton är ingen arbetsdag.');
    expect(shown.indexOf('Julafton är ingen arbetsdag.')).toBe(shown.indexOf('2021-12-24') - 1);
    expect(shown).toContain('Belysning');
  });
});
