import { afterAll, beforeAll, expect, it } from 'vitest';
import { planImport } from '../../src/cli/plan-import.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

it('two plan files with new functions are both read in while the clock stands still', async () => {
  for (const number of ['9.1', '9.2']) {
    const csv = `Nr;Insats;Ansvarig organisation;Ansvarig funktion\n${number};Ny insats ${number};Kommunen;Chef ${number}\n`;
    const said: string[] = [];
    const io = { out: () => {}, err: (line: string) => void said.push(line), file: () => {} };
    const file = { fileName: 'plan.csv', bytes: Buffer.from(csv).toString('base64'), confirmed: true };
    expect(await planImport.run(bot.app, file, io), said.join('\n')).toBe(0);
  }
  const { id } = (await bot.app.store.agreements())[0] ?? { id: '' };
  expect((await bot.app.store.measures(id)).map(({ number }) => number)).toEqual(
    expect.arrayContaining(['9.1', '9.2']),
  );
});
