import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreementReader } from '../../src/app/agreement-file/read-agreement.ts';
import { parseYaml } from '../../src/infra/documents/agreement-yaml.ts';
import { createDocuments } from '../../src/infra/documents/documents.ts';
import { planTemplateSv } from '../../src/text/plan-template.sv.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

const agreement = 'examples/upplands-vasby/overenskommelse.yaml';
const plan = 'examples/upplands-vasby/atgardsplan.csv';

let machine: Machine;
beforeAll(async () => {
  machine = await atTheTerminal();
});
afterAll(() => machine.leave());

const at = (name: string) => join(machine.folder, name);

it('nothing can be imported or exported before there is an agreement', async () => {
  const imported = await machine.run(['plan', 'import', plan, '--yes']);
  expect(imported).toMatchObject({ code: 2, err: expect.stringContaining('samverkan agreement apply FIL.yaml') });
});

it('an agreement with faults is refused whole, each fault with file, line and what to write', async () => {
  const text = await readFile(agreement, 'utf8');
  await writeFile(at('fel.yaml'), text.replace(/2022-12-31/u, '2022-13-31'));
  const { code, out, err } = await machine.run(['agreement', 'apply', at('fel.yaml')]);
  const line = text.slice(0, text.indexOf('2022-12-31')).split('\n').length;
  expect(err).toContain(`fel.yaml, rad ${line} (giltig_till)`);
  expect([code, out]).toEqual([1, '']);
});

it('a file that is not there, or is no YAML, is said plainly', async () => {
  const missing = await machine.run(['agreement', 'apply', at('finns-inte.yaml')]);
  expect(missing.err).toContain('finns-inte.yaml går inte att läsa');
  expect(missing.code).toBe(2);
  await writeFile(at('trasig.yaml'), 'titel: "utan slut\n  - [');
  const broken = await machine.run(['agreement', 'apply', at('trasig.yaml')]);
  expect(broken.code).toBe(1);
  expect(broken.err).toMatch(/trasig\.yaml, rad 2/u);
  expect(broken.err).not.toMatch(/\bat .*\.ts:/u);
});

it('an agreement is applied, and applied again changes nothing', async () => {
  const first = await machine.run(['agreement', 'apply', agreement]);
  expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Sparat: Samverkan för ett tryggare') });
  const again = await machine.run(['agreement', 'apply', agreement]);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Ingen ändring') });
});

it('a plan is previewed, stored only with --yes, and then unchanged', async () => {
  const preview = await machine.run(['plan', 'import', plan]);
  expect(preview.out).toContain('18 nya, 0 ändrade, 0 oförändrade');
  expect(preview).toMatchObject({ code: 0, err: expect.stringContaining('Kör igen med --yes') });
  const stored = await machine.run(['plan', 'import', plan, '--yes']);
  expect(stored).toMatchObject({ code: 0, out: expect.stringContaining('Sparat: 18 nya') });
  const again = await machine.run(['plan', 'import', plan]);
  expect(again.out).toContain('0 nya, 0 ändrade, 18 oförändrade');
});

it('a plan with faults is refused by row, without what the guard refuses, and nothing of it is stored', async () => {
  const good = await readFile(plan, 'utf8');
  await writeFile(
    at('fel.csv'),
    good.replace(/2021-10-29/u, '2021-02-30').replace(/Tio av tio platser klara/u, 'Se 19121212-1212'),
  );
  const { code, err } = await machine.run(['plan', 'import', at('fel.csv'), '--yes']);
  expect(code).toBe(1);
  expect(err).toMatch(/Rad 4/u);
  expect(err).not.toContain('19121212');
  await writeFile(at('bild.xlsx'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  const picture = await machine.run(['plan', 'import', at('bild.xlsx'), '--yes']);
  expect(picture).toMatchObject({ code: 1, err: expect.stringContaining('inte en tabell') });
  await writeFile(at('tom.csv'), '');
  expect(await machine.run(['plan', 'import', at('tom.csv')])).toMatchObject({ code: 1, err: 'Filen är tom.\n' });
});

it('the template can be written for Excel and as CSV, and holds the columns', async () => {
  const documents = createDocuments(planTemplateSv, agreementReader(parseYaml));
  for (const name of ['mall.xlsx', 'mall.csv']) {
    const { code, out } = await machine.run(['plan', 'template', '--out', at(name)]);
    expect([code, out]).toEqual([0, `Skrev ${at(name)}.\n`]);
    const sheet = await documents.readSheet(await readFile(at(name)), name);
    expect(JSON.stringify(sheet)).toContain('Insats');
  }
});

it('the plan is exported as JSON, CSV and Excel', async () => {
  const said = await machine.run(['export', '--format', 'json', '--out', at('plan.json')]);
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('18 insatser') });
  const { measures } = JSON.parse(await readFile(at('plan.json'), 'utf8')) as { measures: readonly object[] };
  expect(measures).toHaveLength(18);
  for (const measure of measures)
    expect(measure).toEqual(
      expect.objectContaining({
        number: expect.any(String),
        title: expect.any(String),
        status: expect.any(String),
        notes: expect.any(Array),
      }),
    );
  expect(measures[2]).toMatchObject({
    number: '1.3',
    status: 'in_progress',
    rating: null,
    due: '2021-10-29',
    notes: [],
  });
  await machine.run(['export', '--format', 'csv', '--out', at('plan.csv')]);
  expect(await readFile(at('plan.csv'), 'utf8')).toContain('Förbättra belysningen');
  await machine.run(['export', '--format', 'xlsx', '--out', at('plan.xlsx')]);
  expect((await stat(at('plan.xlsx'))).size).toBeGreaterThan(3000);
  const wrong = await machine.run(['export', '--format', 'pdf', '--out', at('plan.pdf')]);
  expect(wrong).toMatchObject({ code: 2, err: '--format ska vara xlsx, csv eller json.\n' });
});

it('what was exported can be imported again without a change', async () => {
  const { out } = await machine.run(['plan', 'import', at('plan.xlsx')]);
  expect(out).toContain('0 nya, 0 ändrade, 18 oförändrade');
});
