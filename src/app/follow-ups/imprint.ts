import { isSameFollowUp } from '../../domain/record/follow-ups.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Agreement, Reads } from '../ports.ts';
import type { Imprint } from '../reports/report.ts';
import type { FollowUpIssue } from './follow-up.ts';
import { olderWords } from './wording.ts';

/** What stands on a version's pages beside it: who has approved it, whether it was posted, and how it is registered. */
export async function imprintOf(issue: FollowUpIssue, agreement: Agreement, reads: Reads): Promise<Imprint> {
  const changes = await reads.agreementChanges(agreement.id);
  const isOf = (body: { readonly followUp: FollowUpIssue['ref'] }) => isSameFollowUp(body.followUp, issue.ref);
  const name = (key: string) => agreement.definition.parties.find((party) => party.key === key)?.shortName ?? key;
  const order = agreement.definition.parties.map(({ key }) => key);
  const approvals = changes.flatMap(({ body, author, at }) =>
    body.kind === 'follow-up-approved' && isOf(body) && body.version === issue.version
      ? [{ key: body.party, party: name(body.party), by: author.function, on: isoDateOf(at) }]
      : [],
  );
  const { record } = await reads.record(agreement.id);
  const posted = record.posted.find((entry) => isOf(entry) && (entry.version ?? issue.version) === issue.version);
  const registrations = (posted?.reported ?? []).flatMap(({ party, registration }) =>
    registration === undefined ? [] : [{ party: name(party), number: registration }],
  );
  const complete = order.every((key) => approvals.some((approval) => approval.key === key));
  return {
    hash: issue.hash,
    version: issue.version,
    state: posted ? 'posted' : complete ? 'approved' : 'draft',
    approvals: approvals
      .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
      .map(({ party, by, on }) => ({ party, by, on })),
    registrations,
    ...(posted || complete ? {} : { older: olderWords(issue) }),
    ...(issue.maskedOn === undefined ? {} : { maskedOn: issue.maskedOn }),
  };
}
