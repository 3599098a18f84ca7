import { readFileSync } from 'node:fs';
import { agreementReader } from '../../src/app/agreement-file/read-agreement.ts';
import { comparePlanFile } from '../../src/app/plan-import/compare-plan-file.ts';
import { planEffects } from '../../src/app/plan-import/plan-effects.ts';
import { type PlanFileReading, type Rows, readPlanFile } from '../../src/app/plan-import/read-plan-file.ts';
import type { Agreement } from '../../src/app/ports.ts';
import type { Change, Measure } from '../../src/domain/measure.ts';
import { parseYaml } from '../../src/infra/documents/agreement-yaml.ts';
import { readSheet } from '../../src/infra/documents/sheet.ts';

const folder = new URL('../../examples/upplands-vasby/', import.meta.url);

/** The Upplands Väsby agreement as a store would give it, without a plan. */
export function exampleAgreement(): Agreement {
  const yaml = readFileSync(new URL('overenskommelse.yaml', folder), 'utf8');
  const reading = agreementReader(parseYaml)(yaml, 'overenskommelse.yaml');
  if (!reading.ok) throw new Error('the example agreement has faults');
  const { definition } = reading;
  return {
    id: 'agreement',
    definition,
    functions: definition.functions.map((entry, index) => ({ ...entry, id: `function-${index}`, fromPlan: false })),
    groups: definition.groups.map((group, index) => ({ ...group, id: `group-${index}` })),
    groupMembers: [],
    channels: [],
    index: [],
  };
}

export async function exampleRows(): Promise<Rows> {
  const sheet = await readSheet(readFileSync(new URL('atgardsplan.csv', folder)), 'atgardsplan.csv');
  if (!sheet.ok) throw new Error('the example plan cannot be read');
  return sheet.rows;
}

export function countingIds(): () => string {
  let count = 0;
  return () => `new-${++count}`;
}

/** The agreement with its example plan imported, as a store would hold it. */
export async function examplePlan(): Promise<{
  agreement: Agreement;
  measures: readonly { measure: Measure; changes: readonly Change[] }[];
  read: (rows: Rows) => PlanFileReading;
}> {
  const bare = exampleAgreement();
  const reading = readPlanFile(bare, await exampleRows());
  if (reading.kind !== 'plan') throw new Error('the example plan has faults');
  const now = '2021-01-04T08:00:00.000Z';
  const author = { function: 'Samordnare i kommunen', platform: 'cli' };
  const importer = { author, now, newId: countingIds(), reads: { changes: async () => [] } };
  const effects = await planEffects(bare, [], reading.plan, comparePlanFile([], reading.plan), importer);
  const agreement: Agreement = {
    ...bare,
    functions: [
      ...bare.functions,
      ...effects.flatMap((effect) => (effect.kind === 'add-function' ? [effect.function] : [])),
    ],
    groups: [...bare.groups, ...effects.flatMap((effect) => (effect.kind === 'add-group' ? [effect.group] : []))],
  };
  const measures = effects.flatMap((effect) => {
    if (effect.kind !== 'add-measure') return [];
    const { measureId: id, number, position, state, changes } = effect;
    const measure: Measure = { id, agreementId: agreement.id, number, position, version: changes.length, state };
    return [
      { measure, changes: changes.map((change): Change => ({ ...change, at: change.at ?? now, recordedAt: now })) },
    ];
  });
  return { agreement, measures, read: (rows) => readPlanFile(agreement, rows) };
}
