import { z } from 'zod';
import { nearestNumbers } from '../app/nearest-numbers.ts';
import { addDays } from '../domain/days.ts';
import { instantToIso, readLocalTime } from '../domain/time.ts';
import type { RecordHeading } from '../infra/records-export.ts';
import { textsIn } from '../text/texts.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { exitCode, type Subcommand, toBase64 } from './subcommand.ts';

const options = z.object({
  agreement: z.string().optional(),
  measure: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** A piece of a file as it is handed over, a line of JSON. */
export const recordPart = z.object({ name: z.string(), base64: z.string() });

/** Larger pieces are handed over in several. */
const pieceBytes = 512 * 1024;

/** Everything about an agreement, for whoever asked: they make the files, where they are. */
export const exportRecords: Subcommand<z.infer<typeof options>> = {
  name: 'export all',
  options,
  run: async (app, { agreement: key, measure, from, to }, io) => {
    if (!io.part) throw new Error('an export has nowhere to go');
    const t = textsIn('sv');
    if (from !== undefined && to !== undefined && to < from) {
      io.err(t.records.cli.backwards(from, to));
      return exitCode.usage;
    }
    const agreement = await chooseAgreement(app, key, io);
    if (!agreement) return exitCode.usage;
    const { definition, index } = agreement;
    const found = index.find(({ number }) => number.toLowerCase() === measure?.toLowerCase());
    if (measure !== undefined && !found) {
      io.err(
        t.records.cli.noMeasure(
          measure,
          nearestNumbers(
            measure,
            index.map(({ number }) => number),
          ),
        ),
      );
      return exitCode.refused;
    }
    const heading: RecordHeading = {
      key: definition.key,
      title: definition.title,
      ...(found ? { measure: found.number } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const selection = {
      agreementId: agreement.id,
      ...(found ? { measureId: found.id } : {}),
      ...(from === undefined ? {} : { from: startOf(from) }),
      ...(to === undefined ? {} : { before: startOf(addDays(to, 1)) }),
    };
    for await (const { name, bytes } of app.exportRecords(t, heading, selection)) {
      for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes)
        await io.part(`${JSON.stringify({ name, base64: toBase64(bytes.subarray(at, at + pieceBytes)) })}\n`);
    }
    return exitCode.done;
  },
};

function startOf(day: string): string {
  return instantToIso(readLocalTime(`${day}T00:00`));
}
