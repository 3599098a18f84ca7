import { setImmediate as breathe } from 'node:timers/promises';
import type { Effect } from './app/effects.ts';
import type { DeliveryTarget } from './app/ports.ts';
import { createTurns } from './app/turns.ts';
import type { Application } from './application.ts';
import { addDays, addMonths } from './domain/days.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from './domain/time.ts';
import { instantAt } from './domain/wall-clock.ts';
import type { MovableClock } from './infra/clock.ts';
import type { ClockTarget } from './platforms/local/wire.ts';

/** Local time that a day is moved to: when the day's reminders go out. */
const dayStarts = '09:00';
/** Days after the agreement's end beyond which the clock isn't moved: by then its last marks have been asked for. */
const daysAfterEnd = 60;
/** How far ahead the next message is looked for. */
const monthsAhead = 6;

/** What a message was and when it was sent. */
export interface Sent {
  readonly deliveryId: string;
  readonly target: DeliveryTarget;
  readonly at: IsoInstant;
}

export interface Moved {
  readonly kind: 'moved';
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly sent: readonly Sent[];
}

/** `backwards`: the clock shows that or later. `too-far`: `last` is the last day. `moving`: it is on its way already. */
export type NotMoved =
  | { readonly kind: 'backwards'; readonly now: IsoInstant }
  | { readonly kind: 'too-far'; readonly last: IsoDate }
  | { readonly kind: 'moving'; readonly to: IsoInstant };

export interface StepDeps {
  readonly app: Pick<Application, 'settleQuestions' | 'planReminders' | 'reviseGroupLists' | 'store' | 'watch'>;
  readonly clock: MovableClock;
  /** When something next falls due after an instant. */
  readonly nextDue: (after: IsoInstant) => Promise<IsoInstant | undefined>;
  /** Keeps what the clock shows for the next start. */
  readonly keep: (reading: IsoInstant) => Promise<void>;
}

export interface ClockSteps {
  /** Moves the clock forward. `onStep` is called each time that it shows something else on the way. */
  move(target: ClockTarget, onStep?: () => void): Promise<Moved | NotMoved>;
  /** Where the clock is on its way to. */
  goingTo(): IsoInstant | undefined;
  /** Does what the clockwork does each minute, never in the midst of a step. */
  tick<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets the clock stand where it has come. */
  stop(): void;
}

/**
 * Local mode's clock moved forward (product.md §8): it stops at every moment at which something falls due and does there
 * what the clockwork would have done, so that each message has its own time and none is late.
 */
export function createClockSteps({ app, clock, nextDue, keep }: StepDeps): ClockSteps {
  const turns = createTurns();
  const alone = <Result>(work: () => Promise<Result>) => turns(['clockwork'], work);
  let goal: IsoInstant | undefined;
  let stopped = false;
  let sent: Sent[] = [];
  app.watch((effects) => {
    if (goal !== undefined) sent.push(...effects.flatMap((effect) => messageOf(effect, clock.now())));
  });

  async function runAt(instant: IsoInstant): Promise<void> {
    if (instant > clock.now()) clock.moveTo(instant);
    // Before anything is sent: a process that is killed must not wake up before what it has sent.
    await keep(clock.now());
    await app.settleQuestions();
    await app.planReminders();
    await app.reviseGroupLists();
  }

  async function step(end: IsoInstant, isThere: () => boolean, onStep: () => void): Promise<void> {
    let at = clock.now();
    await runAt(at);
    while (!stopped && !isThere()) {
      const next = await nextDue(at);
      at = next === undefined || next > end ? end : next;
      await runAt(at);
      onStep();
      if (at === end) return;
      // The open pages are told before the next step is taken.
      await breathe();
    }
  }

  return {
    move: async (target, onStep = () => undefined) => {
      if (goal !== undefined) return { kind: 'moving', to: goal };
      const from = clock.now();
      // Taken before anything is waited for: whoever comes meanwhile is told so.
      goal = from;
      sent = [];
      try {
        const last = await lastDay(app, from);
        const end = endOf(target, from, last);
        if (end > instantAt(last, dayStarts)) return { kind: 'too-far', last };
        if (end <= from) return { kind: 'backwards', now: from };
        goal = end;
        onStep();
        const isThere = target.to === 'next-message' ? () => sent.length > 0 : () => false;
        await alone(() => step(end, isThere, onStep));
        return { kind: 'moved', from, to: clock.now(), sent };
      } finally {
        goal = undefined;
        onStep();
      }
    },
    goingTo: () => goal,
    tick: alone,
    stop: () => {
      stopped = true;
    },
  };
}

function endOf(target: ClockTarget, now: IsoInstant, last: IsoDate): IsoInstant {
  const today = isoDateOf(now);
  switch (target.to) {
    case 'next-day':
      return instantAt(addDays(today, 1), dayStarts);
    case 'date':
      return instantAt(target.date, dayStarts);
    case 'next-message': {
      const far = addMonths(today, monthsAhead);
      if (now >= instantAt(last, dayStarts)) return instantAt(far, dayStarts);
      return instantAt(far < last ? far : last, dayStarts);
    }
  }
}

async function lastDay({ store }: StepDeps['app'], now: IsoInstant): Promise<IsoDate> {
  const ends = (await store.agreements()).map(({ validTo }) => addDays(validTo, daysAfterEnd));
  return ends.sort().at(-1) ?? isoDateOf(now);
}

/** A group's list of measures is edited in place: it is no message. */
function messageOf(effect: Effect, at: IsoInstant): readonly Sent[] {
  if (effect.kind !== 'post' || effect.delivery.kind === 'group-list') return [];
  const { id: deliveryId, target } = effect.delivery;
  return [{ deliveryId, target, at }];
}
