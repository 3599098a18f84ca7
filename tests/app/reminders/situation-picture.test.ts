import { expect, it } from 'vitest';
import { situationPicture } from '../../../src/app/reminders/situation-picture.ts';
import { exampleFacts } from '../../helpers/agreement-facts.ts';
import { sent } from '../../helpers/occurrences.ts';

it('reminds the coordinators 3 and 1 months before the newest part is two years old', () => {
  const facts = exampleFacts({ pictureDates: ['2020-10-01', '2019-06-15'] });
  expect(sent(situationPicture, facts)).toEqual([
    '2022-07-01 situation-picture/2022-10-01/3-months>Samordnare i kommunen',
    '2022-07-01 situation-picture/2022-10-01/3-months>Samordnare i polisen',
    '2022-09-01 situation-picture/2022-10-01/1-months>Samordnare i kommunen',
    '2022-09-01 situation-picture/2022-10-01/1-months>Samordnare i polisen',
  ]);
});

it('is silent while no part has a date', () => {
  expect(sent(situationPicture, exampleFacts())).toEqual([]);
});
