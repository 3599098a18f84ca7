import { shortestSaying } from '../../domain/masking.ts';
import type { Claim, ReportBlock, ReportDocument, ReportRow, Source } from '../reports/report.ts';
import type { FollowUpWording } from './follow-up.ts';
import { judgementPart, withWords } from './wording.ts';

/** What is to be taken away: the words themselves, and the changes of a measure that said them where it is a measure's. */
export interface TakenAway {
  readonly changes?: { readonly measureId: string; readonly versions: readonly number[] };
  readonly texts: readonly string[];
}

interface Told {
  readonly document: ReportDocument;
  readonly wording: FollowUpWording;
}

/**
 * A kept document without a text: wherever the words stand, and in every line that quotes one of the changes, however it was
 * shortened. Undefined where it does not hold them.
 * @param instead what stands there instead
 */
export function withoutTakenText(kept: Told, taken: TakenAway, instead: string): Told | undefined {
  // The longest first: what holds another goes whole.
  const words = taken.texts
    .flatMap(passages)
    .filter((text) => text.length >= shortestSaying)
    .sort((a, b) => b.length - a.length);
  // A measure's short ones are found by the change that is quoted.
  const shortOnes = taken.changes ? [] : taken.texts.map(inOneLine).filter((text) => text.length < shortestSaying);
  const clean = (text: string) =>
    shortOnes.includes(inOneLine(text))
      ? instead
      : words.reduce((left, word) => withoutWords(left, word, instead), text);
  const quotes = (sources: readonly Source[]) =>
    sources.some(
      (source) =>
        source.kind === 'measure' &&
        source.measureId === taken.changes?.measureId &&
        source.version !== undefined &&
        taken.changes.versions.includes(source.version),
    );
  const ofClaim = (claim: Claim): Claim => {
    const text = clean(claim.text);
    return { ...claim, text: text === claim.text && quotes(claim.sources) ? instead : text };
  };
  const ofRow = (row: ReportRow): ReportRow => {
    const cells = row.cells.map(clean);
    const isSame = cells.every((cell, index) => cell === row.cells[index]);
    // The words are cut short in it: what it asks is taken away whole.
    return {
      ...row,
      cells: isSame && quotes(row.sources) ? cells.map((cell, at) => (at === 1 ? instead : cell)) : cells,
    };
  };
  const ofBlock = (block: ReportBlock): ReportBlock => {
    switch (block.kind) {
      case 'paragraph':
        return { ...block, claim: ofClaim(block.claim) };
      case 'list':
        return { ...block, items: block.items.map(ofClaim) };
      case 'table':
        return { ...block, rows: block.rows.map(ofRow) };
      case 'chart':
        return block;
    }
  };
  const document: ReportDocument = {
    ...kept.document,
    lead: kept.document.lead.map(ofClaim),
    sections: kept.document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map(ofBlock),
    })),
  };
  // A text that goes whole is worded no more: the next version says what is made of the facts.
  const { judgement, deviations = {} } = kept.wording;
  const said = [
    ...Object.entries(deviations),
    ...(judgement === undefined ? [] : [[judgementPart, judgement] as const]),
  ];
  const changed = said.filter(([, text]) => clean(text) !== text);
  const left = new Map(changed.map(([part, text]) => [part, clean(text) === instead ? undefined : clean(text)]));
  const wording = left.size === 0 ? kept.wording : withWords(kept.wording, left);
  const isSame =
    JSON.stringify({ document, wording }) === JSON.stringify({ document: kept.document, wording: kept.wording });
  return isSame ? undefined : { document, wording };
}

/** A text as documents say it: whole, and a paragraph at a time. */
function passages(text: string): readonly string[] {
  return [...new Set([text, ...text.split(/\n\s*\n/)].map(inOneLine))];
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** However the lines are broken, and where they are cut short with an ellipsis. */
function withoutWords(text: string, words: string, instead: string): string {
  const pattern = words.split(' ').map(escaped).join('\\s+');
  return withoutBeginnings(
    text.replace(new RegExp(pattern, 'gu'), () => instead),
    words,
    instead,
  );
}

function withoutBeginnings(text: string, words: string, instead: string): string {
  const start = words.slice(0, shortestSaying);
  for (let end = text.indexOf('…'); end >= 0; end = text.indexOf('…', end + 1)) {
    const from = text.lastIndexOf(start, end);
    if (from < 0 || !words.startsWith(inOneLine(text.slice(from, end)))) continue;
    const left = text.slice(0, from) + instead;
    return left + withoutBeginnings(text.slice(end + 1), words, instead);
  }
  return text;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
