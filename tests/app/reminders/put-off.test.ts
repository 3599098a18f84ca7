import { describe, expect, test } from 'vitest';
import { type Outlook, outlook } from '../../../src/app/plan-reminders.ts';
import type { PutOff } from '../../../src/app/ports.ts';
import { aMeeting, exampleFacts } from '../../helpers/agreement-facts.ts';

const coordinator = 'Samordnare i kommunen';
const key = `steering-basis/2021-05-31/15-days>${coordinator}`;
const entry = { until: '2021-05-18', plannedOn: '2021-05-07' };

/** What is due of what two people, who stand in for a function that nobody holds, have put off. */
function putOff(entries: readonly PutOff[], meetings = [] as ReturnType<typeof aMeeting>[]) {
  const found: Outlook = outlook({
    facts: exampleFacts({ meetings }),
    now: '2021-05-18T07:00:00.000Z',
    putOff: entries,
    addressees: (to) => (to.kind === 'function' && to.functionId === coordinator ? standIns : []),
  });
  const named = (items: Outlook['due']) =>
    items.flatMap((item) => (item.key.includes('+') ? [`${item.key} to ${item.addressee?.id}`] : []));
  return { due: named(found.due), over: named(found.over) };
}

const standIns = [
  { id: 'anna', without: [] },
  { id: 'bo', without: [] },
];

describe('what one of two stand-ins puts off', () => {
  test('comes again to the one who did it, whichever of them it was', () => {
    expect(putOff([{ ...entry, key, personId: 'anna' }]).due).toEqual([`${key}+2021-05-18 to anna`]);
    expect(putOff([{ ...entry, key: `${key}~bo`, personId: 'bo' }]).due).toEqual([`${key}+2021-05-18~bo to bo`]);
  });

  test('comes to each of them when both did it', () => {
    const both = [
      { ...entry, key, personId: 'anna' },
      { ...entry, key: `${key}~bo`, personId: 'bo' },
    ];
    expect(putOff(both).due).toEqual([`${key}+2021-05-18 to anna`, `${key}+2021-05-18~bo to bo`]);
  });

  test('comes to those who answer for it now when they no longer do', () => {
    expect(putOff([{ ...entry, key, personId: 'cia' }]).due).toEqual([
      `${key}+2021-05-18 to anna`,
      `${key}+2021-05-18~bo to bo`,
    ]);
  });
});

test('what was put off past the meeting that it was for is over', () => {
  const meeting = aMeeting('Styrgrupp', '2021-05-14T13:00');
  const before = {
    key: `steering-basis/2021-05-14/10-days>${coordinator}`,
    until: '2021-05-18',
    plannedOn: '2021-04-29',
  };
  const { due, over } = putOff([{ ...before, personId: 'anna' }], [meeting]);
  expect(due).toEqual([]);
  expect(over).toEqual([`${before.key}+2021-05-18 to anna`]);
});
