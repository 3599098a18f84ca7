import { expect, it } from 'vitest';
import { timeline } from '../../../src/app/views/timeline.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { aMeeting, aRecord, aSeries, exampleFacts, held } from '../../helpers/agreement-facts.ts';

const facts = exampleFacts({
  meetings: [
    aMeeting('Styrgrupp', '2021-05-20T13:00', held('2021-05-20T13:00')),
    aMeeting('Styrgrupp', '2021-09-16T13:00', { kind: 'held', occurrence: '2021-09-16T13:00', held: false }),
    aSeries('EST fördjupning', '2021-11-04T09:00', 'FREQ=WEEKLY;INTERVAL=2;COUNT=2'),
  ],
  record: aRecord([
    '2021-05-17',
    { kind: 'follow-up-posted', followUp: { kind: 'summary', for: '2021-05-20' }, on: '2021-05-17' },
  ]),
});

it('has the agreement’s obligations and meetings on one line, each with its state as a word', () => {
  const items = timeline(textsIn('sv'), facts, '2021-11-10');
  expect(items.slice(0, 8).map(({ date, label, word }) => `${date} ${label}: ${word}`)).toEqual([
    '2021-05-17 Sammanfattning till styrgruppens möte 20 maj 2021: Klart',
    '2021-05-20 Möte: Styrgrupp: Klart',
    '2021-06-14 Rapportering av sammanfattningen 20 maj 2021: Missat',
    '2021-09-16 Möte: Styrgrupp: Blev inte av',
    '2021-11-04 Möte: EST fördjupning: Blev det av?',
    '2021-11-18 Möte: EST fördjupning: Kommande',
    '2021-11-30 Sammanfattning för andra halvåret 2021: Kommande',
    '2021-12-17 Halvtidsuppföljning: Kommande',
  ]);
  expect(items.filter(({ kind }) => kind === 'steering-meeting')).toHaveLength(2);
});

it('is in English for those who read it so', () => {
  const items = timeline(textsIn('en'), facts, '2021-11-10');
  expect(items[1]).toMatchObject({ label: 'Meeting: Styrgrupp', word: 'Met', state: 'met' });
});
