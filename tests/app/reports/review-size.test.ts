import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/app/reports/report.ts';
import { type ReviewMaterial, reviewAt } from '../../../src/app/reports/review/material.ts';
import { reviewBasis, reviewDocument } from '../../../src/app/reports/review.ts';
import { followUpMessage } from '../../../src/app/views/follow-up-message.ts';
import { reviewMessage } from '../../../src/app/views/review-message.ts';
import { type Message, plainText } from '../../../src/chat/message.ts';
import type { AgreementDefinition } from '../../../src/domain/agreement-file.ts';
import type { AgreementChange } from '../../../src/domain/agreement-record.ts';
import type { AgreementHistory } from '../../../src/domain/history.ts';
import type { Change, ChangeBody, Plan } from '../../../src/domain/measure.ts';
import { renderMessage as drawInSlack } from '../../../src/platforms/slack/render.ts';
import { cardLength, maxCardLength } from '../../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../../src/platforms/teams/render.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { anyAgreement, exampleFacts } from '../../helpers/agreement-facts.ts';
import { messageFaults } from '../../helpers/slack-fake/check-payload.ts';

const t = textsIn('sv');
const at = '2021-12-03T14:00:00.000Z';
const month = '2021-12';
const author = { function: 'Samordnare i kommunen', platform: 'slack' };
const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length);

interface Wanted {
  readonly parties?: number;
  readonly questions?: readonly string[];
  /** Of every party; one that is undefined has not answered. */
  readonly answers?: readonly (readonly string[] | undefined)[];
  readonly measures?: readonly { readonly title: string; readonly said: readonly ChangeBody[] }[];
}

const ownQuestions = exampleFacts().definition.reviews[0]?.questions ?? [];

function definitionOf({ parties = 2, questions = ownQuestions }: Wanted): AgreementDefinition {
  const { definition } = exampleFacts();
  const [first] = definition.parties;
  if (!first) throw new Error('the example has parties');
  const more = Array.from({ length: Math.max(0, parties - 2) }, (_, index) => ({
    ...first,
    key: `part-${index}`,
    name: `Part ${index} med ett ganska långt namn`,
    shortName: `Part ${index}`,
  }));
  return {
    ...definition,
    parties: [...definition.parties, ...more],
    reviews: [{ name: 'Halvtidsuppföljning', month, questions }],
  };
}

function materialOf(wanted: Wanted): ReviewMaterial {
  const definition = definitionOf(wanted);
  const { measures: _measures, meetings: _meetings, record: _record, stoppedOn: _stopped, ...base } = exampleFacts();
  const record = (wanted.answers ?? []).flatMap((answers, index): readonly AgreementChange[] =>
    answers === undefined
      ? []
      : [
          {
            version: index + 1,
            at: '2021-12-02T09:00:00.000Z',
            recordedAt: '2021-12-02T09:00:00.000Z',
            author,
            body: { kind: 'review-answered', month, party: definition.parties[index]?.key ?? '', answers },
          },
        ],
  );
  const history: AgreementHistory = {
    base: { ...base, definition },
    meetings: [],
    record,
    measures: (wanted.measures ?? []).map(({ title, said }, index) => ({
      id: `m${index}`,
      number: `1.${index + 1}`,
      groupId: 'EST strategisk',
      responsible: [],
      communicates: [],
      changes: changesOf(title, said),
    })),
  };
  const material = reviewAt(history, month, at);
  if (!material) throw new Error('the agreement has a review then');
  return material;
}

function changesOf(title: string, said: readonly ChangeBody[]): readonly Change[] {
  const plan: Plan = {
    title,
    kind: 'project',
    openEnded: false,
    start: '2021-01-11',
    due: '2021-10-29',
    indicators: [{ name: 'andel' }],
    communication: {},
    followUp: {},
  } as Plan;
  const bodies: readonly ChangeBody[] = [{ kind: 'planned', plan, dated: [] }, ...said];
  return bodies.map((body, index) => ({
    version: index + 1,
    at: `2021-0${1 + index}-11T08:00:00.000Z`,
    recordedAt: at,
    author,
    body,
  }));
}

function expectWhole(message: Message): void {
  const { text, blocks } = drawInSlack(message);
  expect(messageFaults({ text, blocks })).toEqual([]);
  const card = drawInTeams(message);
  expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
  const drawn = `${JSON.stringify(blocks)} ${JSON.stringify(card)}`;
  // What the platforms' own safety nets say when they leave something out.
  expect(/får inte plats|does not fit|do not fit/.test(drawn)).toBe(false);
}

const draw = (document: ReportDocument) => reviewMessage(t, document, []);
const answer = long('Samarbetet fungerar bra, och "mötena" är korta. ', 2980);
const redBecause = (reason: string): readonly ChangeBody[] => [{ kind: 'rating', value: 'red', reason }];

