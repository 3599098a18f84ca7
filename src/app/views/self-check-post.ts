import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { DeliverySubject } from '../ports.ts';

/** To the coordinators: what the day's comparison of what should have been sent with what was has found, and what to do. */
export function selfCheckPost(t: Texts, { facts }: DeliverySubject): Message | undefined {
  const texts = t.selfCheck;
  const [missing, unsent, doubtful] = [facts?.missing, facts?.unsent, facts?.doubtful].map((count) =>
    Number(count ?? 0),
  );
  const lines = [
    ...(missing ? [texts.missing(missing)] : []),
    ...(unsent ? [texts.unsent(unsent)] : []),
    ...(doubtful ? [texts.doubtful(doubtful)] : []),
  ];
  if (lines.length === 0) return undefined;
  return t.say(texts.heading, ...lines, texts.todo, ...(missing || unsent ? [texts.operator] : []));
}
