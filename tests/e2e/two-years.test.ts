import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isWorkingDate } from '../../src/domain/days.ts';
import { atTheTerminal, type Machine } from '../cli/samverkan.ts';

const example = 'examples/upplands-vasby';
const span = ['--from', '2021-01-01', '--to', '2022-12-31'];
/** Written anew with `UPDATE_GOLDEN=1`, and then read line by line against the agreement. */
const golden = (name: string) => new URL(`../golden/${name}`, import.meta.url);

let machine: Machine;
beforeAll(async () => {
  machine = await atTheTerminal();
  await machine.run(['agreement', 'apply', `${example}/overenskommelse.yaml`]);
  await machine.run(['plan', 'import', `${example}/atgardsplan.csv`, '--yes']);
});
afterAll(() => machine.leave());

function expectGolden(name: string, out: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden(name), out);
  expect(out).toBe(readFileSync(golden(name), 'utf8'));
}

interface Item {
  readonly at: string;
  readonly kind: string;
  readonly to: string;
  readonly channel: string;
  readonly subject: string;
  readonly reason: string;
  readonly key: string;
  readonly bundle: string;
}

async function simulated(): Promise<readonly Item[]> {
  const { out } = await machine.run(['simulate', ...span, '--json']);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
}

function messagesPerMonth(items: readonly Item[], to: string): number {
  return new Set(items.filter((item) => item.to === to).map(({ bundle }) => bundle)).size / 24;
}

describe('the example agreement over its two years', () => {
  test('with neither meetings nor notes', async () => {
    const { out, code } = await machine.run(['simulate', ...span]);
    expect(code).toBe(0);
    expectGolden('two-years-bare.txt', out);
  });

  test('with the meetings and notes of two years', async () => {
    const run = await machine.run(['chat', '--transcript', `${example}/tva-ar.txt`]);
    expect(run.out.trim()).toBe('224 rader är körda.');
    const { out } = await machine.run(['simulate', ...span]);
    expectGolden('two-years-at-work.txt', out);
  });

  test('asks no more of people than they can bear', async () => {
    const items = await simulated();
    const coordinators = ['Samordnare i kommunen', 'Samordnare i polisen'];
    const direct = new Set(items.filter(({ channel }) => channel === 'direct').map(({ to }) => to));
    for (const to of direct) {
      const most = coordinators.includes(to) ? 10 : 1.5;
      expect(messagesPerMonth(items, to), to).toBeLessThanOrEqual(most);
    }
    expect(direct.size).toBeGreaterThan(15);
  });

  test('sends at nine on the wall all the year, and on working days only', async () => {
    const items = await simulated();
    for (const { at, kind, key, channel } of items) {
      const [date = '', time = ''] = at.split('T');
      expect(isWorkingDate(date), key).toBe(true);
      if (kind !== 'weekly-list' && channel !== 'direct') expect(time.slice(0, 5), key).toBe('09:00');
      const summer = (date >= '2021-03-28' && date < '2021-10-31') || (date >= '2022-03-27' && date < '2022-10-30');
      expect(at.endsWith(summer ? '+02:00' : '+01:00'), at).toBe(true);
    }
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });

  test('never moves the consultation deadline from 30 June 2022', async () => {
    const bare = readFileSync(golden('two-years-bare.txt'), 'utf8');
    const consultation = bare.split('\n').filter((line) => /[Ss]amråd/.test(line));
    expect(consultation.length).toBeGreaterThan(0);
    for (const line of consultation) expect(line).toContain('torsdag 30 juni 2022');
    expect(consultation.map((line) => line.slice(0, 10))).toContain('2022-06-30');
  });

  test('says what is wrong when the days are', async () => {
    const backwards = await machine.run(['simulate', '--from', '2022-01-01', '--to', '2021-01-01']);
    expect(backwards.err.trim()).toBe('2021-01-01 kommer före 2022-01-01. Byt plats på dem.');
    expect(backwards.code).not.toBe(0);
    const impossible = await machine.run(['simulate', '--from', '2021-04-31', '--to', '2021-05-01']);
    expect(impossible.err).toContain('finns inte');
  });
});
