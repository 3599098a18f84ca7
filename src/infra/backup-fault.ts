/** Why a file is not taken. `damaged`: cut short, altered, or with something added. */
export type BackupFault = 'unreadable' | 'not-a-backup' | 'newer-format' | 'damaged' | 'no-key' | 'wrong-key';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly fault: BackupFault;
  constructor(fault: BackupFault, cause?: unknown) {
    super(`the backup is refused: ${fault}`, { cause });
    this.fault = fault;
  }
}
