import { describe, expect, test } from 'vitest';
import { completions } from '../../../src/platforms/local/page/completions.ts';
import { directory } from './stand-in.ts';

const fills = (text: string) => completions(text, directory).map(({ fill }) => fill);

describe('a line begun completes', () => {
  test('to the commands', () => {
    expect(fills('/')).toContain('/insats alla');
    expect(fills('/sam')).toEqual(['/samverkan', '/samverkan genomgång', '/samverkan export', '/samverkan hjälp']);
  });

  test('without å, ä and ö, in any case', () => {
    expect(fills('/INSATS forsen')).toEqual(['/insats försenade']);
  });

  test('to measures by number or by words of the title', () => {
    expect(fills('/insats 1')).toEqual(['/insats 1.1 ', '/insats 1.2 ', '/insats 1.3 ']);
    expect(fills('/insats belys')).toEqual(['/insats 1.3 ']);
    expect(fills('/insats ändra 2')).toEqual(['/insats ändra 2.1 ']);
  });

  test('to what can be done with a measure, without the example’s own words', () => {
    expect(fills('/insats 2.1 ')).toEqual(['/insats 2.1 status ', '/insats 2.1 läge ', '/insats 2.1 inget nytt']);
    expect(completions('/insats 2.1 lä', directory)).toEqual([
      { fill: '/insats 2.1 läge ', rest: 'gul väntar på el', does: 'Ändrar läget, med skäl.' },
    ]);
  });

  test('a number may follow, with an example of one', () => {
    expect(completions('/insats', directory)).toContainEqual({
      fill: '/insats ',
      rest: '1.3',
      does: 'Visar insatsen med status, datum och anteckningar.',
    });
  });

  test('not when it is whole, when it is a note, or when it is no command', () => {
    expect(fills('/insats alla')).toEqual([]);
    expect(fills('/insats 1.3 Åtta av tio klara')).toEqual([]);
    expect(fills('/insats 1.3 läge gul två platser')).toEqual([]);
    expect(fills('Hej')).toEqual([]);
    expect(fills('/insats 1.3 klar\n1.4')).toEqual([]);
  });

  test('each once, and no more commands than one can take in', () => {
    expect(new Set(fills('/')).size).toBe(fills('/').length);
    expect(fills('/').length).toBeLessThanOrEqual(8);
  });
});
