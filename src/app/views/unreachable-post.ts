import type { PlatformName } from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { DeliverySubject } from '../ports.ts';

/** To the coordinators: who or what can't be reached, why, how it goes instead, and what to do. */
export function unreachablePost(t: Texts, { facts }: DeliverySubject): Message | undefined {
  const { event, who: name, platform: where, way, reason, instead } = facts ?? {};
  const texts = t.delivery.unreachable;
  const [who, why] = [String(name), t.delivery.why(String(reason))];
  const platform = t.people.platform[where as PlatformName] ?? String(where);
  const goes = texts.instead[String(instead)] ?? '';
  switch (event) {
    case 'person': {
      const line = way === 'e-mail' ? texts.personMail(who, why) : texts.person(who, platform, why);
      return t.say(line, goes, texts.personTodo(who), texts.once);
    }
    case 'channel':
      return t.say(texts.channel(who, platform, why), goes, texts.channelTodo(who), texts.once);
    case 'whole':
      return t.say(texts.installation(platform, why), texts.otherwise, texts.installationTodo, texts.once);
    case 'uncertain':
      return t.say(texts.uncertain(who));
    default:
      return undefined;
  }
}
