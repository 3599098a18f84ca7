import { Temporal } from 'temporal-polyfill';
import { applyChange, foldChanges } from '../domain/fold-changes.ts';
import type { Author, Change, ChangeBody, Measure, MeasureState } from '../domain/measure.ts';
import type { HeldFunction } from '../domain/policy.ts';
import type { CommandContext, MeasureContext } from './commands/command.ts';
import type { Effect, NewChange } from './effects.ts';
import { groupPosts } from './group-posts.ts';

/** What is recorded of a measure, and what the group then is told. */
export interface Recording {
  readonly effects: readonly Effect[];
  readonly state: MeasureState;
  /** Version of the first of the changes. */
  readonly version: number;
  /** The context of what is decided next, in the same transaction. */
  readonly after: MeasureContext;
}

/** Records changes of a measure, and posts them once in every channel of its group unless they are no news. */
export async function record(
  context: MeasureContext,
  bodies: readonly ChangeBody[],
  options: { readonly author?: Author } = {},
): Promise<Recording> {
  const { measure } = context;
  const as = writer(context);
  const author = options.author ?? authorOf(context, as);
  const changes = bodies.map(
    (body, index): NewChange => ({
      version: measure.version + 1 + index,
      author,
      functionId: as.id,
      body,
      ...afterLatest(context),
    }),
  );
  const state = await stateAfter(context, changes);
  const version = measure.version + 1;
  const effect: Effect = {
    kind: 'change',
    measureId: measure.id,
    number: measure.number,
    expected: measure.version,
    changes,
    state,
    before: measure.state,
  };
  const after = contextAfter(context, changes, state);
  return {
    effects: [effect, ...(bodies.some(isNews) ? news(context, measure, version, bodies.length) : [])],
    state,
    version,
    after,
  };
}

/** Clocks of two processes differ by seconds: what is said now applies no earlier than what was said just before it. */
const mostSkewMinutes = 5;

function afterLatest({ now, timeGiven, measure }: MeasureContext): { at?: string } {
  const latest = measure.state.lastAt ?? '';
  if (timeGiven || latest <= now) return {};
  const skew = Temporal.Instant.from(now).until(Temporal.Instant.from(latest)).total('minutes');
  return skew <= mostSkewMinutes ? { at: latest } : {};
}

/** The measure as it is once these changes are committed. */
function contextAfter(context: MeasureContext, changes: readonly NewChange[], state: MeasureState): MeasureContext {
  const { measure, reads } = context;
  const full = changes.map((change) => completed(change, context.now));
  const known = async (agreementId: string, id: string) => {
    const stored = await reads.changes(agreementId, id);
    return id === measure.id ? [...stored, ...full] : stored;
  };
  return {
    ...context,
    measure: { ...measure, version: measure.version + changes.length, state },
    reads: { ...reads, changes: known },
  };
}

function completed(change: NewChange, now: string): Change {
  return { ...change, at: change.at ?? now, recordedAt: now };
}

/** The group's news is a note, a status, a rating, a decided date and what takes such back (product.md §2); the rest is private. */
function isNews(body: ChangeBody): boolean {
  switch (body.kind) {
    case 'note':
    case 'status':
    case 'rating':
    case 'undone':
      return true;
    case 'answered':
      return body.decided === true || body.steering !== undefined;
    case 'question-decided':
      return true;
    case 'planned':
    case 'edited':
    case 'no-news':
    case 'indicator':
    case 'communicated':
    case 'question':
    case 'proposal':
      return false;
  }
}

function news(context: CommandContext, measure: Measure, version: number, changes: number): readonly Effect[] {
  return groupPosts(context, measure.groupId, {
    key: `news/${measure.id}/${version}`,
    kind: 'news',
    subject: { measureId: measure.id, version, ...(changes > 1 ? { facts: { changes } } : {}) },
  });
}

/** Adds to the state when the changes apply last; folds everything anew when they apply earlier or take something back. */
async function stateAfter(context: MeasureContext, changes: readonly NewChange[]): Promise<MeasureState> {
  const { measure, now } = context;
  const full = changes.map((change) => completed(change, now));
  const last = measure.state.lastAt ?? '';
  const inOrder = full.every((change) => change.at >= last && change.body.kind !== 'undone');
  if (inOrder) return full.reduce(applyChange, measure.state);
  return foldChanges([...(await context.reads.changes(context.agreement.id, measure.id)), ...full]);
}

/** The function that writes. Policy has let the command through, so there is one. */
export function writer(context: CommandContext): HeldFunction {
  if (!context.as) throw new Error('a change needs a function to be recorded as');
  return context.as;
}

export function authorOf(context: CommandContext, as: HeldFunction): Author {
  const place = context.group?.name ?? context.origin.channel?.name;
  return {
    function: as.name,
    party: as.party,
    ...(as.confirmed ? {} : { unconfirmed: true as const }),
    ...(as.deputy ? { deputy: true as const } : {}),
    platform: context.origin.account.platform,
    ...(place === undefined ? {} : { place }),
  };
}
