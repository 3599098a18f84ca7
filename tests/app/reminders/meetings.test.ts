import { describe, expect, it } from 'vitest';
import { meetingHeld } from '../../../src/app/reminders/meeting-held.ts';
import { meetingPack } from '../../../src/app/reminders/meeting-pack.ts';
import { aMeeting, aRecord, aSeries, exampleFacts, held } from '../../helpers/agreement-facts.ts';
import { occurrences, sent } from '../../helpers/occurrences.ts';

const everySecondThursday = aSeries('EST fördjupning', '2021-01-21T09:00', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20210430');
const single = aMeeting('EST fördjupning', '2021-11-18T09:00');
const unbound = exampleFacts().groups.map((group) => ({ ...group, bound: false }));

describe('the pack before a working group’s meeting', () => {
  it('goes to the group’s channel the working day before', () => {
    expect(sent(meetingPack, exampleFacts({ meetings: [everySecondThursday] }))).toEqual([
      '2021-01-20 meeting-pack/EST fördjupning/2021-01-21T09:00>EST fördjupning',
      '2021-02-03 meeting-pack/EST fördjupning/2021-02-04T09:00>EST fördjupning',
      '2021-02-17 meeting-pack/EST fördjupning/2021-02-18T09:00>EST fördjupning',
      '2021-03-03 meeting-pack/EST fördjupning/2021-03-04T09:00>EST fördjupning',
      '2021-03-17 meeting-pack/EST fördjupning/2021-03-18T09:00>EST fördjupning',
      '2021-03-31 meeting-pack/EST fördjupning/2021-04-01T09:00>EST fördjupning',
      '2021-04-14 meeting-pack/EST fördjupning/2021-04-15T09:00>EST fördjupning',
      '2021-04-28 meeting-pack/EST fördjupning/2021-04-29T09:00>EST fördjupning',
    ]);
  });

  it('comes on the Friday before a Monday, and before a holiday', () => {
    const meetings = [
      aMeeting('EST strategisk', '2021-11-15T09:00'),
      aMeeting('EST strategisk', '2021-04-06T09:00'),
      aMeeting('EST strategisk', '2021-01-07T09:00'),
    ];
    expect(occurrences(meetingPack, exampleFacts({ meetings })).map(({ on, due }) => [on, due])).toEqual([
      ['2021-01-05', '2021-01-07'],
      ['2021-04-01', '2021-04-06'],
      ['2021-11-12', '2021-11-15'],
    ]);
  });

  it('goes to the coordinators when the group has no channel', () => {
    expect(sent(meetingPack, exampleFacts({ meetings: [single], groups: unbound }))).toEqual([
      '2021-11-17 meeting-pack/EST fördjupning/2021-11-18T09:00>Samordnare i kommunen',
      '2021-11-17 meeting-pack/EST fördjupning/2021-11-18T09:00>Samordnare i polisen',
    ]);
  });

  it('is of no meeting that is cancelled, held, the steering group’s, or outside the agreement', () => {
    const meetings = [
      aMeeting('EST fördjupning', '2021-11-18T09:00', { kind: 'cancelled', occurrence: '2021-11-18T09:00' }),
      aMeeting('EST fördjupning', '2021-11-25T09:00', held('2021-11-25T09:00')),
      aMeeting('Styrgrupp', '2021-11-18T13:00'),
      aMeeting('EST fördjupning', '2023-01-10T09:00'),
    ];
    expect(sent(meetingPack, exampleFacts({ meetings }))).toEqual([]);
  });

  it('follows a meeting that is moved, with a key of its own', () => {
    const moved = aMeeting('EST fördjupning', '2021-11-18T09:00', {
      kind: 'moved',
      occurrence: '2021-11-18T09:00',
      to: '2021-11-24T10:30',
    });
    expect(occurrences(meetingPack, exampleFacts({ meetings: [moved] }))).toMatchObject([
      {
        on: '2021-11-23',
        key: 'meeting-pack/EST fördjupning/2021-11-24T10:30>EST fördjupning',
        subject: { kind: 'meeting', occurrence: '2021-11-18T09:00' },
        reason: { step: 'before', count: 1 },
      },
    ]);
  });

  it('is one for two series that fall together', () => {
    const meetings = [single, { ...single, id: 'another' }];
    expect(sent(meetingPack, exampleFacts({ meetings }))).toHaveLength(1);
  });

  it('comes as many working days before as the agreement has chosen', () => {
    const record = aRecord([
      '2021-01-04',
      { kind: 'reminder-settings', settings: { ahead: { 'meeting-pack': [5, 2] } } },
    ]);
    expect(sent(meetingPack, exampleFacts({ meetings: [single], record }))).toEqual([
      '2021-11-11 meeting-pack/EST fördjupning/2021-11-18T09:00/5-days>EST fördjupning',
      '2021-11-16 meeting-pack/EST fördjupning/2021-11-18T09:00/2-days>EST fördjupning',
    ]);
  });
});

describe('“Blev mötet av?”', () => {
  it('is asked in the group’s channel the working day after, until somebody has answered', () => {
    expect(sent(meetingHeld, exampleFacts({ meetings: [single] }))).toEqual([
      '2021-11-19 meeting-held/EST fördjupning/2021-11-18T09:00>EST fördjupning',
    ]);
    for (const was of [true, false]) {
      const answered = aMeeting('EST fördjupning', '2021-11-18T09:00', {
        kind: 'held',
        occurrence: '2021-11-18T09:00',
        held: was,
      });
      expect(sent(meetingHeld, exampleFacts({ meetings: [answered] }))).toEqual([]);
    }
  });

  it('is asked of the coordinators about the steering group’s, and about a group without a channel', () => {
    const meetings = [aMeeting('Styrgrupp', '2021-12-23T13:00'), single];
    expect(sent(meetingHeld, exampleFacts({ meetings, groups: unbound }))).toEqual([
      '2021-11-19 meeting-held/EST fördjupning/2021-11-18T09:00>Samordnare i kommunen',
      '2021-11-19 meeting-held/EST fördjupning/2021-11-18T09:00>Samordnare i polisen',
      // The eve, the holidays and the weekend lie between.
      '2021-12-27 meeting-held/Styrgrupp/2021-12-23T13:00>Samordnare i kommunen',
      '2021-12-27 meeting-held/Styrgrupp/2021-12-23T13:00>Samordnare i polisen',
    ]);
  });

  it('is asked of the agreement’s last meeting when it has ended, as long as it can be answered', () => {
    const meetings = [aMeeting('Styrgrupp', '2022-12-30T13:00')];
    const asked = (today: string) =>
      meetingHeld
        .occurrences({ facts: exampleFacts({ meetings }), today, ahead: [] }, { first: '2022-12-01', last: today })
        .map(({ on }) => on);
    expect(asked('2023-01-02')).toEqual(['2023-01-02', '2023-01-02']);
    // Twenty working days after the agreement's end.
    expect(asked('2023-01-30')).toEqual(['2023-01-02', '2023-01-02']);
    expect(asked('2023-01-31')).toEqual([]);
  });

  it('is not asked of a cancelled meeting', () => {
    const cancelled = aMeeting('Styrgrupp', '2021-11-18T13:00', { kind: 'cancelled', occurrence: '2021-11-18T13:00' });
    expect(sent(meetingHeld, exampleFacts({ meetings: [cancelled] }))).toEqual([]);
  });
});
