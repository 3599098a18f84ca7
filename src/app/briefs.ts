import {
  type BriefFact,
  briefFacts,
  nextBrief,
  type SteeringMatter,
  steeringMatters,
  withoutBrief,
} from '../domain/briefs.ts';
import type { Measure } from '../domain/measure.ts';
import { type HeldFunction, may } from '../domain/policy.ts';
import type { Brief, BriefChange } from '../domain/record/briefs.ts';
import type { CommandContext, MeasureContext } from './commands/command.ts';
import type { Effect } from './effects.ts';
import type { Agreement } from './ports.ts';
import { authorOf, writer } from './record.ts';
import { relationsOf } from './relations.ts';

/** The agreement's briefs with their measures, and what waits for the steering group without any. */
export interface Briefs {
  /** Of the agreement's record, for whoever adds to it. */
  readonly version: number;
  readonly record: readonly Brief[];
  /** In the preparatory group's order. */
  readonly all: readonly BriefFact<Measure>[];
  readonly unbriefed: readonly SteeringMatter<Measure>[];
}

export async function gatherBriefs({
  agreement,
  reads,
  today,
}: Pick<CommandContext, 'agreement' | 'reads' | 'today'>): Promise<Briefs> {
  const [{ version, record }, measures] = await Promise.all([reads.record(agreement.id), reads.measures(agreement.id)]);
  return {
    version,
    record: record.briefs,
    all: briefFacts(record.briefs, measures, today),
    unbriefed: withoutBrief(steeringMatters(measures, termsOf(agreement), today), record.briefs),
  };
}

function termsOf({ definition }: Agreement) {
  return { validTo: definition.validTo.toString(), settings: definition.settings };
}

/**
 * Briefs of whatever the measure has for the steering group and that has none: what was asked now, and what has become the
 * steering group's since it was proposed. `kept`: the agreement's briefs so far.
 */
export function newBriefs(
  { agreement, measure, today }: Pick<MeasureContext, 'agreement' | 'measure' | 'today'>,
  kept: readonly Brief[],
): readonly Extract<BriefChange, { kind: 'brief' }>[] {
  return withoutBrief(steeringMatters([measure], termsOf(agreement), today), kept).map(({ change }, index) => ({
    kind: 'brief',
    brief: nextBrief(kept, index),
    measure: measure.number,
    measureId: measure.id,
    change,
  }));
}

/** Adds to the agreement's record; nothing where there is nothing to add. */
export function changeRecord(
  context: CommandContext,
  expected: number,
  bodies: readonly BriefChange[],
  as: HeldFunction = writer(context),
): readonly Effect[] {
  if (bodies.length === 0) return [];
  return [{ kind: 'agreement-change', expected, author: authorOf(context, as), bodies }];
}

/**
 * Who may write in a brief: coordinators; and, until somebody has answered it, those who may ask it, of the measure's own.
 * Undefined for who may not. A leader writes in those that they have asked themselves.
 */
export function editorOf(context: CommandContext, { brief, matter, measure }: BriefFact): HeldFunction | undefined {
  const { actor, agreement, group } = context;
  const alone = (held: HeldFunction) => ({ ...actor, functions: [held] });
  const coordinator = actor.functions.find((held) => may(alone(held), 'coordinate').allowed);
  if (coordinator) return coordinator;
  if (!measure || brief.answers.length > 0 || brief.taken) return undefined;
  const relations = relationsOf(agreement, measure.id, group?.id);
  const by = matter.kind === 'free' ? undefined : matter.by;
  return actor.functions.find(
    (held) => may(alone(held), 'propose', relations).allowed && (held.name === by || !held.roles.includes('steering')),
  );
}
