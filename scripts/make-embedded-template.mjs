/** Makes an empty embedded database in the folder given: `node scripts/make-embedded-template.mjs FOLDER`. */
import { PGlite } from '@electric-sql/pglite';

const folder = process.argv[2];
if (!folder) throw new Error('Say where to make the database: node scripts/make-embedded-template.mjs FOLDER');

const database = await PGlite.create({ dataDir: folder });
await database.exec('VACUUM FREEZE ANALYZE');
await database.close();
