/** What is wrong with an agreement file, where, and what is to stand there instead. */
export interface AgreementFault {
  readonly file: string;
  /** From 1. A missing key has the line of what it is missing in. */
  readonly line: number;
  readonly column?: number;
  /** In the file's own words, list entries counted from 1: `parter[2].namn`. Empty for the file as a whole. */
  readonly path: string;
  readonly problem: AgreementProblem;
}

export type AgreementProblem =
  | { readonly key: 'empty-file' }
  | { readonly key: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly key: 'too-deep' }
  | { readonly key: 'tab-indentation' }
  | { readonly key: 'yaml-syntax'; readonly kind: YamlSyntaxProblem }
  | { readonly key: 'reference-not-allowed' }
  | { readonly key: 'several-documents' }
  | { readonly key: 'duplicate-key'; readonly name: string }
  | {
      readonly key: 'unknown-key';
      readonly found: string;
      readonly suggestion?: string;
      readonly allowed: readonly string[];
    }
  | { readonly key: 'missing'; readonly field: string; readonly expected: ExpectedValue }
  | { readonly key: 'wrong-shape'; readonly expected: ExpectedValue }
  | { readonly key: 'not-a-date'; readonly found: string }
  | { readonly key: 'impossible-date'; readonly found: string; readonly lastDay: number }
  | { readonly key: 'not-a-month'; readonly found: string }
  | { readonly key: 'not-yes-or-no'; readonly found: string }
  | { readonly key: 'not-a-whole-number'; readonly found: string; readonly min: number; readonly max: number }
  | { readonly key: 'not-a-slug'; readonly found: string; readonly suggestion?: string }
  | {
      readonly key: 'unknown-word';
      readonly found: string;
      readonly suggestion?: string;
      readonly allowed: readonly string[];
    }
  | { readonly key: 'too-long'; readonly length: number; readonly max: number }
  | { readonly key: 'too-few'; readonly count: number; readonly min: number }
  | { readonly key: 'too-many'; readonly count: number; readonly max: number }
  | { readonly key: 'duplicate-name'; readonly name: string; readonly firstLine: number }
  | { readonly key: 'duplicate-number'; readonly number: number; readonly firstLine: number }
  | {
      readonly key: 'unknown-reference';
      readonly kind: 'party' | 'function' | 'group' | 'goal-area';
      readonly found: string;
      readonly suggestion?: string;
      readonly allowed: readonly string[];
    }
  | { readonly key: 'ends-before-start'; readonly from: string; readonly to: string }
  | { readonly key: 'ends-before-extension'; readonly to: string; readonly end: string }
  | { readonly key: 'review-outside'; readonly month: string; readonly from: string; readonly to: string }
  | { readonly key: 'only-with'; readonly field: string; readonly terms: readonly string[] }
  | { readonly key: 'nobody-votes' };

export type YamlSyntaxProblem = 'indentation' | 'quote' | 'colon' | 'bracket' | 'reserved-character' | 'other';

/** The kind of value that is to stand in a place. */
export type ExpectedValue =
  | 'text'
  | 'date'
  | 'month'
  | 'yes-or-no'
  | 'whole-number'
  | 'word'
  | 'slug'
  | 'list-of-texts'
  | 'list-of-numbers'
  | 'list'
  | 'section';

/**
 * A file's content before anything is known about its meaning: texts, lists and sections, each with its place. All
 * values are texts, so `2021`, `ja` and `2021-01-01` are what was written.
 */
export type FileNode =
  | { readonly kind: 'text'; readonly text: string; readonly at: FilePosition }
  | { readonly kind: 'list'; readonly items: readonly FileNode[]; readonly at: FilePosition }
  | { readonly kind: 'section'; readonly entries: readonly FileEntry[]; readonly at: FilePosition };

export interface FileEntry {
  readonly key: string;
  readonly keyAt: FilePosition;
  readonly value: FileNode;
}

/** Both from 1. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
}

/** What a parser makes of a file: its tree, or why it has none. */
export type ParsedFile =
  | { readonly ok: true; readonly root: FileNode }
  | { readonly ok: false; readonly faults: readonly (FilePosition & { readonly problem: AgreementProblem })[] };
