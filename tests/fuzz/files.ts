import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import writeWorkbook from 'write-excel-file/node';
import type { Reply } from '../../src/chat/incoming.ts';
import { packedZip, unzip, zipEntries } from '../../src/infra/documents/zip.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { databaseText } from '../helpers/database-text.ts';
import { buttonsOf } from '../helpers/talk.ts';
import { between, oneOf, type Random, randomFrom } from './guard/draw.ts';
import { hostile, notes, refusedNotes } from './texts.ts';
import { type Result, type Watch, watch } from './watch.ts';

/** What is sent to one bot before another takes its place. */
const perWorld = 200;
const coordinator = 'Samordnare i kommunen';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').replace(/^\uFEFF/, '');
const planRows: readonly (readonly string[])[] = parse(read('tests/fixtures/atgardsplan-exempel.csv'), {
  delimiter: ';',
});
const agreement = read('examples/upplands-vasby/overenskommelse.yaml');
const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//x//x//SV',
  'BEGIN:VEVENT',
  'UID:1@exempel.se',
  'DTSTAMP:20211101T080000Z',
  'DTSTART;TZID=Europe/Stockholm:20211118T090000',
  'DTEND;TZID=Europe/Stockholm:20211118T100000',
  'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=6',
  'EXDATE;TZID=Europe/Stockholm:20211202T090000',
  'SUMMARY:EST strategisk',
  'LOCATION:Kommunhuset',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What was done to it. */
  readonly how: string;
}

/** Plan files (Excel and CSV), agreements and calendars that are bent in every way, sent to the bot and, where it asks, confirmed. */
export async function fuzzFiles(seed: number, runs: number): Promise<Result> {
  const seen = watch('files: plans (xlsx, csv), agreements (yaml), calendars (ics)');
  const workbook = await planAsWorkbook();
  for (let done = 0; done < runs; done += perWorld) {
    const bot = await startBot();
    for (let index = done; index < Math.min(runs, done + perWorld); index++) {
      const random = randomFrom(seed * 100_003 + index);
      const sent = await fileOf(random, workbook);
      await send(seen, bot, sent, index, random);
      seen.count('in all');
    }
    await search(seen, bot);
    await bot.close();
  }
  return seen.result();
}

async function planAsWorkbook(): Promise<Uint8Array> {
  const rows = planRows.map((row) => row.map((value) => ({ value })));
  return new Uint8Array(await writeWorkbook(rows as never, {}).toBuffer());
}

async function fileOf(random: Random, workbook: Uint8Array): Promise<Sent> {
  const kind = random();
  if (kind < 0.4) return { name: 'plan.csv', ...csvOf(random) };
  if (kind < 0.75) return { name: 'plan.xlsx', ...(await xlsxOf(random, workbook)) };
  if (kind < 0.9) return { name: 'overenskommelse.yaml', ...linesOf(random, agreement, yamlTricks) };
  return { name: 'kalender.ics', ...linesOf(random, calendar, calendarTricks) };
}

function word(random: Random): string {
  const kind = random();
  if (kind < 0.5) return oneOf(random, hostile as unknown as [string, ...string[]]);
  if (kind < 0.8) return oneOf(random, notes as unknown as [string, ...string[]]);
  return oneOf(random, [
    '1.3',
    '1,3',
    '44256',
    '2021-13-45',
    'x'.repeat(5000),
    '-1',
    '99999999999',
    '31 nov',
    '1.10',
    'Status 2021-06-01',
    '8 av 10',
    '%',
    ';;;',
    '"',
    '\n',
  ]);
}

function refusedNote(random: Random): string {
  return refusedNotes[between(random, 0, refusedNotes.length - 1)] ?? '';
}

/** What follows the sign that a line's name ends with. */
function withValue(line: string, value: string): string {
  return line.replace(/([:;]\s?).*$/, (_, sign: string) => `${sign}${value}`);
}

