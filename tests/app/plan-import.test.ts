import { beforeAll, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/app/effects.ts';
import { comparePlanFile, diffKey } from '../../src/app/plan-import/compare-plan-file.ts';
import { planEffects } from '../../src/app/plan-import/plan-effects.ts';
import { type PlanFile, type Rows, readPlanFile } from '../../src/app/plan-import/read-plan-file.ts';
import type { Agreement } from '../../src/app/ports.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { countingIds, exampleAgreement, exampleRows } from '../helpers/example-plan.ts';

const text = (rows: readonly (readonly string[])[]): Rows => rows.map((row) => row.map((cell) => ({ text: cell })));

const author = { function: 'Samordnare i kommunen', platform: 'cli' };

async function importing(
  agreement: Agreement,
  plan: PlanFile,
  measures: readonly Measure[],
  now: string,
): Promise<readonly Effect[]> {
  const importer = { author, now, newId: countingIds(), reads: { changes: async () => [] } };
  return planEffects(agreement, measures, plan, comparePlanFile(measures, plan), importer);
}

/** The measures as a store would hold them after the effects. */
function stored(effects: readonly Effect[]): readonly Measure[] {
  return effects.flatMap((effect): Measure[] =>
    effect.kind === 'add-measure'
      ? [
          {
            id: effect.measureId,
            agreementId: 'agreement',
            number: effect.number,
            position: effect.position,
            version: effect.changes.length,
            state: effect.state,
          },
        ]
      : [],
  );
}

function planOf(agreement: Agreement, rows: Rows): PlanFile {
  const reading = readPlanFile(agreement, rows);
  if (reading.kind !== 'plan') throw new Error(JSON.stringify(reading));
  return reading.plan;
}

describe('importing the example plan', () => {
  const agreement = exampleAgreement();
  let rows: Rows;
  let plan: PlanFile;
  beforeAll(async () => {
    rows = await exampleRows();
    plan = planOf(agreement, rows);
  });

  it('passes the privacy guard with nothing to look at twice', () => {
    expect(plan.doubtful).toEqual([]);
  });

  it('adds every measure from the agreement’s first day, with its functions and groups', async () => {
    const effects = await importing(agreement, plan, [], '2021-11-10T08:00:00.000Z');
    const added = effects.filter((effect) => effect.kind === 'add-measure');
    expect(added).toHaveLength(rows.length - 1);
    const first = added[0];
    expect(first?.changes[0]).toMatchObject({ version: 1, at: '2020-12-31T23:00:00.000Z', body: { kind: 'planned' } });
    expect(first?.groupId).toBe('group-3');
    expect(first?.parts.map(({ part }) => part)).toContain('responsible');
    const functions = effects.flatMap((effect) => (effect.kind === 'add-function' ? [effect.function.name] : []));
    expect(functions).toContain('Gatu- och parkchef');
    expect(
      effects.some((effect) => effect.kind === 'add-group' && effect.group.name === 'Samverkansgrupp unga (exempel)'),
    ).toBe(true);
  });

  it('changes nothing the second time', async () => {
    const measures = stored(await importing(agreement, plan, [], '2021-11-10T08:00:00.000Z'));
    const diff = comparePlanFile(measures, planOf(agreement, rows));
    expect(diff.added).toEqual([]);
    expect(diff.changed).toEqual([]);
    expect(diff.unchanged).toHaveLength(rows.length - 1);
  });

  it('waits in a question as JSON and comes out the same', () => {
    const back = JSON.parse(JSON.stringify(plan)) as PlanFile;
    expect(diffKey(comparePlanFile([], back))).toBe(diffKey(comparePlanFile([], plan)));
  });

  it('edits what differs, keeps what people have recorded, and lists what the file lacks', async () => {
    const measures = stored(await importing(agreement, plan, [], '2021-11-10T08:00:00.000Z')).map((measure) =>
      measure.number === '1.3'
        ? {
            ...measure,
            state: {
              ...measure.state,
              rating: { value: 'yellow' as const, reason: 'väntar på el', at: '2021-12-10T08:00:00.000Z', version: 2 },
            },
          }
        : measure,
    );
    const header = ['Nr', 'Insats', 'Ansvarig organisation', 'Ansvarig funktion', 'Läge 2021-12-20'];
    const changed = planOf(
      agreement,
      text([header, ['1.3', 'Ny belysning på tio platser', 'Kommunen', 'Gatu- och parkchef', 'grön']]),
    );
    const diff = comparePlanFile(measures, changed);
    expect(diff.changed.map(({ measure }) => measure.number)).toEqual(['1.3']);
    expect(diff.changed[0]?.fields.map(({ field }) => field)).not.toContain('rating');
    expect(diff.kept).toEqual([{ number: '1.3', field: 'rating' }]);
    expect(diff.missing).toHaveLength(measures.length - 1);
    const effects = await importing(agreement, changed, measures, '2022-01-10T08:00:00.000Z');
    const change = effects.find((effect) => effect.kind === 'change');
    expect(change?.state.plan.title).toBe('Ny belysning på tio platser');
    expect(change?.expected).toBe(1);
  });

  it('refuses a cell that describes a person by its place and shows nothing of the file', () => {
    const reading = readPlanFile(
      agreement,
      text([
        ['Nr', 'Insats', 'Orsak'],
        ['1.1', 'Vandring', 'Ring 070-123 45 67'],
        ['', 'Utan nummer', ''],
      ]),
    );
    expect(reading).toMatchObject({ kind: 'faults', refused: [{ row: 2, column: 'Orsak' }], faults: [] });
    expect(JSON.stringify(reading)).not.toContain('070');
  });

  it('asks about a number that Excel made a date, and takes the answer', () => {
    const rows: Rows = [
      [{ text: 'Nr' }, { text: 'Insats' }],
      [{ text: '2021-03-01', date: '2021-03-01' }, { text: 'Belysning' }],
    ];
    const reading = readPlanFile(agreement, rows);
    expect(reading).toMatchObject({ kind: 'questions', questions: [{ row: 2, candidates: ['1.3', '3.1'] }] });
    expect(readPlanFile(agreement, rows, { 2: '1.3' })).toMatchObject({
      kind: 'plan',
      plan: { rows: [{ number: '1.3' }] },
    });
  });

  it('leaves a fold of the same changes as the stored state', async () => {
    const effects = await importing(agreement, plan, [], '2021-11-10T08:00:00.000Z');
    for (const effect of effects) {
      if (effect.kind !== 'add-measure') continue;
      const changes = effect.changes.map((change) => ({
        ...change,
        at: change.at ?? '',
        recordedAt: '2021-11-10T08:00:00.000Z',
      }));
      expect(foldChanges(changes)).toEqual(effect.state);
    }
  });
});
