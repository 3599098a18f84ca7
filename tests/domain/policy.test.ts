import { describe, expect, it } from 'vitest';
import type { FunctionRole } from '../../src/domain/agreement-file.ts';
import {
  type Actor,
  functionFor,
  type HeldFunction,
  type MeasureRelations,
  may,
  type Right,
} from '../../src/domain/policy.ts';

const own: MeasureRelations = {
  responsible: ['responsible'],
  contributes: ['member'],
  communicates: ['communicates'],
  groupMembers: ['responsible', 'member', 'communicates'],
  spokenInItsGroup: true,
};

function held(id: string, roles: readonly FunctionRole[] = ['member'], confirmed = true): HeldFunction {
  return { id, name: id, party: 'kommunen', roles, confirmed };
}

const actor = (...functions: readonly HeldFunction[]): Actor => ({ functions, administrator: false });

const actors = {
  'a member': actor(held('member')),
  'the responsible function': actor(held('responsible')),
  'the function that communicates': actor(held('communicates')),
  'a coordinator': actor(held('coordinator', ['coordinator'])),
  steering: actor(held('steering', ['steering'])),
  'a reader': actor(held('reader', ['reader'])),
  'a member of another group': actor(held('other')),
  'an unconfirmed function': actor(held('member', ['member'], false)),
  nobody: actor(),
  'an administrator': { functions: [], administrator: true },
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

/** The table of product.md §4, a row a right: who may. */
const table: Readonly<Record<Right, readonly Who[]>> = {
  'read-measure': [
    'a member',
    'the responsible function',
    'the function that communicates',
    'a coordinator',
    'steering',
    'a reader',
    'an unconfirmed function',
  ],
  'read-all': ['a coordinator', 'steering', 'a reader'],
  note: [
    'a member',
    'the responsible function',
    'the function that communicates',
    'a coordinator',
    'an unconfirmed function',
  ],
  judge: ['the responsible function', 'a coordinator'],
  communicated: ['the responsible function', 'the function that communicates', 'a coordinator'],
  propose: ['a member', 'the responsible function', 'the function that communicates', 'a coordinator', 'steering'],
  'change-plan': ['a coordinator'],
  coordinate: ['a coordinator'],
  approve: ['a coordinator', 'steering'],
  mask: ['a coordinator'],
  'situation-picture': ['a coordinator'],
  meetings: ['a coordinator'],
  calendar: [
    'a member',
    'the responsible function',
    'the function that communicates',
    'a coordinator',
    'steering',
    'a reader',
    'a member of another group',
  ],
  'meeting-held': ['a member', 'the responsible function', 'the function that communicates', 'a coordinator'],
  members: ['a coordinator', 'an administrator'],
  'bind-channel': ['a coordinator', 'an administrator'],
  decide: ['steering'],
  deputies: ['a coordinator', 'steering'],
  export: ['a coordinator', 'steering'],
  'audit-log': ['a coordinator', 'steering'],
  'take-part': [
    'a member',
    'the responsible function',
    'the function that communicates',
    'a coordinator',
    'steering',
    'a reader',
    'a member of another group',
    'an unconfirmed function',
  ],
  anyone: Object.keys(actors) as Who[],
};

const cells = (Object.keys(table) as Right[]).flatMap((right) =>
  (Object.keys(actors) as Who[]).map((who) => ({ right, who, allowed: table[right].includes(who) })),
);

describe('who may do what', () => {
  it.each(cells)('$right: $who – $allowed', ({ right, who, allowed }) => {
    expect(may(actors[who], right, own).allowed).toBe(allowed);
  });

  it.each(Object.keys(table) as Right[])('%s: an unconfirmed coordinator may no more than any newcomer', (right) => {
    const claimed = actor(held('coordinator', ['coordinator', 'steering'], false));
    expect(may(claimed, right, own)).toEqual(may(actors['an unconfirmed function'], right, own));
  });

  it('a newcomer may note only in a channel of the measure’s group', () => {
    const elsewhere = { ...own, spokenInItsGroup: false };
    expect(may(actors['an unconfirmed function'], 'note', elsewhere)).toEqual({ allowed: false, rule: 'unconfirmed' });
    expect(may(actors['an unconfirmed function'], 'read-measure', elsewhere)).toEqual({
      allowed: false,
      rule: 'unconfirmed',
    });
  });

  it('the responsible function is of its measure wherever that has its group', () => {
    const alone = { ...own, groupMembers: [] };
    for (const right of ['read-measure', 'note', 'judge', 'propose', 'communicated'] as const)
      expect(may(actors['the responsible function'], right, alone).allowed).toBe(true);
  });

  it('roles add up', () => {
    const both = actor(held('responsible'), held('steering', ['steering']));
    for (const right of ['judge', 'note', 'export', 'audit-log', 'propose'] as const)
      expect(may(both, right, own).allowed).toBe(true);
    expect(may(both, 'mask', own).allowed).toBe(false);
  });

  it('an administrator approves, decides, reads and notes nothing', () => {
    for (const right of [
      'read-measure',
      'note',
      'judge',
      'propose',
      'coordinate',
      'mask',
      'export',
      'change-plan',
      'audit-log',
    ] as const)
      expect(may(actors['an administrator'], right, own)).toEqual({ allowed: false, rule: 'no-function' });
  });

  it('an administrator who is a coordinator too approves nothing either', () => {
    const both = { ...actor(held('coordinator', ['coordinator'])), administrator: true };
    expect(may(both, 'approve', own)).toEqual({ allowed: false, rule: 'administrators-decide-nothing' });
    expect(may(both, 'coordinate', own).allowed).toBe(true);
  });

  it('a refusal says what is missing', () => {
    expect(may(actors['a member'], 'judge', own)).toEqual({ allowed: false, rule: 'not-responsible' });
    expect(may(actors['a member of another group'], 'note', own)).toEqual({ allowed: false, rule: 'not-own-group' });
    expect(may(actors['a reader'], 'export', own)).toEqual({ allowed: false, rule: 'coordinators-and-steering-only' });
    expect(may(actors.nobody, 'take-part')).toEqual({ allowed: false, rule: 'no-function' });
  });
});

describe('the function that a change is made as', () => {
  it('is the responsible one before any other that the person holds', () => {
    const many = actor(held('coordinator', ['coordinator']), held('member'), held('communicates'), held('responsible'));
    expect(functionFor(many, 'note', own)?.id).toBe('responsible');
    expect(functionFor(actor(held('coordinator', ['coordinator']), held('communicates')), 'note', own)?.id).toBe(
      'communicates',
    );
  });

  it('is a confirmed one before an unconfirmed', () => {
    expect(functionFor(actor(held('responsible', ['member'], false), held('other')), 'propose', own)?.id).toBe('other');
  });
});
