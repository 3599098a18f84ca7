import type { Block, ListItem } from '../../chat/message.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import type { Obligation, ObligationState } from '../../domain/obligations.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import { clockNames } from './clock-names.ts';

/** How many of each are shown; the rest are counted. */
const most: Record<ObligationState, number> = { missed: 10, upcoming: 10, met: 5 };
const nextMeasures = 3;

/**
 * The clock as people read it: what is missed on top, the latest first, then what comes, the nearest first, then what is
 * met. The measures' own dates are folded to a line for follow-up and one for communication.
 */
export function clockBlocks(
  t: Texts,
  facts: AgreementFacts,
  all: readonly Obligation[],
  today: IsoDate,
): readonly Block[] {
  const own = all.filter((each) => !isOfMeasure(each));
  const inState = (state: ObligationState) => own.filter((each) => each.state === state);
  return [
    ...section(t, facts, 'missed', inState('missed').reverse(), today),
    ...section(t, facts, 'upcoming', inState('upcoming'), today),
    ...ofMeasures(t, facts, all),
    ...section(t, facts, 'met', inState('met').reverse(), today),
    ...(facts.pictureDates.length === 0
      ? [{ kind: 'text' as const, text: t.clock.noPicture, style: 'quiet' as const }]
      : []),
  ];
}

function isOfMeasure(each: Obligation): each is Extract<Obligation, { kind: 'follow-up' | 'communication' }> {
  return each.kind === 'follow-up' || each.kind === 'communication';
}

function section(
  t: Texts,
  { definition }: AgreementFacts,
  state: ObligationState,
  all: readonly Obligation[],
  today: IsoDate,
): readonly Block[] {
  if (all.length === 0) return [];
  const names = clockNames(definition, today);
  const shown = all.slice(0, most[state]);
  const items = shown.map((each): ListItem => {
    const detail = t.clock.how(each, names);
    return { text: t.clock.line(each, names), ...(detail === '' ? {} : { detail }) };
  });
  const left = all.length - shown.length;
  const more = state === 'met' ? t.clock.earlier(left) : t.clock.more(left);
  return [
    { kind: 'text', text: t.clock.heading(state, all.length), style: 'strong' },
    { kind: 'list', items },
    ...(left > 0 ? [{ kind: 'text' as const, text: more, style: 'quiet' as const }] : []),
  ];
}

function ofMeasures(t: Texts, { measures }: AgreementFacts, all: readonly Obligation[]): readonly Block[] {
  const inPlan = measures.map(({ number }) => number);
  const lines = [
    ['follow-up', t.clock.followUps],
    ['communication', t.clock.communications],
  ] as const;
  const items = lines.flatMap(([kind, text]): readonly ListItem[] => {
    const own = all.filter(isOfMeasure).filter((each) => each.kind === kind);
    const late = own.filter(({ state }) => state === 'missed').map(({ number }) => number);
    const missed = inPlan.filter((number) => late.includes(number));
    const upcoming = own.filter(({ state }) => state === 'upcoming');
    if (missed.length + upcoming.length === 0) return [];
    return [{ text, detail: t.clock.folded(missed, upcoming.length, upcoming.slice(0, nextMeasures)) }];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: t.clock.measures, style: 'strong' },
    { kind: 'list', items },
  ];
}
