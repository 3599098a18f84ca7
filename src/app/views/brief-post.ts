import type { Block, Message } from '../../chat/message.ts';
import { briefFacts } from '../../domain/briefs.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement, DeliveryRow, Reads } from '../ports.ts';
import type { Entry } from './brief-card.ts';
import { briefText } from './brief-text.ts';
import { orRemoved } from './or-removed.ts';

/** What a coordinator or the one who asked is told of a brief. Undefined when it says nothing any more. */
export async function briefPost(
  t: Texts,
  agreement: Agreement,
  { subject: { facts }, at }: DeliveryRow,
  reads: Reads,
): Promise<Message | undefined> {
  const [{ record }, measures] = await Promise.all([reads.record(agreement.id), reads.measures(agreement.id)]);
  const entry = briefFacts(record.briefs, measures, isoDateOf(at)).find(({ brief }) => brief.brief === facts?.brief);
  if (!entry) return undefined;
  switch (facts?.event) {
    case 'taken':
      return taken(t, agreement, entry, Number(facts.nth));
    case 'returned':
      return returned(t, agreement, entry);
    default:
      return decided(t, entry);
  }
}

function message(t: Texts, entry: Entry, heading: string, blocks: readonly Block[]): Message {
  const { question, proposal } = briefText(t, entry);
  const quoted: readonly Block[] = question === undefined ? [] : [{ kind: 'text', text: question, style: 'quote' }];
  const proposed: readonly Block[] =
    proposal === undefined ? [] : [{ kind: 'text', text: `${t.decisions.labels.proposal}: ${proposal}` }];
  return {
    language: t.language,
    summary: heading,
    blocks: [{ kind: 'text', text: heading, style: 'strong' }, ...quoted, ...proposed, ...blocks],
  };
}

/** With the buttons while it waits; how it went once it does not. */
function taken(t: Texts, agreement: Agreement, entry: Entry, nth: number): Message | undefined {
  const { brief, state } = entry;
  if (state !== 'open') return state === 'decided' ? decided(t, entry) : undefined;
  if (!brief.taken || brief.recordings !== nth) return undefined;
  const [party = brief.taken.party] = partyNames(agreement, [brief.taken.party]);
  const { answer, on, reference } = brief.taken;
  const args = { brief: brief.brief, revision: brief.revision, nth };
  return message(t, entry, t.decisions.post.taken(party, brief.brief), [
    { kind: 'text', text: t.decisions.recorded(party, answer, on, orRemoved(t, reference)) },
    {
      kind: 'actions',
      buttons: [
        {
          label: t.decisions.buttons.confirm(brief.brief),
          action: { command: 'confirm-taken', agreement: agreement.id, args },
          style: 'primary',
        },
        {
          label: t.decisions.buttons.decline(brief.brief),
          action: { command: 'decline-taken', agreement: agreement.id, args },
        },
      ],
    },
  ]);
}

function returned(t: Texts, agreement: Agreement, entry: Entry): Message | undefined {
  const { brief, state } = entry;
  const more = brief.answers.filter(({ answer }) => answer === 'more');
  if (state !== 'open' || more.length === 0) return undefined;
  const lines = more.map(({ party, answer, reason }) =>
    t.decisions.given(
      partyNames(agreement, [party])[0] ?? party,
      answer,
      reason === undefined ? undefined : orRemoved(t, reason),
    ),
  );
  const edit = {
    label: t.decisions.buttons.edit(brief.brief),
    action: { command: 'edit-brief', agreement: agreement.id, args: { brief: brief.brief, revision: brief.revision } },
  };
  return message(t, entry, t.decisions.post.returned(brief.brief), [
    ...lines.map((text): Block => ({ kind: 'text', text })),
    { kind: 'actions', buttons: [edit] },
  ]);
}

function decided(t: Texts, entry: Entry): Message | undefined {
  const { brief, decision } = entry.brief;
  return decision === undefined ? undefined : message(t, entry, t.decisions.post.decided(brief, decision), []);
}
