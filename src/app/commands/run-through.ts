import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { isFinished } from '../../domain/measure.ts';
import { may } from '../../domain/policy.ts';
import { checkPrivacy } from '../../domain/privacy.ts';
import { readPasted } from '../grammar.ts';
import { knownNames } from '../known-names.ts';
import { knownMeasure, noSuchMeasure } from '../measures-known.ts';
import { ask } from '../questions.ts';
import { groupsOf, measureNumbered, relationsOf } from '../relations.ts';
import { measureCard } from '../views/measure-card.ts';
import { agreementCommand, type CommandContext, type CommandResult, type MeasureContext } from './command.ts';
import { saveNote } from './note.ts';

const notes = z.array(z.object({ number: z.string(), text: z.string() }));
const args = z.object({
  notes: notes.optional(),
  at: z.number().int().nonnegative().optional(),
  confirmed: z.boolean().optional(),
});

/**
 * A meeting's run: the group's measures one at a time with Inget nytt, Anteckna, Nästa. Pasted lines that begin with
 * measure numbers become one note each, previewed and guarded together (product.md §2).
 */
export const runThrough = agreementCommand({
  name: 'run-through',
  root: 'agreement',
  words: { sv: ['genomgång'], en: ['run-through', 'walkthrough'] },
  right: 'take-part',
  changes: true,
  args,
  texts: ({ notes: pasted }) => pasted?.map((note) => note.text) ?? [],
  read: (rest, context) => {
    if (rest === '') return {};
    const pasted = readPasted(rest, context, 1);
    return pasted && { notes: [...pasted] };
  },
  run: async (context, { notes: pasted, at, confirmed }) => {
    if (pasted) return confirmed ? saveAll(context, pasted) : preview(context, pasted);
    return step(context, at ?? 0);
  },
});

async function step(context: CommandContext, at: number): Promise<CommandResult> {
  const { t, agreement, actor, today } = context;
  const groups = context.group
    ? [context.group.id]
    : groupsOf(
        agreement,
        actor.functions.map((held) => held.id),
      );
  const measures = (await context.reads.measures(agreement.id)).filter(
    (measure) =>
      measure.groupId !== undefined &&
      groups.includes(measure.groupId) &&
      !isFinished(measure.state, today) &&
      may(actor, 'note', relationsOf(agreement, measure.id, context.group?.id)).allowed,
  );
  const measure = measures[at];
  if (!measure)
    return {
      outcome: 'done',
      message: t.say(measures.length === 0 ? t.runThrough.nothing : t.runThrough.finished(measures.length)),
      data: { finished: true, measures: measures.length },
    };
  const relations = relationsOf(agreement, measure.id, context.group?.id);
  const card = measureCard(
    { ...context, measure, relations },
    await context.reads.latestNotes(context.agreement.id, measure.id, 1),
  );
  const next = {
    label: t.runThrough.next,
    action: { command: 'run-through', agreement: agreement.id, args: { at: at + 1 } },
  };
  const blocks = card.message.blocks.map(
    (block): Block =>
      block.kind === 'actions' ? { kind: 'actions', buttons: [...block.buttons.slice(0, 2), next] } : block,
  );
  const heading: Block = { kind: 'text', text: t.runThrough.position(at + 1, measures.length), style: 'quiet' };
  return {
    outcome: 'done',
    message: { ...card.message, blocks: [heading, ...blocks] },
    data: { ...card.data, position: at + 1, of: measures.length },
  };
}

type Notes = z.infer<typeof notes>;

function faultsIn(context: CommandContext, pasted: Notes): readonly string[] {
  const { t, agreement, actor } = context;
  return pasted.flatMap(({ number, text }) => {
    const asking = { actor, spokenIn: context.group?.id };
    const entry = knownMeasure(agreement, number, asking);
    if (!entry) return [noSuchMeasure(t, agreement, number, asking).text];
    const verdict = checkPrivacy(text, { knownNames: knownNames(agreement) });
    if (verdict.verdict === 'refuse') return [`${number}: ${t.privacy.refused(verdict.rules)}`];
    const allowed = may(actor, 'note', relationsOf(agreement, entry.id, context.group?.id));
    return allowed.allowed ? [] : [`${number}: ${t.refusals.policy(allowed.rule, [])}`];
  });
}

function preview(context: CommandContext, pasted: Notes): CommandResult {
  const { t, agreement } = context;
  const faults = faultsIn(context, pasted);
  if (faults.length > 0)
    return {
      outcome: 'refused',
      message: t.say(t.runThrough.faults, ...faults),
      data: { rule: 'lines', faults: faults.length },
    };
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'choice',
    text: [t.runThrough.preview(pasted.length), ...pasted.map((note) => `${note.number}: ${note.text}`)],
    options: [
      { label: t.runThrough.saveAll(pasted.length), command: 'run-through', args: { notes: pasted, confirmed: true } },
      { label: t.common.cancel, command: 'drop', args: {} },
    ],
    data: { question: 'lines', notes: pasted.map((note) => note.number) },
  });
  return { ...reply, effects: [effect] };
}

/** All of them or none: one transaction. */
async function saveAll(context: CommandContext, pasted: Notes): Promise<CommandResult> {
  const { t } = context;
  const faults = faultsIn(context, pasted);
  if (faults.length > 0)
    return { outcome: 'refused', message: t.say(t.runThrough.faults, ...faults), data: { rule: 'lines' } };
  const results: CommandResult[] = [];
  const after = new Map<string, MeasureContext>();
  for (const { number, text } of pasted) {
    const about = after.get(number) ?? (await contextOf(context, number));
    if (!about) continue;
    const saved = await saveNote(about, text, 'as-written', undefined);
    after.set(number, saved.after);
    results.push(saved.result);
  }
  return {
    outcome: 'done',
    message: t.say(t.runThrough.saved(results.length)),
    data: { notes: results.map((result) => result.data) },
    effects: results.flatMap((result) => result.effects ?? []),
  };
}

async function contextOf(context: CommandContext, number: string): Promise<MeasureContext | undefined> {
  const { agreement, group, reads } = context;
  const entry = measureNumbered(agreement, number);
  const measure = entry && (await reads.measure(agreement.id, entry.id));
  return measure && { ...context, measure, relations: relationsOf(agreement, measure.id, group?.id) };
}
