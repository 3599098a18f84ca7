import type { PlatformName } from '../../chat/incoming.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement, DeliverySubject, HoldingRow } from '../ports.ts';
import { accountsText } from './accounts-text.ts';

/** The first message in a channel: what is written there becomes a public record (product.md §2). */
export function welcomePost(t: Texts, agreement: Agreement, subject: DeliverySubject): Message {
  const group = agreement.groups.find((entry) => entry.id === subject.groupId)?.name ?? '';
  const choose: Button = {
    label: t.people.choose.button,
    action: { command: 'choose-function', agreement: agreement.id },
    style: 'primary',
  };
  const texts = t.people.welcome;
  return t.asking([texts.greeting(group, agreement.definition.title), texts.publicRecord, texts.firstStep], [choose]);
}

/** To a coordinator: a person of their party has chosen a function. `undefined` when it is no longer so. */
export function confirmPost(t: Texts, agreement: Agreement, holding: HoldingRow | undefined): Message | undefined {
  if (!holding || holding.confirmed) return undefined;
  const [party = ''] = partyNames(agreement, [holding.party]);
  const args = { holding: holding.id };
  const buttons: readonly Button[] = [
    {
      label: t.people.members.confirm,
      action: { command: 'confirm', agreement: agreement.id, args },
      style: 'primary',
    },
    { label: t.people.members.end, action: { command: 'end-holding', agreement: agreement.id, args }, style: 'danger' },
  ];
  const asked = t.people.posts.confirm(holding.functionName, party);
  const people = holding.accounts.map(({ platform, id, ...account }) => ({
    platform,
    id,
    text: accountsText(t, [{ platform, id, ...account }]),
  }));
  const blocks: readonly Block[] = [
    { kind: 'text', text: asked },
    { kind: 'people', label: t.people.posts.confirmFrom, people },
    { kind: 'actions', buttons },
  ];
  return { language: t.language, summary: asked, blocks };
}

/** To another party's coordinators: a changed agreement file waits for their word. */
export function agreementPost(t: Texts, agreement: Agreement, subject: DeliverySubject): Message | undefined {
  const { question, from, parts } = subject.facts ?? {};
  if (typeof question !== 'string') return undefined;
  const texts = t.files.agreement;
  const names = String(parts)
    .split(',')
    .map((part) => texts.parts[part] ?? part);
  const buttons: readonly Button[] = [
    { label: texts.yes, action: { command: 'answer', question, args: { option: 0 } }, style: 'primary' },
    { label: texts.no, action: { command: 'answer', question, args: { option: 1 } } },
  ];
  return t.asking([texts.question(agreement.definition.title, String(from)), texts.differences(names)], buttons);
}

/** What a `notice` says, from its facts; undefined for one that is about something else. */
export function noticePost(t: Texts, subject: DeliverySubject): Message | undefined {
  const { event, function: name, group, platform, from, to, host } = subject.facts ?? {};
  switch (event) {
    case 'confirmed':
      return t.say(t.people.posts.youAreConfirmed(String(name)));
    case 'ended':
      return t.say(t.people.posts.yourFunctionEnded(String(name)));
    case 'you-are-deputy':
      return t.say(t.people.posts.youAreDeputy(String(name), String(from), String(to)));
    case 'you-were-deputy':
      return t.say(t.people.posts.youWereDeputy(String(name)));
    case 'deputy-named':
      return t.say(t.people.posts.deputyNamed(String(name), String(from), String(to)));
    case 'deputy-ended':
      return t.say(t.people.posts.deputyEnded(String(name), String(from), String(to)));
    case 'channel-removed':
      return t.say(
        t.people.removed.channel(String(group), t.people.platform[platform as PlatformName]),
        t.people.removed.whatToDo,
      );
    case 'restored':
      return restoredPost(t, subject);
    case 'retention-proposed':
      return t.say(t.retention.told(String(from), String(name)), t.retention.toldNext);
    case 'left':
      return t.say(t.persons.forget.left(String(name)), t.people.members.wait);
    case 'calendar-unread':
      return t.say(t.calendar.unread(String(group), String(host)), t.calendar.unreadNext);
    case 'installation-removed':
      return t.say(
        t.people.removed.installation(t.people.platform[platform as PlatformName]),
        t.people.removed.whatToDo,
      );
    default:
      return undefined;
  }
}

/** To the coordinators: the database was restored from a backup, what is gone and what may have been sent. */
function restoredPost(t: Texts, { facts = {} }: DeliverySubject): Message {
  const texts = t.backup.told;
  const { since, unknown, waiting, followUps } = facts;
  const [reminders, messages, pages] = [Number(unknown), Number(waiting), Number(followUps)];
  return t.say(
    texts.restored(t.dates.moment(String(since))),
    ...(reminders > 0 ? [texts.unknown(reminders)] : []),
    ...(messages > 0 ? [texts.waiting(messages)] : []),
    ...(reminders + messages > 0 ? [texts.where] : []),
    ...(pages > 0 ? [texts.followUps(pages)] : []),
    texts.members,
  );
}
