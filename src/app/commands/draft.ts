import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import type { PostedFollowUp } from '../../domain/record/follow-ups.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import { answersFor } from '../answers-for.ts';
import { gatherFacts } from '../facts.ts';
import { changesSince } from '../follow-ups/changes-since.ts';
import { partyName } from '../follow-ups/named.ts';
import { type Standing, standings } from '../follow-ups/standing.ts';
import { olderWords } from '../follow-ups/wording.ts';
import { followUpKey } from '../views/reported-list.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({});

/** Where the summaries and reviews on their way stand: draft, what has changed since, who has approved, when it is posted; and how the last one went. */
export const draft = agreementCommand({
  name: 'draft',
  root: 'agreement',
  words: { sv: ['utkast', 'utkastet', 'underlag'], en: ['draft', 'drafts'] },
  right: 'read-all',
  changes: false,
  args,
  read: (rest) => (rest === '' ? {} : undefined),
  run: showDrafts,
});

/** What waits to be approved or made, and how the last one went. */
export async function showDrafts(context: CommandContext): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const facts = await gatherFacts(agreement, reads, today);
  const open = openNow(standings(facts), today);
  // Its meeting may have been moved or cancelled since: it was posted all the same.
  const last = facts.record.posted.reduce<PostedFollowUp | undefined>(
    (latest, each) => (latest === undefined || each.on >= latest.on ? each : latest),
    undefined,
  );
  const parts = [
    ...(await Promise.all(open.map((standing) => openBlocks(context, standing)))),
    ...(last ? [await postedBlocks(context, last)] : []),
  ];
  if (parts.length === 0) return { outcome: 'done', message: t.say(t.followUps.nothing), data: { open: [] } };
  const { heading } = t.followUps;
  return {
    outcome: 'done',
    message: {
      language: t.language,
      summary: heading,
      blocks: [{ kind: 'title', text: heading }, ...parts.flat()],
    },
    data: {
      open: open.map(({ due, frozen, missing }) => ({ ...due, version: frozen?.version ?? null, missing })),
      ...(last ? { posted: { ...last.followUp, on: last.on, version: last.version } } : {}),
    },
  };
}

const mostShown = 3;

/** What has a draft and waits, and of each kind the next that comes. */
function openNow(all: readonly Standing[], today: string): readonly Standing[] {
  const waiting = all.filter(({ posted, frozen, due }) => !posted && (frozen || !due.covered));
  const next = (kind: Standing['due']['ref']['kind']) => {
    const ofKind = waiting.filter(({ due }) => due.ref.kind === kind);
    const isUnderWay = ofKind.some(({ due, frozen }) => frozen && due.until >= today);
    return isUnderWay ? undefined : ofKind.find(({ due }) => due.until >= today);
  };
  const coming = [next('summary'), next('review')];
  return waiting.filter((each) => each.frozen || coming.includes(each)).slice(0, mostShown);
}

async function openBlocks(context: CommandContext, standing: Standing): Promise<readonly Block[]> {
  const { t, agreement, reads, now, actor } = context;
  const { due, frozen, approved, missing } = standing;
  const texts = t.followUps;
  const when = due.postAt > now ? texts.posts(wallClock(due.postAt).slice(0, 16)) : texts.postsWhenApproved;
  const coordinates = actor.functions.some(({ confirmed, roles }) => confirmed && roles.includes('coordinator'));
  const action = (command: string, more = {}) => ({
    command,
    agreement: agreement.id,
    stays: true as const,
    args: { ...due.ref, ...more },
  });
  if (!frozen) {
    const lines = [
      texts.noDraft(due.ref),
      ...(due.freezeAt !== undefined && due.freezeAt > now
        ? [texts.freezes(wallClock(due.freezeAt).slice(0, 16))]
        : []),
      ...(due.freezeAt === undefined ? [texts.waitsForAnswers] : []),
      when,
    ];
    const make: Button = { label: texts.buttons.make, action: action('freeze-follow-up'), style: 'primary' };
    return [text(lines.join(' ')), ...(coordinates && due.freezeAt !== undefined ? [actions([make])] : [])];
  }
  const issue = await reads.latestIssue(agreement.id, due.ref, frozen.version);
  if (!issue) return [text(texts.noDraft(due.ref))];
  const older = olderWords(issue);
  const since = await changesSince(agreement.id, reads, issue.status);
  const lines = [
    texts.draft(due.ref, issue.version, wallClock(issue.status).slice(0, 16)),
    texts.since(since),
    ...(older.length > 0 ? [texts.older(older)] : []),
    ...(approved.length > 0 ? [texts.approvedBy(named(context, approved))] : []),
    ...(missing.length > 0 ? [texts.waitsFor(missing.map((key) => partyName(context, key)))] : []),
    when,
  ];
  const version = { version: issue.version };
  const own = context.as?.party ?? '';
  const leads = actor.functions.some(({ confirmed, roles }) => confirmed && roles.includes('steering'));
  const buttons: readonly Button[] = [
    { label: texts.buttons.read, action: action('read-follow-up', version) },
    ...((coordinates || leads) && missing.includes(own)
      ? [{ label: texts.buttons.approve, action: action('approve-follow-up', version), style: 'primary' as const }]
      : []),
    ...(coordinates && since > 0 ? [{ label: texts.buttons.renew, action: action('freeze-follow-up', version) }] : []),
    ...(coordinates ? [{ label: texts.buttons.word, action: action('word-follow-up', version) }] : []),
  ];
  return [text(lines.join(' ')), actions(buttons)];
}

