import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, createApplication } from '../../src/application.ts';
import { applyAgreement } from '../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../src/cli/import-plan.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { type DatabasePlace, openDatabase } from '../../src/infra/database/open-database.ts';
import { bindChannel, holdFunction } from './bot.ts';
import { migratedPlace, type Store } from './database.ts';
import { team } from './slack-place.ts';

/** A database that a bot can be started on, with the example, one who is responsible and a channel in Slack. */
export interface ReadyPlace {
  readonly place: DatabasePlace;
  readonly dataFolder: string;
  /** The texts of the notes that are stored. */
  notes(): Promise<readonly string[]>;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export async function aReadyPlace(store: Store): Promise<ReadyPlace> {
  const { place, remove } = await migratedPlace(store);
  const dataFolder = 'url' in place ? await mkdtemp(join(tmpdir(), 'samverkan-test-')) : place.directory;
  const database = await openDatabase(place);
  const app = createApplication({
    database,
    clock: systemClock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    administrators: [],
    local: false,
    dataFolder,
  });
  await loadThisYears(app);
  await holdFunction(app, { platform: 'slack', tenant: team, id: 'U0PARK' }, 'Gatu- och parkchef');
  await bindChannel(app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
  await database.close();
  const rows = async (sql: string) => {
    const open = await openDatabase(place);
    try {
      return (await open.pool.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await open.close();
    }
  };
  return {
    place,
    dataFolder,
    rows,
    notes: async () =>
      (
        await rows(
          `SELECT body->>'text' AS text FROM measure_change WHERE body->>'text' IS NOT NULL ORDER BY recorded_at`,
        )
      ).map(({ text }) => String(text)),
    async remove() {
      await remove();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The example, moved to the years that we are in: these bots go by the machine's clock. */
async function loadThisYears(app: Application): Promise<void> {
  const year = Number(systemClock.now().slice(0, 4));
  const file = (name: string) =>
    readFileSync(new URL(`../../examples/upplands-vasby/${name}`, import.meta.url), 'utf8')
      .replaceAll('2022', String(year + 1))
      .replaceAll('2021', String(year));
  await applyAgreement(app, { fileName: 'overenskommelse.yaml', text: file('overenskommelse.yaml') });
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  const sheet = await app.handling.documents.readSheet(Buffer.from(file('atgardsplan.csv')), 'atgardsplan.csv');
  const prepared = agreement && sheet.ok ? await prepareImport(app, agreement, sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared) throw new Error('The example could not be loaded.');
  await storeImport(app, prepared);
}
