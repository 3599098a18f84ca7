import { z } from 'zod';
import type { Form } from '../../chat/form.ts';
import { answerable } from '../held-meeting.ts';
import type { FoundTime } from '../meetings.ts';
import { changeMeeting } from '../record-meeting.ts';
import { localTime } from './book-meeting.ts';
import { agreementCommand, type CommandContext } from './command.ts';

/** A line, in characters: what was come to, not minutes of the meeting. */
const longestLine = 500;

const args = z.object({
  meeting: z.string(),
  occurrence: localTime,
  line: z.string().min(1).max(longestLine).optional(),
});

/** A written line about a meeting whose follow-up was oral (product.md §1: the result is written down). */
export const meetingLine = agreementCommand({
  name: 'meeting-line',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'take-part',
  changes: 'about-then',
  args,
  texts: ({ line }) => [line ?? ''],
  readForm: ({ line }, given) => {
    const text = typeof line === 'string' ? line.trim() : '';
    if (text === '') return { faults: { line: 'required' } };
    if (text.length > longestLine) return { faults: { line: 'too-long' } };
    const read = args.safeParse({ meeting: given.meeting, occurrence: given.occurrence, line: text });
    return read.success ? { args: read.data } : { faults: { line: 'required' } };
  },
  run: async (context, { meeting: id, occurrence, line }) => {
    const { t } = context;
    const answer = await answerable(context, id, occurrence);
    if ('result' in answer) return answer.result;
    const { found, as } = answer;
    const { meeting, group, time } = found;
    if (line === undefined)
      return { outcome: 'asked', message: t.say(t.meetings.form.lineTitle), form: lineForm(context, found) };
    return {
      outcome: 'done',
      message: t.say(t.meetings.saved.line(group.name, time.start)),
      data: { group: group.name, meeting: time.start, line: true },
      effects: changeMeeting(context, meeting, { kind: 'held', occurrence, held: true, line }, as),
    };
  },
});

function lineForm({ t, language, agreement }: CommandContext, { group, time }: FoundTime): Form {
  const { form, span } = t.meetings;
  const value = time.held?.line || undefined;
  return {
    language,
    title: form.lineTitle,
    intro: form.lineIntro(group.name, span(time.start, time.end)),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'text',
        id: 'line',
        label: form.fields.line,
        hint: form.fields.lineHint,
        required: true,
        maxLength: longestLine,
        multiline: true,
        ...(value === undefined ? {} : { value }),
      },
    ],
    action: {
      command: 'meeting-line',
      agreement: agreement.id,
      args: { meeting: time.meetingId, occurrence: time.occurrence },
    },
  };
}
