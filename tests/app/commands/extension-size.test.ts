import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { renderMessage as drawInSlack } from '../../../src/platforms/slack/render.ts';
import { cardLength, maxCardLength } from '../../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../../src/platforms/teams/render.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { messageFaults } from '../../helpers/slack-fake/check-payload.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../examples/upplands-vasby/${name}`, import.meta.url), 'utf8');
const more = ['Skolan', 'Bostadsbolaget', 'Räddningstjänsten'];
const coordinators = ['Samordnare i kommunen', 'Samordnare i polisen', ...more.map((name) => `Samordnare, ${name}`)];
const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length);
const markup = '*Ja* <b>”skriv” _så_</b> & [länk](http://exempel) ';
const five = { agreement: 'fem' };
const after = { agreement: 'efter-fem' };

let bot: TestBot;
let t: Talk;

/** The example agreement with three parties more, each with a coordinator. */
function fiveParties(key: string, from: string, to: string): string {
  const parties = more.map((name) => `  - namn: ${name}\n    kortnamn: ${name}\n    myndighet: ja\n    röstar: ja\n`);
  const functions = more.map(
    (name) =>
      `  - namn: "Samordnare, ${name}"\n    part: ${name}\n    roller: [samordnare]\n  - namn: "Ledare, ${name}"\n    part: ${name}\n    roller: [styrgrupp]\n`,
  );
  return file('overenskommelse.yaml')
    .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
    .replace(
      'titel: Samverkan för ett tryggare Upplands Väsby',
      `titel: ${long(`${key} samverkan för trygghet `, 200)}`,
    )
    .replace('tecknad: 2020-12-14', 'tecknad: 2020-11-28')
    .replace('giltig_från: 2021-01-01', `giltig_från: ${from}`)
    .replace('giltig_till: 2022-12-31', `giltig_till: ${to}`)
    .replace('månad: 2021-12', `månad: ${to.slice(0, 7)}`)
    .replace('# Målområdena, ord för ord.', `${parties.join('')}\n# Målområdena`)
    .replace('# Ord som betyder flera', `${functions.join('')}\n# Ord som betyder flera`);
}

/** Sixty measures in one goal area, with titles of 300 characters, groups and functions that only the plan knows. */
function longPlan(): string {
  const [header = ''] = file('atgardsplan.csv').split(/\r?\n/);
  const area = '1. Minska antalet otrygghetsskapande händelser i offentlig miljö';
  const rows = Array.from({ length: 60 }, (_, at) => {
    const cells = [`1.${at + 1}`, area, '', long(`Insats ${at} ${markup}`, 300).replaceAll(';', ','), 'Kommunen'];
    return [
      ...cells,
      `Enhetschef ${at}`,
      'Enhetschef 1, Ledare av något annat',
      `Grupp ${at}`,
      'projekt',
      '2021-03-01',
      '2022-10-29',
    ].join(';');
  });
  return [header, ...rows].join('\n');
}

beforeAll(async () => {
  bot = await startBot({}, { at: '2022-11-15T09:00' });
  t = talk(bot);
  for (const [key, from, to] of [
    ['fem', '2021-01-01', '2022-12-31'],
    ['efter-fem', '2023-01-01', '2024-12-31'],
  ] as const)
    expect(await applyAgreement(bot.app, { fileName: `${key}.yaml`, text: fiveParties(key, from, to) })).toMatchObject({
      ok: true,
    });
  const preview = await t.sendFile(coordinators[0] ?? '', 'plan.csv', longPlan(), five);
  await t.press(coordinators[0] ?? '', preview, labelsOf(preview)[0] ?? '', five);
  expect((await t.agreement('fem')).index).toHaveLength(60);
});
afterAll(() => bot.close());

function expectWhole({ message }: Reply): void {
  const { text, blocks } = drawInSlack(message);
  expect(messageFaults({ text, blocks })).toEqual([]);
  const card = drawInTeams(message);
  expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
  // What the platforms' own safety nets say when they leave something out.
  expect(`${JSON.stringify(blocks)} ${JSON.stringify(card)}`).not.toMatch(/får inte plats/);
}

describe('five parties', () => {
  it('record an extension that differs, each with all that a form takes, and the message holds it', async () => {
    for (const [at, as] of coordinators.entries()) {
      const form = await t.press(
        as,
        await t.say(as, '/samverkan förlängning', five),
        'Registrera undertecknad förlängning',
        five,
      );
      const values = {
        end: `2024-0${at + 1}-28`,
        signedOn: '2022-11-14',
        signedBy: long(markup, 300),
        decidedBy: long(markup, 300),
        registration: `KS/2022:${at + 100}`,
        reviews: 'repeat',
      };
      expect(await t.submit(as, form, values, five)).toMatchObject({ outcome: 'done' });
    }
    const status = await t.say(coordinators[0] ?? '', '/samverkan förlängning', five);
    expect(textOf(status)).toContain('Parterna har registrerat olika: ny sista dag.');
    expect(textOf(status)).toContain('KS/2022:104');
    expectWhole(status);
  });

  it('move the last day when the last of them has recorded the same', async () => {
    const same = {
      end: '2024-12-31',
      signedOn: '2022-11-14',
      signedBy: 'Kommunstyrelsens ordförande',
      decidedBy: 'ledningen',
      registration: 'KS/2022:812',
      reviews: 'once',
    };
    let last: Reply | undefined;
    for (const as of coordinators) {
      expect((await t.agreement('fem')).definition.validTo.toString()).toBe('2022-12-31');
      const status = await t.say(as, '/samverkan förlängning', five);
      const form = await t.press(as, status, 'Registrera undertecknad förlängning', five);
      last = await t.submit(as, form, same, five);
    }
    expect(last && textOf(last)).toContain('Alla parter har registrerat samma sak.');
    expect((await t.agreement('fem')).definition.validTo.toString()).toBe('2024-12-31');
  });
});

it('sixty measures are previewed and taken over, with what they bring', async () => {
  const late = { ...after, at: '2024-11-15T09:00' };
  const as = coordinators[0] ?? '';
  const preview = await t.say(as, '/samverkan överta fem', late);
  expect(textOf(preview)).toContain('60 insatser tas över.');
  expect(textOf(preview)).toContain('… och 40 till.');
  expect(labelsOf(preview)).toEqual(['Föreslå att ta över']);
  expectWhole(preview);
  await t.press(as, preview, 'Föreslå att ta över', late);
  const other = coordinators[4] ?? '';
  const asked = await t.say(other, '/samverkan överta', late);
  expectWhole(asked);
  expect(await t.press(other, asked, 'Bekräfta', late)).toMatchObject({ outcome: 'done' });
  expect((await t.agreement('efter-fem')).index).toHaveLength(60);
});
