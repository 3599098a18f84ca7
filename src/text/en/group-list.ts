import type { Rating } from '../../domain/measure.ts';
import { momentText } from '../dates.ts';
import { measures } from './measures.ts';

export const groupList = {
  heading: (group: string) => `Measures of ${group}`,
  rating: (value: Rating) => `rating ${measures.rating[value]}`,
  due: (date: string) => `due ${date}`,
  followUp: (date: string) => `next follow-up ${date}`,
  short: {
    due: (date: string) => `due ${date}`,
    followUp: (date: string) => `follow-up ${date}`,
  },
  completed: (names: readonly string[]) => `Completed: ${names.join(', ')}`,
  cancelled: (names: readonly string[]) => `Cancelled: ${names.join(', ')}`,
  more: (count: number) => `… and ${count} more: type /measure all`,
  empty: 'The group has no measures in the plan.',
  allFinished: 'The group has no measures under way.',
  updated: (at: string) => `Updated ${momentText(at, 'en')}`,
};
