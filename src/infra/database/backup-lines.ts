import { z } from 'zod';

/** The first line: what the backup holds, and of what. */
export const aboutBackup = z.object({
  /** By the clock that reminders go by: another than the machine's in local mode. */
  at: z.iso.datetime(),
  made: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** Rows by table. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
});
export type AboutBackup = z.infer<typeof aboutBackup>;

export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
export const rowLine = z.array(z.string().nullable());
/** The last line. Sequences by `table.column`: how far each has come. */
export const endLine = z.object({ end: z.literal(true), sequences: z.record(z.string(), z.string()) });
