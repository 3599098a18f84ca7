import type { ReviewDefinition } from './agreement-file.ts';
import type { AgreementFacts } from './facts.ts';
import { type ReviewDays, reviewDays } from './obligations/reviews.ts';
import { isSameFollowUp } from './record/follow-ups.ts';
import type { ReviewAnswer, ReviewDraft } from './record/reviews.ts';
import type { IsoDate } from './time.ts';

/** `late`: the month that the agreement says has passed. Answers are taken all the same. */
export type ReviewPhase = 'waits' | 'open' | 'late';

/** Whether what has been handed in can be changed: no longer once every party has approved the document, or it is posted. */
export type ReviewLock = 'free' | 'approved' | 'posted';

/** A review as it stands on a day. */
export interface ReviewStanding {
  readonly days: ReviewDays;
  readonly questions: readonly string[];
  readonly phase: ReviewPhase;
  readonly lock: ReviewLock;
  readonly postedOn?: IsoDate;
  /** A version of the document has been frozen: what is written now is not in it. */
  readonly frozen: boolean;
  /** In the agreement's order. */
  readonly parties: readonly PartyStanding[];
}

export interface PartyStanding {
  readonly party: string;
  readonly answered?: ReviewAnswer;
  /** What its own people have written and not handed in. Never for another party's eyes. */
  readonly draft?: ReviewDraft;
}

/** The agreement's reviews, earliest first. */
export function reviewStandings(facts: AgreementFacts, today: IsoDate): readonly ReviewStanding[] {
  return reviewDays(facts)
    .map((days) => standingOf(facts, days, today))
    .sort((a, b) => (a.days.definition.month < b.days.definition.month ? -1 : 1));
}

function standingOf({ definition, record }: AgreementFacts, days: ReviewDays, today: IsoDate): ReviewStanding {
  const { month } = days.definition;
  const followUp = { kind: 'review' as const, for: month };
  const own = <T extends { readonly month: string; readonly party: string }>(all: readonly T[], party: string) =>
    all.find((entry) => entry.month === month && entry.party === party);
  const posted = record.posted.find((entry) => isSameFollowUp(entry.followUp, followUp));
  const approved = record.approved.filter((entry) => isSameFollowUp(entry.followUp, followUp));
  const all = definition.parties.every(({ key }) => approved.some(({ party }) => party === key));
  return {
    days,
    questions: questionsOf(days.definition),
    phase: today < days.opens ? 'waits' : today > days.last ? 'late' : 'open',
    lock: posted ? 'posted' : all ? 'approved' : 'free',
    ...(posted ? { postedOn: posted.on } : {}),
    frozen: record.frozen.some((entry) => isSameFollowUp(entry.followUp, followUp)),
    parties: definition.parties.map(({ key }) => {
      const [answered, draft] = [own(record.answered, key), own(record.drafts, key)];
      return { party: key, ...(answered ? { answered } : {}), ...(draft ? { draft } : {}) };
    }),
  };
}

/** In the agreement's own words; one that names no question asks about itself. */
export function questionsOf({ name, questions }: ReviewDefinition): readonly string[] {
  return questions.length > 0 ? questions : [name];
}

/** The one that is meant when none is named: the latest that has opened and is not posted, else the next, else the last. */
export function currentReview(all: readonly ReviewStanding[]): ReviewStanding | undefined {
  const opened = all.filter(({ phase }) => phase !== 'waits').at(-1);
  if (opened && opened.lock !== 'posted') return opened;
  return all.find(({ phase }) => phase === 'waits') ?? all.at(-1);
}

/** What a party has written, one text per question: its draft, else what it has handed in. Version 0 where there is nothing. */
export function writtenBy(
  { questions, parties }: ReviewStanding,
  party: string,
): { readonly answers: readonly string[]; readonly version: number; readonly last?: ReviewDraft | ReviewAnswer } {
  const own = parties.find((entry) => entry.party === party);
  const last = own?.draft ?? own?.answered;
  return {
    answers: questions.map((_question, index) => last?.answers?.[index] ?? ''),
    version: last?.version ?? 0,
    ...(last ? { last } : {}),
  };
}