async function postedBlocks(context: CommandContext, posted: PostedFollowUp): Promise<readonly Block[]> {
  const { t, agreement, reads } = context;
  const ref = posted.followUp;
  const texts = t.followUps;
  const marked = posted.reported.map(({ party }) => party);
  const left = agreement.definition.parties.map(({ key }) => key).filter((key) => !marked.includes(key));
  const names = (keys: readonly string[]) => keys.map((key) => partyName(context, key));
  const lines = [
    texts.posted(ref, posted.version, posted.on),
    ...(marked.length > 0 ? [texts.reported(names(marked))] : []),
    ...(left.length > 0 ? [texts.notReported(names(left))] : []),
  ];
  const issue = await reads.latestIssue(agreement.id, ref, posted.version);
  const read: Button = {
    label: texts.buttons.readPosted(ref.kind),
    action: { command: 'read-follow-up', agreement: agreement.id, stays: true, args: { ...ref } },
  };
  // What both authorities keep: the very version that was posted, as PDF/A.
  const archive = (issueId: string): Button => ({
    label: texts.files.pdfa,
    action: {
      command: 'fetch-follow-up',
      agreement: agreement.id,
      stays: true,
      args: { issue: issueId, format: 'pdfa' },
    },
  });
  const mark = (await answersFor(context))
    .filter((party) => left.includes(party))
    .map((party): Button => {
      const args = { of: followUpKey(ref), party };
      return {
        label: t.reported.formTitle,
        action: { command: 'reported', agreement: agreement.id, stays: true, args },
      };
    });
  return [
    text(lines.join(' ')),
    ...(await deliveryBlocks(context, posted.posts ?? [])),
    ...(issue || mark.length > 0 ? [actions([...mark, ...(issue ? [read, archive(issue.id)] : [])])] : []),
  ];
}

/** How each channel and person of the steering group was reached: the coordinators' own to know (product.md §6). */
async function deliveryBlocks(
  { t, agreement, reads, actor }: CommandContext,
  posts: readonly string[],
): Promise<readonly Block[]> {
  const coordinates = actor.functions.some(({ confirmed, roles }) => confirmed && roles.includes('coordinator'));
  if (!coordinates || posts.length === 0) return [];
  const rows = await reads.postsWithIds(agreement.id, posts);
  const facts = rows.map(({ subject, target, state }) => {
    const channel = agreement.channels.find(
      (bound) => bound.channel.platform === target.platform && bound.channel.id === target.id,
    );
    const group = agreement.groups.find(({ id }) => id === subject.groupId);
    const to = agreement.functions.find(({ id }) => id === subject.functionId)?.name;
    const name = to ?? channel?.name ?? group?.name ?? '';
    return { label: `${name} (${t.people.platform[target.platform]})`, value: t.followUps.delivery[state] };
  });
  return [
    { kind: 'text', text: t.followUps.deliveries, style: 'quiet' },
    { kind: 'facts', facts },
  ];
}

function named(context: CommandContext, approved: Standing['approved']) {
  return approved.map(({ party, on }) => ({ party: partyName(context, party), on }));
}

const text = (line: string): Block => ({ kind: 'text', text: line });
const actions = (buttons: readonly Button[]): Block => ({ kind: 'actions', buttons });
