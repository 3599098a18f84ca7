import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ReportFormat } from '../../../src/app/reports/report.ts';
import { createDrawing } from '../../../src/infra/documents/draw-report.ts';
import { anImprint, aReport } from '../../helpers/a-report.ts';
import { aFolder } from '../../helpers/folder.ts';
import { runProgram } from '../../helpers/spawn.ts';

describe('the process that draws', { timeout: 60_000 }, () => {
  const inPlaceOf = (program: string) => {
    const path = join(aFolder({ 'program.mjs': program }), 'program.mjs');
    return createDrawing({ path, nodeOptions: [] }, { order: 1500, idle: 300 });
  };
  const answering = `process.on('disconnect', () => process.exit());
    process.on('message', () => {
      process.send({ kind: 'made', format: 'pdf', bytes: Buffer.from(String(process.pid)) });
      process.send({ kind: 'made', format: 'docx', bytes: Buffer.from(Object.keys(process.env).sort().join()) });
      process.send({ kind: 'done' });
    });`;
  const read = (drawn: ReadonlyMap<ReportFormat, Uint8Array>, format: ReportFormat) =>
    new TextDecoder().decode(drawn.get(format));

  it('that never answers is ended, and what was made before that is kept', async () => {
    const drawStuck = inPlaceOf(`process.on('message', () => {
      process.send({ kind: 'made', format: 'pdf', bytes: Buffer.from(String(process.pid)) }, () => { for (;;); });
    });`);
    const drawn = await drawStuck(aReport(), anImprint(), ['json', 'pdf', 'docx']);
    expect([...drawn.keys()]).toEqual(['json', 'pdf']);
    await expect.poll(() => isRunning(Number(read(drawn, 'pdf')))).toBe(false);
  });

  it('that dies fails that order only', async () => {
    const drawDying = inPlaceOf(`let orders = 0;
      process.on('message', () => {
        if (orders++ === 1) process.kill(process.pid, 'SIGSEGV');
        else process.send({ kind: 'made', format: 'pdf', bytes: Buffer.from('x') }, () => process.send({ kind: 'done' }));
      });`);
    const sizes: number[] = [];
    for (let time = 0; time < 3; time++) sizes.push((await drawDying(aReport(), anImprint(), ['pdf'])).size);
    expect(sizes).toEqual([1, 0, 1]);
  });

  it('is used again while there is work, and ended when there has been none for a while', async () => {
    const drawAnswer = inPlaceOf(answering);
    const asked = () => drawAnswer(aReport(), anImprint(), ['pdf']).then((drawn) => Number(read(drawn, 'pdf')));
    const [first = 0, second] = await Promise.all([asked(), asked()]);
    expect(first).toBe(second);
    await expect.poll(() => isRunning(first), { timeout: 5000 }).toBe(false);
    expect(await asked()).not.toBe(first);
  });

  it('is not given the program’s secrets', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-hemligt');
    onTestFinished(() => void vi.unstubAllEnvs());
    const drawn = await inPlaceOf(answering)(aReport(), anImprint(), ['docx']);
    expect(read(drawn, 'docx').split(',')).toContain('PATH');
    expect(read(drawn, 'docx')).not.toMatch(/SLACK|TOKEN|DATABASE/);
  });

  it('that can’t be started makes nothing, and says nothing', async () => {
    const drawNothing = createDrawing({ path: join(aFolder(), 'is-not-there.mjs'), nodeOptions: [] });
    expect([...(await drawNothing(aReport(), anImprint(), ['json', 'pdf'])).keys()]).toEqual(['json']);
  });

  it('keeps no program alive', async () => {
    const { status, stdout } = await runProgram('tests/helpers/programs/draw-once.ts');
    expect({ status, formats: stdout.trim().split('\n')[0] }).toEqual({ status: 0, formats: 'pdf' });
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
