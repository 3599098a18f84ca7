import { z } from 'zod';
import type { Application } from '../application.ts';
import type { Incoming, Reply } from '../chat/incoming.ts';
import { plainText } from '../chat/message.ts';
import { instantToIso, readLocalTime } from '../domain/time.ts';
import { loadExample } from '../load-example.ts';
import { sv } from '../text/sv.ts';
import { exitCode, type Io, type Subcommand } from './subcommand.ts';

const options = z.object({
  as: z.string(),
  in: z.string().optional(),
  at: z.string().optional(),
  agreement: z.string().optional(),
  json: z.boolean(),
  lines: z.array(z.string()),
  /** Makes inbox ids of this call its own. */
  call: z.string(),
});
type Options = z.infer<typeof options>;

/** Runs one line, or each line of standard input, as a function in a group: the same code as in Slack and Teams. */
export const chat: Subcommand<Options> = {
  name: 'chat',
  options,
  run: async (app, { as, in: group, at, agreement, json, lines, call }, io) => {
    const instant = at === undefined ? undefined : readAt(at);
    if (at !== undefined && instant === undefined) {
      io.err(sv.cli.badTime(at));
      return exitCode.usage;
    }
    if (app.local && (await app.store.agreements()).length === 0) await loadExample(app);
    const unknown = await unknownNames(app, as, group, agreement);
    if (unknown !== undefined) {
      io.err(unknown);
      return exitCode.usage;
    }
    if (instant !== undefined) await app.settleQuestions(instant);
    let code: number = exitCode.done;
    for (const [index, text] of lines.entries()) {
      const reply = await app.dispatch(
        incoming({ as, group, agreement, text, id: `cli/${call}/${index}`, at: instant }),
      );
      print(io, reply, json);
      code = Math.max(code, exitCode[reply.outcome]);
    }
    return code;
  },
};

/** An instant, from local time in Stockholm where no offset is given; undefined for anything else. */
export function readAt(text: string): string | undefined {
  try {
    return instantToIso(readLocalTime(text));
  } catch {
    return undefined;
  }
}

/** A typed line of a function, in a group's channel or in private. */
export function incoming(line: {
  as: string;
  group: string | undefined;
  agreement: string | undefined;
  text: string;
  id: string;
  at: string | undefined;
}): Incoming {
  const tenant = line.agreement ?? 'local';
  return {
    id: line.id,
    kind: 'typed',
    text: line.text,
    ...(line.at === undefined ? {} : { at: line.at }),
    origin: {
      account: { platform: 'cli', tenant, id: line.as },
      ...(line.group === undefined ? {} : { channel: { platform: 'cli', tenant, id: line.group, name: line.group } }),
      visible: false,
    },
  };
}

/** A misspelt function or group is a fault of the call, told before anything is run. */
export async function unknownNames(
  app: Application,
  as: string,
  group: string | undefined,
  key: string | undefined,
): Promise<string | undefined> {
  const all = await app.store.agreements();
  const listed = all.filter((entry) => key === undefined || entry.key === key);
  if (all.length === 0) return sv.cli.noAgreement;
  if (key !== undefined && listed.length === 0)
    return sv.cli.unknownAgreement(
      key,
      all.map((entry) => entry.key),
    );
  const agreements = (await Promise.all(listed.map((entry) => app.store.agreement(entry.id)))).flatMap(
    (entry) => entry ?? [],
  );
  const named = (entries: readonly { name: string; aliases: readonly string[] }[], name: string) =>
    entries.some((entry) => entry.name === name || entry.aliases.includes(name));
  const functions = agreements.flatMap((entry) => entry.functions);
  if (!named(functions, as))
    return sv.cli.unknownFunction(
      as,
      functions.map((entry) => entry.name),
    );
  const groups = agreements.flatMap((entry) => entry.groups);
  if (group !== undefined && !named(groups, group))
    return sv.cli.unknownGroup(
      group,
      groups.map((entry) => entry.name),
    );
  return undefined;
}

export function print(io: Io, reply: Reply, json: boolean): void {
  const text = [
    plainText(reply.message),
    ...(reply.form ? reply.form.fields.map((field) => `- ${field.label}`) : []),
  ].join('\n');
  if (json) io.out(JSON.stringify({ outcome: reply.outcome, text, data: reply.data ?? {}, message: reply.message }));
  else io.out(text);
  for (const file of reply.files ?? []) io.file(file.name, file.bytes);
}
