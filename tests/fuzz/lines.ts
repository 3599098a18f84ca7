import { Temporal } from 'temporal-polyfill';
import { lexicon } from '../../src/app/commands/index.ts';
import { readLine, splitRoot } from '../../src/app/grammar.ts';
import { narrowText } from '../../src/app/narrow-text.ts';
import type { DateUse } from '../../src/domain/date-text.ts';
import { findDates, readDate, readLeadingDate } from '../../src/domain/date-text.ts';
import { readMeeting } from '../../src/domain/meeting-text.ts';
import { readNote } from '../../src/domain/note-text.ts';
import { checkPrivacy } from '../../src/domain/privacy.ts';
import { hold } from './hold.ts';
import { line } from './texts.ts';
import { type Result, watch } from './watch.ts';

const today = Temporal.PlainDate.from('2021-11-10');
const validFrom = Temporal.PlainDate.from('2021-01-01');
const validTo = Temporal.PlainDate.from('2022-12-31');
const names = ['EST strategisk', 'EST fördjupning', 'Styrgrupp', 'Gatu- och parkchef', 'Polisen', 'Kommunen'];
const uses: readonly DateUse[] = ['due', 'start', 'note', 'follow-up'];
const days = { today: today.toString(), validFrom: validFrom.toString(), validTo: validTo.toString() };
const reading = {
  ...days,
  isMeasure: (number: string) => /^[1-3]\.\d$/.test(number),
};
const measure = {
  number: '1.3',
  status: 'in_progress' as const,
  due: Temporal.PlainDate.from('2021-11-30'),
  indicators: [
    { id: 'i1', name: 'åtgärdade platser', total: 10, target: 10 },
    { id: 'i2', name: 'andel inom två arbetsdagar', unit: 'procent', target: 90 },
  ],
};

/** Typed lines through the grammar, the dates, the notes, the meetings and the guard, as `dispatch` hands them on. */
export async function fuzzLines(seed: number, runs: number): Promise<Result> {
  const seen = watch('lines: grammar, dates, notes, meetings, guard');
  return hold(
    seen,
    { seed, runs, arbitrary: line },
    (text) => text,
    (text) => examine(text, seen.count),
  );
}

function examine(typed: string, count: (what: string) => void): void {
  const text = narrowText(typed);
  const { root, rest } = splitRoot(text);
  const { kind } = readLine(rest, root, lexicon, reading);
  count(kind);
  for (const use of uses) readDate(rest, { today, validFrom, validTo, use });
  findDates(rest, { today, validFrom, validTo, use: 'note' });
  readLeadingDate(rest, { today, validTo, use: 'due' });
  readNote({ text: rest, today, validFrom, validTo, measure });
  readMeeting(rest, { ...days, now: '2021-11-10T09:00', names });
  count(checkPrivacy(text, { knownNames: names }).verdict);
}
