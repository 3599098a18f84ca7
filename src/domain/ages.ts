import { addMonths, daysFrom } from './days.ts';
import type { IsoDate } from './time.ts';

/** Something that the installation depends on, and that ends. */
export interface Age {
  /** The variable that it stands in, or that it belongs to. */
  readonly name: string;
  readonly what: 'certificate' | 'secret';
  /** `certain`: it ends then. `estimate`: at the latest then. `advice`: it goes on, and is better changed. */
  readonly how: 'certain' | 'estimate' | 'advice';
  /** The last day, in Stockholm. */
  readonly ends: IsoDate;
  /** Days from today to the last day; negative when it has ended. */
  readonly daysLeft: number;
}

/** Days before the end from which it is said, more and more urgently. */
const warningDays = [60, 30, 7] as const;

/** Entra gives a client secret 24 months at most (learn.microsoft.com, Add credentials). */
const longestEntraMonths = 24;
/** What does not end by itself is to be changed once a year. */
const adviceMonths = 12;

export function ageUntil(entry: Omit<Age, 'daysLeft'>, today: IsoDate): Age {
  return { ...entry, daysLeft: daysFrom(today, entry.ends) };
}

/**
 * When a secret of the configuration is to be changed, counted from when it was first seen here. `expires`: what whoever
 * runs the bot has said that Entra shows.
 */
export function secretAge(
  { name, since, expires }: { readonly name: string; readonly since: IsoDate; readonly expires?: IsoDate },
  today: IsoDate,
): Age {
  if (expires !== undefined) return ageUntil({ name, what: 'secret', how: 'certain', ends: expires }, today);
  return name === 'TEAMS_CLIENT_SECRET'
    ? ageUntil({ name, what: 'secret', how: 'estimate', ends: addMonths(since, longestEntraMonths) }, today)
    : ageUntil({ name, what: 'secret', how: 'advice', ends: addMonths(since, adviceMonths) }, today);
}

/** The warning that holds: the fewest of the days before the end that have come. Undefined while there is time, 0 when it has ended. */
export function warningOf({ how, daysLeft }: Pick<Age, 'how' | 'daysLeft'>): 60 | 30 | 7 | 0 | undefined {
  if (daysLeft < 0) return 0;
  return how === 'advice' ? undefined : warningDays.findLast((days) => daysLeft <= days);
}

/** Hours since the last backup from which it is said. */
export const backupHours = 48;
