import { dateText } from '../dates.ts';

const counted = (numbers: readonly string[]) => numbers.join(', ');
const measuresOf = (count: number) => `${count} ${count === 1 ? 'insats' : 'insatser'}`;

export const overview = {
  overview: {
    validity: (from: string, to: string) =>
      `Gäller från och med ${dateText(from, 'sv')} till och med ${dateText(to, 'sv')}.`,
    caption: (today: string) => `Läget ${dateText(today, 'sv')}`,
    header: ['Målområde', 'Insatser', 'Genomförda', 'Grön', 'Gul', 'Röd'],
    otherArea: 'Utan målområde',
    sum: 'Summa',
    late: (numbers: readonly string[]) =>
      numbers.length === 0 ? 'Ingen insats är försenad.' : `Försenade: ${counted(numbers)}.`,
    unrated: (count: number) =>
      count === 0 ? '' : `${count} ${count === 1 ? 'insats har' : 'insatser har'} inget läge än.`,
    silent: (numbers: readonly string[]) =>
      numbers.length === 0 ? '' : `Ingen ny uppgift på länge: ${counted(numbers)}.`,
    waiting: (numbers: readonly string[]) =>
      numbers.length === 0 ? '' : `Förslag som väntar på beslut: ${counted(numbers)}.`,
    questions: (numbers: readonly string[]) =>
      numbers.length === 0 ? '' : `Frågor till styrgruppen: ${counted(numbers)}.`,
    overdueButton: 'Visa försenade',
    allButton: 'Visa alla',
  },
  runThrough: {
    next: 'Nästa',
    position: (at: number, of: number) => `Genomgång: ${at} av ${of}`,
    finished: (count: number) => `Genomgången är klar: ${measuresOf(count)}.`,
    nothing: 'Gruppen har inga insatser som pågår.',
    faults: 'Inget är sparat. Rätta det här och klistra in igen:',
    preview: (count: number) => (count === 1 ? 'En anteckning. Stämmer den?' : `${count} anteckningar. Stämmer de?`),
    saveAll: (count: number) => (count === 1 ? 'Spara' : `Spara alla ${count}`),
    saved: (count: number) => `Sparat: anteckningar på ${measuresOf(count)}.`,
  },
};
