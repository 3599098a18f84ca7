import { describe, expect, it } from 'vitest';
import { read } from './in-short.ts';

describe('a measure is proposed as completed', () => {
  it.each([
    'Klart.',
    'Nu är vi klara med allt.',
    'Insatsen är genomförd',
    'Klart i fredags.',
    'Det var klart redan i september',
    '100 procent klart',
  ])('when the note says so: “%s”', (text) => expect(read(text)).toBe('status completed'));
  it.each(['10 av 10 klara', '10/10 klart', 'Tio av tio platser klara', 'Alla tio klara'])(
    'when all that there is is done: “%s”',
    (text) => expect(read(text)).toBe('status completed, 10/10'),
  );
});

describe('a measure is not proposed as completed', () => {
  it.each([
    'inte klart',
    'Inte klar ännu, återkommer.',
    'snart klart',
    'nästan klara',
    'i princip klart',
    'så gott som klart',
    'Långt ifrån klart',
    'Halvvägs klart',
    'Klart inom kort',
    'Inget är klart',
  ])('when it is not, or not yet: “%s”', (text) => expect(read(text)).toBe(''));
  it.each(['allt klart utom en', 'Alla klara utom två', 'Alla utom en klara', 'Allt klart förutom skyltarna'])(
    'when something is left: “%s”',
    (text) => expect(read(text)).toBe(''),
  );
  it.each([
    'Skulle ha varit klart i oktober',
    'Vi trodde att allt skulle vara klart',
    'Är det klart?',
    'Frågan är om det blir klart',
    'Vi vet inte när det blir klart',
  ])('when it was only thought, wished or asked: “%s”', (text) => expect(read(text)).toBe(''));
  it.each([
    'Om vi får pengar blir det klart i maj',
    'Om vi får pengar, är allt klart 15 maj',
    'Blir klart i maj om budgeten räcker',
    'Kan bli klart i december',
    'Osäkert om det blir klart i december',
  ])('when it hangs on something else: “%s”', (text) => expect(read(text)).toBe(''));
  it.each([
    'Etapp 1 klar',
    'Etapp två av tre klar',
    'Fas 1 av 2 genomförd',
    'Upphandlingen är klar',
    'Skolan är klar med sin del',
  ])('when it is a stage or a part: “%s”', (text) => expect(read(text)).toBe('partial-result'));
  it.each(['Insats 1.4 är klar', '1.4 klart', 'Insats 1.4 är pausad så vi hjälper till där'])(
    'when it is another measure: “%s”',
    (text) => expect(read(text)).toBe(''),
  );
});

describe('a pause, an end and a new beginning', () => {
  it.each(['Pausad', 'Vi pausar insatsen', 'Ligger på is'])('are proposed when the measure is paused: “%s”', (text) =>
    expect(read(text)).toBe('status on_hold'),
  );
  it.each(['Avbruten', 'Insatsen läggs ner', 'ställs in'])('are proposed when it is given up: “%s”', (text) =>
    expect(read(text)).toBe('status cancelled'),
  );
  it.each([
    'Om vi inte får pengar läggs insatsen ner',
    'Risk att insatsen läggs ner',
    'Insatsen bör avbrytas',
    'Vi behöver pausa om vi inte får pengar',
    'Kommer igång igen i mars',
    'Ska återupptas',
  ])('are not proposed of what may happen: “%s”', (text) => expect(read(text)).toBe(''));
  it.each(['Mötet pausades en kvart', 'Mötet avbröts', 'Etapp 2 inte påbörjad', 'Inte börjat med tunneln'])(
    'are not proposed of a meeting or a part: “%s”',
    (text) => expect(read(text)).toBe(''),
  );
});
