import { relative } from 'node:path';
import { buildPost } from './app/build-post.ts';
import type { Application } from './application.ts';
import type { Language, Message } from './chat/message.ts';
import type { Config } from './config.ts';
import { withOffset } from './domain/wall-clock.ts';
import type { LocalDeps } from './platforms/local/index.ts';
import type { ClockMove, MoveRecipient } from './platforms/local/wire.ts';
import type { ClockSteps, Moved, NotMoved, Sent } from './step-clock.ts';
import { textsIn } from './text/texts.ts';

/** The page's clock, as the page reads and moves it. */
export function localClock(
  config: Config,
  app: Application,
  steps: ClockSteps,
  onStep: () => void,
): Pick<LocalDeps, 'clock' | 'moveClock'> {
  return {
    clock: async () => {
      const goingTo = steps.goingTo();
      return { now: withOffset(app.clock.now()), ...(goingTo === undefined ? {} : { goingTo: withOffset(goingTo) }) };
    },
    moveClock: async (target, language) => {
      const result = await steps.move(target, onStep);
      if (result.kind !== 'moved') return { refused: refusal(result, language, config) };
      const move = await moveOf(result, app);
      return target.to === 'next-message' && move.messages === 0 ? { ...move, foundNone: true } : move;
    },
  };
}

function refusal(why: NotMoved, language: Language, { database }: Config): string {
  const t = textsIn(language);
  const { refused } = t.local.clock;
  switch (why.kind) {
    case 'backwards':
      return refused.backwards(
        t.dates.moment(why.now),
        'directory' in database ? named(database.directory) : undefined,
      );
    case 'too-far':
      return refused.tooFar(t.dates.date(why.last));
    case 'moving':
      return refused.moving(t.dates.moment(why.to));
  }
}

/** A folder as one writes it: from where the program was started, where it lies below that. */
function named(folder: string): string {
  const below = relative(process.cwd(), folder);
  return below.startsWith('..') ? folder : below;
}

async function moveOf({ from, to, sent }: Moved, app: Application): Promise<ClockMove> {
  const byRecipient = new Map<string, Sent[]>();
  for (const each of sent) {
    const key = `${each.target.kind}/${each.target.id}`;
    byRecipient.set(key, [...(byRecipient.get(key) ?? []), each]);
  }
  const recipients = [...byRecipient.values()].map((all) => recipientOf(all, app));
  return { from, to, messages: sent.length, recipients: (await Promise.all(recipients)).flat() };
}

async function recipientOf(
  all: readonly Sent[],
  { deliveries, store }: Application,
): Promise<readonly MoveRecipient[]> {
  const latest = all.at(-1);
  if (!latest) return [];
  const row = await deliveries.delivery(latest.deliveryId);
  const message = row && (await buildPost(row, store));
  const { kind, id } = latest.target;
  return [
    {
      kind: kind === 'channel' ? 'channel' : 'function',
      id,
      messages: all.length,
      at: latest.at,
      says: message ? opening(message) : '',
    },
  ];
}

/** What a message says first after its heading, which names the one who reads it. */
function opening({ blocks, summary }: Message): string {
  const [first] = blocks.flatMap((block) => (block.kind === 'text' && block.style !== 'strong' ? [block.text] : []));
  return first ?? summary;
}
