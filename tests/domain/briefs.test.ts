import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefFacts, nextBrief, verdictOf, votingParties } from '../../src/domain/briefs.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import { type Change, type ChangeBody, openQuestions } from '../../src/domain/measure.ts';
import { applyBriefChange, type Brief, type BriefAnswer, type BriefChange } from '../../src/domain/record/briefs.ts';

const today = '2021-11-10';
const anyAnswer = fc.constantFrom<BriefAnswer>('approved', 'rejected', 'more');
const anyParties = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), votes: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
  selector: ({ key }) => key,
});
/** Answers in the order in which they were given, by any party, several times or not at all. */
const anyAnswers = fc.array(
  fc.record({ party: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'nobody'), answer: anyAnswer }),
  { maxLength: 12 },
);

const made = (...changes: readonly BriefChange[]): readonly Brief[] =>
  changes.reduce<readonly Brief[]>((briefs, change) => applyBriefChange(briefs, change, today), []);
const answered = (given: readonly { readonly party: string; readonly answer: BriefAnswer }[]) =>
  made(
    { kind: 'brief', brief: 'B1' },
    ...given.map((each) => ({ kind: 'brief-answered' as const, brief: 'B1', ...each })),
  )[0]?.answers ?? [];

describe('the verdict of any parties and answers', () => {
  const verdict = (parties: Parameters<typeof votingParties>[0], given: Parameters<typeof answered>[0]) =>
    verdictOf(votingParties(parties), answered(given));
  const latestOf = (given: Parameters<typeof answered>[0], party: string) =>
    given.findLast((each) => each.party === party)?.answer;

  it('is a decision exactly when there are voters and each one’s latest answer is the same approval or rejection', () => {
    fc.assert(
      fc.property(anyParties, anyAnswers, (parties, given) => {
        const latest = votingParties(parties).map((party) => latestOf(given, party));
        const same = ['approved', 'rejected'].find((answer) => latest.length > 0 && latest.every((e) => e === answer));
        const found = verdict(parties, given);
        expect(found.kind === 'decided' ? found.answer : undefined).toBe(same);
      }),
    );
  });

  it('does not change with what a party that does not vote says', () => {
    fc.assert(
      fc.property(anyParties, anyAnswers, (parties, given) => {
        const voting = votingParties(parties);
        const counted = given.filter(({ party }) => voting.includes(party));
        expect(verdict(parties, given)).toEqual(verdict(parties, counted));
      }),
    );
  });

  it('is never a decision while a voter is missing, wants more, or differs, and says which of them', () => {
    fc.assert(
      fc.property(anyParties, anyAnswers, (parties, given) => {
        const voting = votingParties(parties);
        const latest = voting.map((party) => latestOf(given, party));
        const found = verdict(parties, given);
        if (latest.includes('more')) expect(found.kind).toBe('returned');
        else if (latest.includes('approved') && latest.includes('rejected')) expect(found.kind).toBe('unequal');
        else if (latest.length === 0 || latest.includes(undefined))
          expect(found).toEqual({ kind: 'waiting', missing: voting.filter((_, at) => latest[at] === undefined) });
      }),
    );
  });
});

describe('a brief that is edited', () => {
  it('has no answers, is recorded as taken no longer, keeps its place, and is another revision', () => {
    fc.assert(
      fc.property(anyAnswers, fc.boolean(), (given, taken) => {
        const [before] = made(
          { kind: 'brief', brief: 'B1', question: 'Får vi?' },
          { kind: 'brief-order', briefs: ['B1'] },
          ...given.map((each) => ({ kind: 'brief-answered' as const, brief: 'B1', ...each })),
          ...(taken
            ? [
                {
                  kind: 'brief-taken' as const,
                  brief: 'B1',
                  party: 'a',
                  answer: 'approved' as const,
                  on: today,
                  reference: '§ 1',
                },
              ]
            : []),
        );
        if (!before) throw new Error('no brief');
        const [after] = applyBriefChange([before], { kind: 'brief', brief: 'B1', question: 'Vad?' }, today);
        expect(after).toMatchObject({ question: 'Vad?', answers: [], place: 0, revision: before.revision + 1 });
        expect(after?.taken).toBeUndefined();
        expect(after?.recordings).toBe(before.recordings);
      }),
    );
  });
});

describe('the order', () => {
  it('has those that are placed first, in their places, and the others by number; nothing is lost or doubled', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.func(fc.boolean()), (all, isPlaced) => {
        const briefs = all.map((number) => `B${number}`);
        const placed = briefs.filter((brief) => isPlaced(brief));
        const record = made(...briefs.map((brief) => ({ kind: 'brief' as const, brief })), {
          kind: 'brief-order',
          briefs: placed,
        });
        const order = briefFacts(record, [], today).map(({ brief }) => brief.brief);
        const rest = all.filter((number) => !placed.includes(`B${number}`)).sort((a, b) => a - b);
        expect(order).toEqual([...placed, ...rest.map((number) => `B${number}`)]);
        expect(briefs).not.toContain(nextBrief(record));
      }),
    );
  });
});

describe('a decided question', () => {
  const change = (version: number, at: string, body: ChangeBody): Change => ({
    version,
    at,
    recordedAt: at,
    author: { function: 'Kommundirektör', platform: 'cli' },
    body,
  });
  const asked = change(1, '2021-11-10T09:00:02.000Z', { kind: 'question', text: 'Får vi?' });
  const decision = { kind: 'question-decided', question: 1, brief: 'B1', answer: 'rejected' } as const;

  it('is decided even when another clock was behind, and open again only if it never was asked', () => {
    const behind = foldChanges([asked, change(2, '2021-11-10T09:00:00.000Z', decision)]);
    expect(openQuestions(behind)).toEqual([]);
    expect(behind.questions).toMatchObject([{ text: 'Får vi?', decided: { brief: 'B1', answer: 'rejected' } }]);
    const undone = foldChanges([asked, change(2, '2021-11-10T10:00:00.000Z', { kind: 'undone', version: 1 })]);
    expect(undone.questions).toEqual([]);
  });

  it('leaves the measure’s other questions open', () => {
    const other = change(2, '2021-11-10T09:10:00.000Z', { kind: 'question', text: 'Och vem?' });
    const state = foldChanges([asked, other, change(3, '2021-11-10T09:20:00.000Z', decision)]);
    expect(openQuestions(state).map(({ text }) => text)).toEqual(['Och vem?']);
  });
});
