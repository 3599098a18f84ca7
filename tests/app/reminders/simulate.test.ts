import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Simulated, simulate } from '../../../src/app/simulate.ts';
import { addDays, isWorkingDate, quietSpanOf, workingDaysFrom } from '../../../src/domain/days.ts';
import { type AgreementHistory, factsOverTime } from '../../../src/domain/history.ts';
import { obligations } from '../../../src/domain/obligations.ts';
import type { IsoDate } from '../../../src/domain/time.ts';
import { instantAt, wallClock } from '../../../src/domain/wall-clock.ts';
import { anyHistory } from '../../helpers/random-history.ts';

const dayOf = (at: string): IsoDate => wallClock(at).slice(0, 10);

const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 1e9));
const wholes = fc.sample(anyHistory, { seed, numRuns: 50 }).map((history, index) => {
  const { validFrom, validTo } = history.base;
  const all = [...simulate(history, { from: addDays(validFrom, -10), to: addDays(validTo, 60) })];
  return {
    name: `TEST_SEED=${seed}, agreement ${index}`,
    history,
    sent: all
      .filter((entry): entry is Simulated => 'addressee' in entry)
      .map((entry) => ({ ...entry, local: wallClock(entry.at), day: dayOf(entry.at) })),
    missed: all.filter((entry) => !('addressee' in entry)),
  };
});

/** Weeks in which reminders may rest on some of the days before a date. */
function nearQuiet(date: IsoDate): boolean {
  return [0, -7, -14, -21, -28].some((days) => quietSpanOf(addDays(date, days)) !== undefined);
}

/** It was booked when its time had passed. */
const wasUnknown = ({ knownFrom = '', sendOn, time }: Simulated['item']) => knownFrom > instantAt(sendOn, time);

describe('whatever the agreement', () => {
  test('nobody gets more than one message a day', () => {
    for (const { name, sent } of wholes) {
      const moments = new Map<string, Set<string>>();
      for (const { at, day: on, addressee } of sent) {
        const day = `${addressee.id} ${on}`;
        moments.set(day, (moments.get(day) ?? new Set()).add(at));
      }
      const twice = [...moments].filter(([, times]) => times.size > 1).map(([day]) => day);
      expect(twice, name).toEqual([]);
    }
  });

  test('nothing is sent on a day that is not a working day, or outside 08–17', () => {
    for (const { name, sent } of wholes) {
      const wrong = sent.filter(({ local }) => {
        const [day = '', time = ''] = local.split('T');
        return !isWorkingDate(day) || time < '08:00' || time > '17:00';
      });
      expect(
        wrong.map(({ at, item }) => `${at} ${item.key}`),
        name,
      ).toEqual([]);
    }
  });

  test('no key is sent twice, and none both sent and missed', () => {
    for (const { name, sent, missed } of wholes) {
      const keys = [...sent, ...missed].map(({ item }) => item.key);
      expect(keys.length - new Set(keys).size, name).toBe(0);
    }
  });

  test('in quiet weeks only agreement deadlines, approvals and decisions are sent', () => {
    const allowed = ['consultation', 'expiry', 'decision', 'review', 'steering-basis', 'approval-late'];
    for (const { name, sent } of wholes) {
      const wrong = sent.filter(({ day, item }) => quietSpanOf(day) && !allowed.includes(item.kind));
      expect(
        wrong.map(({ at, item }) => `${at} ${item.key}`),
        name,
      ).toEqual([]);
    }
  });

  test('a reminder before a date comes no later than that date, and what is neither late nor new comes on its own day', () => {
    for (const { name, sent } of wholes) {
      const wrong = sent.filter(
        ({ day, item }) =>
          (item.due > item.on && day > item.due && !item.afterDue) ||
          (!item.late && day !== item.sendOn && !wasUnknown(item)),
      );
      expect(
        wrong.map(({ at, item }) => `${at} ${item.key}`),
        name,
      ).toEqual([]);
    }
  });

  test('what was required by a day and did not come had been reminded of before that day, quiet time excepted', () => {
    const kinds: Readonly<Record<string, string>> = {
      'follow-up': 'follow-up',
      review: 'review',
      summary: 'steering-basis',
      consultation: 'consultation',
      notice: 'consultation',
      'steering-meetings': 'steering-meetings',
    };
    let checked = 0;
    for (const { name, history, sent } of wholes) {
      const { validFrom, validTo } = history.base;
      const facts = factsOverTime(history)(instantAt(validTo, '23:00'));
      const knownBy = latestPlanning(history);
      for (const obligation of obligations(facts, addDays(validTo, 1))) {
        const { key, kind, due, state } = obligation;
        const wanted = kinds[kind];
        // Enough were booked; whether they were held is asked of each by itself.
        if (obligation.kind === 'steering-meetings' && obligation.unsaid.length >= obligation.required) continue;
        if (state !== 'missed' || wanted === undefined || due > validTo) continue;
        if (due < workingDaysFrom(validFrom, 20) || (knownBy !== '' && due < addDays(knownBy, 40)) || nearQuiet(due))
          continue;
        checked++;
        const told = sent.some(({ day, item }) => item.kind === wanted && day <= due && item.due >= due);
        expect(told, `${name}: ${key} by ${due}`).toBe(true);
      }
    }
    expect(checked).toBeGreaterThan(50);
  });

  test('a meeting that is booked late has its pack sent late, or listed as missed', () => {
    let checked = 0;
    for (const { name, history, sent, missed } of wholes) {
      const keys = [...sent, ...missed].map(({ item }) => item.key);
      const { validFrom, validTo } = history.base;
      for (const { changes } of history.meetings) {
        const [booked] = changes;
        if (booked?.body.kind !== 'booked' || booked.body.plan.groupId !== 'g') continue;
        const { start } = booked.body.plan;
        const date = start.slice(0, 10);
        const packDay = workingDaysFrom(date, -1);
        const bookedOn = dayOf(booked.at);
        const inReach = packDay >= workingDaysFrom(bookedOn, -15) && packDay < bookedOn && packDay > validFrom;
        if (!inReach || date > validTo || bookedOn >= validTo || nearQuiet(bookedOn)) continue;
        checked++;
        expect(keys, name).toContain(`meeting-pack/Arbetsgrupp/${start}>Arbetsgrupp`);
      }
    }
    expect(checked).toBeGreaterThanOrEqual(0);
  });
});

/** The day on which the last of the plan and the meetings was known. */
function latestPlanning({ measures, meetings }: AgreementHistory): IsoDate {
  const days = [...measures, ...meetings].flatMap(({ changes }) => dayOf(changes[0]?.at ?? '2020-01-01T00:00:00.000Z'));
  return days.sort().at(-1) ?? '';
}
