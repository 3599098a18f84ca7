import type { ChangeBody, Measure } from '../domain/measure.ts';
import type { HeldFunction } from '../domain/policy.ts';
import type { BriefChange } from '../domain/record/briefs.ts';
import type { IsoDate } from '../domain/time.ts';
import { type Briefs, changeRecord, newBriefs } from './briefs.ts';
import type { CommandContext, MeasureContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { record } from './record.ts';
import { functionNamed, relationsOf } from './relations.ts';
import { tellAsker } from './tell-brief.ts';
import type { Entry } from './views/brief-card.ts';

export interface Decision {
  readonly answer: 'approved' | 'rejected';
  readonly by: 'button' | 'meeting';
  /** The meeting's day; today when it was by button. */
  readonly on: IsoDate;
}

type Deciding = CommandContext & { readonly as: HeldFunction };

/**
 * Decides a brief: the plan is changed, the measure's group and the one who asked are told, and what thereby has become
 * the steering group's gets briefs of its own. All in one transaction, with what led to it (`before`).
 */
export async function decideBrief(
  context: Deciding,
  known: Briefs,
  entry: Entry,
  decision: Decision,
  before: readonly BriefChange[],
): Promise<readonly Effect[]> {
  const { brief } = entry.brief;
  const { answer, by, on } = decision;
  const decided: readonly BriefChange[] = [...before, { kind: 'brief-decided', brief, on, answer, by }];
  const bodies = planChanges(entry, answer, context.as);
  if (!entry.measure || bodies.length === 0)
    return [...changeRecord(context, known.version, decided), ...(await tellAsker(context, entry, 'decided'))];
  const recording = await record(aboutMeasure(context, entry.measure), bodies);
  const changed = changeRecord(context, known.version, [...decided, ...newBriefs(recording.after, known.record)]);
  return [...recording.effects, ...changed, ...(await tellOfMeasure(context, entry))];
}

function aboutMeasure(context: Deciding, measure: Measure): MeasureContext {
  return { ...context, measure, relations: relationsOf(context.agreement, measure.id, context.group?.id) };
}

/** What the decision does to the measure: its date moves, it is cancelled, or its question is answered. */
function planChanges(
  { brief: { brief, change }, matter }: Entry,
  answer: Decision['answer'],
  { party }: HeldFunction,
): readonly ChangeBody[] {
  if (change === undefined) return [];
  const answered = (steering: { readonly what: 'due' | 'cancel'; readonly to?: IsoDate }): ChangeBody => ({
    kind: 'answered',
    proposal: change,
    party,
    ...(answer === 'approved' ? { answer: 'agree', decided: true } : { answer: 'decline' }),
    steering: { brief, ...steering },
  });
  switch (matter.kind) {
    case 'free':
      return [];
    case 'question':
      return [{ kind: 'question-decided', question: change, brief, answer }];
    case 'due':
      return [answered({ what: 'due', to: matter.to })];
    case 'cancel': {
      const reason = matter.reason === undefined ? {} : { reason: matter.reason };
      const cancelled: ChangeBody = { kind: 'status', value: 'cancelled', ...reason };
      return answer === 'approved' ? [cancelled, answered({ what: 'cancel' })] : [answered({ what: 'cancel' })];
    }
  }
}

/** The one who asked gets to know how it went. */
async function tellOfMeasure(context: Deciding, { brief, matter, measure }: Entry): Promise<readonly Effect[]> {
  const asker = matter.kind === 'free' ? undefined : functionNamed(context.agreement, matter.by);
  if (!asker || !measure || brief.change === undefined || asker.id === context.as.id) return [];
  const subject = { measureId: measure.id, version: brief.change };
  return toFunctions(context, [asker.id], 'answered', subject, `answered/${measure.id}/${brief.change}`);
}
