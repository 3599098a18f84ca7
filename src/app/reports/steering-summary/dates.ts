import { type Obligation, obligations } from '../../../domain/obligations.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import { clockNames } from '../../views/clock-names.ts';
import type { Section } from '../report.ts';
import type { SummaryMaterial } from './material.ts';

/** The agreement's own days, without the measures' and the summaries': this is one. */
export type DateAhead = Exclude<Obligation, { kind: 'follow-up' | 'communication' | 'summary' }>;

/**
 * Steering meetings of the year that it is, and of a year that went without enough; reviews; the day that extension hangs
 * on; the last day; what is still to be reported; the situation picture.
 */
export function datesAhead({ facts, today }: SummaryMaterial): readonly DateAhead[] {
  return obligations(facts, today).filter((each): each is DateAhead => isShown(each, today));
}

function isShown(each: Obligation, today: IsoDate): boolean {
  switch (each.kind) {
    case 'steering-meetings':
      return (each.first <= today && today <= each.due) || each.state === 'missed';
    case 'reported':
    case 'situation-picture':
      return each.state !== 'met';
    case 'review':
    case 'consultation':
    case 'notice':
    case 'expiry':
      return true;
    case 'summary':
    case 'follow-up':
    case 'communication':
      return false;
  }
}

export function dateSection(t: Texts, { facts, today }: SummaryMaterial, all: readonly DateAhead[]): Section {
  const texts = t.summary.dates;
  const names = clockNames(facts.definition, today);
  return {
    key: 'dates',
    heading: texts.heading,
    blocks: [
      {
        kind: 'table',
        caption: texts.caption,
        content: 'sentences',
        header: texts.header,
        rows: all.map((each) => ({
          cells: [t.clock.what(each, names), texts.when(each), texts.state(each, t.clock.how(each, names))],
          sources: [{ kind: 'obligation' as const, key: each.key }],
        })),
      },
    ],
  };
}
