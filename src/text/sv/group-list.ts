import type { Rating } from '../../domain/measure.ts';
import { momentText } from '../dates.ts';
import { measures } from './measures.ts';

/** The group's list of measures: one message in its channel, edited in place. Dates come as text. */
export const groupList = {
  heading: (group: string) => `Insatser i ${group}`,
  rating: (value: Rating) => `läge ${measures.rating[value]}`,
  due: (date: string) => `klart senast ${date}`,
  followUp: (date: string) => `nästa uppföljning ${date}`,
  /** Where many measures are to fit in one message. */
  short: {
    due: (date: string) => `klart ${date}`,
    followUp: (date: string) => `uppföljning ${date}`,
  },
  completed: (names: readonly string[]) => `Genomförda: ${names.join(', ')}`,
  cancelled: (names: readonly string[]) => `Avbrutna: ${names.join(', ')}`,
  more: (count: number) => `… och ${count} till: skriv /insats alla`,
  empty: 'Gruppen har inga insatser i planen.',
  allFinished: 'Gruppen har inga pågående insatser.',
  updated: (at: string) => `Uppdaterad ${momentText(at, 'sv')}`,
};
