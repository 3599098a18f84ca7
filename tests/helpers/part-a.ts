import { readFileSync } from 'node:fs';
import type { Reply } from '../../src/chat/incoming.ts';
import { labelsOf, type Talk, textOf } from './talk.ts';

const fixture = readFileSync(new URL('../fixtures/anteckningar.txt', import.meta.url), 'utf8');

/** A note of part A of tests/fixtures/anteckningar.txt, as it is typed. */
interface PartANote {
  readonly date: string;
  readonly number: string;
  readonly as: string;
  readonly text: string;
}

const notes: readonly PartANote[] = fixture
  .split('\n')
  .filter((line) => line.startsWith('OK-'))
  .map((line) => {
    const [, date = '', number = '', as = '', text = ''] = line.split(' | ');
    return { date, number, as, text };
  });

/** What is read out of a note and offered to the writer. */
const suggestion = /^(?:Status|Läge|Mått): |^Nytt slutdatum \d|^Kommunicerad \d/;

/**
 * Plays part A through the commands, each note on its day: the writer takes every suggestion that the bot reads out of it.
 * The two steering meetings of 2021 are booked and said to have been held, and 3.3 asks for what it says that it needs.
 */
export async function playPartA(talk: Talk): Promise<void> {
  const coordinator = 'Samordnare i kommunen';
  const say = async (as: string, line: string, at: string) => {
    const reply = await talk.say(as, line, { at });
    if (reply.outcome !== 'done') throw new Error(`${line}: ${textOf(reply)}`);
    return reply;
  };
  await say(coordinator, '/samverkan möte ny Styrgrupp 2 juni 2021 kl 13-14.30', '2021-01-11T10:00');
  await say(coordinator, '/samverkan möte ny Styrgrupp 24 november 2021 kl 13-14.30', '2021-01-11T10:01');
  for (const { date, number, as, text } of notes) {
    const { group } = await talk.measure(number);
    const spoken = { at: `${date}T14:05`, ...(group === undefined ? {} : { in: group }) };
    let reply: Reply = await talk.say(as, `/insats ${number} ${text}`, spoken);
    if (reply.outcome === 'asked') reply = await talk.press(as, reply, 'Spara som det står', spoken);
    if (reply.outcome !== 'done') throw new Error(`${number}: ${textOf(reply)}`);
    for (let next = nextOf(reply); next !== undefined; next = nextOf(reply)) {
      reply = await talk.press(as, reply, next, spoken);
      // Of several indicators it is the first.
      if (reply.outcome === 'asked') reply = await talk.press(as, reply, labelsOf(reply)[0] ?? '', spoken);
      if (reply.outcome !== 'done') throw new Error(`${number}, ${next}: ${textOf(reply)}`);
    }
  }
  await say('Säkerhetschef', '/insats 3.3 fråga Vem tar över kartläggningen?', '2021-11-15T14:10');
  await say(coordinator, '/samverkan möte blev av Styrgrupp 2021-06-02', '2021-06-03T09:00');
  await say(coordinator, '/samverkan möte blev av Styrgrupp 2021-11-24', '2021-11-25T09:00');
}

function nextOf(reply: Reply): string | undefined {
  return labelsOf(reply).find((label) => suggestion.test(label));
}
