import type { PlatformName } from '../chat/incoming.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Change, ChangeBody, Measure } from '../domain/measure.ts';
import { readNote } from '../domain/note-text.ts';
import { isoDateOf } from '../domain/time.ts';
import { type Texts, textsIn } from '../text/texts.ts';
import { noteInput } from './commands/note.ts';
import { imprintOf } from './follow-ups/imprint.ts';
import { isSameChannel } from './group-lists.ts';
import type { Agreement, DeliveryRow, Reads } from './ports.ts';
import { rightFor } from './proposals.ts';
import { channelsOf } from './relations.ts';
import { scopeOfPost } from './scope-of.ts';
import { answeredPost } from './views/answered-post.ts';
import { briefPost } from './views/brief-post.ts';
import { bundlePost } from './views/bundle-post.ts';
import { extensionPost } from './views/extension-post.ts';
import { followUpMessage } from './views/follow-up-message.ts';
import { groupListMessage } from './views/group-list.ts';
import { answerButtons } from './views/measure-card.ts';
import { meetingPost } from './views/meeting-posts.ts';
import { byLine, changeText } from './views/note-blocks.ts';
import { agreementPost, confirmPost, noticePost, welcomePost } from './views/people-posts.ts';
import { proposalButtons } from './views/proposal-buttons.ts';
import { selfCheckPost } from './views/self-check-post.ts';
import { takeOverPost } from './views/take-over-post.ts';
import { unreachablePost } from './views/unreachable-post.ts';
import { within } from './within.ts';

/**
 * The message of a post, made from its subject when it is sent or drawn, so that masking reaches it. Undefined when
 * there is nothing left to say.
 */
export async function buildPost(row: DeliveryRow, store: Reads): Promise<Message | undefined> {
  const reads = within(store, await scopeOfPost(row, store));
  const t = textsIn('sv');
  const agreement = await reads.agreement(row.agreementId);
  if (!agreement) return undefined;
  switch (row.kind) {
    case 'news':
    case 'suggest':
    case 'proposal':
    case 'answered':
      return aboutChange(row, reads, agreement, t);
    case 'welcome':
      return welcomePost(t, agreement, row.subject);
    case 'confirm': {
      const { holdingId } = row.subject;
      if (row.subject.facts?.event === 'take-over') return takeOverPost(t, agreement, row, reads);
      if (holdingId === undefined) return agreementPost(t, agreement, row.subject);
      const holding = (await reads.holdings(agreement.id)).find((entry) => entry.id === holdingId);
      return confirmPost(t, agreement, holding);
    }
    case 'notice':
      return extensionPost(t, agreement, row.subject) ?? noticePost(t, row.subject);
    case 'group-list':
      return groupList(row, reads, agreement, t);
    case 'bundle':
      return bundlePost(t, agreement, row, reads);
    case 'unreachable':
      return unreachablePost(t, row.subject);
    case 'self-check':
      return selfCheckPost(t, row.subject);
    case 'follow-up':
      return followUp(row, reads, agreement, t);
    case 'brief':
      return briefPost(t, agreement, row, reads);
    case 'meeting-news':
      return meetingPost(t, agreement, row, reads);
  }
}

async function followUp(
  { subject }: DeliveryRow,
  reads: Reads,
  agreement: Agreement,
  t: Texts,
): Promise<Message | undefined> {
  const issue = await reads.followUpIssue(agreement.id, String(subject.facts?.issue ?? ''));
  if (issue?.agreementId !== agreement.id) return undefined;
  const message = followUpMessage(t, issue, await imprintOf(issue, agreement, reads));
  const instead = agreement.functions.find(({ id }) => id === subject.facts?.instead)?.name;
  if (instead === undefined) return message;
  return {
    ...message,
    blocks: [{ kind: 'text', text: t.followUps.instead(instead), style: 'strong' }, ...message.blocks],
  };
}

/** Nothing where the channel is the group's no longer: what stands there is left as it was. */
async function groupList(
  { subject, target, at }: DeliveryRow,
  reads: Reads,
  agreement: Agreement,
  t: Texts,
): Promise<Message | undefined> {
  const group = agreement.groups.find(({ id }) => id === subject.groupId);
  const bound = channelsOf(agreement, group?.id).some(({ channel }) => isSameChannel(channel, target));
  if (!group || !bound) return undefined;
  const measures = (await reads.measures(agreement.id)).filter(({ groupId }) => groupId === group.id);
  const end = agreement.definition.validTo.toString();
  return groupListMessage(t, { group: group.name, measures, end, at: String(subject.facts?.asOf ?? at) });
}

