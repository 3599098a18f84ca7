import { z } from 'zod';
import type { Button } from '../../chat/message.ts';
import type { MeetingChangeBody } from '../../domain/meeting.ts';
import { readWhich } from '../../domain/meeting-text/which.ts';
import { comingTimes, meant } from '../coming-meetings.ts';
import { toldLine } from '../meeting-doubts.ts';
import { daysIn, type FoundTime, findTime, lineContext, seriesText } from '../meetings.ts';
import { changeMeeting } from '../record-meeting.ts';
import { type Choice, chooseMeeting } from '../views/choose-meeting.ts';
import { localTime } from './book-meeting.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const scope = z.enum(['one', 'rest']);
const args = z.object({
  /** As typed. */
  text: z.string().optional(),
  /** Id of the group, where the line was not clear; or whose meetings there are to choose among. */
  group: z.string().optional(),
  meeting: z.string().optional(),
  occurrence: localTime.optional(),
  /** Of a series: only that meeting, or it and all after it. */
  scope: scope.optional(),
  /** First of the meetings to choose among. */
  from: z.number().int().nonnegative().optional(),
});
type Args = z.infer<typeof args>;

/** Cancels one meeting, or the rest of a series: a question tells which, unless the line named a day or the series. */
export const cancelMeeting = agreementCommand({
  name: 'cancel-meeting',
  root: 'agreement',
  words: {
    sv: ['möte avboka', 'avboka möte', 'möte ställ in', 'ställ in möte', 'möte ställ', 'ställ in mötet'],
    en: ['meeting cancel', 'cancel meeting'],
  },
  right: 'meetings',
  changes: true,
  args,
  texts: ({ text }) => [text ?? ''],
  read: (rest) => (rest === '' ? {} : { text: rest }),
  run: async (context, given) => {
    const { text, meeting, occurrence } = given;
    if (meeting !== undefined && occurrence !== undefined) return one(context, meeting, occurrence, given.scope);
    const coming = (await comingTimes(context)).filter(({ cancelled }) => !cancelled);
    if (text !== undefined) return readTyped(context, given, text, coming);
    const theirs = coming.filter(({ group }) => given.group === undefined || group.id === given.group);
    return choose(context, theirs, given.from);
  },
});

function choose(context: CommandContext, coming: readonly Choice[], from?: number): CommandResult {
  const { t } = context;
  if (coming.length === 0) return refuse(context, t.meetings.list.none, 'no-meetings');
  const { ask: asking, buttons } = t.meetings;
  return chooseMeeting(context, coming, {
    command: 'cancel-meeting',
    label: buttons.cancel,
    question: asking.cancelWhich,
    from,
  });
}

async function readTyped(
  context: CommandContext,
  given: Args,
  text: string,
  coming: readonly Choice[],
): Promise<CommandResult> {
  const { t } = context;
  const read = readWhich(text, lineContext(context));
  if ('fault' in read) return refuse(context, t.meetings.refused.text(read.fault), read.fault.kind);
  const { value: which } = read;
  const found = meant(context, coming, which, { command: 'cancel-meeting', args: { ...given } });
  if ('result' in found) return found.result;
  const [first, other] = found.choices;
  const isOneSeries = found.choices.every(({ time }) => time.meetingId === first?.time.meetingId);
  const rest = which.scope === 'rest' && isOneSeries;
  if (!first || (other && !rest)) return choose(context, found.choices);
  // A day that was named is that day's meeting.
  const scoped = which.scope ?? (which.dates === undefined ? undefined : 'one');
  return one(context, first.time.meetingId, first.time.occurrence, scoped);
}

async function one(
  context: CommandContext,
  meetingId: string,
  occurrence: string,
  chosen: z.infer<typeof scope> | undefined,
): Promise<CommandResult> {
  const { t } = context;
  const found = await findTime(context, meetingId, occurrence);
  if (!found) return refuse(context, t.meetings.refused.gone, 'no-such-meeting');
  const { time, cancelled } = found;
  if (cancelled)
    return { outcome: 'done', message: t.say(t.meetings.saved.alreadyCancelled), data: { unchanged: true } };
  if (time.end <= daysIn(context).now) return refuse(context, t.meetings.refused.over, 'over');
  if (!time.recurring || chosen === 'one') return cancel(context, found, { kind: 'cancelled', occurrence });
  if (chosen === 'rest') return cancel(context, found, { kind: 'cancelled', from: time.date });
  return askScope(context, found);
}

/** Only this one, or the rest of the series? */
function askScope(context: CommandContext, { meeting, group, time }: FoundTime): CommandResult {
  const { t, agreement } = context;
  const { buttons, ask: asking, span } = t.meetings;
  const text = asking.scope(group.name, span(time.start, time.end), seriesText(context, meeting.state.plan));
  const keep: Button = { label: buttons.keep, action: { command: 'drop', agreement: agreement.id } };
  return {
    outcome: 'asked',
    message: t.asking(
      [text],
      [
        { ...scopeButton(context, time, 'one'), label: buttons.only(time.start), style: 'primary' },
        { ...scopeButton(context, time, 'rest'), label: buttons.rest },
        keep,
      ],
    ),
    data: { question: 'scope' },
  };
}

function scopeButton(
  { t, agreement }: CommandContext,
  { meetingId, occurrence }: FoundTime['time'],
  which: z.infer<typeof scope>,
): Button {
  return {
    label: t.meetings.buttons.cancelRest,
    action: {
      command: 'cancel-meeting',
      agreement: agreement.id,
      args: { meeting: meetingId, occurrence, scope: which },
    },
  };
}

function cancel(
  context: CommandContext,
  { meeting, group, time }: FoundTime,
  body: Extract<MeetingChangeBody, { kind: 'cancelled' }>,
): CommandResult {
  const { t, agreement } = context;
  const { saved, span, buttons } = t.meetings;
  const text =
    body.from === undefined
      ? saved.cancelled(group.name, span(time.start, time.end))
      : saved.cancelledRest(group.name, body.from);
  const book: Button = { label: buttons.book, action: { command: 'book-meeting', agreement: agreement.id } };
  return {
    outcome: 'done',
    message: t.asking([text, ...toldLine(context, group)], [book]),
    data: { group: group.name, ...(body.from === undefined ? { cancelled: time.start } : { from: body.from }) },
    effects: changeMeeting(context, meeting, body),
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
