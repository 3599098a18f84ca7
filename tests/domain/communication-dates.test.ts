import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communicationDates } from '../../src/domain/communication-dates.ts';

const twoYears = ['2021-01-01', '2022-12-31'] as const;
const over = (when: string) => communicationDates(when, ...twoYears);

describe('the days by which a measure is to be told of', () => {
  it.each([
    ['I juni 2021', ['2021-06-30']],
    ['Senast 15 mars', ['2021-03-15', '2022-03-15']],
    ['15 mars och 15 september', ['2021-03-15', '2021-09-15', '2022-03-15', '2022-09-15']],
    ['Den 15 mars varje år', ['2021-03-15', '2022-03-15']],
    ['2021-06-30', ['2021-06-30']],
    ['I mars och juni', ['2021-03-31', '2021-06-30', '2022-03-31', '2022-06-30']],
    ['I mars och juni 2021', ['2021-03-31', '2021-06-30']],
    ['I november och mars 2022', ['2021-11-30', '2022-03-31']],
    ['November 2021 och mars 2022', ['2021-11-30', '2022-03-31']],
    ['I slutet av mars och juni 2022', ['2022-03-31', '2022-06-30']],
    ['mars–juni 2021', ['2021-06-30']],
    ['Mellan 15 mars och 15 april 2021', ['2021-04-15']],
    [
      'Feb, maj, aug, nov',
      '2021-02-26 2021-05-31 2021-08-31 2021-11-30 2022-02-28 2022-05-31 2022-08-31 2022-11-30'.split(' '),
    ],
    ['Hösten 2021 och våren 2022', ['2021-11-30', '2022-05-31']],
    ['Före sommarlovet och jullovet', ['2021-06-11', '2021-12-17', '2022-06-10', '2022-12-16']],
    ['Kvartal 1 2022', ['2022-03-31']],
    ['In March and June 2022', ['2022-03-31', '2022-06-30']],
  ])('%s', (when, dates) => {
    expect(over(when)).toEqual(dates);
  });

  it.each([
    ['Varje termin', ['2021-06-11', '2021-12-17', '2022-06-10', '2022-12-16']],
    ['1 gång per termin', ['2021-06-11', '2021-12-17', '2022-06-10', '2022-12-16']],
    ['Varje vår och höst', ['2021-05-31', '2021-11-30', '2022-05-31', '2022-11-30']],
    ['Varje tertial', ['2021-04-30', '2021-08-31', '2021-12-30', '2022-04-29', '2022-08-31', '2022-12-30']],
    ['Två gånger per år', ['2021-06-30', '2021-12-30', '2022-06-30', '2022-12-30']],
    ['Varje år', ['2021-12-30', '2022-12-30']],
    ['Inför varje termin', ['2021-01-08', '2021-08-20', '2022-01-07', '2022-08-19']],
    ['Vid start och avslut', ['2021-01-01', '2022-12-31']],
  ])('again and again: %s', (when, dates) => {
    expect(over(when)).toEqual(dates);
  });

  it('each month, quarter and every other month on their last working days', () => {
    expect(
      over('Varje månad')
        .slice(0, 12)
        .map((date) => date.slice(5)),
    ).toEqual('01-29 02-26 03-31 04-30 05-31 06-30 07-30 08-31 09-30 10-29 11-30 12-30'.split(' '));
    expect(over('Varje kvartal').slice(0, 4)).toEqual(['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-30']);
    expect(over('Varannan månad').slice(0, 3)).toEqual(['2021-02-26', '2021-04-30', '2021-06-30']);
  });

  it.each([
    'När varje plats är klar',
    'Först efteråt',
    'Två veckor före varje möte',
    'Två veckor före och en månad efter varje vandring',
    'När den är beslutad',
    'När 2022 års budget är beslutad',
    'Vid behov',
    'Löpande',
    'Varje vecka',
    'Nästa vecka',
    'Om två veckor',
    'Idag',
    'Ärende KS/2021:312',
    'Man får se',
    '',
  ])('none for what has no day: %s', (when) => {
    expect(over(when)).toEqual([]);
  });

  it('goes by what has a day where the rest waits for an event', () => {
    expect(over('När vägledningen är beslutad, senast 30 juni 2021')).toEqual(['2021-06-30']);
    expect(over('När den är beslutad och därefter varje termin')).toEqual(over('Varje termin'));
  });

  it('follow the measure: from its start to its end, the last period cut short', () => {
    expect(communicationDates('Vid start och därefter varje tertial', '2021-01-11', '2022-12-16')).toEqual(
      '2021-01-11 2021-04-30 2021-08-31 2021-12-30 2022-04-29 2022-08-31 2022-12-16'.split(' '),
    );
    expect(communicationDates('Varje termin', '2021-10-04', '2022-04-29')).toEqual(['2021-12-17', '2022-04-29']);
    expect(communicationDates('Varje månad', '2021-03-20', '2021-05-03')).toEqual(['2021-04-30']);
  });

  it('lie outside of the measure when it never meets the month that its plan names', () => {
    expect(communicationDates('I mars och juni', '2021-06-14', '2021-08-13')).toEqual(['2021-03-31', '2021-06-30']);
    expect(communicationDates('I juni', '2021-03-15', '2021-05-31')).toEqual(['2021-06-30']);
    expect(communicationDates('I juni 2021', '2021-03-15', '2021-05-31')).toEqual(['2021-06-30']);
  });

  it('are days in order, each once, whatever people write', () => {
    const words =
      'varje mars juni och samt 15 2022 , termin kvartal före när senast vid start i av slutet månad 29 feb'.split(' ');
    const texts = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (when) => {
        const dates = over(when);
        expect(dates).toEqual([...new Set(dates)].sort());
        for (const date of dates) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      }),
      { numRuns: 500 },
    );
  });
});
