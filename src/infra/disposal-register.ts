import { z } from 'zod';
import type { DisposalRegister } from '../app/ports.ts';
import { retentionTypes } from '../domain/record/retention.ts';
import { lineRegister } from './line-register.ts';

export const disposalLine = z.object({
  agreementId: z.uuid(),
  disposed: z.enum(retentionTypes),
  decision: z.string(),
  before: z.iso.datetime(),
  at: z.iso.datetime(),
});

/** What was disposed of, in the register of what was masked. */
export function disposalRegister(dataFolder: string): DisposalRegister {
  return lineRegister(dataFolder, disposalLine);
}
