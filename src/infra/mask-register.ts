import { z } from 'zod';
import type { MaskRegister } from '../app/ports.ts';
import { lineRegister } from './line-register.ts';

const told = { agreementId: z.uuid(), by: z.string(), at: z.iso.datetime(), why: z.string() };
const version = z.number().int().positive();
const recordedAt = z.iso.datetime();
const mark = z.string().exactOptional();
const texts = z.array(z.object({ version, parts: z.array(z.string()), recordedAt: recordedAt.exactOptional(), mark }));
const changes = z.array(z.object({ version, recordedAt, mark })).exactOptional();
/** A measure's texts, or since later those of the agreement's record and its meetings. */
export const maskLine = z.union([
  z.object({ ...told, measureId: z.uuid(), versions: z.array(version), changes }),
  z.object({ ...told, record: texts, meetings: z.array(z.object({ meetingId: z.uuid(), texts })) }),
]);

/** What was masked, beside the database. */
export function maskRegister(dataFolder: string): MaskRegister {
  return lineRegister(dataFolder, maskLine);
}
