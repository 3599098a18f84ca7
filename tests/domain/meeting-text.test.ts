import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../src/domain/days.ts';
import { fold } from '../../src/domain/fold.ts';
import { readMove, readTarget, readWhich } from '../../src/domain/meeting-text/which.ts';
import { type MeetingTextContext, readMeeting } from '../../src/domain/meeting-text.ts';

/** Read on Wednesday 10 November 2021 at 09:00, in the example agreement. */
const context: MeetingTextContext = {
  now: '2021-11-10T09:00',
  today: '2021-11-10',
  validFrom: '2021-01-01',
  validTo: '2022-12-31',
  names: ['Styrgrupp', 'Styrgruppen', 'Beredningsgrupp', 'EST strategisk', 'EST fördjupning', 'Fördjupad EST'],
};

const read = (text: string, more: Partial<MeetingTextContext> = {}) => readMeeting(text, { ...context, ...more });
/** `EST fördjupning · 2022-01-20T09:00 · 60 · RULE`, what is asked, or what is wrong. */
function inShort(text: string, more: Partial<MeetingTextContext> = {}): string {
  const reading = read(text, more);
  switch (reading.outcome) {
    case 'read': {
      const { start, minutes, rule } = reading.when;
      return [reading.group, start, minutes, ...(rule === undefined ? [] : [rule])].join(' · ');
    }
    case 'ask':
      return `${reading.reasons.map(({ kind }) => kind)}: ${reading.candidates.map(({ start }) => start).join(', ')}`;
    case 'fault': {
      const { kind, ...facts } = reading.fault;
      return [kind, ...Object.values(facts).map((fact) => (typeof fact === 'object' ? fact.kind : String(fact)))].join(
        ' ',
      );
    }
  }
}

const group = 'EST fördjupning';
const weekly = 'FREQ=WEEKLY';
const monthly = 'FREQ=MONTHLY';

