import type { AgreementChangeBody } from './agreement-record.ts';
import { shortestSaying } from './masking.ts';
import type { MeetingChangeBody } from './meeting.ts';

/** What sort of text it is, for whoever names it to people. */
export type RecordTextKind =
  | 'outcome'
  | 'draft'
  | 'answer'
  | 'question'
  | 'proposal'
  | 'otherwise'
  | 'reason'
  | 'reference'
  | 'recipient'
  | 'decided-by'
  | 'signed-by'
  | 'place'
  | 'line'
  | 'judgement'
  | 'deviation';

/** A text that a person wrote in a change of the agreement's record or of a meeting. */
export interface RecordText {
  /** Names it within the change. */
  readonly part: string;
  readonly text: string;
  readonly kind: RecordTextKind;
  /** The same from version to version of the same thing: the question of B1, a party's second answer in December. */
  readonly slot: string;
  /** The brief's number, the answer's or the measure's. */
  readonly of?: string;
  /** The party that alone may read it as yet. */
  readonly only?: string;
}

/** What people wrote in a change of the agreement's record; a text that has been taken away is no more among them. */
export function recordTextsOf(body: AgreementChangeBody): readonly RecordText[] {
  return allTextsOf(body).filter(({ text }) => text.trim() !== '');
}

function allTextsOf(body: AgreementChangeBody): readonly RecordText[] {
  switch (body.kind) {
    case 'consultation':
      return one('outcome', 'outcome', body.outcome, `consultation/${body.on}`);
    case 'review-drafted':
      return answersOf(body, 'draft').map((said) => ({ ...said, only: body.party }));
    case 'review-answered':
      return answersOf(body, 'answer');
    case 'reported': {
      const { followUp, party, recipient } = body;
      return one('recipient', 'recipient', recipient, `reported/${followUp.kind}/${followUp.for}/${party}`);
    }
    case 'brief':
      return (['question', 'proposal', 'otherwise'] as const).flatMap((part) =>
        one(part, part, body[part], `${body.brief}/${part}`, body.brief),
      );
    case 'brief-answered':
      return one('reason', 'reason', body.reason, `${body.brief}/reason/${body.party}`, body.brief);
    case 'brief-taken':
      return one('reference', 'reference', body.reference, `${body.brief}/reference`, body.brief);
    case 'extension-signed': {
      const { party, signed } = body;
      return [
        ...one('decidedBy', 'decided-by', signed.decidedBy, `signed/${party}/decidedBy`),
        ...signed.signedBy.flatMap((text, index) =>
          one(`signedBy.${index}`, 'signed-by', text, `signed/${party}/signedBy`),
        ),
      ];
    }
    case 'reminder-settings':
    case 'reminders-paused':
    case 'reminders-resumed':
    case 'text-masked':
    case 'follow-up-frozen':
    case 'follow-up-approved':
    case 'follow-up-late':
    case 'follow-up-posted':
    case 'brief-order':
    case 'brief-taken-declined':
    case 'brief-decided':
    case 'brief-withdrawn':
    case 'extension-proposed':
    case 'extended':
    case 'take-over-proposed':
    case 'take-over-declined':
    case 'taken-over':
    case 'retention-proposed':
    case 'retention-answered':
    case 'retention-ended':
    case 'disposed':
      return [];
  }
}

