import type { Block, Button, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { issueFile } from '../follow-ups/file.ts';
import type { FollowUpIssue } from '../follow-ups/follow-up.ts';
import type { Imprint } from '../reports/report.ts';
import { reviewMessage } from './review-message.ts';
import { summaryMessage } from './summary-message.ts';

/** A kept version as a message: the document, its picture and files, and what version it is. */
export function followUpMessage(
  t: Texts,
  issue: FollowUpIssue,
  imprint: Imprint,
  buttons: readonly Button[] = [],
): Message {
  const { version, hash, maskedOn } = issue;
  const { older = [] } = imprint;
  const approved = imprint.approvals.map(({ party }) => party);
  const files: Block = { kind: 'files', files: [issueFile(t, issue, 'docx'), issueFile(t, issue, 'pdf')] };
  const quiet = (text: string): Block => ({ kind: 'text', text, style: 'quiet' });
  const last: readonly Block[] = [
    quiet(t.followUps.imprint(version, hash, approved)),
    ...(older.length === 0 ? [] : [quiet(t.followUps.older(older))]),
    ...(maskedOn === undefined ? [] : [quiet(t.followUps.masked(maskedOn))]),
    files,
  ];
  const drawn =
    issue.document.kind === 'review'
      ? reviewMessage(t, issue.document, buttons, last)
      : summaryMessage(t, issue.document, buttons, undefined, last);
  const blocks = drawn.blocks.map(
    (block): Block => (block.kind === 'chart' ? { ...block, picture: issueFile(t, issue, 'png') } : block),
  );
  const actions = blocks.findLastIndex(({ kind }) => kind === 'actions');
  const isButtons = buttons.length > 0 && actions === blocks.length - 1;
  const body = isButtons ? blocks.slice(0, -1) : blocks;
  return { ...drawn, blocks: [...body, ...last, ...(isButtons ? blocks.slice(-1) : [])] };
}
