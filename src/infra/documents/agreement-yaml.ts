import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  visit,
  type YAMLParseError,
} from 'yaml';
import type {
  AgreementProblem,
  FileNode,
  FilePosition,
  ParsedFile,
  YamlSyntaxProblem,
} from '../../domain/agreement-fault.ts';

/** An agreement is a few pages; the example, comments included, is 10 kB. */
const MAX_BYTES = 128 * 1024;
const MAX_DEPTH = 20;

/**
 * Parses an agreement's YAML into a tree where everything has its line. All values are texts. Anchors and references are
 * refused: an agreement has no use for them, and they are how a small file becomes a huge one.
 */
export function parseYaml(text: string): ParsedFile {
  const bytes = Buffer.byteLength(text);
  const start = { line: 1, column: 1 };
  if (bytes > MAX_BYTES) return failed(start, { key: 'too-large', bytes, maxBytes: MAX_BYTES });
  if (isTooDeep(text)) return failed(start, { key: 'too-deep' });
  const lines = new LineCounter();
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const [document, second] = 'empty' in documents ? [] : documents;
  if (!document?.contents) return failed(start, { key: 'empty-file' });
  if (second) return failed(position(lines, second.range[0]), { key: 'several-documents' });
  const faults = document.errors.map((error) => ({
    ...position(lines, error.pos[0]),
    problem: problemOf(error, text),
  }));
  if (faults.length > 0) return { ok: false, faults: firstPerLine(faults) };
  const reference = firstReference(document);
  if (reference !== undefined) return failed(position(lines, reference), { key: 'reference-not-allowed' });
  return { ok: true, root: toFileNode(document.contents, lines) };
}

function failed(at: FilePosition, problem: AgreementProblem): ParsedFile {
  return { ok: false, faults: [{ ...at, problem }] };
}

/** One broken quote or bracket gives an error on every line after it; the first says what to mend. */
function firstPerLine<T extends FilePosition>(faults: readonly T[]): readonly T[] {
  const seen = new Set<number>();
  return faults.filter((fault) => !seen.has(fault.line) && seen.add(fault.line)).slice(0, 5);
}

function position(lines: LineCounter, offset: number): FilePosition {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function problemOf(error: YAMLParseError | Document['errors'][number], text: string): AgreementProblem {
  if (error.code === 'TAB_AS_INDENT') return { key: 'tab-indentation' };
  if (error.code === 'DUPLICATE_KEY') {
    return { key: 'duplicate-key', name: text.slice(error.pos[0]).split(/[:\n]/, 1)[0] ?? '' };
  }
  return { key: 'yaml-syntax', kind: syntaxKind(error) };
}

function syntaxKind(error: { code: string; message: string }): YamlSyntaxProblem {
  if (error.code === 'BAD_INDENT') return /flow|\[|\{/i.test(error.message) ? 'bracket' : 'indentation';
  if (error.code === 'MISSING_CHAR')
    return /quote/.test(error.message) ? 'quote' : /[\]}]/.test(error.message) ? 'bracket' : 'colon';
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'MULTILINE_IMPLICIT_KEY') return 'colon';
  if (error.code === 'BAD_SCALAR_START') return 'reserved-character';
  return 'other';
}

function firstReference(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && !node.anchor) return undefined;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Whether the text nests deeper than any agreement, found before the parser sees it: a line of a hundred thousand `- `
 * or `[` ends the whole process inside the library, where nothing can be caught.
 */
function isTooDeep(text: string): boolean {
  if (/^[ \t]{100}/m.test(text) || /(?:[-?][ \t]+){10}/.test(text)) return true;
  let depth = 0;
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function toFileNode(node: ParsedNode, lines: LineCounter): FileNode {
  const at = position(lines, node.range[0]);
  if (isMap(node)) {
    return {
      kind: 'section',
      at,
      entries: node.items.map(({ key, value }) => {
        const keyAt = position(lines, key.range[0]);
        return {
          key: isScalar(key) ? String(key.value) : '?',
          keyAt,
          value: value ? toFileNode(value as ParsedNode, lines) : { kind: 'text', text: '', at: keyAt },
        };
      }),
    };
  }
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => toFileNode(item as ParsedNode, lines)) };
  return { kind: 'text', at, text: isScalar(node) ? String(node.value ?? '') : '' };
}