describe('a line about a new meeting', () => {
  it.each([
    [
      'EST fördjupning varannan torsdag 09.00 från v 3',
      `${group} · 2022-01-20T09:00 · 60 · ${weekly};INTERVAL=2;BYDAY=TH`,
    ],
    ['styrgruppen 15 april kl 13-15', 'Styrgruppen · 2022-04-15T13:00 · 120'],
    [
      'EST strategisk första måndagen varje månad 10.00',
      `EST strategisk · 2021-12-06T10:00 · 60 · ${monthly};BYDAY=1MO`,
    ],
    [
      'EST fördjupning varje vecka onsdagar 08.30 till 30 juni',
      `${group} · 2021-11-17T08:30 · 60 · ${weekly};BYDAY=WE;UNTIL=20220630`,
    ],
    ['EST fördjupning i morgon 14', `${group} · 2021-11-11T14:00 · 60`],
    ['EST fördjupning var fjärde vecka fredag 9', `${group} · 2021-11-12T09:00 · 60 · ${weekly};INTERVAL=4;BYDAY=FR`],
    ['EST fördjupning var 4:e vecka tisdag 9.00', `${group} · 2021-11-16T09:00 · 60 · ${weekly};INTERVAL=4;BYDAY=TU`],
    ['EST fördjupning sista fredagen i månaden 9.30', `${group} · 2021-11-26T09:30 · 60 · ${monthly};BYDAY=-1FR`],
    [
      'EST fördjupning varannan tisdag jämna veckor 13.00-14.30',
      `${group} · 2021-11-16T13:00 · 90 · ${weekly};INTERVAL=2;BYDAY=TU`,
    ],
    ['EST fördjupning tisdag udda veckor 13', `${group} · 2021-11-23T13:00 · 60 · ${weekly};INTERVAL=2;BYDAY=TU`],
    [
      'styrgrupp 1 gång i kvartalet 20 januari kl 9',
      `Styrgrupp · 2022-01-20T09:00 · 60 · ${monthly};INTERVAL=3;BYDAY=3TH`,
    ],
    [
      'styrgrupp första torsdagen i kvartalet kl 9 i två timmar',
      `Styrgrupp · 2022-01-06T09:00 · 120 · ${monthly};INTERVAL=3;BYDAY=1TH`,
    ],
    [
      'styrgrupp sista torsdagen i kvartalet 9.00',
      `Styrgrupp · 2021-12-30T09:00 · 60 · ${monthly};INTERVAL=3;BYDAY=-1TH`,
    ],
    ['styrgrupp två gånger per år 14 april 9', `Styrgrupp · 2022-04-14T09:00 · 60 · ${monthly};INTERVAL=6;BYDAY=2TH`],
    [
      'EST fördjupning första och tredje måndagen i månaden 9',
      `${group} · 2021-11-15T09:00 · 60 · ${monthly};BYDAY=1MO,3MO`,
    ],
    [
      'EST fördjupning varannan månad, andra tisdagen 9',
      `${group} · 2021-12-14T09:00 · 60 · ${monthly};INTERVAL=2;BYDAY=2TU`,
    ],
    [
      'EST fördjupning en gång i månaden, andra tisdagen kl 9',
      `${group} · 2021-12-14T09:00 · 60 · ${monthly};BYDAY=2TU`,
    ],
    ['EST fördjupning den 15:e varje månad 9', `${group} · 2021-11-15T09:00 · 60 · ${monthly};BYMONTHDAY=15`],
    [
      'EST fördjupning 31:a varje månad kl 9',
      `${group} · 2021-11-30T09:00 · 60 · ${monthly};BYMONTHDAY=28,29,30,31;BYSETPOS=-1`,
    ],
    [
      'EST fördjupning sista vardagen i månaden 9',
      `${group} · 2021-11-30T09:00 · 60 · ${monthly};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1`,
    ],
    ['EST fördjupning varje vardag 9', `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=MO,TU,WE,TH,FR`],
    [
      'EST fördjupning tisdagar och torsdagar kl. 13 från och med 10 januari t.o.m. 31 mars',
      `${group} · 2022-01-11T13:00 · 60 · ${weekly};BYDAY=TU,TH;UNTIL=20220331`,
    ],
    [
      'EST fördjupning två ggr i veckan tisdag och torsdag 9',
      `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=TU,TH`,
    ],
    [
      'EST fördjupning kvartalsvis från 20 januari 9.00',
      `${group} · 2022-01-20T09:00 · 60 · ${monthly};INTERVAL=3;BYDAY=3TH`,
    ],
    [
      'EST fördjupning varje torsdag 9.00 till v 24',
      `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=TH;UNTIL=20220617`,
    ],
    ['EST fördjupning varje torsdag 9 tills vidare', `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=TH`],
    ['EST fördjupning varje torsdag 9 från v 45', `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=TH`],
    [
      'EST fördjupning varje torsdag 9.00 till 30 juni 2023',
      `${group} · 2021-11-11T09:00 · 60 · ${weekly};BYDAY=TH;UNTIL=20230630`,
    ],
    ['EST fördjupning torsdag mellan 13 och 15', `${group} · 2021-11-11T13:00 · 120`],
    ['EST fördjupning torsdag 9 till 11', `${group} · 2021-11-11T09:00 · 120`],
    ['EST fördjupning torsdag v 47 kl 9', `${group} · 2021-11-25T09:00 · 60`],
    ['EST fördjupning första torsdagen i december 9', `${group} · 2021-12-02T09:00 · 60`],
    ['EST fördjupning 2/12 14-15', `${group} · 2021-12-02T14:00 · 60`],
    ['EST fördjupning 2021-12-02 14:00', `${group} · 2021-12-02T14:00 · 60`],
    ['EST fördjupning 20 januari 10', `${group} · 2022-01-20T10:00 · 60`],
    ['EST fördjupning tisdag 16 november kl 0900', `${group} · 2021-11-16T09:00 · 60`],
    ['EST fördjupning den 15 kl 9', `${group} · 2021-11-15T09:00 · 60`],
    ['Möte för EST fördjupning den 20 januari kl. 9 i 90 minuter', `${group} · 2022-01-20T09:00 · 90`],
    ['styrgruppsmöte 20 januari 9', 'Styrgrupp · 2022-01-20T09:00 · 60'],
    ['varannan torsdag 9', ` · 2021-11-11T09:00 · 60 · ${weekly};INTERVAL=2;BYDAY=TH`],
    ['gruppen för skolan varje fredag 9', `gruppen för skolan · 2021-11-12T09:00 · 60 · ${weekly};BYDAY=FR`],
  ])('%s', (text, expected) => expect(inShort(text)).toBe(expected));

  it.each([
    [
      'EST fördjupning every other Thursday at 9 am from week 3',
      `${group} · 2022-01-20T09:00 · 60 · ${weekly};INTERVAL=2;BYDAY=TH`,
    ],
    [
      'EST strategisk first Monday of every month 10:00',
      `EST strategisk · 2021-12-06T10:00 · 60 · ${monthly};BYDAY=1MO`,
    ],
    [
      'EST strategisk every week Wednesdays 8.30 until 30 June',
      `EST strategisk · 2021-11-17T08:30 · 60 · ${weekly};BYDAY=WE;UNTIL=20220630`,
    ],
    ['EST fördjupning tomorrow at 2 pm', `${group} · 2021-11-11T14:00 · 60`],
    ['EST fördjupning last Friday of the month 9-10:30', `${group} · 2021-11-26T09:00 · 90 · ${monthly};BYDAY=-1FR`],
    [
      'EST fördjupning twice a year 14 April at 9 for two hours',
      `${group} · 2022-04-14T09:00 · 120 · ${monthly};INTERVAL=6;BYDAY=2TH`,
    ],
  ])('in English: %s', (text, expected) => expect(inShort(text)).toBe(expected));

  it.each([
    ['EST fördjupning varje torsdag', 'no-time'],
    ['EST fördjupning 12 november 25.00', 'no-such-time 25.00'],
    ['EST fördjupning torsdag 9.75', 'no-such-time 9.75'],
    ['EST fördjupning torsdag 19', 'unclear-time 19'],
    ['EST fördjupning 31 april 9.00', 'no-such-date no-such-day'],
    ['EST fördjupning v 54 torsdag 9', 'no-such-date no-such-week'],
    ['EST fördjupning 12 november 15.00-13.00', 'end-before-start'],
    ['EST fördjupning varje torsdag 9 från 20 januari till 10 januari 2022', 'until-before-start 2022-01-20'],
    ['EST fördjupning varje torsdag 9 till sommaren', 'unclear-until'],
    ['EST fördjupning 3 november 2021 9.00', 'passed 2021-11-03'],
    ['EST fördjupning varje torsdag 9 från v 44', 'passed 2021-11-01'],
    ['styrgrupp 1 gång i kvartalet kl 9', 'no-day'],
    ['EST fördjupning varje vecka från v 3 kl 9', 'no-day'],
    ['EST fördjupning v 3 kl 9', 'no-day'],
    ['EST fördjupning i vår kl 9', 'no-day'],
    ['EST fördjupning 9.00', 'no-day'],
    ['styrgrupp två gånger i månaden 9', 'unclear-rhythm två gånger i månaden'],
    ['EST fördjupning varje dag 9', 'unclear-rhythm varje dag'],
    ['EST fördjupning 20 januari, 3 februari kl 9', 'two-days'],
    ['EST fördjupning torsdag 9.00 utom juli', 'unread utom'],
    ['', 'no-time'],
  ])('is a fault: %s', (text, expected) => expect(inShort(text)).toBe(expected));

  it.each([
    ['EST fördjupning 3 november 9.00', 'passed: 2022-11-03T09:00'],
    ['EST fördjupning nästa torsdag 9', 'ambiguous-weekday: 2021-11-11T09:00, 2021-11-18T09:00'],
    ['EST fördjupning onsdag 14', 'ambiguous-weekday: 2021-11-10T14:00, 2021-11-17T14:00'],
  ])('is a question: %s', (text, expected) => expect(inShort(text)).toBe(expected));

  it('is about next week when today’s hour has passed', () => {
    expect(inShort('EST fördjupning onsdag 8.30')).toBe(`${group} · 2021-11-17T08:30 · 60`);
  });

  it('names the place, as written', () => {
    expect(read('EST fördjupning torsdag 9 plats: Stora salen, Kommunhuset')).toMatchObject({
      outcome: 'read',
      group,
      place: 'Stora salen, Kommunhuset',
    });
  });

  it('tells when even weeks become odd after a year with 53 weeks', () => {
    const longer = { validTo: '2028-12-31', today: '2026-11-10', now: '2026-11-10T09:00' };
    expect(read('EST fördjupning tisdag jämna veckor 9', longer)).toMatchObject({ parityUntil: '2026-12-22' });
    expect(read('EST fördjupning varannan tisdag 9', longer)).not.toHaveProperty('parityUntil');
  });

  it('reads the same in capitals and without å, ä and ö', () => {
    const lines = fc.constantFrom(
      'EST fördjupning varannan torsdag 09.00 från v 3',
      'EST fördjupning första måndagen varje månad 10.00 till 30 juni',
      'EST fördjupning tisdag jämna veckor 13-15',
      'EST fördjupning sista fredagen i månaden kl 9',
      'EST fördjupning lördag 9.00',
    );
    fc.assert(
      fc.property(lines, fc.boolean(), fc.boolean(), (line, capitals, bare) => {
        const typed = capitals ? line.toUpperCase() : line;
        expect(inShort(bare ? fold(typed) : typed)).toBe(inShort(line));
      }),
    );
  });

  it('never fails, whatever is typed', () => {
    const words = fc.constantFrom(
      ...'EST fördjupning varannan var fjärde torsdag jämna veckor första måndagen varje månad i kvartalet 1 gång från till v 3 20 januari 25.00 9 13-15 kl utom sista den 31:a ¦ 😀 plats och every month 2 pm'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 10 }), (typed) => {
        const reading = read(typed.join(' '));
        if (reading.outcome === 'read') expect(weekdayOf(reading.when.start.slice(0, 10))).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a stretch of time', () => {
  const end = (line: string) => {
    const reading = read(`EST fördjupning ${line}`);
    return reading.outcome === 'read' ? [reading.when.start, reading.when.rule] : reading;
  };

  it.each([
    ['varje torsdag i januari 09.00', '2022-01-06', ';UNTIL=20220131'],
    ['varje torsdag i mars och april 09.00', '2022-03-03', ';UNTIL=20220429'],
    ['varje torsdag 09.00 januari-mars', '2022-01-06', ';UNTIL=20220331'],
    ['varje torsdag mellan 20 januari och 3 mars 09.00', '2022-01-20', ';UNTIL=20220303'],
    ['varje torsdag 20 januari - 3 mars 09.00', '2022-01-20', ';UNTIL=20220303'],
    ['varje torsdag 09.00 v 3-8', '2022-01-20', ';UNTIL=20220225'],
    ['varje torsdag 09.00 andra kvartalet', '2022-04-07', ';UNTIL=20220630'],
    ['every Thursday in March and April at 9 am', '2022-03-03', ';UNTIL=20220429'],
    // A week says from when, and so does what is introduced by "från".
    ['varje torsdag 09.00 v 3', '2022-01-20', ''],
    ['varje torsdag 09.00 från januari', '2022-01-06', ''],
    ['varje torsdag 09.00 från januari till och med maj', '2022-01-06', ';UNTIL=20220531'],
  ])('ends a series with its last day: %s', (line, first, until) =>
    expect(end(line)).toEqual([`${first}T09:00`, `FREQ=WEEKLY;BYDAY=TH${until}`]),
  );

  it.each([
    'torsdag v 3 och v 5 09.00',
    'torsdag v 3-5 09.00',
    'första torsdagen i mars och september 09.00',
    'sista torsdagen i november och december 09.00',
    'varje torsdag i januari och mars 09.00',
    'varje torsdag v 3 och v 5 09.00',
  ])('that is several is not taken for its first day: %s', (line) =>
    expect(end(line)).toMatchObject({ outcome: 'fault', fault: { kind: 'two-days' } }),
  );

  it('that may or may not count itself is asked about', () =>
    expect(end('varje torsdag 09.00 till maj')).toMatchObject({ fault: { kind: 'unclear-until' } }));
});

describe('a line about a meeting that is booked', () => {
  it('says which and where to', () => {
    const which = { group, dates: ['2022-01-21'] };
    expect(readMove('EST fördjupning 21 januari till 22 januari 10.00', context)).toEqual({
      value: { which, to: '22 januari 10.00' },
    });
    expect(readMove('est fordjupning from 21 January to 22 January 10 am', context)).toEqual({
      value: { which, to: '22 January 10 am' },
    });
    expect(readMove('EST fördjupning 21 januari till kl 14', context)).toEqual({
      value: { which, to: 'kl 14' },
    });
    expect(readMove('EST fördjupning till torsdag', context)).toEqual({
      value: { which: { group }, to: 'torsdag' },
    });
    expect(readMove('EST fördjupning 21 januari', context)).toEqual({ value: { which } });
  });

  // Said on Wednesday 10 November 2021.
  it.each([
    ['22 januari 10.00', '2022-01-21', '2022-01-22', 600],
    ['kl 14', '2022-01-21', undefined, 840],
    ['fredag', '2022-02-17', '2022-02-18', undefined],
    ['onsdag', '2022-02-17', '2022-02-16', undefined],
    ['onsdag 13.30', '2022-02-17', '2022-02-16', 810],
    ['torsdag kl 14', '2022-02-17', '2022-02-17', 840],
    ['nästa torsdag', '2022-02-17', '2022-02-24', undefined],
    ['fredag', '2021-11-15', '2021-11-19', undefined],
    ['måndag', '2021-11-12', '2021-11-15', undefined],
    ['den 18', '2022-02-17', '2022-02-18', undefined],
    ['den 15', '2022-02-17', '2022-02-15', undefined],
    ['den 15 kl 13.30', '2022-02-17', '2022-02-15', 810],
    ['den 8', '2021-11-12', '2021-12-08', undefined],
    ['fredag den 18', '2022-02-17', '2022-02-18', undefined],
    ['25 november', '2022-11-20', '2022-11-25', undefined],
    ['22 november', '2022-02-03', '2021-11-22', undefined],
    ['15/12', '2022-01-20', '2021-12-15', undefined],
    ['i morgon', '2022-02-17', '2021-11-11', undefined],
    ['fredag v 8', '2022-02-17', '2022-02-25', undefined],
    ['Friday', '2022-02-17', '2022-02-18', undefined],
  ])('to %s moves a meeting on %s to %s', (words, meeting, date, start) => {
    const expected = { ...(date ? { date } : {}), ...(start ? { clock: { start } } : {}) };
    expect(readTarget(words, meeting, context)).toEqual({ value: expected });
  });

  it.each([
    ['3 november 2021', 'passed'],
    ['nästa vecka', 'no-day'],
  ])('can’t be moved to %s', (words, kind) =>
    expect(readTarget(words, '2022-01-21', context)).toMatchObject({ fault: { kind } }),
  );

  it('says that all of the series that is left is meant', () => {
    expect(readWhich('EST fördjupning resten av serien', context)).toEqual({ value: { group, scope: 'rest' } });
    expect(readWhich('EST fördjupning från 21 januari och framåt', context)).toEqual({
      value: { group, dates: ['2022-01-21'], scope: 'rest' },
    });
    expect(readWhich('EST fördjupning bara 21 januari', context)).toMatchObject({ value: { scope: 'one' } });
  });

  it('means any day of a week that is named', () => {
    const reading = readWhich('EST fördjupning v 3', context);
    expect(reading).toMatchObject({
      value: { dates: expect.arrayContaining(['2022-01-17', '2022-01-20', '2022-01-23']) },
    });
  });

  it.each([
    ['EST fördjupning 21 januari till 31 april', 'no-such-date'],
    ['EST fördjupning 21 januari till 22 januari 25.00', 'no-such-time'],
    ['EST fördjupning till blåbär', 'unread'],
  ])('is a fault: %s', (text, kind) => expect(readMove(text, context)).toMatchObject({ fault: { kind } }));
});
