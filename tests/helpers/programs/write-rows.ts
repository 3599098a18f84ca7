/** Writes rows into the folder given, one transaction each, and prints a row's number once it is committed. */
import { openDatabase } from '../../../src/infra/database/open-database.ts';

const [directory = '', migrationsDirectory = ''] = process.argv.slice(2);
const { pool } = await openDatabase({ directory }, { migrationsDirectory });
for (let n = 1; ; n += 1) {
  await pool.query('INSERT INTO thing (n) VALUES ($1)', [n]);
  process.stdout.write(`${n}\n`);
}