describe('A review fits in every message', () => {
  it.each([2, 3, 5])('with three whole answers of %i parties', (parties) => {
    const answers = Array.from({ length: parties }, () => ownQuestions.map(() => answer));
    const document = reviewDocument(t, materialOf({ parties, answers }));
    const message = draw(document);
    expectWhole(message);
    for (const question of ownQuestions) expect(plainText(message)).toContain(question);
    expect(plainText(message)).toContain('Samarbetet fungerar bra');
    expect(plainText(message)).toContain('Hela svaren står i dokumentet');
  });

  it('with sixty measures that all deviate and lack basis, with titles of 300 characters', () => {
    const measures = Array.from({ length: 60 }, () => ({
      title: long('Förbättra ”belysningen” på platser ', 300),
      said: redBecause(long('Väntar på *el*,\nupphandlingen är ”överklagad”. ', 3000)),
    }));
    const material = materialOf({ measures, answers: [ownQuestions.map(() => answer)] });
    expectWhole(draw(reviewDocument(t, material)));
    const basis = plainText(draw(reviewBasis(t, material)));
    expectWhole(draw(reviewBasis(t, material)));
    expect(basis).toContain('60 insatser saknar underlag');
    for (let number = 1; number <= 60; number++) expect(basis).toContain(`1.${number}:`);
  });

  it('with forty long questions', () => {
    const questions = Array.from({ length: 40 }, (_, index) => `${index + 1} ${long('Hur fungerar mötena? ', 900)}`);
    const material = materialOf({ questions, answers: [questions.map(() => answer), questions.map(() => 'Ja.')] });
    const message = draw(reviewDocument(t, material));
    expectWhole(message);
    expect(plainText(message)).toMatch(/… och \d+ frågor till/);
    expectWhole(draw(reviewBasis(t, material)));
  });

  it('as it is posted, with its version, files and approvals', () => {
    const measures = Array.from({ length: 60 }, () => ({
      title: long('Belysning på platser ', 300),
      said: redBecause(answer),
    }));
    const answers = Array.from({ length: 3 }, () => ownQuestions.map(() => answer));
    const document = reviewDocument(t, materialOf({ parties: 3, measures, answers }));
    const hash = 'a'.repeat(64);
    const issue = {
      id: 'i',
      agreementId: 'a',
      ref: { kind: 'review', for: month },
      version: 3,
      status: at,
      document,
      hash,
      wording: {},
    } as const;
    const approvals = ['Kommunen', 'Polisen', 'Part 0'].map((party) => ({ party, by: 'Samordnare', on: '2021-12-03' }));
    const imprint = { hash, version: 3, state: 'posted', approvals, registrations: [] } as const;
    const message = followUpMessage(t, issue, imprint);
    expectWhole(message);
    for (const question of ownQuestions) expect(plainText(message)).toContain(question);
    expect(plainText(message)).toContain('… och 5');
  });

  it('with nothing at all', () => {
    expectWhole(draw(reviewDocument(t, materialOf({}))));
    expectWhole(draw(reviewBasis(t, materialOf({}))));
  });

  it('whole, with paragraphs, where there is room for it', () => {
    const whole = `${long('Det går bra. ', 500)}\n\n${long('Det tar tid. ', 500)}`.trim();
    const text = plainText(
      draw(
        reviewDocument(
          t,
          materialOf({
            answers: [
              [whole, 'Ja.', 'Nej.'],
              ['Bra.', 'Ja.', 'Nej.'],
            ],
          }),
        ),
      ),
    );
    expect(text).toContain(`Upplands Väsby kommun: ${whole}`);
    expect(text).not.toContain('Hela svaren står i dokumentet');
  });

  it('says who has not answered', () => {
    const text = plainText(draw(reviewDocument(t, materialOf({ answers: [ownQuestions.map(() => 'Bra.')] }))));
    expect(text).toContain('Kommunen har svarat på frågorna. Polisen har inte svarat.');
    expect(text).toContain('Lokalpolisområde Sollentuna: Har inte svarat.');
  });
});

describe('The compiled review of any agreement', () => {
  const texts = fc.stringMatching(/^[\wåäöÅÄÖ *_<>#&".,\n-]{1,400}$/);
  it('has every question word for word, every party, and paragraphs as they were written', () => {
    fc.assert(
      fc.property(
        anyAgreement,
        fc.array(texts, { maxLength: 6 }),
        fc.array(fc.option(fc.array(texts, { maxLength: 6 })), { maxLength: 3 }),
        fc.boolean(),
        (facts, questions, given, english) => {
          const [review] = facts.definition.reviews;
          if (!review) return;
          const definition = { ...facts.definition, reviews: [{ ...review, questions }] };
          const { measures: _m, meetings: _e, record: _r, stoppedOn: _s, ...base } = facts;
          const when = `${facts.validTo}T12:00:00.000Z`;
          const record = given.flatMap((answers, index): readonly AgreementChange[] => {
            const party = definition.parties[index]?.key;
            if (answers === null || party === undefined) return [];
            const body = { kind: 'review-answered' as const, month: review.month, party, answers };
            return [{ version: index + 1, at: when, recordedAt: when, author, body }];
          });
          const material = reviewAt(
            { base: { ...base, definition }, measures: [], meetings: [], record },
            review.month,
            when,
          );
          if (!material) throw new Error('it has a review in that month');
          const document = reviewDocument(textsIn(english ? 'en' : 'sv'), material);
          const asked = questions.length > 0 ? questions : [review.name];
          for (const [index, question] of asked.entries()) {
            const section = document.sections.find(({ key }) => key === `question-${index + 1}`);
            expect(section?.heading).toBe(question);
            const drawn = JSON.stringify(section?.blocks);
            for (const { name } of definition.parties) expect(drawn).toContain(name);
            for (const answers of given.slice(0, definition.parties.length))
              for (const line of (answers?.[index] ?? '').trim().split(/\n\s*\n/))
                expect(drawn).toContain(JSON.stringify(line).slice(1, -1));
          }
          expect(document).toEqual(reviewDocument(textsIn(english ? 'en' : 'sv'), material));
          expectWhole(reviewMessage(textsIn(english ? 'en' : 'sv'), document, []));
        },
      ),
      { numRuns: 150 },
    );
  });
});