const encodings: readonly [string, (text: string) => Uint8Array][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['Windows-1252', (text) => iconv.encode(text, 'windows-1252')],
  ['UTF-16', (text) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ['UTF-32', (text) => iconv.encode(text, 'utf-32le', { addBOM: true })],
];

function csvOf(random: Random): Omit<Sent, 'name'> {
  let rows = planRows.map((row) => [...row]);
  const done: string[] = [];
  for (let times = between(random, 0, 5); times > 0; times--) {
    const at = between(random, 0, Math.max(0, rows.length - 1));
    const row = rows[at] ?? [];
    const column = between(random, 0, Math.max(0, row.length - 1));
    const ways: readonly [string, () => void][] = [
      ['a cell', () => void row.splice(column, 1, word(random))],
      ['a refused cell', () => void row.splice(column, 1, refusedNote(random))],
      ['a row gone', () => void rows.splice(at, 1)],
      ['a row twice', () => void rows.splice(at, 0, [...row])],
      ['a cell gone', () => void row.splice(column, 1)],
      ['a cell more', () => void row.splice(column, 0, word(random))],
      [
        'a column gone',
        () => {
          rows = rows.map((each) => each.filter((_, index) => index !== column));
        },
      ],
      ['a heading', () => void rows[0]?.splice(column, 1, word(random))],
      ['no heading', () => void rows.shift()],
      ['columns', () => void row.push(...Array.from({ length: 500 }, () => word(random)))],
      [
        'rows',
        () =>
          void rows.push(
            ...Array.from({ length: 400 }, (_, index) => row.map((cell, place) => (place === 0 ? `9.${index}` : cell))),
          ),
      ],
    ];
    const [name, bend] = ways[between(random, 0, ways.length - 1)] ?? ['', () => undefined];
    bend();
    done.push(name);
  }
  const delimiter = oneOf(random, [';', ';', ';', ',', '\t', '|']);
  const quoted = random() < 0.9;
  const text = rows
    .map((row) => row.map((cell) => (quoted ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter))
    .join(oneOf(random, ['\r\n', '\n', '\r']));
  const [encoding, encode] = encodings[between(random, 0, encodings.length - 1)] ?? [
    'UTF-8',
    (each: string) => Buffer.from(each),
  ];
  return { how: [...done, encoding, delimiter].join(', '), bytes: bytesBent(random, encode(text)) };
}

/** Now and then some bytes are other ones, or the rest is missing. */
function bytesBent(random: Random, bytes: Uint8Array): Uint8Array {
  if (random() < 0.85) return bytes;
  if (random() < 0.5) return bytes.slice(0, between(random, 0, bytes.length));
  const bent = Uint8Array.from(bytes);
  for (let times = between(random, 1, 20); times > 0; times--)
    bent[between(random, 0, bent.length - 1)] = between(random, 0, 255);
  return bent;
}

const xmlTricks = [
  '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>',
  '<c r="XFD1048576" t="s"><v>99999999</v></c>',
  '<c r="A0"><v>-1</v></c>',
  '<c r="A1" t="e"><v>#REF!</v></c>',
  '<c r="B2" t="inlineStr"><is><t>&#0;&#xD800;</t></is></c>',
  '<row r="99999999999"><c><v>1e999</v></c></row>',
  '<c r="A1" s="9999"><v>44256</v></c>',
  '<![CDATA[ ]]>',
  '</worksheet>',
  '&undefined;',
  '<f>1+1</f>',
] as const;

async function xlsxOf(random: Random, workbook: Uint8Array): Promise<Omit<Sent, 'name'>> {
  if (random() < 0.25) return { how: 'bytes', bytes: bytesBent(() => (1 + random()) / 2, workbook) };
  const unpacked = await unzip(workbook, zipEntries(workbook, 100) ?? [], 10_000_000);
  if (!unpacked.ok) throw new Error('the workbook that we made is broken');
  const files = new Map(unpacked.files);
  const done: string[] = [];
  for (let times = between(random, 1, 3); times > 0; times--) {
    const name =
      random() < 0.7 ? 'xl/worksheets/sheet1.xml' : oneOf(random, [...files.keys()] as [string, ...string[]]);
    const text = Buffer.from(files.get(name) ?? []).toString('utf8');
    const at = between(random, 0, text.length);
    const tag = text.indexOf('<', at);
    const ways: readonly [string, () => string | undefined][] = [
      ['a trick', () => text.slice(0, tag) + oneOf(random, xmlTricks) + text.slice(tag)],
      ['a value', () => text.replace(/<t>[^<]*<\/t>/, () => `<t>${word(random).replaceAll('<', '&lt;')}</t>`)],
      ['a refused value', () => text.replace(/<t[^>]*>[^<]{12,}<\/t>/, () => `<t>${refusedNote(random)}</t>`)],
      ['other numbers', () => text.replace(/"\d+"/g, (number) => (random() < 0.05 ? '"4294967297"' : number))],
      ['no attributes', () => text.replace(/ r="[A-Z]+\d+"/g, '')],
      ['cut short', () => text.slice(0, at)],
      ['twice', () => text + text],
      ['nothing but spaces', () => ' '.repeat(20_000_000)],
      ['gone', () => undefined],
    ];
    const [how, bend] = ways[between(random, 0, ways.length - 1)] ?? ['', () => text];
    const bent = bend();
    if (bent === undefined) files.delete(name);
    else files.set(name, Buffer.from(bent));
    done.push(`${how} in ${name}`);
    if (files.size === 0) break;
  }
  return { how: done.join(', '), bytes: packedZip(files) };
}

const yamlTricks = [
  'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]',
  `djup: ${'['.repeat(3000)}`,
  `djup: ${'{a: '.repeat(500)}`,
  'x: !!js/function "function(){}"',
  '<<: *saknas',
  '? {a: 1}',
  '--- ',
  '...',
  '\tindrag: tab',
  '%YAML 9.9',
  '__proto__: {a: 1}',
  'constructor: x',
  'giltig-till: 9999-99-99',
  'giltig-från: [1, 2]',
  '- - - - -',
  'x: "\\u0000"',
  'x: "\\ud83d"',
  '&x *x',
  '!',
  '{{mall}}',
] as const;

const calendarTricks = [
  'RRULE:FREQ=SECONDLY',
  'RRULE:FREQ=DAILY;COUNT=999999999',
  'RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2;BYSETPOS=-366',
  'DTSTART:99999999T999999Z',
  'DTSTART;TZID=Mars/Olympus:20211118T090000',
  'DTSTART;VALUE=DATE:20211118',
  'DTEND:20011118T090000Z',
  'DURATION:-P99999W',
  'BEGIN:VEVENT',
  'END:VCALENDAR',
  'SUMMARY:\\n\\,\\;',
  ' fortsättning',
  'X-Å:1',
  'UID:',
  `SUMMARY:${'x'.repeat(20_000)}`,
  'RECURRENCE-ID:20211118T090000',
  'RDATE:20211118T090000,20211119T090000',
  'BEGIN:VTIMEZONE\r\nTZID:Eget\r\nEND:VTIMEZONE',
  'DTSTART:',
  'RRULE:',
  'RRULE:FREQ=WEEKLY;UNTIL=00010101T000000Z;INTERVAL=0',
] as const;

function linesOf(random: Random, text: string, tricks: readonly [string, ...string[]]): Omit<Sent, 'name'> {
  const lines = text.split(/\r?\n/);
  const done: string[] = [];
  for (let times = between(random, 1, 4); times > 0; times--) {
    const at = between(random, 0, lines.length - 1);
    const old = lines[at] ?? '';
    const ways: readonly [string, () => void][] = [
      ['a line gone', () => void lines.splice(at, 1)],
      ['a line twice', () => void lines.splice(at, 0, old)],
      ['a trick', () => void lines.splice(at, 0, oneOf(random, tricks))],
      ['a trick in its place', () => void lines.splice(at, 1, oneOf(random, tricks))],
      ['a value', () => void lines.splice(at, 1, withValue(old, word(random)))],
      ['a refused value', () => void lines.splice(at, 1, withValue(old, refusedNote(random)))],
      ['further in', () => void lines.splice(at, 1, `  ${old}`)],
      ['the rest gone', () => void lines.splice(at)],
      [
        'two swapped',
        () => {
          lines[at] = lines[at + 1] ?? '';
          lines[at + 1] = old;
        },
      ],
    ];
    const [name, bend] = ways[between(random, 0, ways.length - 1)] ?? ['', () => undefined];
    bend();
    done.push(`${name} at ${at}`);
  }
  return { how: done.join(', '), bytes: bytesBent(random, Buffer.from(lines.join(oneOf(random, ['\n', '\r\n'])))) };
}

async function send(
  seen: Watch,
  bot: TestBot,
  { name, bytes, how }: Sent,
  index: number,
  random: Random,
): Promise<void> {
  const told = `${index} ${name}: ${how} (${bytes.length} bytes)`;
  const head = {
    origin: {
      account: { platform: 'local' as const, tenant: 'local', id: coordinator },
      channel: { platform: 'local' as const, tenant: 'local', id: 'Styrgrupp', name: 'Styrgrupp' },
      visible: false,
    },
  };
  const judge = (reply: Reply, step: string) => {
    seen.count(`${name.split('.').at(-1)} ${step} ${reply.outcome}`);
    if (reply.outcome === 'failed')
      seen.fault(`${step} failed: ${told} ${JSON.stringify(bot.log.findLast(({ level }) => level === 'error'))}`);
    const written = JSON.stringify({ ...reply, files: undefined });
    for (const note of refusedNotes) if (written.includes(note)) seen.fault(`refused text in the reply: ${told}`);
  };
  const reply = await seen.waited(told, () =>
    bot.app.dispatch({ ...head, id: `file/${index}`, kind: 'file', fileName: name, bytes }),
  );
  judge(reply, 'sent');
  const buttons = buttonsOf(reply);
  const button = buttons[between(random, 0, Math.max(0, buttons.length - 1))];
  if (!button) return;
  judge(
    await seen.waited(`${told}, then ${button.label}`, () =>
      bot.app.dispatch({ ...head, id: `file/${index}/press`, kind: 'action', action: button.action }),
    ),
    'pressed',
  );
}

async function search(seen: Watch, bot: TestBot): Promise<void> {
  const [stored, logged] = [await databaseText(bot.running.pool), JSON.stringify(bot.log)];
  for (const note of refusedNotes) {
    if (stored.includes(note)) seen.fault(`refused text in the database: ${note}`);
    if (logged.includes(note)) seen.fault(`refused text in the log: ${note}`);
  }
}
