import type { Effect } from '../app/effects.ts';
import { comparePlanFile, type ImportDiff } from '../app/plan-import/compare-plan-file.ts';
import { planEffects } from '../app/plan-import/plan-effects.ts';
import { type PlanFile, type PlanFileReading, type Rows, readPlanFile } from '../app/plan-import/read-plan-file.ts';
import type { Agreement } from '../app/ports.ts';
import type { Application } from '../application.ts';
import type { Measure } from '../domain/measure.ts';

/** A plan file compared with the plan that there is, ready to be stored. */
export interface PreparedImport {
  readonly agreement: Agreement;
  readonly measures: readonly Measure[];
  readonly plan: PlanFile;
  readonly diff: ImportDiff;
}

export async function prepareImport(
  app: Application,
  agreement: Agreement,
  rows: Rows,
): Promise<PreparedImport | Exclude<PlanFileReading, { kind: 'plan' }>> {
  const reading = readPlanFile(agreement, rows);
  if (reading.kind !== 'plan') return reading;
  const measures = await app.store.measures(agreement.id);
  return { agreement, measures, plan: reading.plan, diff: comparePlanFile(measures, reading.plan) };
}

/** Stores a compared plan as the operator, in one transaction. */
export async function storeImport(
  app: Application,
  { agreement, measures, plan, diff }: PreparedImport,
): Promise<void> {
  const now = app.clock.now();
  const author = { function: 'operatör', platform: 'cli' };
  // The clock may stand still between two imports (local mode): the secret keeps their ids apart.
  const newId = app.handling.newIds(`import ${agreement.id} ${now} ${app.handling.newSecret()}`);
  const effects: readonly Effect[] = await planEffects(agreement, measures, plan, diff, {
    author,
    now,
    newId,
    reads: app.store,
  });
  if (effects.length === 0) return;
  const result = await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: now,
    recordedAt: now,
    actor: 'operator',
    effects,
  });
  if (result.kind !== 'committed')
    throw new Error('the plan was changed by someone else meanwhile; run the command again');
}
