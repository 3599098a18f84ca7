import { afterAll, beforeAll, expect, it } from 'vitest';
import { atTheTerminal, type Machine, replies } from './samverkan.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await atTheTerminal();
});
afterAll(() => machine.leave());

const manager = ['--as', 'Gatu- och parkchef', '--in', 'EST strategisk'];

it('a line is run on the example agreement and its reply printed as text', async () => {
  const { code, out, err } = await machine.run(['chat', ...manager, '/insats 1.3 Åtta av tio klara, resten v 48']);
  expect(out).toContain('Sparat: anteckning på 1.3.\n');
  expect(out).toContain('[Mått: 8 av 10]');
  expect([code, err]).toEqual([0, '']);
});

it('every line of standard input is run, and --json prints one object a line with its outcome', async () => {
  const lines = [
    '/insats 1.3 läge röd väntar på elanslutning',
    '1.3 utfall 8 av 10',
    '/insats 1.3 datum 15 dec elen dröjer',
    '/insats 1.3 Vi är klara nästa fredag.',
    '/insats 1.3 Pratade med 19121212-1212 om att lämna miljön.',
    '/insats 1.99',
    '/insats 2.4 Avtal om samtalslokal klart. Telefontid startar i februari.',
    '',
  ];
  const at = ['--at', '2021-11-10T09:00', '--json'];
  const { code, out } = await machine.run(['chat', ...manager, ...at], { input: lines.join('\n') });
  const [rated, measured, moved, asked, guarded, unknown, note] = replies(out);
  expect(rated).toMatchObject({ outcome: 'done', data: { measure: '1.3', rating: 'red' } });
  expect(measured).toMatchObject({ outcome: 'done', data: { measure: '1.3', indicator: { value: 8, total: 10 } } });
  expect(moved).toMatchObject({ outcome: 'done', data: { measure: '1.3', due: '2021-12-15' } });
  expect(asked).toMatchObject({ outcome: 'asked', data: { measure: '1.3', candidates: ['2021-11-12', '2021-11-19'] } });
  expect(guarded).toMatchObject({ outcome: 'refused', data: { rule: 'identity-number' } });
  expect(JSON.stringify(guarded)).not.toContain('19121212');
  expect(unknown).toMatchObject({ outcome: 'refused', data: { rule: 'unknown-measure' } });
  expect(note?.data.proposals).toEqual(expect.any(Array));
  for (const reply of replies(out)) {
    expect(Object.keys(reply).sort()).toEqual(['data', 'message', 'outcome', 'text']);
    expect(reply.message.language).toBe('sv');
    expect(reply.text).not.toBe('');
  }
  expect(code).toBe(1);
});

it('--at sets when it applies, in Swedish time', async () => {
  const at = ['--at', '2021-11-12T16:30'];
  await machine.run(['chat', ...manager, ...at, '/insats 1.3 status pausad väntar på el']);
  const { out } = await machine.run(['chat', ...manager, ...at, '/insats 1.3 historik']);
  expect(out).toContain('12 november 2021 kl. 16.30');
});

it('what a question held is saved as it was written when nobody has answered for an hour', async () => {
  const { out } = await machine.run(['chat', ...manager, '--at', '2021-11-12T17:00', '/insats 1.3']);
  expect(out).toContain('Vi är klara nästa fredag.');
});

it('an unknown function, group, time and agreement say what there is, and nothing is run', async () => {
  const line = '/insats 1.3 Åtta av tio klara';
  const as = await machine.run(['chat', '--as', 'Parkchefen', line]);
  expect(as).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Funktionen ”Parkchefen” finns inte.') });
  expect(as.err).toContain('Gatu- och parkchef');
  const group = await machine.run(['chat', '--as', 'Gatu- och parkchef', '--in', 'EST', line]);
  expect(group).toMatchObject({ code: 2, err: expect.stringContaining('Gruppen ”EST” finns inte.') });
  expect(group.err).toContain('EST fördjupning');
  const at = await machine.run(['chat', ...manager, '--at', 'i går', line]);
  expect(at).toMatchObject({ code: 2, err: expect.stringContaining('--at 2021-11-10T09:00') });
  const key = await machine.run(['chat', ...manager, '--agreement', 'solna', line]);
  expect(key).toMatchObject({ code: 2, err: expect.stringContaining('solna') });
  const nobody = await machine.run(['chat', line]);
  expect(nobody).toMatchObject({ code: 2, err: expect.stringMatching(/^Skriv --as och funktionens namn/u) });
});
