import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own in memory, so small that it can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  fill(left: number): void;
  /** Gives the room back. */
  empty(): void;
  /** From now on it can only be read; whatever is open for writing keeps it from that. */
  readOnly(): void;
  remove(): void;
}

/** Whether this user may mount: otherwise what needs a small disk is not tried. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    aSmallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}

export function aSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'samverkan-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  const fill = join(folder, 'fill');
  return {
    folder,
    fill(left) {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(fill, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // Somebody else wrote meanwhile: then it is as full as it was to be.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    empty: () => rmSync(fill, { force: true }),
    readOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
    remove() {
      if (!existsSync(folder)) return;
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
