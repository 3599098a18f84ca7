import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/spawn.ts';

const PROGRAM = 'scripts/author-migration.mjs';

const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "./client"
}
datasource db {
  provider = "postgresql"
}
model Thing {
  id   Int    @id
  name String
  @@map("thing")
}
`;

// Each run of the program takes 2 s on a machine at rest.
describe('Authoring migrations', { timeout: 120_000 }, () => {
  it('writes what the schema lacks, finds nothing more to do, and finds a later difference', async () => {
    const folder = aFolder({ 'schema.prisma': SCHEMA });
    const place = ['--schema', join(folder, 'schema.prisma'), '--migrations', join(folder, 'migrations')];
    const written = await runProgram(PROGRAM, [...place, 'things']);
    expect(written).toMatchObject({ status: 0, stdout: expect.stringMatching(/\d{14}_things\/migration\.sql\n$/) });
    expect(readFileSync(written.stdout.trim(), 'utf8')).toContain('CREATE TABLE "thing"');
    expect(await runProgram(PROGRAM, [...place, '--check'])).toMatchObject({ status: 0 });

    const changed = aFolder({ 'schema.prisma': SCHEMA.replace('name String', 'name String\n  size Int') });
    const drift = await runProgram(PROGRAM, ['--schema', join(changed, 'schema.prisma'), ...place.slice(2), '--check']);
    expect(drift.status).toBe(2);
    expect(drift.stderr).toMatch(/Changed the `thing` table[\s\S]*`size`[\s\S]*npm run db:migration/);
  });

  it('finds that the migrations of the project give its schema, functions and triggers aside', async () => {
    expect(await runProgram(PROGRAM, ['--check'])).toMatchObject({ status: 0 });
  });

  it('asks for a name that can be a folder', async () => {
    expect(await runProgram(PROGRAM, [])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Name the migration'),
    });
  });
});
