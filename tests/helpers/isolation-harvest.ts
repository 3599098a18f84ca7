import { handle } from '../../src/app/handle.ts';
import type { Field, FormValues } from '../../src/chat/form.ts';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import type { Action, Message } from '../../src/chat/message.ts';
import type { Speaker, World } from './isolation-world.ts';

/** Something that a person of an agreement could press or send in. */
export interface Harvested {
  readonly label: string;
  readonly action: Action;
  /** A form's: what is sent in with it. */
  readonly values?: FormValues;
}

/** The buttons of a message or a reply, and where it opens a form what it sends in. */
export function pressable(from: Reply | Message): readonly Harvested[] {
  const message = 'blocks' in from ? from : from.message;
  const buttons = message.blocks.flatMap((block): readonly Harvested[] => {
    if (block.kind === 'actions') return block.buttons;
    if (block.kind === 'list') return block.items.flatMap(({ button }) => button ?? []);
    if (block.kind === 'files') return block.files;
    return block.kind === 'chart' && block.picture ? [block.picture] : [];
  });
  const form = 'form' in from ? from.form : undefined;
  if (!form) return buttons;
  const values = Object.fromEntries(form.fields.map((field) => [field.id, filledIn(field)]));
  return [...buttons, { label: form.title, action: form.action, values }];
}

function filledIn(field: Field): string | readonly string[] {
  switch (field.kind) {
    case 'text':
      return field.value ?? 'Prov av fältet';
    case 'date':
      return field.value ?? '2021-12-02';
    case 'select':
      return field.value ?? field.options[0]?.value ?? '';
    case 'multiselect':
      return field.values ?? field.options.slice(0, 1).map(({ value }) => value);
  }
}

/** What gives a file has no more to press, and takes its time. */
const isFile = ({ command, args }: Action) =>
  command === 'fetch-follow-up' || (args?.format !== undefined && ['report', 'export'].includes(command));

let count = 0;

export function incomingFrom({ account, channel }: Speaker, id = `isolation/${++count}`) {
  return { id, origin: { account, ...(channel ? { channel } : {}), visible: false } };
}

export function pressing(speaker: Speaker, { action, values }: Harvested, id?: string): Incoming {
  const head = incomingFrom(speaker, id);
  return values ? { ...head, kind: 'submission', action, values } : { ...head, kind: 'action', action };
}

/**
 * Everything that the speakers could press after the lines, and after pressing that: decided but not done, so that nothing
 * is used up. A button of the same form (command and names of arguments) is kept a few times, with different arguments.
 */
export async function harvest(
  { bot }: World,
  speakers: readonly Speaker[],
  lines: readonly string[],
  ofEach: number,
): Promise<readonly Harvested[]> {
  const found = new Map<string, Harvested>();
  const perForm = new Map<string, number>();
  const decide = async (incoming: Incoming) => (await handle(incoming, bot.app.handling)).reply;
  const take = (from: Reply) =>
    pressable(from).filter((entry) => {
      const key = JSON.stringify([entry.action.command, entry.action.args, entry.action.measure, entry.values]);
      const form = JSON.stringify([
        entry.action.command,
        Object.keys(entry.action.args ?? {}).sort(),
        Object.keys(entry.values ?? {}).sort(),
      ]);
      const seen = perForm.get(form) ?? 0;
      if (found.has(key) || seen >= ofEach) return false;
      perForm.set(form, seen + 1);
      found.set(key, entry);
      return true;
    });
  for (const speaker of speakers) {
    let open: readonly Harvested[] = [];
    for (const text of lines) {
      const reply = await decide({ ...incomingFrom(speaker), kind: 'typed', text });
      open = [...open, ...take(reply)];
    }
    for (let depth = 0; depth < 3 && open.length > 0; depth++) {
      const next: Harvested[] = [];
      for (const entry of open.filter(({ action }) => !isFile(action)))
        next.push(...take(await decide(pressing(speaker, entry))));
      open = next;
    }
  }
  return [...found.values()];
}

/** Every other one, from a fixed seed and so that every command is there; all of them with SAMVERKAN_ISOLATION=all. */
export function sample(entries: readonly Harvested[]): readonly Harvested[] {
  if (process.env.SAMVERKAN_ISOLATION === 'all') return entries;
  const commands = new Set<string>();
  let seed = 20210101;
  return entries.filter(({ action }) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const isFirst = !commands.has(action.command);
    commands.add(action.command);
    return isFirst || seed > 1_073_741_824;
  });
}

/** Drawing pages takes a second each; that they are given to whom they may is another file's test. */
export const isQuick = ({ action }: Harvested) =>
  !['pdf', 'pdfa', 'docx', 'xlsx'].includes(String(action.args?.format));
