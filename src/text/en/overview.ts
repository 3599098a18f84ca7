import { dateText } from '../dates.ts';

const counted = (numbers: readonly string[]) => numbers.join(', ');

export const overview = {
  overview: {
    validity: (from: string, to: string) => `Gäller från ${dateText(from, 'en')} till och med ${dateText(to, 'en')}.`,
    caption: (today: string) => `Läget ${dateText(today, 'en')}`,
    header: ['Målområde', 'Insatser', 'Genomförda', 'Grön', 'Gul', 'Röd'],
    otherArea: 'Utan målområde',
    sum: 'Summa',
    late: (numbers: readonly string[]) => (numbers.length === 0 ? 'Ingen insats är försenad.' : `Försenade: ${counted(numbers)}.`),
    silent: (numbers: readonly string[]) => (numbers.length === 0 ? '' : `Ingen ny uppgift på länge: ${counted(numbers)}.`),
    waiting: (numbers: readonly string[]) => (numbers.length === 0 ? '' : `Förslag som väntar på beslut: ${counted(numbers)}.`),
    questions: (numbers: readonly string[]) => (numbers.length === 0 ? '' : `Frågor till styrgruppen: ${counted(numbers)}.`),
    overdueButton: 'Visa försenade',
    allButton: 'Visa alla',
  },
  runThrough: {
    next: 'Nästa',
    position: (at: number, of: number) => `Genomgång: ${at} av ${of}`,
    finished: (count: number) => `Genomgången är klar: ${count} insatser.`,
    nothing: 'Gruppen har inga insatser som pågår.',
    faults: 'Inget är sparat. Rätta det här och klistra in igen:',
    preview: (count: number) => `${count} anteckningar. Stämmer de?`,
    saveAll: (count: number) => `Spara alla ${count}`,
    saved: (count: number) => `Sparat: anteckningar på ${count} insatser.`,
  },
};
