import { shortestSaying } from '../../domain/masking.ts';
import type { Claim, ReportBlock, ReportDocument, ReportRow, Source } from '../reports/report.ts';
import type { FollowUpWording } from './follow-up.ts';

/** What is to be taken away: the changes of a measure that said it, and the words themselves. */
export interface TakenAway {
  readonly measureId: string;
  readonly versions: readonly number[];
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
  const words = taken.texts.map((text) => text.trim()).filter((text) => text.length >= shortestSaying);
  const clean = (text: string) => words.reduce((left, word) => left.replaceAll(word, instead), text);
  const quotes = (sources: readonly Source[]) =>
    sources.some(
      (source) =>
        source.kind === 'measure' &&
        source.measureId === taken.measureId &&
        source.version !== undefined &&
        taken.versions.includes(source.version),
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
  const { judgement, deviations } = kept.wording;
  const wording: FollowUpWording = {
    ...(judgement === undefined ? {} : { judgement: clean(judgement) }),
    ...(deviations === undefined
      ? {}
      : { deviations: Object.fromEntries(Object.entries(deviations).map(([id, text]) => [id, clean(text)])) }),
  };
  const isSame =
    JSON.stringify({ document, wording }) === JSON.stringify({ document: kept.document, wording: kept.wording });
  return isSame ? undefined : { document, wording };
}
