import { describe, expect, it } from 'vitest';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { Change, ChangeBody } from '../../src/domain/measure.ts';

const author = { function: 'Samordnare i kommunen', party: 'kommunen', platform: 'slack' };
const change = (version: number, at: string, body: ChangeBody): Change => ({
  version,
  at,
  recordedAt: at,
  author,
  body,
});

describe('an answer to a proposal', () => {
  it('decides it although the answering process had a clock that was behind', () => {
    const state = foldChanges([
      change(1, '2021-11-10T08:00:00.080Z', {
        kind: 'proposal',
        what: 'due',
        to: '2021-12-03',
        decides: 'coordinators',
        agreed: ['kommunen'],
      }),
      change(2, '2021-11-10T08:00:00.060Z', {
        kind: 'answered',
        proposal: 1,
        party: 'polisen',
        answer: 'agree',
        decided: true,
      }),
    ]);
    expect(state.due?.value).toBe('2021-12-03');
    expect(state.proposals.map((proposal) => proposal.state)).toEqual(['agreed']);
  });
});
