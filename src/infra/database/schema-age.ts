/** `20270105120000_contract_0_3_0_drop_seen_seq`: takes away what versions from 0.3.0 on do without. */
const contracting = /^\d{14}_contract_(\d+)_(\d+)_(\d+)_/;

/** The oldest version that may use a database with that migration, such as `0.3.0`; undefined where it only adds. */
export function oldestFor(migration: string): string | undefined {
  const found = contracting.exec(migration);
  return found ? found.slice(1).join('.') : undefined;
}

/** Whether that version of the program may use a database with a migration that it does not know. */
export function mayUse(version: string, migration: string): boolean {
  const oldest = oldestFor(migration);
  return oldest === undefined || !isOlder(version, oldest);
}

/** Whether a version such as `0.2.0` comes before another. */
export function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const at = ours.findIndex((part, index) => part !== theirs[index]);
  return at !== -1 && (ours[at] ?? 0) < (theirs[at] ?? 0);
}
