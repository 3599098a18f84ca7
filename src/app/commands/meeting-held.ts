import { z } from 'zod';
import type { Button } from '../../chat/message.ts';
import { may } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { answerable } from '../held-meeting.ts';
import type { FoundTime } from '../meetings.ts';
import { changeMeeting } from '../record-meeting.ts';
import { localTime } from './book-meeting.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({ meeting: z.string(), occurrence: localTime, held: z.boolean().optional() });

/** Whether a meeting took place, by one press; without an answer it is asked. */
export const meetingHeld = agreementCommand({
  name: 'meeting-held',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'take-part',
  changes: 'about-then',
  args,
  run: async (context, { meeting: id, occurrence, held }) => {
    const { t } = context;
    const answer = await answerable(context, id, occurrence);
    if ('result' in answer) return answer.result;
    const { found, as } = answer;
    const { meeting, group, time } = found;
    if (held === undefined) return askHeld(context, found);
    const said = held ? t.meetings.saved.held : t.meetings.saved.notHeld;
    const unchanged = time.held?.held === held;
    const first = unchanged ? t.meetings.saved.alreadySaid : said(group.name, time.start);
    const next = held
      ? { line: t.meetings.saved.oral, buttons: [lineButton(context, found)] }
      : { line: t.meetings.saved.rebook, buttons: [bookButton(context)] };
    // After the agreement's end there is nothing to book.
    const mayBook =
      may(context.actor, 'meetings').allowed && context.today <= context.agreement.definition.validTo.toString();
    const offers = held || mayBook;
    const line = present({ line: held ? time.held?.line : undefined });
    return {
      outcome: 'done',
      message: offers ? t.asking([first, next.line], next.buttons) : t.say(first),
      data: { group: group.name, meeting: time.start, held, ...(unchanged ? { unchanged } : {}) },
      effects: unchanged ? [] : changeMeeting(context, meeting, { kind: 'held', occurrence, held, ...line }, as),
    };
  },
});

function askHeld({ t, agreement }: CommandContext, { group, time }: FoundTime): CommandResult {
  const { buttons, ask, span } = t.meetings;
  const button = (held: boolean): Button => ({
    label: held ? buttons.held : buttons.notHeld,
    action: {
      command: 'meeting-held',
      agreement: agreement.id,
      args: { meeting: time.meetingId, occurrence: time.occurrence, held },
    },
    ...(held ? { style: 'primary' as const } : {}),
  });
  return {
    outcome: 'asked',
    message: t.asking([ask.held(group.name, span(time.start, time.end))], [button(true), button(false)]),
    data: { question: 'held' },
  };
}

function lineButton({ t, agreement }: CommandContext, { time }: FoundTime): Button {
  const args = { meeting: time.meetingId, occurrence: time.occurrence };
  return { label: t.meetings.buttons.line, action: { command: 'meeting-line', agreement: agreement.id, args } };
}

function bookButton({ t, agreement }: CommandContext): Button {
  return { label: t.meetings.buttons.book, action: { command: 'book-meeting', agreement: agreement.id } };
}
