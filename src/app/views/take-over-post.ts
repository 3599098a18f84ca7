import type { Message } from '../../chat/message.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement, DeliveryRow, Reads } from '../ports.ts';
import { succession } from '../successor.ts';

/**
 * To another party's coordinators: measures wait to be taken over. They see which before they answer. Undefined for a
 * `confirm` that is about something else, and when it no longer waits.
 */
export async function takeOverPost(
  t: Texts,
  agreement: Agreement,
  { subject, at }: DeliveryRow,
  reads: Reads,
): Promise<Message | undefined> {
  const { event, from, party } = subject.facts ?? {};
  if (event !== 'take-over') return undefined;
  const { takeOver: proposal } = (await reads.record(agreement.id)).record.extension;
  const known = (await reads.agreements()).find(({ key }) => key === from);
  const old = known && (await reads.agreement(known.id));
  if (!old || proposal?.from !== from) return undefined;
  const { plan } = await succession({ agreement, reads, today: isoDateOf(at) }, old);
  const name = partyNames(agreement, [String(party)])[0] ?? '';
  const text = t.takeOver.post(name, agreement.definition.title, plan.taken.length, old.definition.title);
  const show = { command: 'take-over', agreement: agreement.id };
  return t.asking([text], [{ label: t.takeOver.show, action: show, style: 'primary' }]);
}
