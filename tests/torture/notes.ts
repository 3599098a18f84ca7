import { setTimeout as wait } from 'node:timers/promises';
import type { SlackFake } from '../helpers/slack-fake/index.ts';
import { oneOf, type Random } from './random.ts';
import type { Seeded } from './seed.ts';

/** A note that somebody typed. No two have the same text. */
export interface Note {
  readonly text: string;
  /** Whoever typed it was told "sparat". */
  acknowledged: boolean;
}

/** Types a note or two at random moments of a life's first half. Whoever gets no answer does not type it again. */
export async function writeNotes(
  slack: SlackFake,
  { writer, slackChannels, measures }: Seeded,
  notes: Note[],
  random: Random,
  milliseconds: number,
): Promise<void> {
  const count = random() < 0.5 ? 1 : 2;
  const [first = '', ...rest] = measures;
  const typing = Array.from({ length: count }, async () => {
    const note: Note = {
      text: `Avstämning ${notes.length + 1000} är gjord, arbetet går enligt planen`,
      acknowledged: false,
    };
    notes.push(note);
    const text = `${oneOf(random, [first, ...rest])} ${note.text}`;
    await wait((random() * milliseconds) / 2);
    try {
      const command = { command: '/insats', text, user: writer, channel: slackChannels[0] ?? '' };
      const { ack, responses } = await slack.send.command(command);
      note.acknowledged = /Sparat/.test(JSON.stringify([ack, responses]));
    } catch {
      // The program was killed before it answered.
    }
  });
  await Promise.all(typing);
}
