import { z } from 'zod';
import { comparePlanFile, diffKey } from '../plan-import/compare-plan-file.ts';
import { planEffects } from '../plan-import/plan-effects.ts';
import type { PlanFile } from '../plan-import/read-plan-file.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand } from './command.ts';
import { preview } from './import.ts';

const args = z.object({
  /** From our own question: read and guarded when the file came in. */
  plan: z.custom<PlanFile>(
    (value) => typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows),
  ),
  /** What the preview said would change. */
  shown: z.string(),
});

/** Imports what the preview showed; when the plan has changed since so that it would do something else, shows that first. */
export const importConfirm = agreementCommand({
  name: 'import-confirm',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'change-plan',
  changes: true,
  args,
  run: async (context, { plan, shown }) => {
    const { t, agreement, reads, now, newId } = context;
    const measures = await reads.measures(agreement.id);
    const diff = comparePlanFile(measures, plan);
    if (diffKey(diff) !== shown) return preview(context, plan, [t.files.import.changedMeanwhile]);
    const as = writer(context);
    const importer = { author: authorOf(context, as), functionId: as.id, now, newId, reads };
    return {
      outcome: 'done',
      message: t.say(t.files.import.done(diff.added.length, diff.changed.length), t.files.import.doneNext),
      data: {
        added: diff.added.map(({ number }) => number),
        changed: diff.changed.map(({ measure }) => measure.number),
      },
      effects: await planEffects(agreement, measures, plan, diff, importer),
    };
  },
});
