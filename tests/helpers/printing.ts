import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const tools = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  soffice: 'libreoffice-writer-nogui',
};
export type Tool = keyof typeof tools;

/** Whether this machine has the tool. */
export function has(tool: Tool): boolean {
  return spawnSync('which', [tool]).status === 0;
}

/**
 * A suite that needs programs of other makers to read what we have drawn: skipped where they are not installed, and failed
 * where `SAMVERKAN_REQUIRE_PRINTING=1` says that they must be.
 */
export function describeWith(needed: readonly Tool[], name: string, suite: () => void): void {
  const missing = needed.filter((tool) => !has(tool));
  if (missing.length === 0) return void describe(name, suite);
  if (process.env.SAMVERKAN_REQUIRE_PRINTING !== '1') return void describe.skip(name, suite);
  test(`${name}: ${missing.join(', ')} can be run`, () =>
    expect.fail(`Missing: apt-get install ${missing.map((tool) => tools[tool]).join(' ')}`));
}

/** Runs a tool on a file with these bytes; `FILE` among the arguments is the file's path. */
export function run(tool: Tool, args: readonly string[], bytes: Uint8Array): { status: number | null; output: string } {
  return inFolder((folder) => {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    const all = args.map((arg) => (arg === 'FILE' ? file : arg));
    const { status, stdout, stderr } = spawnSync(tool, all, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return { status, output: stdout + (status === 0 ? '' : stderr) };
  });
}

/** A Word file as LibreOffice prints it, as PDF. It has a home of its own, so that several may run at once. */
export function printWord(bytes: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'file.docx'), bytes);
    const args = [
      `-env:UserInstallation=file://${folder}/home`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
    ];
    const office: Tool = 'soffice';
    const { stderr } = spawnSync(office, [...args, join(folder, 'file.docx')], {
      encoding: 'utf8',
      timeout: 100_000,
      env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder },
    });
    try {
      return readFileSync(join(folder, 'file.pdf'));
    } catch {
      throw new Error(`LibreOffice could not convert the file: ${stderr}`);
    }
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'samverkan-print-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
