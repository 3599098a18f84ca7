import type { Dispatch, Incoming, Reply } from '../chat/incoming.ts';
import type { Language } from '../chat/message.ts';
import { present } from '../domain/present.ts';
import { textsIn } from '../text/texts.ts';
import { correlationOf, referenceOf } from './correlation.ts';
import { type CommitResult, OutcomeUnknown } from './effects.ts';
import { faultFacts } from './fault-facts.ts';
import { type Handled, handle } from './handle.ts';
import type { Meter } from './meter.ts';
import type { Store } from './ports.ts';
import { type Handling, languageOf } from './scene.ts';
import { storable } from './storable.ts';
import { createTurns, type Turns } from './turns.ts';

/** Written to the log: ids and kinds, never what people wrote. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

type Deps = Handling & {
  readonly store: Store;
  readonly log: Log;
  readonly turns: Turns;
  readonly meter: Meter;
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
};

const attempts = 6;

/**
 * What came in → what is answered. A change goes: decide (pure) → one transaction with its inbox id, history, audit rows
 * and jobs → only then the answer (product.md §10). Never throws: this is the one place that catches. One line in the log for each.
 */
export function createDispatch(deps: Omit<Deps, 'turns'>): Dispatch {
  const turns = createTurns();
  return async (given) => {
    const incoming = storable(given);
    const started = deps.elapsed();
    const correlation = correlationOf(incoming.id, deps.hash);
    const { reply, command, refusal } = await decideAndCommit(incoming, { ...deps, turns }).catch((error): Answer => {
      const reference = referenceOf(correlation);
      deps.log.error('command.failed', { correlation, reference, ...faultFacts(error) });
      return { reply: failed(reference, languageOf(incoming), error instanceof OutcomeUnknown) };
    });
    const milliseconds = deps.elapsed() - started;
    const facts = { kind: incoming.kind, ...present({ command, refusal }), outcome: reply.outcome };
    deps.log.info('command', { ...facts, ms: Math.round(milliseconds * 10) / 10, correlation });
    deps.meter.answered({ ...facts, milliseconds });
    return reply;
  };
}

type Answer = Pick<Handled, 'reply' | 'command' | 'refusal'>;

async function decideAndCommit(incoming: Incoming, deps: Deps): Promise<Answer> {
  const first = await handle(incoming, deps);
  // Those who write about the same thing would decide from a version that the other is about to change.
  return deps.turns(changedBy(first), async (waited) => {
    let handled = waited ? await handle(incoming, deps) : first;
    for (let attempt = 1; ; attempt++) {
      if (handled.effects.length === 0) return handled;
      const result = await commit(incoming, handled, deps.store);
      switch (result.kind) {
        case 'committed':
          return handled;
        case 'repeated':
          return { ...handled, reply: repeated(incoming, result.outcome, handled.reply, deps) };
        case 'conflict':
          if (attempt >= attempts) throw new Error('the measure kept changing');
          await pause(attempt);
          handled = await handle(incoming, deps);
      }
    }
  });
}

/** Measures by their ids, and the agreement's own record. */
function changedBy({ effects, agreementId = '' }: Handled): readonly string[] {
  const keys = effects.flatMap((effect) => {
    if (effect.kind === 'change') return [effect.measureId];
    return effect.kind === 'agreement-change' ? [`record/${agreementId}`] : [];
  });
  return [...new Set(keys)];
}

function commit(incoming: Incoming, handled: Handled, store: Store): Promise<CommitResult> {
  return store.commit({
    inboxId: incoming.id,
    outcome: handled.reply.outcome,
    ...(handled.agreementId === undefined ? {} : { agreementId: handled.agreementId }),
    at: handled.at,
    recordedAt: handled.recordedAt,
    actor: handled.actor,
    ...(handled.functionId === undefined ? {} : { functionId: handled.functionId }),
    effects: handled.effects,
  });
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, attempt * 5 * Math.random()));
}

/** `unknown`: it can't be said that nothing is saved. */
function failed(reference: string, language: Language, unknown = false): Reply {
  const t = textsIn(language);
  const text = unknown ? t.common.failedUnknown(reference) : t.common.failed(reference);
  return { outcome: 'failed', message: t.say(text), data: { reference } };
}

/** The same thing again: it was done the first time, so say so and do nothing. A question is asked again, the same one. */
function repeated(incoming: Incoming, outcome: string, reply: Reply, { hash }: Pick<Deps, 'hash'>): Reply {
  if (outcome === 'asked') return reply;
  const language = languageOf(incoming);
  // The database was lost the first time, and nothing was saved.
  if (outcome === 'failed') return failed(referenceOf(correlationOf(incoming.id, hash)), language);
  const t = textsIn(language);
  return {
    outcome: outcome as Reply['outcome'],
    message: t.say(t.common.alreadyDone),
    data: { ...reply.data, repeated: true },
  };
}
