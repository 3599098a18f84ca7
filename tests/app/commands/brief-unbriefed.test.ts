import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const leaders = ['Kommundirektör', 'Lokalpolisområdeschef'];
const example = readFileSync(new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');

let bot: TestBot;
let t: Talk;

/** Two proposals within the coordinators' power; then the agreement takes that power from them. */
beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
  await t.say(ours, '/insats 2.5 datum 2022-08-09');
  await t.say(ours, '/insats 3.2 datum 2022-01-14');
  const first = 'samordnarna_får_flytta_första_gången: ';
  const changed = await applyAgreement(bot.app, {
    fileName: 'overenskommelse.yaml',
    text: example.replace(`${first}ja`, `${first}nej`),
  });
  expect(changed).toMatchObject({ ok: true });
});
afterAll(() => bot.close());

const briefs = async () => (await bot.app.store.record((await t.agreement()).id)).record.briefs;

describe('what waits for the steering group without a brief', () => {
  it('is named where the decisions are listed, with a button for the coordinators only', async () => {
    const list = await t.say(ours, '/samverkan beslut');
    expect(textOf(list)).toContain('Utan beslutsunderlag: 2.5, 3.2');
    expect(labelsOf(list)).toEqual(expect.arrayContaining(['Gör underlag för 2.5', 'Gör underlag för 3.2']));
    expect(labelsOf(await t.say(leaders[0] ?? '', '/samverkan beslut')).join()).not.toContain('Gör underlag');
  });

  it('stands in the summary all the same, without a number', async () => {
    const summary = textOf(await t.say(ours, '/samverkan sammanfattning'));
    expect(summary).toContain('Vi ber om två beslut.');
    expect(summary).toMatch(/• – 2\.5 .*: Nytt slutdatum\? – Förslag: Ja, nytt slutdatum 9 augusti 2022\./);
  });

  it('gets its brief by the button, once', async () => {
    const list = await t.say(ours, '/samverkan beslut');
    const made = await t.press(ours, list, 'Gör underlag för 2.5');
    expect(textOf(made)).toContain('Sparat: beslutsunderlag B1.');
    expect(labelsOf(made)).toEqual(['Fyll i']);
    expect(await t.press(theirs, list, 'Gör underlag för 2.5')).toMatchObject({ data: { rule: 'nothing-to-brief' } });
    expect(await briefs()).toHaveLength(1);
  });

  it('gets its brief when a coordinator tries to answer it, though the answer is refused', async () => {
    const reply = await t.say(theirs, '/insats 3.2 bifall');
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'steering-decides', brief: 'B2' } });
    expect(await t.say(ours, '/insats 3.2 avslag')).toMatchObject({ data: { rule: 'steering-decides' } });
    expect(await briefs()).toMatchObject([{ measure: '2.5' }, { measure: '3.2' }]);
    expect((await t.measure('3.2')).state.moves).toBe(0);
    for (const as of leaders) await t.say(as, '/samverkan beslut bifall B2');
    expect((await t.measure('3.2')).state).toMatchObject({ due: { value: '2022-01-14' }, moves: 1 });
  });
});