async function aboutChange(
  row: DeliveryRow,
  reads: Reads,
  agreement: Agreement,
  t: Texts,
): Promise<Message | undefined> {
  const { measureId, version } = row.subject;
  const measure = measureId === undefined ? undefined : await reads.measure(agreement.id, measureId);
  if (!measure || version === undefined) return undefined;
  const changes = await reads.changes(agreement.id, measure.id);
  const change = changes.find((entry) => entry.version === version);
  if (!change) return undefined;
  switch (row.kind) {
    case 'news':
      return news(t, measure, togetherWith(changes, change, row), row);
    case 'answered':
      return answeredPost(t, measure, change, (await reads.record(agreement.id)).record);
    case 'suggest':
      return suggestion(t, agreement, measure, change, row);
    default:
      return proposal(t, measure, change);
  }
}

/** What was recorded in the same breath: a note and the status that it settled. */
function togetherWith(changes: readonly Change[], first: Change, { subject }: DeliveryRow): readonly Change[] {
  const count = Number(subject.facts?.changes ?? 1);
  return changes.filter(({ version }) => version >= first.version && version < first.version + count);
}

function news(t: Texts, measure: Measure, changes: readonly Change[], row: DeliveryRow): Message {
  const [first] = changes;
  const heading = t.measures.news.heading(measure.number, measure.state.plan.title);
  const from = first?.author.platform as PlatformName | undefined;
  const elsewhere =
    from !== undefined && from !== row.target.platform ? [t.measures.news.from(t.people.platform[from])] : [];
  const who = first ? [byLine(t, first), ...elsewhere].join(', ') : '';
  const blocks: Block[] = [
    { kind: 'text', text: heading, style: 'strong' },
    ...changes.map(
      (change): Block => ({
        kind: 'text',
        text: changeText(t, change),
        ...(isPeoplesText(change.body) ? { style: 'quote' as const } : {}),
      }),
    ),
    { kind: 'text', text: who, style: 'quiet' },
  ];
  return { language: t.language, summary: `${heading}: ${first ? changeText(t, first) : ''}`, blocks };
}

function isPeoplesText(body: ChangeBody): boolean {
  return body.kind === 'note' || body.kind === 'question';
}

/** To the responsible function: what somebody else's note says that only they may decide. */
function suggestion(
  t: Texts,
  agreement: Agreement,
  measure: Measure,
  change: Change,
  row: DeliveryRow,
): Message | undefined {
  if (change.body.kind !== 'note') return undefined;
  const today = isoDateOf(row.at);
  const { proposals } = readNote(noteInput({ measure, today, agreement }, change.body.text));
  // Who is not confirmed may only note: the date too is for somebody else to propose.
  const rights = ['judge', 'communicated', ...(change.author.unconfirmed ? ['propose'] : [])];
  const theirs = proposals.filter((proposal) => rights.includes(rightFor(proposal) ?? ''));
  const buttons = proposalButtons({ t, measure, today }, theirs, change.version);
  const heading = t.measures.news.suggest(measure.number, measure.state.plan.title, byLine(t, change));
  const asks: Block[] =
    buttons.length > 0
      ? [
          { kind: 'text', text: t.measures.news.suggestAsk },
          { kind: 'actions', buttons },
        ]
      : [];
  return {
    language: t.language,
    summary: heading,
    blocks: [
      { kind: 'text', text: heading, style: 'strong' },
      { kind: 'text', text: changeText(t, change), style: 'quote' },
      ...asks,
    ],
  };
}

/** To the coordinators: a date move that waits for their answer, or how it went. */
function proposal(t: Texts, measure: Measure, change: Change): Message | undefined {
  const state = measure.state.proposals.find((entry) => entry.version === change.version);
  if (!state?.to) return undefined;
  const heading = t.measures.proposal.toCoordinators(measure.number, measure.state.plan.title, state.to, state.by);
  const reason: Block[] =
    state.reason === undefined ? [] : [{ kind: 'text', text: t.measures.proposal.reason(state.reason) }];
  const open: Block[] =
    state.state === 'waiting'
      ? [{ kind: 'actions', buttons: answerButtons({ t, measure }, change.version) }]
      : [
          {
            kind: 'text',
            text:
              state.state === 'agreed'
                ? t.measures.proposal.decided(measure.number, state.to)
                : t.measures.proposal.declined(measure.number),
          },
        ];
  return {
    language: t.language,
    summary: heading,
    blocks: [{ kind: 'text', text: heading, style: 'strong' }, ...reason, ...open],
  };
}
