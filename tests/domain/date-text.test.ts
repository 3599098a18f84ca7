import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, lastWorkingDayOfWeek, weeksInIsoYear } from '../../src/domain/calendar.ts';
import { type DateUse, findDates, readDate, readLeadingDate } from '../../src/domain/date-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const wednesday = date('2021-11-10');
const agreement = { validFrom: date('2021-01-01'), validTo: date('2022-12-31') };

/** The reading in one line: "ok 2021-11-30", "ask 2021-11-19 ambiguous-weekday", "error no-such-day". */
function read(text: string, use: DateUse = 'due', today = wednesday): string {
  const reading = readDate(text, { ...agreement, today, use });
  if (reading.outcome === 'ok') return `ok ${reading.date}${reading.openEnded ? ' open-ended' : ''}`;
  if (reading.outcome === 'error') return `error ${reading.error.kind}`;
  return `ask ${reading.preferred} ${reading.reasons.map(({ kind }) => kind).join(' ')}`;
}

function candidates(text: string, use: DateUse = 'due'): string[] {
  const reading = readDate(text, { ...agreement, today: wednesday, use });
  return reading.outcome === 'ask' ? reading.candidates.map(String) : [];
}

describe('the table of date expressions', () => {
  const outcomes: Record<string, string> = { ok: 'ok', fråga: 'ask', fel: 'error' };
  const uses: Record<string, DateUse> = { slutdatum: 'due', start: 'start', anteckning: 'note' };
  const rows = readFileSync('tests/fixtures/datumuttryck.csv', 'utf8').trim().split(/\r?\n/).slice(1);

  it.each(rows.map((row) => row.split(';')))('reads “%s” as %s', (text, day, _weekday, outcome, _remark, use) => {
    const got = read(text, uses[use ?? '']);
    expect(got.split(' ')[0]).toBe(outcomes[outcome ?? '']);
    if (day) expect(got.split(' ')[1]).toBe(day);
  });
});

describe('a day', () => {
  it.each([
    ['30 nov', 'ok 2021-11-30'],
    ['den 30 november', 'ok 2021-11-30'],
    ['30:e november', 'ok 2021-11-30'],
    ['30e nov.', 'ok 2021-11-30'],
    ['torsdag den 2 december', 'ok 2021-12-02'],
    ['tors 2/12', 'ok 2021-12-02'],
    ['tors', 'ok 2021-11-11'],
    ['första december', 'ok 2021-12-01'],
    ['sista fredagen i november', 'ok 2021-11-26'],
    ['sista arbetsdagen i mars', 'ok 2022-03-31'],
    ['tisdag v48', 'ok 2021-11-30'],
    ['nästa vecka på fredag', 'ok 2021-11-19'],
    ['måndag om två veckor', 'ok 2021-11-22'],
    ['nästa måndag', 'ok 2021-11-15'],
    ['15 mars nästa år', 'ok 2022-03-15'],
    ['211130', 'ok 2021-11-30'],
    ['20211130', 'ok 2021-11-30'],
    ['30.11.2021', 'ok 2021-11-30'],
    ['30/11-21', 'ok 2021-11-30'],
    ['2021/11/30', 'ok 2021-11-30'],
    ['21-11-30', 'ok 2021-11-30'],
    ['lucia', 'ok 2021-12-13'],
    ['skärtorsdagen', 'ok 2022-04-14'],
    ['om tre veckor', 'ok 2021-12-01'],
    ['om ett halvår', 'ok 2022-05-10'],
    ['om 5 arbetsdagar', 'ok 2021-11-17'],
    ['30 nov kl 15.00', 'ok 2021-11-30'],
    ['tomorrow', 'ok 2021-11-11'],
    ['Nov 30', 'ok 2021-11-30'],
    ['30th of November', 'ok 2021-11-30'],
    ['in two weeks', 'ok 2021-11-24'],
    ['Friday week 47', 'ok 2021-11-26'],
    ['the day after tomorrow', 'ok 2021-11-12'],
  ])('“%s” is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['om 10 dagar', 'ask 2021-11-20 not-working-day'],
    ['4 december', 'ask 2021-12-04 not-working-day'],
    ['nyårsafton', 'ask 2021-12-31 not-working-day'],
    ['Kristi himmelsfärd', 'ask 2022-05-26 not-working-day'],
    ['valborg', 'ask 2022-04-30 not-working-day'],
    ['15 juli', 'ask 2022-07-15 summer'],
    ['v 28', 'ask 2022-07-15 summer'],
    ['7 mars 2023', 'ask 2023-03-07 after-agreement'],
    ['1 januari 2023', 'ask 2023-01-01 not-working-day after-agreement'],
    ['fredag 2 december', 'ask 2021-12-02 weekday-mismatch'],
    ['21-11-22', 'ask 2021-11-22 ambiguous-order'],
    ['next Friday', 'ask 2021-11-19 ambiguous-weekday'],
    ['i fredags', 'ask 2021-11-05 passed'],
    ['igår', 'ask 2021-11-09 passed'],
    ['2021-11-01', 'ask 2021-11-01 passed'],
    ['runt 15 mars', 'ask 2022-03-15 vague'],
  ])('“%s” is asked about: %s', (text, expected) => expect(read(text)).toBe(expected));

  it('that is free comes with the working days around it', () => {
    expect(candidates('julafton')).toEqual(['2021-12-23', '2021-12-24', '2021-12-27']);
  });

  it('that just passed comes with both years', () => {
    expect(candidates('v 44')).toEqual(['2021-11-05', '2022-11-04']);
    expect(candidates('3/11')).toEqual(['2021-11-03', '2022-11-03']);
  });

  it('named on that very weekday may be today', () => {
    expect(read('fredag', 'due', date('2021-11-12'))).toBe('ask 2021-11-19 ambiguous-weekday');
  });

  it('before New Year is asked about in January, not moved a year', () => {
    expect(read('20 december', 'due', date('2022-01-10'))).toContain('passed');
  });
});

