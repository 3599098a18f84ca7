import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowUpIssue } from '../../../src/app/follow-ups/follow-up.ts';
import { materialAt } from '../../../src/app/reports/steering-summary/material.ts';
import { steeringSummary, summaryFacts } from '../../../src/app/reports/steering-summary.ts';
import { followUpMessage } from '../../../src/app/views/follow-up-message.ts';
import { summaryMessage } from '../../../src/app/views/summary-message.ts';
import type { Language, Message } from '../../../src/chat/message.ts';
import { plainText } from '../../../src/chat/message.ts';
import type { AgreementFacts } from '../../../src/domain/facts.ts';
import type { AgreementHistory } from '../../../src/domain/history.ts';
import type { ChangeBody, Plan } from '../../../src/domain/measure.ts';
import { renderMessage as drawInSlack } from '../../../src/platforms/slack/render.ts';
import { cardLength, maxCardLength } from '../../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../../src/platforms/teams/render.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { exampleFacts } from '../../helpers/agreement-facts.ts';
import { messageFaults } from '../../helpers/slack-fake/check-payload.ts';

const at = '2021-12-03T14:00:00.000Z';
const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length);

interface Wanted {
  readonly plan?: Partial<Plan>;
  readonly said?: readonly ChangeBody[];
}

function historyOf(measures: readonly Wanted[], own: Partial<AgreementFacts> = {}): AgreementHistory {
  const { measures: _measures, meetings: _meetings, record: _record, stoppedOn: _stopped, ...base } = exampleFacts(own);
  const author = { function: 'Gatu- och parkchef', platform: 'slack' };
  return {
    base,
    meetings: [],
    record: [],
    measures: measures.map(({ plan, said = [] }, index) => ({
      id: `m${index}`,
      number: `${1 + (index % 3)}.${index}`,
      groupId: 'EST strategisk',
      responsible: ['Samordnare i kommunen'],
      communicates: ['Kommunikatör i kommunen'],
      changes: [
        { kind: 'planned' as const, plan: { ...bare, goalArea: 1 + (index % 3), ...plan }, dated: [] },
        ...said,
      ].map((body, version) => ({
        version: version + 1,
        at: version === 0 ? '2020-12-31T23:00:00.000Z' : `2021-06-0${version}T08:00:00.000Z`,
        recordedAt: at,
        author,
        body,
      })),
    })),
  };
}

const bare: Plan = {
  title: 'Röja buskar',
  kind: 'project',
  openEnded: false,
  start: '2021-01-11',
  indicators: [],
  communication: {},
  followUp: {},
};

/** As much as there can be of everything: it is red, late, asked about, measured, seen, told of. */
const overfull: Wanted = {
  plan: {
    title: long('Förbättra ”belysningen” på platser ', 300),
    due: '2021-10-29',
    indicators: [{ name: long('andel åtgärdade brister ', 200), target: 90, percent: true }],
    communication: { decision: 'yes', when: long('När varje plats är klar ', 300) },
  },
  said: [
    { kind: 'rating', value: 'red', reason: long('Väntar på el,\nupphandlingen är ”överklagad”. ', 3000) },
    { kind: 'indicator', indicator: long('andel åtgärdade brister ', 200), value: 41, percent: true },
    { kind: 'question', text: long('Får vi *mer* pengar <till> belysningen? ', 3000) },
    { kind: 'note', text: long('Det är lugnare vid stationen. ', 3000), basis: 'observed' },
    { kind: 'proposal', what: 'due', to: '2022-06-30', reason: long('Väntar. ', 500), decides: 'steering', agreed: [] },
  ],
};

function summaryOf(history: AgreementHistory, language: Language = 'sv'): Message {
  return summaryMessage(textsIn(language), steeringSummary(textsIn(language), materialAt(history, at), 'time'), []);
}

/** As it is posted, with which version it is, its picture and its documents. */
function postedOf(history: AgreementHistory, language: Language = 'sv'): Message {
  const t = textsIn(language);
  const hash = 'a'.repeat(64);
  const issue: FollowUpIssue = {
    id: '018f0000-0000-7000-8000-000000000000',
    agreementId: '018f0000-0000-7000-8000-000000000001',
    ref: { kind: 'summary', for: '2021-12-20' },
    version: 3,
    status: at,
    document: steeringSummary(t, materialAt(history, at), 'time'),
    hash,
    wording: {},
    maskedOn: '2022-01-10',
  };
  const approvals = ['Kommunen', 'Polisen'].map((party) => ({ party, by: 'Samordnare', on: '2021-12-06' as const }));
  return followUpMessage(t, issue, { hash, version: 3, state: 'posted', approvals, registrations: [] });
}

function expectWhole(message: Message): void {
  const { text, blocks } = drawInSlack(message);
  expect(messageFaults({ text, blocks })).toEqual([]);
  const card = drawInTeams(message);
  expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
  const drawn = `${JSON.stringify(blocks)} ${JSON.stringify(card)}`;
  // What the platforms' own safety nets say when they leave something out.
  expect(/får inte plats|does not fit|do not fit/.test(drawn), `${cardLength(card)} in Teams`).toBe(false);
  for (const heading of ['Beslut vi ber om', 'Det som avviker', 'Kommunikation', 'Underlag']) {
    if (message.language === 'sv') expect(drawn.split(`"${heading}"`)).toHaveLength(3);
  }
}