/** The same change with an empty text in each of the parts: dates, answers and numbers stay. */
export function recordWithoutTexts(body: AgreementChangeBody, parts: readonly string[]): AgreementChangeBody {
  const left = (part: string, text: string) => (parts.includes(part) ? '' : text);
  switch (body.kind) {
    case 'consultation':
      return body.outcome === undefined ? body : { ...body, outcome: left('outcome', body.outcome) };
    case 'review-drafted':
      return { ...body, answers: body.answers.map((text, index) => left(`answer.${index}`, text)) };
    case 'review-answered':
      return body.answers === undefined
        ? body
        : { ...body, answers: body.answers.map((text, index) => left(`answer.${index}`, text)) };
    case 'reported':
      return body.recipient === undefined ? body : { ...body, recipient: left('recipient', body.recipient) };
    case 'brief': {
      const texts = (['question', 'proposal', 'otherwise'] as const).flatMap((part) =>
        body[part] === undefined ? [] : [[part, left(part, body[part])]],
      );
      return { ...body, ...Object.fromEntries(texts) };
    }
    case 'brief-answered':
      return body.reason === undefined ? body : { ...body, reason: left('reason', body.reason) };
    case 'brief-taken':
      return { ...body, reference: left('reference', body.reference) };
    case 'extension-signed': {
      const { signed } = body;
      const signedBy = signed.signedBy.map((text, index) => left(`signedBy.${index}`, text));
      return { ...body, signed: { ...signed, signedBy, decidedBy: left('decidedBy', signed.decidedBy) } };
    }
    case 'reminder-settings':
    case 'reminders-paused':
    case 'reminders-resumed':
    case 'text-masked':
    case 'follow-up-frozen':
    case 'follow-up-approved':
    case 'follow-up-late':
    case 'follow-up-posted':
    case 'brief-order':
    case 'brief-taken-declined':
    case 'brief-decided':
    case 'brief-withdrawn':
    case 'extension-proposed':
    case 'extended':
    case 'take-over-proposed':
    case 'take-over-declined':
    case 'taken-over':
    case 'retention-proposed':
    case 'retention-answered':
    case 'retention-ended':
    case 'disposed':
      return body;
  }
}

/** What people wrote in a change of a meeting. */
export function meetingTextsOf(body: MeetingChangeBody, meetingId: string): readonly RecordText[] {
  switch (body.kind) {
    case 'booked':
      return one('place', 'place', body.plan.place, `${meetingId}/place`).filter(({ text }) => text.trim() !== '');
    case 'held':
      return one('line', 'line', body.line, `${meetingId}/${body.occurrence}`).filter(({ text }) => text.trim() !== '');
    case 'moved':
    case 'cancelled':
      return [];
  }
}

/** The same change of a meeting with an empty text in each of the parts. */
export function meetingWithoutTexts(body: MeetingChangeBody, parts: readonly string[]): MeetingChangeBody {
  switch (body.kind) {
    case 'booked':
      return parts.includes('place') && body.plan.place !== undefined
        ? { ...body, plan: { ...body.plan, place: '' } }
        : body;
    case 'held':
      return parts.includes('line') && body.line !== undefined ? { ...body, line: '' } : body;
    case 'moved':
    case 'cancelled':
      return body;
  }
}

/** How a text stands to the one that is taken away: it goes too, it says some of the same and stays, or neither. */
export type Likeness = 'same' | 'part' | 'other';

/**
 * A text that holds the words goes with them, wherever it stands. So does an earlier version of the same thing that shares a
 * sentence: what was written on the way there. A later one stays, since somebody may have mended it.
 */
export function likeness(
  chosen: Pick<RecordText, 'text' | 'slot'>,
  other: Pick<RecordText, 'text' | 'slot'> & { readonly isEarlier: boolean },
): Likeness {
  const [words, said] = [plain(chosen.text), plain(other.text)];
  if (said === words || (words.length >= shortestSaying && said.includes(words))) return 'same';
  if (chosen.slot !== other.slot) return 'other';
  const shares = (said.length >= shortestSaying && words.includes(said)) || sharesSentence(words, said);
  if (!shares) return 'other';
  return other.isEarlier ? 'same' : 'part';
}

function sharesSentence(a: string, b: string): boolean {
  const sentences = (text: string) =>
    text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length >= shortestSaying);
  const known = new Set(sentences(a));
  return sentences(b).some((sentence) => known.has(sentence));
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function one(
  part: string,
  kind: RecordTextKind,
  text: string | undefined,
  slot: string,
  of?: string,
): readonly RecordText[] {
  return text === undefined ? [] : [{ part, kind, text, slot, ...(of === undefined ? {} : { of }) }];
}

function answersOf(
  {
    month,
    party,
    answers = [],
  }: { readonly month: string; readonly party: string; readonly answers?: readonly string[] },
  kind: 'draft' | 'answer',
): readonly RecordText[] {
  return answers.map((text, index) => ({
    part: `answer.${index}`,
    kind,
    text,
    slot: `review/${month}/${party}/${index}`,
    of: `${index + 1}`,
  }));
}
