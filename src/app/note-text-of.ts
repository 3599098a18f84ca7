import type { MeasureContext } from './commands/command.ts';

/** The text of a note that a button refers to by its version; undefined when it is gone (masked or taken back). */
export async function noteText(context: MeasureContext, version: number | undefined): Promise<string | undefined> {
  if (version === undefined) return undefined;
  const change = (await context.reads.changes(context.agreement.id, context.measure.id)).find(
    (entry) => entry.version === version,
  );
  return change?.body.kind === 'note' && !change.masked ? change.body.text : undefined;
}
