/**
 * `node --import tsx tests/bench/records.ts [notes]`: an agreement with 60 measures and 2,000 notes on the embedded database (on
 * PostgreSQL through `node scripts/test-postgres.mjs -- …`). Prints what the export of everything takes, in how large pieces, and what
 * disposing of every note takes.
 */
import { createHash } from 'node:crypto';
import { reapplyDisposals } from '../../src/app/dispose.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { textsIn } from '../../src/text/texts.ts';
import { freshPlace } from '../helpers/database.ts';
import { applicationOn } from './many-agreements.ts';
import { seed } from './seed.ts';

const notes = Number(process.argv[2] ?? 2000);
const store = process.env.TEST_DATABASE_URL ? 'postgres' : 'embedded';
const { place, remove } = await freshPlace(store);
const { large } = await seed(place, 0, 60);
const database = await openDatabase(place);
const app = applicationOn(database, systemClock);
const print = (line: string) => process.stdout.write(`${line}\n`);
try {
  const [entry] = await app.store.agreements();
  const agreement = entry && (await app.store.agreement(entry.id));
  if (!agreement) throw new Error('nothing was seeded');
  for (let index = 0; index < notes; index++) {
    const number = agreement.index[index % agreement.index.length]?.number;
    const reply = await app.dispatch({
      id: `bench records ${index}`,
      origin: {
        account: { platform: 'slack', tenant: 'T0BENCH', id: large.user },
        channel: { platform: 'slack', tenant: 'T0BENCH', id: large.channel },
        visible: false,
      },
      kind: 'typed',
      root: 'measure',
      text: `${number} anteckna Arbetet går enligt planen, del ${index}. Vi fortsätter med nästa plats i veckan som kommer.`,
    });
    if (reply.outcome !== 'done') throw new Error(reply.message.summary);
  }
  const heading = { key: agreement.definition.key, title: agreement.definition.title };
  const once = async () => {
    const hash = createHash('sha256');
    let [bytes, pieces, most] = [0, 0, 0];
    const started = performance.now();
    for await (const piece of app.exportRecords(textsIn('sv'), heading, { agreementId: agreement.id })) {
      hash.update(piece.name).update(piece.bytes);
      bytes += piece.bytes.length;
      pieces += 1;
      most = Math.max(most, piece.bytes.length);
    }
    return { took: performance.now() - started, bytes, pieces, most, sum: hash.digest('hex') };
  };
  const runs = [await once(), await once(), await once()];
  const [first] = runs;
  if (!first || runs.some(({ sum }) => sum !== first.sum)) throw new Error('the same data gave other bytes');
  const took = runs.map((run) => run.took).sort((a, b) => a - b)[1] ?? 0;
  const megabytes = (count: number) => (count / 1e6).toFixed(1);
  print(
    `${store}: ${notes} notes, export of everything: ${took.toFixed(0)} ms (median of 3), ${megabytes(first.bytes)} MB`,
  );
  print(`  in ${first.pieces} pieces, the largest ${megabytes(first.most)} MB`);
  const at = systemClock.now();
  const register = {
    add: async () => undefined,
    all: async () => [
      { agreementId: agreement.id, disposed: 'notes' as const, decision: 'KS 2022/345', before: at, at },
    ],
  };
  const started = performance.now();
  const gone = await reapplyDisposals({ store: app.store, clock: systemClock }, register);
  print(`  disposal of ${gone} notes in one transaction: ${(performance.now() - started).toFixed(0)} ms`);
  const { chain, contentFaults } = await app.verifyLog();
  print(
    `  the log afterwards: ${chain.ok ? `whole, ${chain.rows} rows` : 'broken'}, ${contentFaults} faults of content`,
  );
} finally {
  await database.close();
  await remove();
}
