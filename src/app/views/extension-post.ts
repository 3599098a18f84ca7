import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement, DeliverySubject } from '../ports.ts';

/** What a `notice` says of the agreement's extension; undefined for one that is about something else. */
export function extensionPost(t: Texts, agreement: Agreement, subject: DeliverySubject): Message | undefined {
  const { event, party, end, on, inTime } = subject.facts ?? {};
  const name = partyNames(agreement, [String(party)])[0] ?? '';
  const { title } = agreement.definition;
  const show = { label: t.reminders.bundle.extension, action: { command: 'extension', agreement: agreement.id } };
  switch (event) {
    case 'consulted':
      return t.asking([t.extension.posts.consulted(title, String(on), inTime === true)], [show]);
    case 'consultation-withdrawn':
      return t.asking([t.extension.posts.consultationWithdrawn(title, String(on))], [show]);
    case 'extension-proposed':
      return t.asking([t.extension.posts.proposed(title, name, end === undefined ? undefined : String(end))], [show]);
    case 'extension-signed':
      return t.asking([t.extension.posts.signed(title, name, String(end))], [show]);
    case 'extended':
      return t.asking([t.extension.posts.extended(title, String(end))], [show]);
    default:
      return undefined;
  }
}
