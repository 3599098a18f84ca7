import { describe, expect, it } from 'vitest';
import type { AgreementFacts } from '../../../src/domain/facts.ts';
import { foldChanges } from '../../../src/domain/fold-changes.ts';
import type { ChangeBody } from '../../../src/domain/measure.ts';
import { type Obligation, type ObligationKind, obligations } from '../../../src/domain/obligations.ts';
import { exampleFacts } from '../../helpers/agreement-facts.ts';

const inShort = ({ key, due, state }: Obligation) => `${due} ${state} ${key}`;

function the<K extends ObligationKind>(kind: K, facts: AgreementFacts, today: string) {
  return obligations(facts, today).filter((each): each is Extract<Obligation, { kind: K }> => each.kind === kind);
}

describe('a measure', () => {
  const plan = {
    title: 'Förbättra belysningen',
    kind: 'project',
    openEnded: false,
    start: '2021-09-01',
    responsibleFunction: 'Gatu- och parkchef',
    indicators: [],
    communication: { decision: 'yes', when: 'I oktober och december 2021' },
    followUp: { rhythm: 'month', next: '2021-12-17' },
  } as const;

  function measure(...said: readonly (readonly [string, ChangeBody])[]): AgreementFacts {
    const bodies = [['2021-01-01', { kind: 'planned', plan, dated: [] }] as const, ...said];
    const state = foldChanges(
      bodies.map(([day, body], index) => ({
        version: index + 1,
        at: `${day}T09:00:00.000Z`,
        recordedAt: `${day}T09:00:00.000Z`,
        author: { function: 'Gatu- och parkchef', platform: 'cli' },
        body,
      })),
    );
    return exampleFacts({ measures: [{ id: 'm', number: '1.3', state, responsible: [], communicates: [] }] });
  }

  const told = (facts: AgreementFacts, today: string) =>
    [...the('follow-up', facts, today), ...the('communication', facts, today)].map(inShort);

  it('has its latest follow-up and communication and its next ones', () => {
    expect(told(measure(), '2021-11-10')).toEqual([
      '2021-10-17 missed follow-up/1.3/2021-10-17',
      '2021-11-17 upcoming follow-up/1.3/2021-11-17',
      '2021-10-29 missed communication/1.3/2021-10-29',
      '2021-12-30 upcoming communication/1.3/2021-12-30',
    ]);
  });

  it('is followed up by a note of its responsible function, in good time or late', () => {
    const note = { kind: 'note', text: 'Åtta av tio klara' } as const;
    const early = measure(['2021-11-08', note]);
    expect(told(early, '2021-11-10').slice(0, 3)).toEqual([
      '2021-10-17 met follow-up/1.3/2021-10-17',
      '2021-11-17 met follow-up/1.3/2021-11-17',
      '2021-12-17 upcoming follow-up/1.3/2021-12-17',
    ]);
    expect(the('follow-up', early, '2021-11-10')[0]?.by).toEqual([{ on: '2021-11-08' }]);
  });

  it('told of some days late is so for that time, and comes again at its next', () => {
    const facts = measure(['2021-11-04', { kind: 'communicated', on: '2021-11-04' }]);
    expect(told(facts, '2021-11-10').slice(2)).toEqual([
      '2021-10-29 met communication/1.3/2021-10-29',
      '2021-12-30 upcoming communication/1.3/2021-12-30',
    ]);
  });

  it('that is done or cancelled is not followed up any more', () => {
    expect(the('follow-up', measure(['2021-11-04', { kind: 'status', value: 'completed' }]), '2021-11-10')).toEqual([]);
  });
});
