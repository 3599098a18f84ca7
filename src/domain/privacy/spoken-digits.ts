import { fold } from '../fold.ts';

const UNITS = ['noll', 'ett', 'tva', 'tre', 'fyra', 'fem', 'sex', 'sju', 'atta', 'nio'];
const TEENS = 'tio elva tolv tretton fjorton femton sexton sjutton arton nitton'.split(' ');
const TENS = ['tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'attio', 'nittio'];

const digitsByWord: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, i) => [word, String(i)] as const),
  ...TEENS.map((word, i) => [word, String(10 + i)] as const),
  ...TENS.map((word, i) => [word, String(20 + 10 * i)] as const),
  ...TENS.flatMap((tens, i) => UNITS.slice(1).map((unit, j) => [tens + unit, String(20 + 10 * i + j + 1)] as const)),
  ['en', '1'],
]);

/** A number read out, "noll sju noll ett sju fyra …", of eight digits or more, becomes digits. Fewer are left as words. */
export function withSpokenDigits(plain: string): string {
  return withAreaCodes(plain).replace(/\p{L}{2,14}(?:[ ,\n-]{1,2}\p{L}{2,14}){3,}/gu, (run) => {
    const parts = run.split(/([ ,\n-]{1,2})/);
    const words = parts.filter((_, i) => i % 2 === 0);
    const digits = words.map((word) => digitsByWord.get(fold(word)));
    return longestRuns(digits)
      .reduceRight((text, { from, to }) => replaceWords(text, from, to, digits), parts)
      .join('');
  });
}

// "Nollsjuttio 174 06 05", "noll åtta 465 004 00": an area code read out before figures.
function withAreaCodes(plain: string): string {
  return plain.replace(/(?<!\p{L})noll[ -]?(\p{L}{3,12})(?=[ -]{1,3}\d)/giu, (words, code: string) => {
    const digits = digitsByWord.get(fold(code));
    return digits === undefined ? words : `0${digits}`;
  });
}

function longestRuns(digits: readonly (string | undefined)[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 0; i <= digits.length; i++) {
    if (digits[i] !== undefined) continue;
    if (digits.slice(from, i).join('').length >= 8 && i - from >= 4) runs.push({ from, to: i });
    from = i + 1;
  }
  return runs;
}

function replaceWords(parts: string[], from: number, to: number, digits: readonly (string | undefined)[]): string[] {
  return [...parts.slice(0, from * 2), digits.slice(from, to).join(' '), ...parts.slice(to * 2 - 1)];
}
