import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Agreement } from '../../src/app/ports.ts';
import { type Application, createApplication } from '../../src/application.ts';
import { applyAgreement } from '../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../src/cli/import-plan.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { type DatabasePlace, openDatabase } from '../../src/infra/database/open-database.ts';
import type { Sender } from './load.ts';
import { root } from './processes.ts';

const group = 'EST strategisk';
const quiet = { info() {}, warn() {}, error() {} };

/** Agreements of this year and the next, each with its plan, a bound channel and a coordinator who writes there. */
export async function seed(
  place: DatabasePlace,
  agreements: number,
  largePlan: number,
): Promise<{ senders: Sender[]; large: Sender }> {
  const database = await openDatabase(place);
  try {
    const app = createApplication({
      database,
      clock: systemClock,
      log: quiet,
      administrators: [],
      local: false,
      dataFolder: tmpdir(),
    });
    const senders: Sender[] = [];
    for (let number = 0; number < agreements; number++)
      senders.push(await seedOne(app, `ort-${number}`, file('atgardsplan.csv')));
    const large = await seedOne(app, 'storort', planOf(largePlan));
    await database.pool.query('ANALYZE');
    return { senders, large: { ...large, texts: ['alla'] } };
  } finally {
    await database.close();
  }
}

async function seedOne(app: Application, key: string, plan: string): Promise<Sender> {
  return bindAndHold(app, await seedAgreement(app, key, plan), key);
}

/** The example under another key, with a plan of its own. */
async function seedAgreement(app: Application, key: string, plan: string): Promise<Agreement> {
  const text = file('overenskommelse.yaml')
    .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
    .replace(/^titel: .*$/m, `titel: Samverkan i ${key}`);
  const applied = await applyAgreement(app, { fileName: 'overenskommelse.yaml', text });
  if (!applied.ok) throw new Error(`the agreement: ${JSON.stringify(applied.faults)}`);
  const id = (await app.store.agreements()).find((entry) => entry.key === key)?.id ?? '';
  const sheet = await app.handling.documents.readSheet(Buffer.from(plan), 'atgardsplan.csv');
  const prepared = sheet.ok ? await prepareImport(app, await agreementOf(app, id), sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared) throw new Error('the plan could not be read');
  await storeImport(app, prepared);
  return agreementOf(app, id);
}

/** One agreement with so many measures, without people. */
export async function seedPlan(app: Application, key: string, measures: number): Promise<Agreement> {
  return seedAgreement(app, key, planOf(measures));
}

async function bindAndHold(app: Application, agreement: Agreement, key: string): Promise<Sender> {
  const bound = agreement.groups.find((entry) => entry.name === group);
  const coordinator = agreement.functions.find((entry) => entry.roles.includes('coordinator'));
  if (!bound || !coordinator) throw new Error('the example has no such group or no coordinator');
  const account = { platform: 'slack' as const, tenant: 'T0BENCH', id: `U0${key.replace('-', '').toUpperCase()}` };
  const channel = { platform: 'slack' as const, tenant: 'T0BENCH', id: `C0${key.replace('-', '').toUpperCase()}` };
  const newId = app.handling.newIds(`bench ${key}`);
  const personId = newId();
  const now = app.clock.now();
  await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: now,
    recordedAt: now,
    actor: 'operator',
    effects: [
      { kind: 'bind-channel', bound: { channel, agreementId: agreement.id, groupId: bound.id, name: group } },
      { kind: 'add-person', personId, account },
      { kind: 'hold', holdingId: newId(), personId, functionId: coordinator.id, confirmed: true },
    ],
  });
  const measures = agreement.index.filter((entry) => entry.groupId === bound.id);
  const texts = notes.flatMap((note) => measures.map((entry) => `${entry.number} ${note} (#)`));
  return { user: account.id, channel: channel.id, texts };
}

/** As people write: a figure and a week, a date, a place, and nothing that can be read out of it. */
const notes = [
  'Åtta av tio platser klara, resten görs vecka 48',
  'Vi träffade fastighetsägarna i tisdags och de tar med frågan till sin förening',
  'Ny belysning på plats vid gångtunneln, de boende är nöjda',
  'Materialet är beställt och leverantören återkommer med en plan för arbetet',
];

async function agreementOf(app: Application, id: string): Promise<Agreement> {
  const agreement = await app.store.agreement(id);
  if (!agreement) throw new Error('the agreement was not stored');
  return agreement;
}

/** The example's file, moved so that the agreement holds today. */
function file(name: string): string {
  const year = new Date().getFullYear();
  return readFileSync(`${root}/examples/upplands-vasby/${name}`, 'utf8')
    .replace(/\b2022\b/g, String(year + 1))
    .replace(/\b2021\b/g, String(year));
}

/** A plan of so many measures, made of the example's rows. */
function planOf(measures: number): string {
  const [heading = '', ...rows] = file('atgardsplan.csv').trimEnd().split(/\r?\n/);
  const numbered = Array.from({ length: measures }, (_, index) => {
    const row = rows[index % rows.length] ?? '';
    return `${row.slice(0, row.indexOf('.'))}.${index + 1}${row.slice(row.indexOf(';'))}`;
  });
  return [heading, ...numbered].join('\r\n');
}
