import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Texts } from '../text/texts.ts';
import type { RecordPart } from './database/records/read-records.ts';
import type { LeftOutWhy, RecordFile } from './database/records/record-file.ts';
import { tablesLeftOut } from './database/records/record-files.ts';
import { toCsvRows } from './documents/export-sheet.ts';

/** A piece of a file of the export; a file's pieces come in order, several files' may be mixed. */
export interface RecordPiece {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the list of contents says of the whole. */
export interface RecordHeading {
  readonly key: string;
  readonly title: string;
  readonly measure?: string;
  /** Local dates, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

interface Listed {
  readonly file: string;
  readonly of: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows whose text has been taken away, by masking or by a disposal decision. */
  readonly textRemoved?: number;
  readonly selection: 'all' | 'measure' | 'period' | 'measure-and-period';
  readonly columnsLeftOut?: Readonly<Record<string, string>>;
}

const row = z.record(z.string(), z.unknown());
const logEnd = z.object({ seq: z.number(), hash: z.string() });

/**
 * The export's files: each as JSON and as CSV, a follow-up's documents as they were kept, and last the list of contents, which
 * names every file with its rows and SHA-256, and everything that is left out with the reason. The same data gives the same bytes.
 */
export async function* exportRecords(
  t: Texts,
  heading: RecordHeading,
  parts: AsyncIterable<RecordPart>,
): AsyncGenerator<RecordPiece> {
  const listed: Listed[] = [];
  let open: OpenFile | undefined;
  let log: z.infer<typeof logEnd> | undefined;
  for await (const part of parts) {
    if (part.kind !== 'rows' && open) yield* open.end(listed);
    switch (part.kind) {
      case 'file':
        open = openFile(t, heading, part.file);
        break;
      case 'rows':
        if (open?.file.name === 'log-end') log = logEnd.parse(JSON.parse(part.rows[0] ?? '{}'));
        if (open) yield* open.add(part.rows);
        break;
      case 'document': {
        open = undefined;
        const { kind, forDay, version, format, edition } = part.document;
        const extension = format === 'pdfa' ? 'pdfa.pdf' : format;
        const name = `${t.records.documentsFolder}/${forDay}-${kind}-v${version}-${edition}.${extension}`;
        listed.push({ file: name, of: t.records.document, rows: 1, selection: 'all', ...sumOf([part.bytes]) });
        yield { name, bytes: part.bytes };
      }
    }
  }
  if (open) yield* open.end(listed);
  yield* contents(t, heading, listed, log);
}

interface OpenFile {
  readonly file: RecordFile;
  add(rows: readonly string[]): Generator<RecordPiece>;
  end(listed: Listed[]): Generator<RecordPiece>;
}

function openFile(t: Texts, heading: RecordHeading, file: RecordFile): OpenFile {
  const { file: stem, what } = t.records.files[file.name];
  const [json, csv] = [summed(`${stem}.json`), summed(`${stem}.csv`)];
  const columns = [...file.columns, ...Object.keys(file.more ?? {})];
  let [rows, removed, ended] = [0, 0, false];
  return {
    file,
    *add(lines) {
      const values = lines.map((line) => row.parse(JSON.parse(line)));
      yield json.piece(lines.map((line, index) => `${rows + index === 0 ? '[\n' : ',\n'}${line}`).join(''));
      const cells = values.map((value) => columns.map((column) => cellOf(value[column])));
      yield csv.piece(toCsvRows(rows === 0 ? [columns, ...cells] : cells, rows === 0));
      rows += lines.length;
      removed += values.filter(({ masked, masked_on: on }) => (masked ?? on ?? null) !== null).length;
    },
    *end(listed) {
      if (ended) return;
      ended = true;
      yield json.piece(rows === 0 ? '[]\n' : '\n]\n');
      if (rows === 0) yield csv.piece(toCsvRows([columns], true));
      const about = {
        of: what,
        rows,
        selection: selectionOf(heading, file),
        ...(removed > 0 ? { textRemoved: removed } : {}),
        ...(file.leftOut ? { columnsLeftOut: reasons(t, file.leftOut) } : {}),
      };
      listed.push({ file: json.name, ...about, ...json.sum() }, { file: csv.name, ...about, ...csv.sum() });
    },
  };
}

function summed(name: string) {
  const hash = createHash('sha256');
  let length = 0;
  return {
    name,
    piece: (text: string): RecordPiece => {
      const bytes = Buffer.from(text);
      hash.update(bytes);
      length += bytes.length;
      return { name, bytes };
    },
    sum: () => ({ bytes: length, sha256: hash.digest('hex') }),
  };
}

function sumOf(pieces: readonly Uint8Array[]) {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return { bytes: pieces.reduce((sum, { length }) => sum + length, 0), sha256: hash.digest('hex') };
}

/** A list of words as such; what has an inside as JSON. */
function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

function selectionOf({ measure, from, to }: RecordHeading, file: RecordFile): Listed['selection'] {
  const ofMeasure = measure !== undefined && file.ofMeasure !== undefined;
  const ofPeriod = (from !== undefined || to !== undefined) && file.when !== undefined;
  return ofMeasure && ofPeriod ? 'measure-and-period' : ofMeasure ? 'measure' : ofPeriod ? 'period' : 'all';
}

function reasons(t: Texts, leftOut: Readonly<Record<string, LeftOutWhy>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(leftOut).map(([name, why]) => [name, t.records.leftOutWhy[why]]));
}

function* contents(
  t: Texts,
  heading: RecordHeading,
  listed: readonly Listed[],
  log: { readonly seq: number; readonly hash: string } | undefined,
): Generator<RecordPiece> {
  const leftOut = reasons(t, tablesLeftOut);
  const { title, key, ...selection } = heading;
  const json = {
    format: 1,
    agreement: { key, title },
    selection,
    log: log ?? null,
    files: listed,
    tablesLeftOut: leftOut,
  };
  yield { name: `${t.records.contents.file}.json`, bytes: Buffer.from(`${JSON.stringify(json, null, 2)}\n`) };
  const texts = t.records.contents;
  const lines = [
    texts.title(title),
    '',
    ...texts.intro,
    texts.selection(selection),
    log ? texts.log(log.seq, log.hash) : texts.noLog,
    '',
    texts.files,
    ...listed.map(({ file, of, rows, sha256, textRemoved = 0, selection: some }) =>
      [`- ${file}: ${of}`, texts.rows(rows), texts.removed(textRemoved), texts.some[some], `SHA-256 ${sha256}`]
        .filter((part) => part !== '')
        .join(' '),
    ),
    '',
    texts.columnsLeftOut,
    ...listed
      .filter(({ file }) => file.endsWith('.json'))
      .flatMap(({ file, columnsLeftOut = {} }) =>
        Object.entries(columnsLeftOut).map(([column, why]) => `- ${file}, ${column}: ${why}`),
      ),
    '',
    texts.tablesLeftOut,
    ...Object.entries(leftOut).map(([table, why]) => `- ${table}: ${why}`),
    '',
  ];
  yield { name: `${texts.file}.txt`, bytes: Buffer.from(lines.join('\r\n')) };
}
