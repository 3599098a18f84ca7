import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupListMessage } from '../../src/app/views/group-list.ts';
import { plainText } from '../../src/chat/message.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { Measure, Status } from '../../src/domain/measure.ts';
import { renderMessage as drawInSlack } from '../../src/platforms/slack/render.ts';
import { cardLength, maxCardLength } from '../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../src/platforms/teams/render.ts';
import { textsIn } from '../../src/text/texts.ts';
import { messageFaults } from '../helpers/slack-fake/check-payload.ts';

const title = 'Gemensam synlig närvaro vid stationsområdet och i centrum på kvällar och helger';
const at = '2021-11-10T08:00:00.000Z';

interface About {
  readonly title?: string;
  readonly status?: Status;
}

function measure(position: number, about: About = {}): Measure {
  const plan = {
    title: about.title ?? title,
    kind: 'other' as const,
    openEnded: false,
    indicators: [],
    communication: {},
    due: '2022-12-16',
    followUp: { next: '2022-01-21' },
  };
  const author = { function: 'Gatu- och parkchef', platform: 'slack' };
  const change = { at: '2021-01-01T00:00:00.000Z', recordedAt: at, author };
  const state = foldChanges([
    { ...change, version: 1, body: { kind: 'planned', plan, dated: [] } },
    { ...change, version: 2, body: { kind: 'rating', value: 'yellow', reason: 'väntar på el' } },
    ...(about.status ? [{ ...change, version: 3, body: { kind: 'status' as const, value: about.status } }] : []),
  ]);
  return {
    id: `m${position}`,
    agreementId: 'a',
    groupId: 'g',
    number: `${1 + (position % 9)}.${position}`,
    position,
    version: 3,
    state,
  };
}

const listOf = (measures: readonly Measure[]) =>
  groupListMessage(textsIn('sv'), { group: 'EST fördjupning', measures, end: '2022-12-31', at });
const many = (count: number, about?: About) => Array.from({ length: count }, (_, index) => measure(index, about));

describe('a list of many measures', () => {
  it('of a few dozen is whole, with bold titles', () => {
    const message = listOf(many(25));
    expect(message.blocks.map(({ kind }) => kind)).toEqual(['title', 'list', 'text']);
    expectWhole(message);
  });

  it('of sixty has a line for each', () => {
    const message = listOf(many(60));
    expect(
      plainText(message)
        .split('\n')
        .filter((line) => line.includes('– pågår, gul, klart 16 december 2022')),
    ).toHaveLength(60);
    expectWhole(message);
  });

  it('of a hundred says how many more there are, and where', () => {
    const text = plainText(listOf(many(100)));
    const shown = text.split('\n').filter((line) => line.includes('– pågår')).length;
    expect(shown).toBeGreaterThanOrEqual(60);
    expect(text).toContain(`… och ${100 - shown} till: skriv /insats alla`);
    expectWhole(listOf(many(100)));
  });

  it('of none, and of none left to do, says so', () => {
    expect(plainText(listOf([]))).toBe(
      'Insatser i EST fördjupning\nGruppen har inga insatser i planen.\nUppdaterad 10 november 2021 kl. 09.00',
    );
    const finished = plainText(
      listOf([
        measure(1, { status: 'completed', title: 'Belysning' }),
        measure(2, { status: 'cancelled', title: 'Buskar' }),
      ]),
    );
    expect(finished.split('\n').slice(1, 4)).toEqual([
      'Gruppen har inga pågående insatser.',
      'Genomförda: 2.1 Belysning',
      'Avbrutna: 3.2 Buskar',
    ]);
  });

  it('whatever it holds, Slack and Teams take it as it is', () => {
    const about = fc.record({
      title: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        fc.constant('"'.repeat(150)),
        fc.constant(title),
      ),
      status: fc.constantFrom<Status>('in_progress', 'completed', 'cancelled', 'on_hold'),
    });
    fc.assert(
      fc.property(fc.array(about, { maxLength: 150 }), (all) => {
        expectWhole(listOf(all.map((one, index) => measure(index, one))));
      }),
      { numRuns: 60 },
    );
  });
});

/** Neither platform refuses it, and neither adapter has had to leave anything out. */
function expectWhole(message: ReturnType<typeof listOf>): void {
  const slack = drawInSlack(message);
  expect(messageFaults({ ...slack })).toEqual([]);
  expect(JSON.stringify(slack)).not.toContain('får inte plats här');
  const card = drawInTeams(message);
  expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
  expect(JSON.stringify(card)).not.toContain(textsIn('sv').teams.truncated);
}
