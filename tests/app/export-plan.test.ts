import { describe, expect, it } from 'vitest';
import { type Exported, exportToJson } from '../../src/app/export-plan.ts';
import { exportToTable } from '../../src/app/export-table.ts';
import { comparePlanFile } from '../../src/app/plan-import/compare-plan-file.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { Change } from '../../src/domain/measure.ts';
import { textsIn } from '../../src/text/texts.ts';
import { examplePlan } from '../helpers/example-plan.ts';

const note = (version: number, at: string, text: string): Change => ({
  version,
  at,
  recordedAt: at,
  author: { function: 'Gatu- och parkchef', platform: 'slack', place: 'EST strategisk' },
  body: { kind: 'note', text },
});

async function exported(extra: readonly Change[] = []): Promise<Exported> {
  const { agreement, measures } = await examplePlan();
  const withChanges = measures.map(({ measure, changes }) => {
    const all = measure.number === '1.3' ? [...changes, ...extra] : changes;
    return { measure: { ...measure, state: foldChanges(all) }, changes: all };
  });
  return { agreement, measures: withChanges, references: [], today: '2021-12-10', now: '2021-12-10T08:00:00.000Z' };
}

describe('the export', () => {
  const t = textsIn('sv');

  it('can be imported again and then changes nothing', async () => {
    const { read } = await examplePlan();
    const plan = await exported();
    const { header, rows } = exportToTable(t, plan);
    const reading = read([header, ...rows].map((row) => row.map((cell) => ({ text: String(cell ?? '') }))));
    expect(reading.kind).toBe('plan');
    if (reading.kind !== 'plan') return;
    const diff = comparePlanFile(
      plan.measures.map(({ measure }) => measure),
      reading.plan,
    );
    expect(diff.changed.map(({ measure, fields }) => [measure.number, fields])).toEqual([]);
    expect(diff.added).toEqual([]);
    expect(diff.missing).toEqual([]);
  });

  it('has the notes of a measure, the one that was taken back left out, and a masked one as who took it away', async () => {
    const masked = { by: 'Samordnare i kommunen', at: '2021-12-09T08:00:00.000Z', why: 'fel text' };
    const changes: readonly Change[] = [
      note(2, '2021-11-10T08:00:00.000Z', 'Åtta av tio klara'),
      note(3, '2021-11-11T08:00:00.000Z', 'Nio av tio klara'),
      { ...note(4, '2021-11-12T08:00:00.000Z', ''), body: { kind: 'undone', version: 3 } },
      { ...note(5, '2021-12-01T08:00:00.000Z', ''), masked },
    ];
    const json = JSON.parse(JSON.stringify(exportToJson(t, await exported(changes)))) as {
      measures: { number: string; status: string; due: string; notes: { text: string; function: string }[] }[];
    };
    const measure = json.measures.find(({ number }) => number === '1.3');
    expect(measure).toMatchObject({ status: 'in_progress', due: '2021-10-29' });
    expect(measure?.notes[0]).toMatchObject({ text: 'Åtta av tio klara', function: 'Gatu- och parkchef' });
    expect(measure?.notes).toHaveLength(2);
    expect(measure?.notes[1]?.text).toContain('Samordnare i kommunen');
  });
});
