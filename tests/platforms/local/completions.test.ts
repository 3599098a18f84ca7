import { describe, expect, test } from 'vitest';
import { completions } from '../../../src/platforms/local/page/completions.ts';
import { directory } from './stand-in.ts';

const fills = (text: string) => completions(text, directory).map(({ fill }) => fill);

describe('a line begun completes', () => {
  test('to the commands', () => {
    expect(fills('/')).toContain('/samverkan genomgång');
    expect(fills('/sam')).toEqual(['/samverkan', '/samverkan genomgång', '/samverkan export', '/samverkan hjälp']);
  });

  test('without å, ä and ö, in any case', () => {
    expect(fills('/INSATS forsen')).toEqual(['/insats försenade']);
  });

  test('to measures by number or by words of the title', () => {
    expect(fills('/insats 1')).toEqual(['/insats 1.1 ', '/insats 1.2 ', '/insats 1.3 ']);
    expect(fills('/insats belys')).toEqual(['/insats 1.3 ']);
  });

  test('to what can be done with a measure, up to what has to be filled in', () => {
    expect(fills('/insats 1.3 ')).toEqual([
      '/insats 1.3 status pågår ',
      '/insats 1.3 läge gul ',
      '/insats 1.3 inget nytt',
    ]);
    expect(fills('/insats 1.3 lä')).toEqual(['/insats 1.3 läge gul ']);
  });

  test('not when it is whole, when it is a note, or when it is no command', () => {
    expect(fills('/insats alla')).toEqual([]);
    expect(fills('/insats 1.3 Åtta av tio klara')).toEqual([]);
    expect(fills('/insats 1.3 läge gul två platser')).toEqual([]);
    expect(fills('Hej')).toEqual([]);
    expect(fills('/insats 1.3 klar\n1.4')).toEqual([]);
  });

  test('each line once, and no more than one can take in', () => {
    expect(new Set(fills('/')).size).toBe(fills('/').length);
    expect(fills('/').length).toBeLessThanOrEqual(8);
  });
});
