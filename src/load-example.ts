import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Application } from './application.ts';
import { applyAgreement } from './cli/agreement-apply.ts';
import { prepareImport, storeImport } from './cli/import-plan.ts';

const folder = new URL('../examples/upplands-vasby/', import.meta.url);

/** Loads the Upplands Väsby agreement and its invented plan into a database that holds no agreement. */
export async function loadExample(app: Application): Promise<void> {
  if ((await app.store.agreements()).length > 0) return;
  const file = (name: string) => readFile(fileURLToPath(new URL(name, folder)));
  await applyAgreement(app, {
    fileName: 'overenskommelse.yaml',
    text: (await file('overenskommelse.yaml')).toString('utf8'),
  });
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  const sheet = await app.handling.documents.readSheet(await file('atgardsplan.csv'), 'atgardsplan.csv');
  const prepared = agreement && sheet.ok ? await prepareImport(app, agreement, sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared)
    throw new Error('The example in examples/upplands-vasby has been changed so that it can no longer be loaded.');
  await storeImport(app, prepared);
}
