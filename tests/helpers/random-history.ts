import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { AgreementDefinition } from '../../src/domain/agreement-file.ts';
import type { AgreementChange } from '../../src/domain/agreement-record.ts';
import { addDays, addMonths, daysFrom, isWorkingDate } from '../../src/domain/days.ts';
import type { AgreementHistory } from '../../src/domain/history.ts';
import type { Author, Change, Plan } from '../../src/domain/measure.ts';
import type { MeetingChange } from '../../src/domain/meeting.ts';
import type { IsoDate } from '../../src/domain/time.ts';
import { instantAt } from '../../src/domain/wall-clock.ts';

const author: Author = { function: 'Samordnare i part-0', platform: 'cli' };
const partyKeys = ['part-0', 'part-1', 'part-2'];

const numbers = fc.record({
  start: fc.integer({ min: 0, max: 1500 }),
  months: fc.integer({ min: 12, max: 48 }),
  parties: fc.integer({ min: 2, max: 3 }),
  noticeMonths: fc.integer({ min: 1, max: 9 }),
  extension: fc.constantFrom('none', 'after-consultation', 'automatic'),
  reviewMonths: fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 2 }),
  perYear: fc.integer({ min: 1, max: 4 }),
  per: fc.constantFrom('calendar-year', 'agreement-year'),
  measures: fc.array(
    fc.record({
      offset: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 10, max: 600 }),
      next: fc.integer({ min: 0, max: 300 }),
      rhythm: fc.constantFrom('week', 'fortnight', 'month', 'quarter', 'half-year', undefined),
      notes: fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 12 }),
      imported: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 4 },
  ),
  series: fc.array(
    fc.record({
      first: fc.integer({ min: 1, max: 200 }),
      everyDays: fc.constantFrom(7, 14, 28),
      group: fc.integer({ min: 0, max: 1 }),
      booked: fc.integer({ min: 0, max: 210 }),
    }),
    { maxLength: 3 },
  ),
});

/**
 * Agreements of one to four years, seldom calendar years, with two or three parties, other notice periods and review
 * months, measures with notes, and meetings of a working group and the steering group, some of which were booked late.
 */
export const anyHistory: fc.Arbitrary<AgreementHistory> = numbers.map((made): AgreementHistory => {
  const validFrom = addDays('2020-02-01', made.start);
  const validTo = addDays(addMonths(validFrom, made.months), -1);
  const within = (date: IsoDate) => (date > validTo ? validTo : date);
  const parties = partyKeys.slice(0, made.parties);
  const functions = parties.flatMap((party) => [
    { id: `c-${party}`, name: `Samordnare i ${party}`, party, roles: ['coordinator' as const], held: true },
    { id: `s-${party}`, name: `Chef i ${party}`, party, roles: ['steering' as const], held: true },
    { id: `m-${party}`, name: `Ansvarig i ${party}`, party, roles: ['member' as const], held: true },
  ]);
  return {
    base: {
      definition: definitionOf(made, validFrom, validTo, parties),
      validFrom,
      validTo,
      functions,
      groups: [
        { id: 'g', name: 'Arbetsgrupp', kind: 'other', bound: true },
        { id: 's', name: 'Styrgrupp', kind: 'steering', bound: true },
      ],
      pictureDates: [],
    },
    measures: made.measures.map((measure, index) => {
      const start = within(addDays(validFrom, measure.offset));
      const plan: Plan = {
        title: `Insats ${index}`,
        kind: 'project',
        openEnded: false,
        indicators: [],
        communication: {},
        followUp: {
          next: within(addDays(start, measure.next)),
          ...(measure.rhythm === undefined ? {} : { rhythm: measure.rhythm }),
        },
        start,
        due: within(addDays(start, measure.length)),
        responsibleParty: parties[0] ?? '',
      };
      const imported = addDays(validFrom, measure.imported);
      const notes = [...new Set(measure.notes)]
        .map((day) => addDays(imported, day))
        .filter((day) => day <= validTo)
        .sort();
      const changes: Change[] = [
        change(1, imported, { kind: 'planned', plan, dated: [] }),
        ...notes.map((day, at) => change(at + 2, day, { kind: 'note' as const, text: 'Det går framåt' })),
      ];
      return {
        id: `measure-${index}`,
        number: `1.${index + 1}`,
        groupId: 'g',
        responsible: [`m-${parties[index % parties.length]}`],
        communicates: [],
        changes,
      };
    }),
    meetings: made.series.map((series, index) => {
      const first = workingDayFrom(within(addDays(validFrom, series.first)));
      const body: MeetingChange['body'] = {
        kind: 'booked',
        plan: {
          groupId: series.group === 0 ? 'g' : 's',
          start: `${first}T09:00`,
          minutes: 60,
          rule: `FREQ=WEEKLY;INTERVAL=${series.everyDays / 7}`,
        },
      };
      const at = instantAt(within(addDays(validFrom, series.booked)), '10:30');
      return { id: `meeting-${index}`, changes: [{ version: 1, at, recordedAt: at, author, body }] };
    }),
    record: [] as readonly AgreementChange[],
  };
});

function change(version: number, day: IsoDate, body: Change['body']): Change {
  const at = instantAt(day, '10:00');
  return { version, at, recordedAt: at, author, functionId: 'm', body };
}

function workingDayFrom(date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkingDate(day)) day = addDays(day, 1);
  return day;
}

function definitionOf(
  made: Parameters<Parameters<typeof numbers.map>[0]>[0],
  validFrom: IsoDate,
  validTo: IsoDate,
  parties: readonly string[],
): AgreementDefinition {
  const months = Math.floor(daysFrom(validFrom, validTo) / 31);
  return {
    key: 'slump',
    title: 'Slumpad överenskommelse',
    parties: parties.map((key) => ({ key, name: key, shortName: key, aliases: [], isAuthority: true, votes: true })),
    collaborationArea: 'trygghet',
    goalAreas: [{ number: 1, title: 'Trygghet' }],
    longTermGoal: 'Trygghet',
    validFrom: Temporal.PlainDate.from(validFrom),
    validTo: Temporal.PlainDate.from(validTo),
    extension:
      made.extension === 'none'
        ? { kind: 'none' }
        : made.extension === 'automatic'
          ? { kind: 'automatic', noticeMonths: made.noticeMonths, years: 2 }
          : { kind: 'after-consultation', months: made.noticeMonths, years: 2 },
    reviews: [...new Set(made.reviewMonths)]
      .filter((month) => month < months)
      .map((month) => ({
        name: `Uppföljning ${month}`,
        month: addMonths(validFrom, month).slice(0, 7),
        questions: ['Hur har det gått?'],
      })),
    steeringMeetings: { count: made.perYear, per: made.per as 'calendar-year' },
    groups: [],
    functions: [],
    collectives: [],
    settings: { coordinatorsMayMoveFirst: true, coordinatorsMayMoveSecond: false, maxMoveDays: 60 },
    situationPicture: [],
  };
}
