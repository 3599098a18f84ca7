import type { OutgoingFile } from '../../chat/incoming.ts';
import type { Action, FileRef } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { textsIn } from '../../text/texts.ts';
import type { Documents } from '../documents.ts';
import type { Agreement, Reads } from '../ports.ts';
import { canonical } from '../reports/document-hash.ts';
import type { Imprint, ReportDocument, ReportFormat } from '../reports/report.ts';
import { within } from '../within.ts';
import type { FollowUpIssue } from './follow-up.ts';
import { imprintOf } from './imprint.ts';

export const issueFormats = ['docx', 'pdf', 'pdfa', 'png'] as const;
type IssueFormat = (typeof issueFormats)[number];

const mediaTypes: Readonly<Record<IssueFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pdfa: 'application/pdf',
  png: 'image/png',
};

const extensions: Readonly<Record<IssueFormat, string>> = { docx: 'docx', pdf: 'pdf', pdfa: 'pdf', png: 'png' };

/** A kept version's file as a message refers to it; its bytes are fetched by `ref` when it is sent. */
export function issueFile(t: Texts, issue: FollowUpIssue, format: IssueFormat): FileRef {
  const action: Action = {
    command: 'fetch-follow-up',
    agreement: issue.agreementId,
    args: { issue: issue.id, format },
    stays: true,
  };
  return {
    // A text that was taken away makes other files: a message that is edited sends those.
    ref: `follow-up/${issue.id}/${format}${issue.maskedOn === undefined ? '' : `/${issue.maskedOn}`}`,
    name: fileName(t, issue, format),
    mediaType: mediaTypes[format],
    label: t.followUps.files[format],
    action,
  };
}

function fileName(t: Texts, { ref, version }: FollowUpIssue, format: IssueFormat): string {
  return `${t.followUps.fileName(ref, version)}${format === 'pdfa' ? '-arkiv' : ''}.${extensions[format]}`;
}

export interface Filing {
  readonly reads: Reads;
  readonly documents: Documents;
  readonly hash: (text: string) => string;
  /** Keeps a file; one that is there already stays. */
  readonly keep: (file: {
    readonly issueId: string;
    readonly format: string;
    readonly edition: string;
    readonly bytes: Uint8Array;
  }) => Promise<void>;
}

/** The bytes that a reference of `issueFile` stands for; undefined where it is none, or it could not be made. */
export async function fileOf(ref: string, filing: Filing): Promise<OutgoingFile | undefined> {
  const [kind, id = '', wanted] = ref.split('/');
  const format = issueFormats.find((each) => each === wanted);
  if (kind !== 'follow-up' || format === undefined) return undefined;
  const issue = await filing.reads.issueOfFile(id);
  if (!issue) return undefined;
  const reads = within(filing.reads, [issue.agreementId]);
  const agreement = await reads.agreement(issue.agreementId);
  return agreement && fileOfIssue(issue, agreement, format, { ...filing, reads });
}

/**
 * A version's file: made once and kept when every party has approved it, so that what is posted, fetched and registered is
 * the same; a draft's is made for the one who asks.
 */
async function fileOfIssue(
  issue: FollowUpIssue,
  agreement: Agreement,
  format: IssueFormat,
  { reads, documents, hash, keep }: Filing,
): Promise<OutgoingFile | undefined> {
  const imprint = await imprintOf(issue, agreement, reads);
  const edition = editionOf(imprint, hash);
  const kept =
    imprint.state === 'draft' ? undefined : await reads.followUpFile(agreement.id, issue.id, format, edition);
  const bytes = kept ?? (await draw(issue.document, imprint, format, documents));
  if (!bytes) return undefined;
  if (!kept && imprint.state !== 'draft') await keep({ issueId: issue.id, format, edition, bytes });
  const { ref, name, mediaType } = issueFile(textsIn(issue.document.language), issue, format);
  return { ref, name, mediaType, bytes };
}

async function draw(document: ReportDocument, imprint: Imprint, format: ReportFormat, documents: Documents) {
  return (await documents.drawReport(document, imprint, [format])).get(format);
}

/**
 * Approved and posted are the same pages: only who has approved it (an agreement may get another party), how it is
 * registered, and a text taken away, make another edition.
 */
function editionOf({ approvals, registrations, maskedOn }: Imprint, hash: (text: string) => string): string {
  const approved = approvals.map(({ by, on }) => ({ by, on }));
  return hash(canonical({ approved, registrations, maskedOn })).slice(0, 16);
}