describe('a period', () => {
  it.each([
    ['vecka 48', 'ok 2021-12-03'],
    ['v.48', 'ok 2021-12-03'],
    ['v 48 2022', 'ok 2022-12-02'],
    ['vecka 2 nästa år', 'ok 2022-01-14'],
    ['v 47-48', 'ok 2021-12-03'],
    ['Q1', 'ok 2022-03-31'],
    ['kvartal 4 2022', 'ok 2022-12-30'],
    ['andra kvartalet 2022', 'ok 2022-06-30'],
    ['T2', 'ok 2022-08-31'],
    ['tertial 3', 'ok 2021-12-30'],
    ['kvartal 3', 'ask 2022-09-30 passed'],
    ['november', 'ask 2021-11-30 approximate'],
    ['mitten av maj', 'ask 2022-05-13 approximate'],
    ['början av januari', 'ask 2022-01-10 approximate'],
    ['end of November', 'ask 2021-11-30 approximate'],
    ['denna vecka', 'ask 2021-11-12 approximate'],
    ['nästa månad', 'ask 2021-12-30 approximate'],
    ['årets slut', 'ask 2021-12-30 approximate'],
    ['efter påsk', 'ask 2022-04-19 vague'],
    ['före semestern', 'ask 2022-07-08 vague'],
    ['efter sommaren', 'ask 2022-09-01 vague'],
    ['årsskiftet', 'ask 2021-12-30 vague'],
    ['pingst', 'ask 2022-06-03 vague'],
    ['sportlovet', 'ask 2022-03-04 vague'],
    ['ht 21', 'ask 2021-12-17 vague'],
    ['höstterminen', 'ask 2021-12-17 vague'],
    ['efter nyår 2022', 'ask 2023-01-09 vague after-agreement'],
    ['löpande', 'ok 2022-12-31 open-ended'],
  ])('“%s” as due date is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['v 3', 'ok 2022-01-17'],
    ['kvartal 1', 'ok 2022-01-03'],
    ['vt 22', 'ask 2022-01-10 vague'],
    ['nästa vecka', 'ask 2021-11-15 approximate'],
    ['november', 'ask 2021-11-10 approximate'],
  ])('“%s” as start is %s', (text, expected) => expect(read(text, 'start')).toBe(expected));
});

describe('in a note, what has passed is simply past', () => {
  it.each([
    ['i fredags', 'ok 2021-11-05'],
    ['förra veckan', 'ok 2021-11-05'],
    ['för två veckor sedan', 'ok 2021-10-27'],
    ['15 augusti', 'ok 2021-08-15'],
    ['i våras', 'ok 2021-05-31'],
    ['lördag 6 november', 'ok 2021-11-06'],
    ['15 mars', 'ok 2022-03-15'],
  ])('“%s” is %s', (text, expected) => expect(read(text, 'note')).toBe(expected));
});

