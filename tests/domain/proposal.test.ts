import { describe, expect, it } from 'vitest';
import { decides, decidesNow, partiesLeft } from '../../src/domain/proposal.ts';

const settings = { coordinatorsMayMoveFirst: true, coordinatorsMayMoveSecond: false, maxMoveDays: 60 };
const move = { from: '2021-10-29', to: '2021-12-17', moves: 0, validTo: '2022-12-31', settings };

describe('who decides a date move', () => {
  it.each([
    ['a first move within 60 days', {}, 'coordinators'],
    ['of exactly 60 days', { to: '2021-12-28' }, 'coordinators'],
    ['of 61 days', { to: '2021-12-29' }, 'steering'],
    ['of 61 days earlier', { to: '2021-08-29' }, 'steering'],
    ['a second move', { moves: 1 }, 'steering'],
    [
      'a second move where the agreement lets the coordinators',
      { moves: 1, settings: { ...settings, coordinatorsMayMoveSecond: true } },
      'coordinators',
    ],
    [
      'a third move, whatever the settings',
      { moves: 2, settings: { ...settings, coordinatorsMayMoveSecond: true } },
      'steering',
    ],
    [
      'a first move where the agreement does not let them',
      { settings: { ...settings, coordinatorsMayMoveFirst: false } },
      'steering',
    ],
    ['past the agreement’s last day', { from: '2022-12-16', to: '2023-01-01' }, 'steering'],
    ['to the agreement’s last day', { from: '2022-12-16', to: '2022-12-31' }, 'coordinators'],
    ['a first date of one that had none', { from: undefined }, 'coordinators'],
  ] as const)('%s', (_what, own, decider) => {
    expect(decides({ ...move, ...own })).toBe(decider);
  });

  it('becomes the steering group when the date was moved meanwhile', () => {
    const agreement = { validTo: '2022-12-31', settings };
    const proposal = { decides: 'coordinators', to: '2021-12-17' } as const;
    expect(decidesNow(proposal, { due: '2021-10-29', moves: 0 }, agreement)).toBe('coordinators');
    expect(decidesNow(proposal, { due: '2021-11-30', moves: 1 }, agreement)).toBe('steering');
    expect(decidesNow({ ...proposal, decides: 'steering' }, { due: '2021-10-29', moves: 0 }, agreement)).toBe(
      'steering',
    );
  });
});

it('the parties that have not agreed are left', () => {
  expect(partiesLeft(['kommunen', 'polisen'], ['polisen'])).toEqual(['kommunen']);
  expect(partiesLeft(['kommunen', 'polisen'], ['polisen', 'kommunen'])).toEqual([]);
});
