import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../../src/chat/form.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { renderMessage, renderPlain } from '../../../src/platforms/slack/render.ts';
import { renderForm, renderMessageView } from '../../../src/platforms/slack/render-form.ts';
import { aChart, aFile, charts, files } from '../../helpers/chart-message.ts';
import { messageFaults, viewFaults } from '../../helpers/slack-fake/check-payload.ts';

const shownAs = { slack_file: { id: 'F0123456789' } };

function message(...blocks: Block[]): Message {
  return { language: 'sv', summary: 'Sammanfattning', blocks };
}

describe('a message in Slack', () => {
  it('keeps what people wrote from acting as markup', () => {
    const hostile = '<!channel> *fet* _kursiv_ `kod` :smile: <https://ond.example|länk> & @here';
    const { text, blocks } = renderMessage({ ...message({ kind: 'text', text: hostile }), summary: hostile });
    expect(text).toBe('&lt;!channel&gt; *fet* _kursiv_ `kod` :smile: &lt;https://ond.example|länk&gt; &amp; @here');
    expect(blocks).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: hostile }] }] },
    ]);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });

  it('draws the first table as a table and the second as a list with the columns named', () => {
    const table: Block = {
      kind: 'table',
      caption: 'Insatser',
      header: ['Nr', 'Läge'],
      rows: [
        ['1.3', 'grön'],
        ['2.1', ''],
      ],
    };
    const { blocks } = renderMessage(message(table, table));
    expect(blocks.map((block) => block.type)).toEqual(['rich_text', 'table', 'rich_text', 'rich_text']);
    expect(blocks[1]).toMatchObject({
      rows: [
        [{ text: 'Nr' }, { text: 'Läge' }],
        [{ text: '1.3' }, { text: 'grön' }],
        [{ text: '2.1' }, { text: '–' }],
      ],
    });
    expect(JSON.stringify(blocks[3])).toContain(' – Läge: grön');
  });

  it('says how much was left out, and keeps the buttons', () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      text: `Insats ${index}`,
      button: { label: 'Visa', action: { command: 'show-measure', measure: `m${index}` } },
    }));
    const { blocks } = renderMessage(
      message({ kind: 'list', items }, { kind: 'actions', buttons: [{ label: 'Nästa', action: { command: 'list' } }] }),
    );
    expect(messageFaults({ text: 'x', blocks })).toEqual([]);
    const shown = blocks.filter((block) => block.type === 'section').length;
    expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
    expect(JSON.stringify(blocks.at(-2))).toContain(`${200 - shown} till får inte plats här`);
  });

  it('draws a chart as a picture with all that it says in its alternative text', () => {
    const { blocks } = renderMessage(message(aChart), { picture: () => ({ slack_file: { id: 'F00000001' } }) });
    expect(blocks).toEqual([
      {
        type: 'image',
        slack_file: { id: 'F00000001' },
        alt_text: 'Fyra av tio klara',
      },
    ]);
    expect(messageFaults({ text: 'x', blocks })).toEqual([]);
  });

  it('says a chart in words where there is no picture, and that there was to be one', () => {
    const words = { type: 'context', elements: [{ text: 'Fyra av tio klara' }] };
    expect(renderMessage(message(aChart)).blocks).toMatchObject([words]);
    expect(renderMessage(message(aChart), { picture: () => undefined }).blocks).toMatchObject([
      words,
      { type: 'context', elements: [{ text: expect.stringContaining('gick inte att visa som bild') }] },
    ]);
    const { picture: _, ...pictureless } = aChart;
    expect(renderMessage(message(pictureless), { picture: () => undefined }).blocks).toMatchObject([words]);
  });

  it('gives each document a button, for when it can’t lie in the thread', () => {
    const { blocks } = renderMessage(message({ kind: 'files', files: [aFile('docx'), aFile('pdf')] }));
    expect(blocks).toMatchObject([
      { type: 'actions', elements: [{ text: { text: 'Hämta docx' } }, { text: { text: 'Hämta pdf' } }] },
    ]);
  });

  it('keeps a 4,000 character note whole', () => {
    const note = 'Åtta av tio klara. '.repeat(211).slice(0, 4000);
    const { blocks } = renderMessage(message({ kind: 'text', text: note, style: 'quote' }));
    const shown = blocks.flatMap((block) =>
      block.type === 'rich_text' && block.elements[0]?.type === 'rich_text_quote'
        ? block.elements[0].elements.map((element) => (element.type === 'text' ? element.text : ''))
        : [],
    );
    expect(shown.join('')).toBe(note);
  });

  it('fits within every limit whatever it holds', () => {
    fc.assert(
      fc.property(anyMessage, (anything) => {
        expect(
          messageFaults({ ...renderMessage(anything, { picture: (ref) => (ref.length % 2 ? shownAs : undefined) }) }),
        ).toEqual([]);
        expect(messageFaults({ text: renderPlain(anything) })).toEqual([]);
        expect(viewFaults(renderMessageView(anything))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a form in Slack', () => {
  it('groups more than a hundred options so that none is lost', () => {
    const options = Array.from({ length: 230 }, (_, index) => ({ value: `v${index}`, label: `Insats ${index}` }));
    const view = renderForm(
      form([{ kind: 'select', id: 'measure', label: 'Insats', required: true, options, value: 'v229' }]),
    );
    expect(viewFaults(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('"label":{"type":"plain_text","text":"201–230"');
    expect(JSON.stringify(view.blocks[0])).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Insats 229"',
    );
  });

  it('says when a text is longer than the box', () => {
    const view = renderForm(
      form([{ kind: 'text', id: 'note', label: 'Not', required: true, value: 'a'.repeat(3500) }]),
    );
    expect(viewFaults(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('längre än rutan rymmer');
  });

  it('fits within every limit whatever it holds', () => {
    fc.assert(
      fc.property(anyForm, (anything) => {
        expect(viewFaults(renderForm(anything, { channel: 'C0123456789', thread: '1700000000.000100' }))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

function form(fields: Field[]): Form {
  return {
    language: 'sv',
    title: 'Ändra insats',
    submit: 'Spara',
    cancel: 'Avbryt',
    fields,
    action: { command: 'change-measure', measure: 'm1', version: 3 },
  };
}

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '<!channel> <@U1|a> & *fet*',
    'שלום עולם\u202Eabc',
    '👩‍👩‍👧‍👦'.repeat(400),
    'å'.repeat(4000),
  ),
  fc.integer({ min: 1, max: 4000 }).map((length) => '"<&>\n😀'.repeat(length).slice(0, length)),
);
const action = fc.record(
  {
    command: fc.string({ minLength: 1, maxLength: 40 }),
    measure: fc.uuid(),
    version: fc.nat(),
    args: fc.dictionary(fc.string({ maxLength: 20 }), fc.oneof(fc.string({ maxLength: 60 }), fc.nat(), fc.boolean()), {
      maxKeys: 6,
    }),
  },
  { requiredKeys: ['command'] },
);
const button = fc.record(
  { label: awkward, action, style: fc.constantFrom('primary' as const, 'danger' as const) },
  { requiredKeys: ['label', 'action'] },
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  awkward.map((text) => ({ kind: 'title', text }) as const),
  fc.record(
    {
      kind: fc.constant('text' as const),
      text: awkward,
      style: fc.constantFrom('quiet' as const, 'quote' as const, 'strong' as const),
    },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: awkward, value: awkward }), { maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: awkward,
    header: fc.array(awkward, { maxLength: 25 }),
    rows: fc.array(fc.array(fc.string({ maxLength: 60 }), { maxLength: 25 }), { maxLength: 130 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(fc.record({ text: awkward, detail: awkward, button }, { requiredKeys: ['text'] }), {
      maxLength: 70,
    }),
  }),
  charts(awkward),
  files(awkward),
  fc.record({ kind: fc.constant('actions' as const), buttons: fc.array(button, { maxLength: 60 }) }),
);
const anyMessage: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom('sv' as const, 'en' as const),
  summary: awkward,
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.array(anyBlock, { maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ kind: fc.constant('text' as const), text: awkward }), {
        minLength: 100,
        maxLength: 300,
      }),
    },
  ),
});
const option = fc.record({ value: fc.string({ maxLength: 150 }), label: awkward });
const anyField = (id: string): fc.Arbitrary<Field> => {
  const base = { id: fc.constant(id), label: awkward, hint: awkward, required: fc.boolean() };
  const requiredKeys = ['kind', 'id', 'label', 'required'] as const;
  return fc.oneof(
    fc.record(
      {
        ...base,
        kind: fc.constant('text' as const),
        value: awkward,
        maxLength: fc.integer({ min: 0, max: 5000 }),
        multiline: fc.boolean(),
      },
      { requiredKeys: [...requiredKeys] },
    ),
    fc.record(
      { ...base, kind: fc.constant('date' as const), value: fc.constantFrom('2021-11-30', '30 nov', '') },
      { requiredKeys: [...requiredKeys] },
    ),
    fc.uniqueArray(option, { maxLength: 250, selector: (one) => one.value }).chain((options) =>
      fc.record({
        ...base,
        kind: fc.constant('select' as const),
        options: fc.constant(options),
        value: fc.constantFrom('', ...options.map((one) => one.value)),
      }),
    ),
    fc.uniqueArray(option, { maxLength: 250, selector: (one) => one.value }).chain((options) =>
      fc.record({
        ...base,
        kind: fc.constant('multiselect' as const),
        options: fc.constant(options),
        values: fc.subarray(options.map((one) => one.value)),
      }),
    ),
  );
};
const anyForm: fc.Arbitrary<Form> = fc.integer({ min: 0, max: 12 }).chain((count) =>
  fc.record({
    language: fc.constantFrom('sv' as const, 'en' as const),
    title: awkward,
    intro: awkward,
    submit: awkward,
    cancel: awkward,
    fields: fc.tuple(...Array.from({ length: count }, (_, index) => anyField(`field-${index}`))),
    action: fc.constant({ command: 'change-measure', measure: 'm1' }),
  }),
);
