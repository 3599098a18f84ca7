import type { Commit, Effect } from '../../app/effects.ts';
import type { Statement } from './transaction.ts';

/** Rows that an effect names by their ids, and that are to be the commit's own agreement's. */
type Named = Partial<Record<(typeof tables)[number][0], readonly string[]>>;

const tables = [
  ['measure', 'measure'],
  ['meeting', 'meeting'],
  ['function', 'function'],
  ['group', 'working_group'],
  ['holding', 'holding'],
  ['delivery', 'delivery'],
  ['follow-up', 'follow_up'],
  ['calendar', 'calendar_source'],
] as const;

/**
 * Refuses a commit that names a row of another agreement: nothing of it is kept, and it fails as a bug does, since no command
 * comes here with such an id (app/within.ts). Last in the transaction, so that what it makes itself is there. A note costs
 * nothing: its measure is asked for in the statement that moves it on.
 */
export function refuseOthersRows(statements: Statement[], { agreementId, effects }: Commit): void {
  const named = effects.map(namedIn);
  const ids = (of: keyof Named) => [...new Set(named.flatMap((each) => each[of] ?? []))];
  for (const [of, table] of tables) {
    const wanted = ids(of);
    if (wanted.length === 0) continue;
    statements.push({
      // Text that is no number fails the statement (22P02). A count stands in it, or it would fail before it is asked for.
      text: `SELECT CASE WHEN count(*) > 0 THEN ('of another agreement: ' || count(*))::int END
        FROM ${table} WHERE id = ANY ($1::uuid[]) AND agreement_id IS DISTINCT FROM $2::uuid`,
      values: [wanted, agreementId ?? null],
    });
  }
}

/** A new effect says here what it names. */
function namedIn(effect: Effect): Named {
  switch (effect.kind) {
    // Its own statements ask for the agreement: commit-measure.ts, commit-meeting.ts, commit-calendar.ts.
    case 'change':
    case 'mask':
    case 'change-meeting':
    case 'revoke-calendar':
    case 'remove-calendar-source':
      return {};
    case 'add-measure':
    case 'relink-measure':
      return {
        measure: [effect.measureId],
        function: effect.parts.map(({ functionId }) => functionId),
        ...ofGroup(effect.groupId),
      };
    case 'add-function':
      return { function: [effect.function.id] };
    case 'add-group':
      return ofGroup(effect.group.id);
    case 'apply-agreement':
      return {
        function: effect.groupMembers.map(({ functionId }) => functionId),
        group: effect.groupMembers.map(({ groupId }) => groupId),
      };
    case 'bind-channel':
      return ofGroup(effect.bound.groupId);
    case 'hold':
    case 'name-deputy':
      return { holding: [effect.holdingId], function: [effect.functionId] };
    case 'confirm-holding':
    case 'end-holding':
    case 'end-deputy':
      return { holding: [effect.holdingId] };
    case 'mask-record':
      return { meeting: effect.meetings.map(({ meetingId }) => meetingId) };
    case 'dispose':
      return {
        measure: effect.measures.map(({ measureId }) => measureId),
        meeting: effect.meetings.map(({ meetingId }) => meetingId),
        'follow-up': effect.followUps.map(({ issueId }) => issueId),
      };
    case 'repost':
      return { delivery: [effect.deliveryId] };
    case 'book-meeting':
      return ofGroup(effect.groupId);
    case 'freeze-follow-up':
      return { 'follow-up': [effect.issue.id] };
    case 'mask-follow-up':
      return { 'follow-up': [effect.issueId] };
    case 'give-calendar':
      return ofGroup(effect.groupId);
    case 'add-calendar-source':
      return { calendar: [effect.id], ...ofGroup(effect.groupId) };
    case 'calendar-source-tried':
      return { calendar: [effect.id] };
    // What is posted is made from reads that are bound to the row's agreement (app/build-post.ts).
    case 'post':
      return {};
    // Rows of the agreement's own keys, or a person's own: they name nothing of an agreement.
    case 'agreement-change':
    case 'add-reference':
    case 'ask':
    case 'close-question':
    case 'remind':
    case 'planned':
    case 'self-checked':
    case 'remind-later':
    case 'choose-reminders':
    case 'add-person':
    case 'make-link-code':
    case 'link-account':
      return {};
    // Several agreements' by their nature: a channel, a workspace that is gone, a person who is forgotten.
    case 'unbind-channel':
    case 'unbind-team':
    case 'unbind-tenant':
    case 'forget-person':
      return {};
  }
}

function ofGroup(id: string | undefined): Named {
  return id === undefined ? {} : { group: [id] };
}
