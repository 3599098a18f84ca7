import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { AgreementDefinition, ExtensionTerms } from '../../src/domain/agreement-file.ts';
import {
  type AgreementChangeBody,
  type AgreementRecord,
  applyAgreementChange,
  emptyRecord,
} from '../../src/domain/agreement-record.ts';
import { addDays, addMonths } from '../../src/domain/days.ts';
import type { AgreementFacts } from '../../src/domain/facts.ts';
import { applyMeetingChange } from '../../src/domain/fold-meeting.ts';
import type { Meeting, MeetingChangeBody } from '../../src/domain/meeting.ts';
import type { IsoDate } from '../../src/domain/time.ts';
import { upplandsVasby } from './upplands-vasby.ts';

const example = upplandsVasby();

/** An agreement's facts with nobody's plan: every function held, every group with a channel. Names are ids. */
export function factsOf(definition: AgreementDefinition, own: Partial<AgreementFacts> = {}): AgreementFacts {
  return {
    definition,
    validFrom: definition.validFrom.toString(),
    validTo: definition.validTo.toString(),
    functions: definition.functions.map(({ name, party, roles }) => ({ id: name, name, party, roles, held: true })),
    groups: definition.groups.map(({ name, kind }) => ({ id: name, name, kind, bound: true })),
    measures: [],
    meetings: [],
    record: emptyRecord,
    pictureDates: [],
    ...own,
  };
}

/** The example agreement, 2021-01-01 to 2022-12-31, with what a test says of it. */
export function exampleFacts(own: Partial<AgreementFacts> = {}): AgreementFacts {
  return factsOf(example, own);
}

/** A meeting of a group as its changes make it; booked on 4 January 2021. */
export function aMeeting(group: string, start: string, ...changes: readonly MeetingChangeBody[]): Meeting {
  return aSeries(group, start, undefined, ...changes);
}

export function aSeries(
  group: string,
  start: string,
  rule: string | undefined,
  ...changes: readonly MeetingChangeBody[]
): Meeting {
  const plan = { groupId: group, start, minutes: 60, ...(rule === undefined ? {} : { rule }) };
  const bodies: readonly MeetingChangeBody[] = [{ kind: 'booked', plan }, ...changes];
  const at = '2021-01-04T08:00:00.000Z';
  const state = bodies.reduce<Meeting['state'] | undefined>(
    (so, body) => applyMeetingChange(so, { at, body }),
    undefined,
  );
  if (!state) throw new Error('a meeting is booked');
  return { id: `${group} ${start}`, version: bodies.length, state };
}

export function held(occurrence: string): MeetingChangeBody {
  return { kind: 'held', occurrence, held: true };
}

/** The record that these changes make, each on its day. */
export function aRecord(...changes: readonly (readonly [IsoDate, AgreementChangeBody])[]): AgreementRecord {
  return changes.reduce((record, [day, body], index) => {
    const at = `${day}T09:00:00.000Z`;
    const change = {
      version: index + 1,
      at,
      recordedAt: at,
      author: { function: 'Samordnare i kommunen', platform: 'cli' },
      body,
    };
    return applyAgreementChange(record, change, day);
  }, emptyRecord);
}

const parties = ['kommunen', 'polisen', 'regionen'];

const extensions: fc.Arbitrary<ExtensionTerms> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({
    kind: fc.constant('after-consultation' as const),
    months: fc.integer({ min: 1, max: 9 }),
    years: fc.constant(2),
  }),
  fc.record({
    kind: fc.constant('automatic' as const),
    noticeMonths: fc.integer({ min: 1, max: 9 }),
    years: fc.constant(1),
  }),
);

/** Agreements of one to four years that begin on any day, with two or three parties and any terms, and nothing recorded. */
export const anyAgreement: fc.Arbitrary<AgreementFacts> = fc
  .record({
    from: fc.integer({ min: 0, max: 1800 }).map((days) => addDays('2020-01-01', days)),
    months: fc.integer({ min: 12, max: 48 }),
    partyCount: fc.integer({ min: 2, max: 3 }),
    extension: extensions,
    reviews: fc.uniqueArray(fc.integer({ min: 0, max: 47 }), { maxLength: 4 }),
    count: fc.integer({ min: 0, max: 6 }),
    per: fc.constantFrom('calendar-year' as const, 'agreement-year' as const),
  })
  .map(({ from, months, partyCount, extension, reviews, count, per }) => {
    const own = parties.slice(0, partyCount);
    const to = addDays(addMonths(from, months), -1);
    const names = own.flatMap((party) => [
      { name: `Samordnare i ${party}`, party, roles: ['coordinator', 'member'] as const },
      { name: `Chef i ${party}`, party, roles: ['steering'] as const },
    ]);
    const definition: AgreementDefinition = {
      ...example,
      validFrom: Temporal.PlainDate.from(from),
      validTo: Temporal.PlainDate.from(to),
      parties: own.map((key) => ({ key, name: key, shortName: key, aliases: [], isAuthority: true, votes: true })),
      functions: names.map((each) => ({ ...each, aliases: [], groups: [] })),
      extension,
      reviews: reviews
        .filter((offset) => offset < months)
        .map((offset) => ({ name: 'Uppföljning', month: addMonths(from, offset).slice(0, 7), questions: [] })),
      steeringMeetings: { count, per },
    };
    return factsOf(definition);
  });