describe('a summary in a message', () => {
  it('of sixty measures with long titles, everyone red and asked about, is whole and says how many more', () => {
    const message = summaryOf(historyOf(Array.from({ length: 60 }, () => overfull)));
    expectWhole(message);
    const text = plainText(message);
    expect(text).toContain('Vi ber om 120 beslut.');
    expect(text).toContain('… och 114 beslut till. ”samverkan beslut” visar alla.');
    expect(text).toContain('… och 55 insatser till som avviker.');
  });

  it.each([1, 5, 17, 30, 45])('of %i such measures is whole', (count) => {
    expectWhole(summaryOf(historyOf(Array.from({ length: count }, () => overfull))));
    expectWhole(summaryOf(historyOf(Array.from({ length: count }, () => overfull)), 'en'));
  });

  it.each([0, 1, 5, 17, 30, 60])(
    'of %i such measures is whole when it is posted, with its picture and documents',
    (count) => {
      const history = historyOf(Array.from({ length: count }, () => overfull));
      for (const message of [postedOf(history), postedOf(history, 'en')]) {
        expectWhole(message);
        const shown = drawInSlack(message, { picture: () => ({ slack_file: { id: 'F0123456789' } }) });
        expect(messageFaults({ ...shown })).toEqual([]);
        for (const drawn of [shown, drawInTeams(message)]) {
          expect(JSON.stringify(drawn)).toContain('fetch-follow-up');
          expect(JSON.stringify(drawn)).not.toMatch(/får inte plats|do(es)? not fit/);
        }
      }
    },
  );

  it('of five parties is whole', () => {
    const { definition } = exampleFacts();
    const parties = Array.from({ length: 5 }, (_, index) => ({
      ...(definition.parties[1] ?? definition.parties[0]),
      key: `part-${index}`,
      shortName: `Kommunen i ${index}`,
    })) as typeof definition.parties;
    const history = historyOf(
      Array.from({ length: 60 }, () => overfull),
      { definition: { ...definition, parties } },
    );
    expectWhole(summaryOf(history));
    expect(plainText(summaryOf(history))).toContain('Kommunen i 4: ');
  });

  // Teams draws facts of which one is empty, or could be taken for markup, as a table: ten times as much around each.
  it.each(['', '!', '<', '>" "', '{{{{{{', 'a\nb', '\\'])('of sixty measures called “%s” is whole', (title) => {
    const said = [0, 1, 2].map(
      (index): ChangeBody => ({ kind: 'question', text: `${title}${title}${'?'.repeat(index)}` }),
    );
    const rating: ChangeBody = { kind: 'rating', value: 'red', reason: title };
    for (const count of [12, 20, 30, 45, 60])
      expectWhole(
        summaryOf(
          historyOf(
            Array.from({ length: count }, () => ({ plan: { title, due: '2021-05-01' }, said: [rating, ...said] })),
          ),
        ),
      );
  });

  it('of an empty plan says so, and asks for nothing', () => {
    const message = summaryOf(historyOf([]));
    expectWhole(message);
    const text = plainText(message);
    expect(text).toContain('Planen har inga insatser att följa upp än. Vi ber inte om något beslut.');
    expect(text).toContain('Inga frågor eller förslag väntar på styrgruppen.');
    expect(text).toContain('Ingen pågående insats avviker.');
    expect(text).toContain('Samråd om förlängning: Senast 30 juni 2022.');
  });

  it('of measures that nobody has judged says so', () => {
    expect(plainText(summaryOf(historyOf([{}, {}])))).toContain('Ingen av planens 2 insatser har något läge än.');
    expect(plainText(summaryOf(historyOf([{ said: [{ kind: 'rating', value: 'green' }] }])))).toContain(
      'Arbetet går enligt plan: 1 av 1 insats har grönt läge.',
    );
  });

  it('quotes an observation, never as something measured', () => {
    const text = plainText(
      summaryOf(historyOf([{ said: [{ kind: 'note', text: 'Fler ute på kvällen', basis: 'observed' }] }])),
    );
    expect(text).toContain('Mätt: Inget värde finns än.\nSett men inte mätt:\n1.0: ”Fler ute på kvällen” (1 juni)');
  });
});

describe('whatever a plan holds', () => {
  const body: fc.Arbitrary<ChangeBody> = fc.oneof(
    fc.record({ kind: fc.constant('rating' as const), value: fc.constantFrom('green', 'yellow', 'red') }),
    fc.record({
      kind: fc.constant('status' as const),
      value: fc.constantFrom('not_started', 'in_progress', 'on_hold', 'completed', 'cancelled'),
    }),
    fc.record({ kind: fc.constant('question' as const), text: fc.string({ maxLength: 400 }) }),
    fc.record({
      kind: fc.constant('note' as const),
      text: fc.string({ maxLength: 400 }),
      basis: fc.constantFrom('measured', 'observed'),
    }),
  );
  const wanted: fc.Arbitrary<Wanted> = fc.record({
    plan: fc.record({
      title: fc.string({ maxLength: 300 }),
      goalArea: fc.integer({ min: 0, max: 4 }),
      due: fc.constantFrom('2021-05-01', '2021-12-03', '2022-10-01'),
    }),
    said: fc.array(body, { maxLength: 6 }),
  });

  it('every measure is counted once, no deviation is finished, and the message fits', () => {
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 30 }), (measures) => {
        const material = materialAt(historyOf(measures), at);
        const { total, areas, deviations } = summaryFacts(material);
        expect(total.green + total.yellow + total.red + total.unrated + total.cancelled).toBe(measures.length);
        expect(areas.reduce((sum, area) => sum + area.measures, 0)).toBe(measures.length);
        expect(areas.reduce((sum, area) => sum + area.red, 0)).toBe(total.red);
        expect(deviations.filter(({ status }) => status === 'completed' || status === 'cancelled')).toEqual([]);
        const reds = deviations.findLastIndex(({ rating }) => rating === 'red');
        expect(deviations.slice(0, reds + 1).every(({ rating }) => rating === 'red')).toBe(true);
        expectWhole(summaryOf(historyOf(measures)));
      }),
      { numRuns: 60 },
    );
  });
});
