import type { IsoDate } from '../time.ts';

/** How a brief was answered, or decided: Bifall, Avslag, Behöver mer underlag. */
export type BriefAnswer = 'approved' | 'rejected' | 'more';

export type BriefChange =
  /**
   * A decision brief is made, or edited: what stands here replaces what stood. `brief`: `B1`, `B2` … in the order they
   * were made. `measureId` and `change`: the question or proposal of the measure that it comes from; the texts that are
   * absent are then read from there, so that masking reaches them.
   */
  | {
      readonly kind: 'brief';
      readonly brief: string;
      readonly measure?: string;
      readonly measureId?: string;
      readonly change?: number;
      readonly question?: string;
      readonly proposal?: string;
      /** What happens if nothing is decided. */
      readonly otherwise?: string;
      readonly latest?: IsoDate;
      /** The function that asked, of a brief that is about no measure. */
      readonly askedBy?: string;
    }
  /** The preparatory group's order, the first first; those that are not named come after, in the order they were made. */
  | { readonly kind: 'brief-order'; readonly briefs: readonly string[] }
  /** A voting party's leader has answered by button. A new answer replaces the party's earlier one. */
  | {
      readonly kind: 'brief-answered';
      readonly brief: string;
      readonly party: string;
      readonly answer: BriefAnswer;
      readonly reason?: string;
    }
  /** A party's coordinator has recorded it as taken in a meeting; another party's confirms it. */
  | {
      readonly kind: 'brief-taken';
      readonly brief: string;
      readonly party: string;
      readonly answer: BriefAnswer;
      readonly on: IsoDate;
      readonly reference: string;
    }
  | { readonly kind: 'brief-taken-declined'; readonly brief: string; readonly party: string }
  | {
      readonly kind: 'brief-decided';
      readonly brief: string;
      readonly on: IsoDate;
      readonly answer?: BriefAnswer;
      readonly by?: 'button' | 'meeting';
    }
  | { readonly kind: 'brief-withdrawn'; readonly brief: string };

/** A decision brief as it stands. */
export interface Brief {
  readonly brief: string;
  /** The measure's number. */
  readonly measure?: string;
  readonly measureId?: string;
  readonly change?: number;
  readonly question?: string;
  readonly proposal?: string;
  readonly otherwise?: string;
  readonly latest?: IsoDate;
  /** How many times it has been written: a button carries it, so that nobody answers another text than the one they read. */
  readonly revision: number;
  readonly askedBy?: string;
  /** Its place in the preparatory group's order. */
  readonly place?: number;
  /** Each voting party's latest answer. */
  readonly answers: readonly {
    readonly party: string;
    readonly answer: BriefAnswer;
    readonly reason?: string;
    readonly on: IsoDate;
  }[];
  /** Recorded as taken in a meeting, and not yet confirmed. */
  readonly taken?: {
    readonly party: string;
    readonly answer: BriefAnswer;
    readonly on: IsoDate;
    readonly reference: string;
  };
  /** How many times it has been recorded as taken in a meeting: which of them somebody confirms. */
  readonly recordings?: number;
  readonly decidedOn?: IsoDate;
  readonly decision?: BriefAnswer;
  readonly by?: 'button' | 'meeting';
  readonly withdrawn?: true;
}

export function applyBriefChange(briefs: readonly Brief[], body: BriefChange, on: IsoDate): readonly Brief[] {
  if (body.kind === 'brief-order')
    return briefs.map((entry) => {
      const { place: _place, ...rest } = entry;
      const place = body.briefs.indexOf(entry.brief);
      return place < 0 ? rest : { ...rest, place };
    });
  const before = briefs.find(({ brief }) => brief === body.brief);
  if (body.kind === 'brief') {
    const { kind: _kind, ...said } = body;
    const kept = {
      ...(before?.place === undefined ? {} : { place: before.place }),
      ...(before?.recordings === undefined ? {} : { recordings: before.recordings }),
    };
    const made: Brief = { answers: [], revision: (before?.revision ?? 0) + 1, ...kept, ...said };
    return before ? briefs.map((entry) => (entry === before ? made : entry)) : [...briefs, made];
  }
  return before ? briefs.map((entry) => (entry === before ? changed(entry, body, on) : entry)) : briefs;
}

function changed(entry: Brief, body: Exclude<BriefChange, { kind: 'brief' | 'brief-order' }>, on: IsoDate): Brief {
  switch (body.kind) {
    case 'brief-answered': {
      const { party, answer, reason } = body;
      const others = entry.answers.filter((each) => each.party !== party);
      return { ...entry, answers: [...others, { party, answer, on, ...(reason === undefined ? {} : { reason }) }] };
    }
    case 'brief-taken': {
      const { party, answer, on: taken, reference } = body;
      const recordings = (entry.recordings ?? 0) + 1;
      return { ...entry, taken: { party, answer, on: taken, reference }, recordings };
    }
    case 'brief-taken-declined': {
      const { taken: _taken, ...rest } = entry;
      return rest;
    }
    case 'brief-decided': {
      const { answer, by } = body;
      return {
        ...entry,
        decidedOn: body.on,
        ...(answer === undefined ? {} : { decision: answer }),
        ...(by === undefined ? {} : { by }),
      };
    }
    case 'brief-withdrawn':
      return { ...entry, withdrawn: true };
  }
}
