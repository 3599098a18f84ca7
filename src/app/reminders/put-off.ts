import { addDays } from '../../domain/days.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { earliestTime } from '../../domain/reminder-settings.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import type { PutOff } from '../ports.ts';
import { isInForce, occurrencesOf, toCandidate } from './candidates.ts';
import { reminders } from './index.ts';
import { type Addressee, type Item, itemsFor } from './items.ts';
import type { Recipient } from './reminder.ts';

/** What was put off, and who answers for it. */
interface PutOffInput {
  readonly facts: AgreementFacts;
  readonly putOff: readonly PutOff[];
  readonly addressees: (to: Recipient) => readonly Addressee[];
}

/** A reminder comes at most so long after its own day by being put off. */
const mostDaysPutOff = 60;

interface PutOffItems {
  readonly due: readonly Item[];
  readonly over: readonly Item[];
}

/**
 * What people put off until a day that has come, each for whoever did it and nobody else, as long as the thing is undone: what
 * concerns a meeting, until it has been. Somebody who no longer answers for it leaves it to those who do.
 */
export function putOffItems({ facts, putOff, addressees }: PutOffInput, first: IsoDate, today: IsoDate): PutOffItems {
  const found = putOff
    .filter(({ until }) => until >= first && until <= today)
    .flatMap(({ key, until, plannedOn, personId }) => {
      const reminder = reminders.find(({ name }) => key.startsWith(`${name}/`));
      if (!reminder) return [];
      const own = key.replace(/\+\d{4}-\d\d-\d\d/, '');
      const days = { first: addDays(plannedOn, -mostDaysPutOff), last: plannedOn };
      return occurrencesOf(reminder, facts, today, days)
        .filter((occurrence) => own === occurrence.key || own.startsWith(`${occurrence.key}~`))
        .map((occurrence) => {
          const { due, on, subject } = occurrence;
          const key = `${occurrence.key}+${until}`;
          const told = { ...toCandidate(reminder, occurrence, facts), key, on: until, sendOn: until, quiet: false };
          const all = addressees(told.to);
          const mine = all.find(({ id }) => id === personId);
          return {
            holds: (subject.kind !== 'meeting' || due >= today || due < on) && isInForce(told, facts, today),
            items: mine
              ? [{ ...told, key: `${key}${own.slice(occurrence.key.length)}`, addressee: mine }]
              : itemsFor(told, all),
          };
        });
    });
  return {
    due: found.flatMap(({ holds, items }) => (holds ? items : [])),
    over: found.flatMap(({ holds, items }) => (holds ? [] : items)),
  };
}

/** When something that was put off next comes up, from the first of the day's hours. */
export function nextPutOff({ putOff }: Pick<PutOffInput, 'putOff'>, today: IsoDate): readonly IsoInstant[] {
  const [first] = putOff.flatMap(({ until }) => (until > today ? [until] : [])).sort();
  return first === undefined ? [] : [instantAt(first, earliestTime)];
}
