import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, foldChanges } from '../../src/domain/fold-changes.ts';
import { versionsSaying, withoutText } from '../../src/domain/masking.ts';
import {
  type Change,
  type ChangeBody,
  changedSince,
  dueOf,
  latestValue,
  type Plan,
  ratingOn,
  statusOn,
} from '../../src/domain/measure.ts';

const plan: Plan = {
  title: 'Belysning',
  kind: 'project',
  openEnded: false,
  start: '2021-03-01',
  due: '2021-10-29',
  responsibleFunction: 'Gatuchef',
  indicators: [],
  communication: {},
  followUp: {},
};
const planned: ChangeBody = { kind: 'planned', plan, dated: [] };

function change(version: number, at: string, body: ChangeBody, by = 'Gatuchef'): Change {
  return {
    version,
    at,
    recordedAt: `2021-12-01T08:00:00.${String(version).padStart(3, '0')}Z`,
    author: { function: by, platform: 'cli' },
    body,
  };
}

const day = (number: number) => `2021-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;

const body: fc.Arbitrary<ChangeBody> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), text: fc.string() }),
  fc.constant<ChangeBody>({ kind: 'no-news' }),
  fc.record({
    kind: fc.constant('status' as const),
    value: fc.constantFrom('not_started' as const, 'in_progress' as const, 'on_hold' as const, 'completed' as const),
  }),
  fc.record({
    kind: fc.constant('rating' as const),
    value: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
    reason: fc.string(),
  }),
  fc.record({ kind: fc.constant('indicator' as const), indicator: fc.constantFrom('a', 'b'), value: fc.integer() }),
  fc.record({ kind: fc.constant('communicated' as const), on: fc.constant('2021-11-01') }),
  fc.record({ kind: fc.constant('question' as const), text: fc.string() }),
  fc.constant<ChangeBody>({ kind: 'proposal', what: 'due', to: '2021-12-17', decides: 'coordinators', agreed: [] }),
  fc.record({
    kind: fc.constant('answered' as const),
    proposal: fc.integer({ min: 2, max: 12 }),
    party: fc.constantFrom('kommunen', 'polisen'),
    answer: fc.constantFrom('agree' as const, 'decline' as const),
  }),
);

/** A plan and what was said of it, at any times. */
const history = fc
  .array(fc.record({ body, on: fc.integer({ min: 1, max: 28 }), by: fc.constantFrom('Gatuchef', 'Kommunpolis') }), {
    maxLength: 12,
  })
  .map((said) => [
    change(1, '2021-01-01T00:00:00.000Z', planned),
    ...said.map(({ body: each, on, by }, index) => change(index + 2, day(on), each, by)),
  ]);

describe('folding', () => {
  it('gives the same whatever order the changes are read in', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.integer()), (changes, order) => {
        const shuffled = changes
          .map((each) => ({ each, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key);
        expect(foldChanges(shuffled.map(({ each }) => each))).toEqual(foldChanges(changes));
      }),
    );
  });

  it('one by one gives the same as all at once, when each applies last', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const inOrder = changes.map((each, index) => ({ ...each, at: index === 0 ? each.at : day(index) }));
        const [first, ...others] = inOrder;
        const stepwise = others.reduce(applyChange, foldChanges(first ? [first] : []));
        expect(stepwise).toEqual(foldChanges(inOrder));
      }),
    );
  });

  it('survives being kept as JSON', () => {
    fc.assert(
      fc.property(history, (changes) => {
        expect(JSON.parse(JSON.stringify(foldChanges(changes)))).toEqual(foldChanges(changes));
      }),
    );
  });

  it('taking everything back leaves the plan', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const undoing = changes
          .slice(1)
          .map(({ version }, index) => change(changes.length + 1 + index, day(28), { kind: 'undone', version }));
        const { status, rating, due, moves, values, communicated, noteCount, proposals, questions } = foldChanges([
          ...changes,
          ...undoing,
        ]);
        expect({ status, rating, due, moves, values, communicated, noteCount, proposals, questions }).toEqual({
          status: undefined,
          rating: undefined,
          due: undefined,
          moves: 0,
          values: [],
          communicated: [],
          noteCount: 0,
          proposals: [],
          questions: [],
        });
      }),
    );
  });
});

describe('two times', () => {
  const late = [
    change(1, day(1), planned),
    change(2, day(9), { kind: 'status', value: 'completed' }),
    change(3, day(5), { kind: 'status', value: 'on_hold' }),
  ];

  it('what applies later wins over what was recorded later', () => {
    expect(statusOn(foldChanges(late), '2021-11-10')).toBe('completed');
  });

  it('the state as it was then', () => {
    expect(statusOn(foldChanges(late, day(6)), '2021-11-06')).toBe('on_hold');
    expect(statusOn(foldChanges(late, day(2)), '2021-11-02')).toBe('in_progress');
  });

  it('the plan’s columns apply from their date and give way to a person', () => {
    const dated = [
      { field: 'status' as const, from: '2021-12-03', value: 'completed' as const },
      { field: 'rating' as const, from: '2021-12-03', value: 'red' as const, reason: 'överklagad' },
    ];
    const imported = change(1, '2021-01-01T00:00:00.000Z', { kind: 'planned', plan, dated });
    const state = foldChanges([imported]);
    expect(statusOn(state, '2021-02-28')).toBe('not_started');
    expect(statusOn(state, '2021-03-01')).toBe('in_progress');
    expect(statusOn(state, '2021-12-03')).toBe('completed');
    expect(ratingOn(state, '2021-12-02')).toBeUndefined();
    expect(ratingOn(state, '2021-12-03')).toEqual({ value: 'red', reason: 'överklagad' });
    expect(
      statusOn(foldChanges([imported, change(2, day(1), { kind: 'status', value: 'on_hold' })]), '2021-12-31'),
    ).toBe('on_hold');
  });
});

describe('a decided move', () => {
  const proposal = change(2, day(2), {
    kind: 'proposal',
    what: 'due',
    to: '2021-12-17',
    decides: 'coordinators',
    agreed: ['kommunen'],
  });
  const agreed = change(3, day(3), { kind: 'answered', proposal: 2, party: 'polisen', answer: 'agree', decided: true });
  const first = change(1, day(1), planned);

  it('is the due date, counts as a move, and is what a form for the date conflicts with', () => {
    const waiting = foldChanges([first, proposal]);
    expect([dueOf(waiting), waiting.moves, changedSince(waiting, 'due', 1)]).toEqual(['2021-10-29', 0, false]);
    const decided = foldChanges([first, proposal, agreed]);
    expect([dueOf(decided), decided.moves, changedSince(decided, 'due', 1)]).toEqual(['2021-12-17', 1, true]);
  });

  it('is not until every party has agreed', () => {
    const { decided: _decided, ...one } = { ...(agreed.body as Extract<ChangeBody, { kind: 'answered' }>) };
    const half = foldChanges([first, proposal, { ...agreed, body: one }]);
    expect(half.proposals).toMatchObject([{ state: 'waiting', agreed: ['kommunen', 'polisen'] }]);
    expect(half.moves).toBe(0);
  });

  it('ends when the plan states another date', () => {
    const restated = change(4, day(4), {
      kind: 'edited',
      plan: { ...plan, due: '2022-01-31' },
      dated: [],
      fields: ['plan', 'due'],
    });
    expect(dueOf(foldChanges([first, proposal, agreed, restated]))).toBe('2022-01-31');
  });
});

it('what is taken back has changed since it was shown', () => {
  const changes = [
    change(1, day(1), planned),
    change(2, day(2), { kind: 'status', value: 'completed' }),
    change(3, day(3), { kind: 'undone', version: 2 }),
  ];
  const state = foldChanges(changes);
  expect([
    changedSince(state, 'status', 2),
    changedSince(state, 'status', 3),
    changedSince(state, 'rating', 1),
  ]).toEqual([true, false, false]);
});

it('a late value of an indicator is not the latest', () => {
  const state = foldChanges([
    change(1, day(1), planned),
    change(2, day(9), { kind: 'indicator', indicator: 'a', value: 8, total: 10 }),
    change(3, day(5), { kind: 'indicator', indicator: 'a', value: 5 }),
  ]);
  expect(latestValue(state, 'a')).toMatchObject({ value: 8, total: 10 });
});

describe('masking', () => {
  it('leaves nothing of what a person wrote, and everything else', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 12 }).filter((text) => !/^[\s"\\]*$/.test(text)),
        (text) => {
          const bodies: ChangeBody[] = [
            { kind: 'note', text },
            { kind: 'question', text },
            { kind: 'status', value: 'on_hold', reason: text },
            { kind: 'rating', value: 'red', reason: text },
            { kind: 'proposal', what: 'due', to: '2021-12-17', reason: text, decides: 'steering', agreed: [] },
            { kind: 'proposal', what: 'cancel', reason: text, decides: 'steering', agreed: [] },
          ];
          for (const each of bodies) expect(Object.values(withoutText(each))).not.toContain(text);
          expect(withoutText(bodies[3] ?? planned)).toEqual({ kind: 'rating', value: 'red' });
        },
      ),
    );
  });

  it('takes reasons that were taken from the note with it, but no other text', () => {
    const text = 'Grannen vid tunneln klagar';
    const changes = [
      change(1, day(1), planned),
      change(2, day(2), { kind: 'note', text }),
      change(3, day(3), { kind: 'rating', value: 'yellow', reason: text }),
      change(4, day(4), { kind: 'question', text: `${text} igen` }),
      change(5, day(5), { kind: 'note', text: 'Åtta klara' }),
    ];
    const [, note, , , other] = changes;
    expect(note && versionsSaying(note, changes)).toEqual([2, 3, 4]);
    expect(other && versionsSaying(other, changes)).toEqual([5]);
  });

  it('a short text takes only its equals', () => {
    const changes = [
      change(2, day(2), { kind: 'note', text: 'Klar' }),
      change(3, day(3), { kind: 'note', text: 'Klart i dag' }),
      change(4, day(4), { kind: 'note', text: 'Klar' }),
    ];
    expect(changes[0] && versionsSaying(changes[0], changes)).toEqual([2, 4]);
  });
});
