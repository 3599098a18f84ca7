import type { z } from 'zod';
import type { Application } from '../application.ts';

/** Where a subcommand's output goes: a terminal, or the socket of the running bot. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Writes a file where the command was typed. */
  file(path: string, bytes: Uint8Array): void;
  /** Hands over a part of what is too large to be handed over whole; waits while the one who takes it is busy. */
  part?(text: string): Promise<void>;
}

/** A subcommand that needs the database: it runs here, or in the running bot with the same options. Gives the exit code. */
export interface Subcommand<Options = unknown> {
  readonly name: string;
  readonly options: z.ZodType<Options>;
  run(app: Application, options: Options, io: Io): Promise<number>;
}

/** Bytes over JSON. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Exit codes: done or asked; refused (the person must change something); failed (ours); used wrongly. */
export const exitCode = { done: 0, asked: 0, refused: 1, failed: 70, usage: 2 } as const;
