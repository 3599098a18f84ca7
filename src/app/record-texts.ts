import type { AgreementChange, AgreementChangeBody } from '../domain/agreement-record.ts';
import { foldMeeting } from '../domain/fold-meeting.ts';
import type { Author } from '../domain/measure.ts';
import type { Meeting, MeetingChange } from '../domain/meeting.ts';
import { isSameFollowUp } from '../domain/record/follow-ups.ts';
import {
  likeness,
  meetingTextsOf,
  meetingWithoutTexts,
  type RecordText,
  recordTextsOf,
} from '../domain/record-masking.ts';
import type { IsoInstant } from '../domain/time.ts';
import type { Effect } from './effects.ts';
import type { FollowUpIssue } from './follow-ups/follow-up.ts';
import { ownWords } from './follow-ups/wording.ts';
import type { MaskedTexts, Reads } from './ports.ts';

/** A text of the agreement's record or of a meeting that has not been taken away. */
export interface StandingText extends RecordText {
  /** Names it in a form: where it stands, never what it says. */
  readonly id: string;
  readonly meetingId?: string;
  readonly version: number;
  readonly at: IsoInstant;
  readonly author: Author;
}

/** Where texts are taken away: in which changes of the record, and of which meetings. */
export interface MaskedPlaces {
  readonly record: readonly MaskedTexts[];
  readonly meetings: readonly { readonly meetingId: string; readonly texts: readonly MaskedTexts[] }[];
}

type Reading = Pick<Reads, 'agreementChanges' | 'meetingChanges' | 'meetings' | 'followUpIssues'>;

/** Everything that people have written in the agreement's record, its meetings and its follow-ups, as it stands now. */
export interface RecordTexts {
  /** Number of the record's latest change. */
  readonly version: number;
  readonly changes: readonly AgreementChange[];
  readonly meetings: readonly Meeting[];
  readonly meetingChanges: readonly (MeetingChange & { readonly meetingId: string })[];
  readonly texts: readonly StandingText[];
}

export async function gatherRecordTexts(agreementId: string, reads: Reading): Promise<RecordTexts> {
  const [changes, meetings, meetingChanges, issues] = await Promise.all([
    reads.agreementChanges(agreementId),
    reads.meetings(agreementId),
    reads.meetingChanges(agreementId),
    reads.followUpIssues(agreementId),
  ]);
  const ofRecord = changes.flatMap(({ version, at, author, body }) =>
    recordTextsOf(body).map(
      (said): StandingText => ({ ...said, id: `record.${version}.${said.part}`, version, at, author }),
    ),
  );
  const ofMeetings = meetingChanges.flatMap(({ meetingId, version, at, author, body }) =>
    meetingTextsOf(body, meetingId).map(
      (said): StandingText => ({ ...said, id: `${meetingId}.${version}.${said.part}`, meetingId, version, at, author }),
    ),
  );
  const texts = [...ofRecord, ...ofMeetings, ...wordingsOf(changes, issues)];
  return { version: Math.max(0, ...changes.map(({ version }) => version)), changes, meetings, meetingChanges, texts };
}

/**
 * What coordinators have worded in follow-ups, each where it was written first: versions after it keep it. It stands in the
 * change that froze the version, so that it is masked, registered and audited as a text of the record.
 */
function wordingsOf(changes: readonly AgreementChange[], issues: readonly FollowUpIssue[]): readonly StandingText[] {
  const written = new Map<string, StandingText>();
  for (const { version, at, author, body } of changes) {
    if (body.kind !== 'follow-up-frozen') continue;
    const issue = issues.find(
      ({ ref, version: issued }) => isSameFollowUp(ref, body.followUp) && issued === body.version,
    );
    for (const said of issue ? ownWords(issue) : []) {
      const slot = `${body.followUp.kind}/${body.followUp.for}/${said.part}`;
      const key = `${slot}/${said.text}`;
      if (!written.has(key))
        written.set(key, { ...said, slot, id: `record.${version}.${said.part}`, version, at, author });
    }
  }
  return [...written.values()];
}

/** The texts that go with one that is taken away, itself among them; and those that say some of the same and stay. */
export function goingWith(
  chosen: StandingText,
  { texts }: RecordTexts,
): { readonly same: readonly StandingText[]; readonly staying: readonly StandingText[] } {
  const judged = texts.map((text) => ({
    text,
    like: likeness(chosen, { ...text, isEarlier: text.version < chosen.version }),
  }));
  const those = (like: 'same' | 'part') => judged.flatMap((each) => (each.like === like ? [each.text] : []));
  return { same: those('same'), staying: those('part') };
}

export function placesOf(texts: readonly StandingText[]): MaskedPlaces {
  const meetingIds = [...new Set(texts.flatMap(({ meetingId }) => meetingId ?? []))];
  return {
    record: byVersion(texts.filter(({ meetingId }) => meetingId === undefined)),
    meetings: meetingIds.map((meetingId) => ({
      meetingId,
      texts: byVersion(texts.filter((text) => text.meetingId === meetingId)),
    })),
  };
}

function byVersion(texts: readonly StandingText[]): readonly MaskedTexts[] {
  const versions = [...new Set(texts.map(({ version }) => version))];
  return versions.map((version) => ({
    version,
    parts: texts.flatMap((text) => (text.version === version ? [text.part] : [])),
  }));
}

/** Those of the texts that stand in the places. */
export function textsAt(
  { texts }: Pick<RecordTexts, 'texts'>,
  { record, meetings }: MaskedPlaces,
): readonly StandingText[] {
  const holds = (marks: readonly MaskedTexts[], { version, part }: StandingText) =>
    marks.some((mark) => mark.version === version && mark.parts.includes(part));
  return texts.filter((text) =>
    text.meetingId === undefined
      ? holds(record, text)
      : meetings.some(({ meetingId, texts: marks }) => meetingId === text.meetingId && holds(marks, text)),
  );
}

/** What takes the texts away, with the meetings as they are without them. */
export function maskRecordEffect(
  known: RecordTexts,
  { record, meetings }: MaskedPlaces,
  told: { readonly by: string; readonly why: string; readonly author: Author },
): Extract<Effect, { kind: 'mask-record' }> {
  const versions = record.map(({ version }) => version);
  const briefs = known.changes.flatMap(({ version, body }) => (versions.includes(version) ? briefOf(body) : []));
  return {
    kind: 'mask-record',
    record,
    briefs: [...new Set(briefs)],
    meetings: meetings.flatMap(({ meetingId, texts }) => {
      const meeting = known.meetings.find(({ id }) => id === meetingId);
      if (!meeting) return [];
      const changes = known.meetingChanges
        .filter((change) => change.meetingId === meetingId)
        .map((change) => {
          const { parts = [] } = texts.find(({ version }) => version === change.version) ?? {};
          return { ...change, body: meetingWithoutTexts(change.body, parts) };
        });
      return [{ meetingId, expected: meeting.version, texts, state: foldMeeting(changes) }];
    }),
    ...told,
    expected: known.version,
  };
}

function briefOf(body: AgreementChangeBody): readonly string[] {
  return 'brief' in body ? [body.brief] : [];
}
