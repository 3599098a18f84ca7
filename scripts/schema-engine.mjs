/**
 * Prisma's schema engine as WebAssembly under plain Node, on an embedded database of its own: authoring and checking
 * migrations needs neither a server nor the engine that Prisma downloads.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { openEmbedded } from '../src/infra/database/embedded.ts';

/** PostgreSQL's "char", which its catalogue uses and adapter-pg refuses, and a type of the same look that it reads. */
const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/** The engine for one schema: `[path, content]`. Call `dispose` when done. */
export async function openSchemaEngine(schema) {
  const opened = [];
  const connect = async () => {
    const { adapter, close } = await emptyDatabase();
    opened.push(close);
    return adapter;
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect,
    connectToShadowDb: connect,
  });
  const bindings = await loadBindings();
  const engine = await bindings.SchemaEngine.new({ datamodels: [schema] }, () => {}, factory);
  return {
    engine,
    dispose: async () => {
      for (const close of opened) await close();
    },
  };
}

async function loadBindings() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message) => {
      throw new Error(`Prisma's schema engine gave up: ${message}`);
    },
  };
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bindings = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const { instance } = await WebAssembly.instantiate(await readFile(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

async function emptyDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'samverkan-schema-'));
  const { pool, close: closeDatabase } = await openEmbedded(folder, (error) => {
    throw error;
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await closeDatabase();
    await rm(folder, { recursive: true, force: true });
  };
  const adapter = await new PrismaPg(pool).connect();
  readChars(adapter);
  // adapter-pg's own splits at every semicolon, also inside a function's body.
  adapter.executeScript = async (sql) => {
    await pool.query(sql).catch((error) => adapter.onError(error));
  };
  adapter.dispose = close;
  return { adapter, close };
}

/** Lets the adapter read "char" columns, which the engine needs to tell apart from texts. */
function readChars(adapter) {
  const charsByQuery = new WeakMap();
  const { performIO, queryRaw } = adapter;
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    const chars = result.fields.filter((field) => field.dataTypeID === CHAR_OID);
    for (const field of chars) field.dataTypeID = BPCHAR_OID;
    charsByQuery.set(
      query,
      chars.map((field) => result.fields.indexOf(field)),
    );
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    for (const column of charsByQuery.get(query)) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}
