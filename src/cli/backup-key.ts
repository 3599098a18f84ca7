/** Characters that an operator's own secret has at least: the file may be tried for as long as anyone likes. */
const fewest = 16;

/** The secret that backups are encrypted with, from the environment: undefined when none is set. */
export function backupKey({
  SAMVERKAN_BACKUP_KEY: key = '',
}: Readonly<Record<string, string | undefined>>): string | 'short' | undefined {
  if (key.trim() === '') return undefined;
  return key.trim().length < fewest ? 'short' : key.trim();
}
