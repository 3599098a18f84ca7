import { z } from 'zod';
import { loadExample } from '../load-example.ts';
import { sv } from '../text/sv.ts';
import { incoming, print, readAt, unknownNames } from './chat.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({
  fileName: z.string(),
  text: z.string(),
  agreement: z.string().optional(),
  json: z.boolean(),
});

interface Spoken {
  readonly row: number;
  readonly at: string;
  readonly as: string;
  readonly group?: string;
  readonly text: string;
}

/**
 * Runs a transcript: `time | function | group | line` on each row, in order, as if each had been typed then. `#` begins a
 * comment, and `-` is no group. The same row again has no effect, so that a transcript that was broken off can be run anew.
 */
export const transcript: Subcommand<z.infer<typeof options>> = {
  name: 'transcript',
  options,
  run: async (app, { text, agreement, json }, io) => {
    const rows = rowsOf(text);
    const wrong = rows.find((row): row is { readonly fault: number } => 'fault' in row);
    if (wrong) {
      io.err(sv.cli.transcript.fault(wrong.fault));
      return exitCode.usage;
    }
    if (app.local && (await app.store.agreements()).length === 0) await loadExample(app);
    let code: number = exitCode.done;
    let refused = 0;
    const spoken = rows as readonly Spoken[];
    for (const { row, at, as, group, text: line } of spoken) {
      const unknown = await unknownNames(app, as, group, agreement);
      if (unknown !== undefined) {
        io.err(sv.cli.transcript.row(row, unknown));
        return exitCode.usage;
      }
      await app.settleQuestions(at);
      const id = `transcript/${app.handling.hash([at, as, group ?? '', line].join('|'))}`;
      const reply = await app.dispatch(incoming({ as, group, agreement, text: line, id, at }));
      if (json) print(io, reply, true);
      else if (reply.outcome !== 'done') {
        io.out(sv.cli.transcript.row(row, `${as}: ${line}`));
        print(io, reply, false);
      }
      if (reply.outcome !== 'done') refused++;
      code = Math.max(code, exitCode[reply.outcome]);
    }
    if (!json) io.out(sv.cli.transcript.done(spoken.length - refused, refused));
    return code;
  },
};

type Row = Spoken | { readonly fault: number };

function rowsOf(text: string): readonly Row[] {
  return text.split(/\r?\n/).flatMap((line, index): readonly Row[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [time = '', as = '', group = '', ...rest] = line.split('|').map((part) => part.trim());
    const at = readAt(time);
    const said = rest.join(' | ');
    if (at === undefined || as === '' || said === '') return [{ fault: index + 1 }];
    return [{ row: index + 1, at, as, text: said, ...(group === '' || group === '-' ? {} : { group }) }];
  });
}