describe('an impossible date', () => {
  it.each([
    ['29 februari', 'error not-leap-year'],
    ['30/2', 'error no-such-day'],
    ['32 mars', 'error no-such-day'],
    ['0 mars', 'error no-such-day'],
    ['2022-04-31', 'error no-such-day'],
    ['15/13', 'error no-such-month'],
    ['v 54', 'error no-such-week'],
    ['v 0', 'error no-such-week'],
    ['v 53', 'error no-such-week'],
    ['v 53 2022', 'error no-such-week'],
    ['kvartal 5', 'error no-such-period'],
    ['2021-02-01', 'error long-passed'],
    ['i våras', 'error long-passed'],
    ['', 'error not-understood'],
    ['banan', 'error not-understood'],
    ['30 nov väntar på el', 'error not-understood'],
  ])('“%s” is %s', (text, expected) => expect(read(text)).toBe(expected));

  it('says what there is instead', () => {
    const reading = readDate('v 53 2022', { ...agreement, today: wednesday, use: 'due' });
    expect(reading).toEqual({ outcome: 'error', error: { kind: 'no-such-week', week: 53, year: 2022, weeks: 52 } });
  });
});

describe('spelling', () => {
  it.each(['mandag', 'MÅNDAG', 'maandag', 'mångdag', 'månndag', 'mån'])('“%s” is Monday', (text) =>
    expect(read(text)).toBe('ok 2021-11-15'),
  );
  it.each(['tordsdag', 'trosdag', 'torsdg', 'Torsdagen'])('“%s” is Thursday', (text) =>
    expect(read(text)).toBe('ok 2021-11-11'),
  );
  it.each(['15 febuari', '15 Feb', '15 februrai'])('“%s” is in February', (text) =>
    expect(read(text)).toBe('ok 2022-02-15'),
  );
  it.each(['vecak 48', 'VECKA 48', 'week 48'])('“%s” is week 48', (text) => expect(read(text)).toBe('ok 2021-12-03'));
  it('does not depend on how å is composed', () => expect(read('på fredag'.normalize('NFD'))).toBe('ok 2021-11-12'));
});

describe('any text', () => {
  const days = fc.integer({ min: 0, max: 720 }).map((n) => agreement.validFrom.add({ days: n }));
  const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

  it('is read without throwing, in every use', () => {
    const words = fc.constantFrom(
      'v',
      '48',
      'före',
      'nästa',
      'fredag',
      'i',
      'slutet',
      'av',
      'mars',
      '31',
      '/',
      '-',
      '2022',
      'om',
      'två',
      'veckor',
      'jul',
      'den',
      '.',
      'sista',
      "'",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, days, fc.constantFrom<DateUse>('due', 'start', 'note', 'follow-up'), (text, today, use) => {
        const reading = readDate(text, { ...agreement, today, use });
        findDates(text, { ...agreement, today, use });
        readLeadingDate(text, { ...agreement, today, use });
        if (reading.outcome !== 'ask') return;
        expect(reading.candidates.some((each) => each.equals(reading.preferred))).toBe(true);
        expect(reading.reasons.length).toBeGreaterThan(0);
        expect(reading.candidates.map(String)).toEqual([...new Set(reading.candidates.map(String))].sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('with a day, a month and a year is that day however it is written', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year: y, month: m, day: d } = day;
        const two = (n: number) => String(n).padStart(2, '0');
        const forms = [
          `${d}/${m} ${y}`,
          `${d} ${months[m - 1]} ${y}`,
          `den ${d}:e ${months[m - 1]} ${y}`,
          `${day}`,
          `${y}${two(m)}${two(d)}`,
          `${d}.${m}.${y}`,
        ];
        for (const form of forms) expect(read(form, 'note')).toBe(`ok ${day}`);
      }),
    );
  });

  it('that gives a due date without a question gives a working day from today on, within the agreement', () => {
    const phrases = fc.constantFrom(
      '30 nov',
      'v 7',
      'på torsdag',
      'om 3 veckor',
      'kvartal 2',
      'sista mars',
      '6/6',
      'tertial 1',
      'lucia',
    );
    fc.assert(
      fc.property(phrases, days, (text, today) => {
        const reading = readDate(text, { ...agreement, today, use: 'due' });
        if (reading.outcome !== 'ok') return;
        expect(isWorkingDay(reading.date)).toBe(true);
        expect(Temporal.PlainDate.compare(reading.date, today)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(reading.date, agreement.validTo)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('with a week and a year is that week’s last working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 1, max: 53 }), (year, week) => {
        const exists = week <= weeksInIsoYear(year);
        const expected = exists ? `ok ${lastWorkingDayOfWeek(year, week)}` : 'error no-such-week';
        expect(read(`v. ${week} ${year}`, 'note')).toBe(expected);
      }),
    );
  });
});
