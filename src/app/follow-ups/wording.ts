import type { Claim, ReportBlock, ReportDocument } from '../reports/report.ts';
import type { FollowUpWording } from './follow-up.ts';

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

function reworkedList(block: ReportBlock, change: (claim: Claim) => Claim): ReportBlock {
  return block.kind === 'list' ? { ...block, items: block.items.map(change) } : block;
}

function measureOf({ sources }: Claim): string | undefined {
  const [first] = sources;
  return first?.kind === 'measure' ? first.measureId : undefined;
}
