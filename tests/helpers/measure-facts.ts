import { reminderNamed } from '../../src/app/reminders/index.ts';
import type { Window } from '../../src/app/reminders/reminder.ts';
import type { AgreementFacts, FunctionFact, MeasureFact } from '../../src/domain/facts.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { Change, ChangeBody, DatedImport, Plan } from '../../src/domain/measure.ts';
import type { ReminderName } from '../../src/domain/reminder-settings.ts';
import type { IsoDate } from '../../src/domain/time.ts';
import { exampleFacts } from './agreement-facts.ts';
import { examplePlan } from './example-plan.ts';

/** What is said of a measure: the day, what, and by which function if not the responsible one. */
export type Said = readonly [day: IsoDate, body: ChangeBody, by?: string];

export const note: ChangeBody = { kind: 'note', text: 'Åtta av tio klara' };
export const whole: Window = { first: '2021-01-01', last: '2022-12-31' };

const responsible = 'Gatu- och parkchef';
const plan: Plan = {
  title: 'Förbättra belysningen på tio platser som upplevs otrygga',
  kind: 'project',
  openEnded: false,
  responsibleFunction: responsible,
  responsibleParty: 'kommunen',
  start: '2021-03-01',
  due: '2021-10-29',
  indicators: [],
  communication: {},
  followUp: {},
};

/** Measure 1.3 with what a test says of its plan, and what has been said of it since. */
export function aMeasure(own: Partial<Plan> = {}, ...said: readonly Said[]): MeasureFact {
  return aDatedMeasure(own, [], ...said);
}

/** With columns such as `Status 2021-12-03`. */
export function aDatedMeasure(
  own: Partial<Plan>,
  dated: readonly DatedImport[],
  ...said: readonly Said[]
): MeasureFact {
  const bodies: readonly Said[] = [['2021-01-01', { kind: 'planned', plan: { ...plan, ...own }, dated }], ...said];
  const changes = bodies.map(([day, body, by = responsible], index): Change => {
    const at = `${day}T09:00:00.000Z`;
    return { version: index + 1, at, recordedAt: at, author: { function: by, platform: 'cli' }, body };
  });
  return {
    id: 'measure',
    number: '1.3',
    groupId: 'EST strategisk',
    state: foldChanges(changes),
    responsible: [responsible],
    communicates: ['Kommunikatör i kommunen'],
  };
}

/** The example agreement with these measures, and their responsible function. */
export function factsWith(measures: readonly MeasureFact[], own: Partial<AgreementFacts> = {}): AgreementFacts {
  const facts = exampleFacts({ measures, ...own });
  const functions: readonly FunctionFact[] = [
    ...facts.functions,
    { id: responsible, name: responsible, party: 'kommunen', roles: ['member'], held: true },
  ];
  return { ...facts, functions: own.functions ?? functions };
}

/** What a kind of reminder gives: the day, and the key without its kind. */
export function remindersOf(
  kind: ReminderName,
  facts: AgreementFacts,
  today: IsoDate = '2021-01-01',
  window: Window = whole,
  ahead?: readonly number[],
): readonly string[] {
  const reminder = reminderNamed(kind);
  return reminder
    .occurrences({ facts, today, ahead: ahead ?? reminder.ahead }, window)
    .map(({ on, key }) => `${on} ${key.slice(kind.length + 1)}`);
}

/** The Upplands Väsby agreement with its invented plan, as imported and not touched since. */
export async function exampleFactsWithPlan(): Promise<AgreementFacts> {
  const { agreement, measures } = await examplePlan();
  const { functions, groups } = agreement;
  const idOf = (name: string | undefined) => functions.filter((each) => each.name === name).map(({ id }) => id);
  const groupId = (name: string | undefined) => groups.find((each) => each.name === name)?.id;
  return exampleFacts({
    functions: functions.map(({ id, name, party, roles }) => ({ id, name, party, roles, held: true })),
    groups: groups.map(({ id, name, kind }) => ({ id, name, kind, bound: true })),
    measures: measures.map(({ measure: { id, number, state } }): MeasureFact => {
      const group = groupId(state.plan.group);
      return {
        id,
        number,
        state,
        ...(group === undefined ? {} : { groupId: group }),
        responsible: idOf(state.plan.responsibleFunction),
        communicates: (state.plan.communication.by?.functions ?? []).flatMap(idOf),
      };
    }),
  });
}
