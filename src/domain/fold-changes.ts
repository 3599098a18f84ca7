import type { Change, DatedImport, IndicatorValue, MeasureState, Plan, Proposal } from './measure.ts';
import { fieldOf } from './measure.ts';

const nothing: MeasureState = {
  plan: { title: '', kind: 'other', openEnded: false, indicators: [], communication: {}, followUp: {} },
  dated: [],
  moves: 0,
  values: [],
  communicated: [],
  noteCount: 0,
  proposals: [],
  questions: [],
  changed: {},
};

/**
 * A measure's state from all of its changes: what applies later wins, whatever the order in which it was recorded.
 * Undone changes count for nothing. `upTo` (an instant) gives the state as it was then.
 */
export function foldChanges(changes: readonly Change[], upTo?: string): MeasureState {
  const undone = new Set(
    changes.flatMap((change) => (change.body.kind === 'undone' && within(change, upTo) ? [change.body.version] : [])),
  );
  const folded = [...changes]
    .filter((change) => within(change, upTo) && !undone.has(change.version))
    .sort(byTimeApplied(changes))
    .reduce(applyChange, nothing);
  return { ...folded, changed: { ...folded.changed, ...takenBack(changes, upTo) } };
}

/** What was taken back has got an earlier value anew, with the version that took it back. */
function takenBack(changes: readonly Change[], upTo: string | undefined): Record<string, number> {
  return Object.fromEntries(
    changes.flatMap(({ version, body, at }) => {
      if (body.kind !== 'undone' || (upTo !== undefined && at > upTo)) return [];
      const target = changes.find((change) => change.version === body.version);
      const field = target && fieldOf(target.body);
      return target && field !== undefined ? Object.entries(changedFields({ ...target, version }, field)) : [];
    }),
  );
}

/**
 * The plan itself comes first: what is noted before the agreement's first day is about that plan. An answer never comes
 * before what it answers, whatever two clocks say.
 */
function byTimeApplied(changes: readonly Change[]): (a: Change, b: Change) => number {
  const askedAt = new Map(
    changes
      .filter(({ body }) => body.kind === 'proposal' || body.kind === 'question')
      .map(({ version, at }) => [version, at]),
  );
  const appliesAt = ({ at, body }: Change) => {
    const answers =
      body.kind === 'answered' ? body.proposal : body.kind === 'question-decided' ? body.question : undefined;
    const asked = answers === undefined ? '' : (askedAt.get(answers) ?? '');
    return at > asked ? at : asked;
  };
  return (a, b) => {
    if ((a.body.kind === 'planned') !== (b.body.kind === 'planned')) return a.body.kind === 'planned' ? -1 : 1;
    const [first, second] = [appliesAt(a), appliesAt(b)];
    if (first === second) return a.version - b.version;
    return first < second ? -1 : 1;
  };
}

function within(change: Change, upTo: string | undefined): boolean {
  return upTo === undefined || change.at <= upTo;
}

/** The state after one more change that applies no earlier than any before it. */
export function applyChange(state: MeasureState, change: Change): MeasureState {
  const applied = applyBody(state, change);
  const planned = change.body.kind === 'planned';
  const next = planned || change.at < (state.lastAt ?? '') ? applied : { ...applied, lastAt: change.at };
  const field = fieldOf(change.body);
  return field === undefined ? next : { ...next, changed: { ...next.changed, ...changedFields(change, field) } };
}

function changedFields(change: Change, field: string): Record<string, number> {
  const fields = change.body.kind === 'edited' ? change.body.fields : [field];
  return Object.fromEntries(fields.map((name) => [name, change.version]));
}

function applyBody(state: MeasureState, change: Change): MeasureState {
  const { body, at, version } = change;
  switch (body.kind) {
    case 'planned':
    case 'edited':
      return planned(state, body.plan, body.dated, body.kind === 'edited' && body.fields.includes('due'));
    case 'note':
      return { ...reported(state, change), noteCount: state.noteCount + 1 };
    case 'no-news':
      return reported(state, change);
    case 'status':
      return { ...state, status: { value: body.value, ...reason(body.reason), at, version } };
    case 'rating':
      return { ...state, rating: { value: body.value, ...reason(body.reason), at, version } };
    case 'indicator': {
      const { kind: _kind, added: _added, ...figure } = body;
      const value: IndicatorValue = { ...figure, at, version };
      return { ...state, values: [...state.values, value] };
    }
    case 'communicated':
      return { ...state, communicated: [...state.communicated, { on: body.on, version }] };
    case 'question':
      return {
        ...state,
        questions: [...state.questions, { text: body.text, by: change.author.function, at, version }],
      };
    case 'proposal': {
      const to = body.what === 'due' ? { to: body.to } : {};
      const proposal: Proposal = {
        version,
        what: body.what,
        ...to,
        ...reason(body.reason),
        decides: body.decides,
        by: change.author.function,
        at,
        agreed: body.agreed,
        state: 'waiting',
      };
      return { ...state, proposals: [...state.proposals, proposal] };
    }
    case 'answered':
      return answered(state, change, body);
    case 'question-decided': {
      const decided = { brief: body.brief, answer: body.answer, at };
      const questions = state.questions.map((each) => (each.version === body.question ? { ...each, decided } : each));
      return { ...state, questions };
    }
    case 'undone':
      return state;
  }
}

/** A new plan text; a due date that the plan states anew ends an earlier decided move. */
function planned(state: MeasureState, plan: Plan, dated: readonly DatedImport[], dueRestated: boolean): MeasureState {
  const { due, ...rest } = state;
  return { ...rest, ...(due && !dueRestated ? { due } : {}), plan, dated };
}

function reported(state: MeasureState, change: Change): MeasureState {
  const mark = { at: change.at, version: change.version };
  const byResponsible = change.author.function === state.plan.responsibleFunction;
  return byResponsible ? { ...state, news: mark, reported: mark } : { ...state, news: mark };
}

function answered(
  state: MeasureState,
  change: Change,
  body: Extract<Change['body'], { kind: 'answered' }>,
): MeasureState {
  const proposals = state.proposals.map((proposal): Proposal => {
    if (proposal.version !== body.proposal) return proposal;
    const brief = body.steering === undefined ? {} : { brief: body.steering.brief };
    if (body.answer === 'decline') return { ...proposal, state: 'declined', ...brief };
    const agreed = [...proposal.agreed, body.party];
    return { ...proposal, agreed, state: body.decided ? 'agreed' : 'waiting', ...brief };
  });
  const proposal = proposals.find((entry) => entry.version === body.proposal);
  if (!body.decided || body.answer !== 'agree' || proposal?.to === undefined) return { ...state, proposals };
  const due = { value: proposal.to, ...reason(proposal.reason), at: change.at, version: change.version };
  return { ...state, proposals, due, moves: state.moves + 1 };
}

function reason(text: string | undefined): { reason?: string } {
  return text === undefined ? {} : { reason: text };
}
