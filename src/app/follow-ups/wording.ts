import { present } from '../../domain/present.ts';
import type { Claim, OlderWords, ReportBlock, ReportDocument } from '../reports/report.ts';
import type { FollowUpIssue, FollowUpWording } from './follow-up.ts';

/** Names the leading sentences among what is worded; a deviation is named by its measure's id. */
export const judgementPart = 'judgement';

/** A document with what its coordinators have worded in their own way: the leading sentences, and lines of deviations. */
export function worded(document: ReportDocument, { judgement, deviations }: FollowUpWording): ReportDocument {
  const lead = judgement === undefined ? document.lead : [{ text: judgement, sources: [] }];
  if (!deviations) return { ...document, lead };
  const reworded = (claim: Claim): Claim => {
    const own = deviations[measureOf(claim) ?? ''];
    return own === undefined ? claim : { ...claim, text: own };
  };
  const sections = document.sections.map((section) =>
    section.key === 'deviations'
      ? { ...section, blocks: section.blocks.map((block) => reworkedList(block, reworded)) }
      : section,
  );
  return { ...document, lead, sections };
}

/** The lines that may be worded anew, by the measure that they are about. */
export function wordable(document: ReportDocument): readonly { readonly measureId: string; readonly claim: Claim }[] {
  return document.sections
    .filter(({ key }) => key === 'deviations')
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])))
    .flatMap((claim) => {
      const measureId = measureOf(claim);
      return measureId === undefined ? [] : [{ measureId, claim }];
    });
}

/** What coordinators have worded themselves in a version, by where it stands; what has been taken away is no more among it. */
export function ownWords({ document, wording }: FollowUpIssue): readonly {
  readonly part: string;
  readonly text: string;
  readonly kind: 'judgement' | 'deviation';
  readonly of?: string;
}[] {
  const { judgement, deviations = {} } = wording;
  return [
    ...(judgement === undefined ? [] : [{ part: judgementPart, text: judgement, kind: 'judgement' as const }]),
    ...Object.entries(deviations).map(([measureId, text]) => ({
      part: measureId,
      text,
      kind: 'deviation' as const,
      ...present({ of: numberIn(document, measureId) }),
    })),
  ];
}

/** The wording as the next version takes it over, whose facts are newer: each text tells which version's it was written for. */
export function carriedOver({ wording, version }: FollowUpIssue): FollowUpWording {
  const parts = partsOf(wording);
  if (parts.length === 0) return wording;
  return {
    ...wording,
    writtenFor: Object.fromEntries(parts.map((part) => [part, wording.writtenFor?.[part] ?? version])),
  };
}

/** The wording with some texts instead of what stood there; undefined gives the place back to what is made of the facts. */
export function withWords(
  { judgement, deviations = {}, writtenFor = {} }: FollowUpWording,
  words: ReadonlyMap<string, string | undefined>,
): FollowUpWording {
  const lead = words.has(judgementPart) ? words.get(judgementPart) : judgement;
  const ids = [...new Set([...Object.keys(deviations), ...words.keys()])].filter((part) => part !== judgementPart);
  const lines = ids.flatMap((id) => {
    const text = words.has(id) ? words.get(id) : deviations[id];
    return text === undefined ? [] : [[id, text] as const];
  });
  const older = Object.entries(writtenFor).filter(([part]) => !words.has(part));
  return present({
    judgement: lead,
    deviations: lines.length === 0 ? undefined : Object.fromEntries(lines),
    writtenFor: older.length === 0 ? undefined : Object.fromEntries(older),
  });
}

/** A document whose places are as in another one of the same moment, which nobody has worded. */
export function withGenerated(
  document: ReportDocument,
  generated: ReportDocument,
  parts: readonly string[],
): ReportDocument {
  const lines = wordable(generated).flatMap(({ measureId, claim }) =>
    parts.includes(measureId) ? [[measureId, claim.text] as const] : [],
  );
  return {
    ...worded(document, { deviations: Object.fromEntries(lines) }),
    lead: parts.includes(judgementPart) ? generated.lead : document.lead,
  };
}

/** The texts in a version that were written for an older version's facts. */
export function olderWords({ document, wording }: Pick<FollowUpIssue, 'document' | 'wording'>): readonly OlderWords[] {
  const { writtenFor = {} } = wording;
  const versions = [...new Set(Object.values(writtenFor))].sort((a, b) => a - b);
  return versions.flatMap((version) => {
    const parts = Object.keys(writtenFor).filter((part) => writtenFor[part] === version);
    const lead = parts.includes(judgementPart);
    const numbers = parts.flatMap((part) => numberIn(document, part) ?? []).sort();
    return lead || numbers.length > 0 ? [{ version, lead, numbers }] : [];
  });
}

function partsOf({ judgement, deviations = {} }: FollowUpWording): readonly string[] {
  return [...(judgement === undefined ? [] : [judgementPart]), ...Object.keys(deviations)];
}

function numberIn(document: ReportDocument, measureId: string): string | undefined {
  const [source] = wordable(document).find((line) => line.measureId === measureId)?.claim.sources ?? [];
  return source?.kind === 'measure' ? source.number : undefined;
}

function reworkedList(block: ReportBlock, change: (claim: Claim) => Claim): ReportBlock {
  return block.kind === 'list' ? { ...block, items: block.items.map(change) } : block;
}

function measureOf({ sources }: Claim): string | undefined {
  const [first] = sources;
  return first?.kind === 'measure' ? first.measureId : undefined;
}
