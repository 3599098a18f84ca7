import { z } from 'zod';
import { meetingFault } from '../../domain/meeting-check.ts';
import { type MeetingTarget, readMove, readTarget } from '../../domain/meeting-text/which.ts';
import { clockText } from '../../domain/meeting-text.ts';
import { minutesAfter } from '../../domain/meeting-times.ts';
import { comingTimes, meant } from '../coming-meetings.ts';
import { askDoubts, remarkLines, toldLine } from '../meeting-doubts.ts';
import { moveForm, readDateAndTime } from '../meeting-form.ts';
import { daysIn, type FoundTime, findTime, lineContext } from '../meetings.ts';
import { ask } from '../questions.ts';
import { changeMeeting } from '../record-meeting.ts';
import { type Choice, chooseMeeting } from '../views/choose-meeting.ts';
import { localTime } from './book-meeting.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  /** As typed. */
  text: z.string().optional(),
  /** Id of the group, where the line was not clear; or whose meetings there are to choose among. */
  group: z.string().optional(),
  meeting: z.string().optional(),
  occurrence: localTime.optional(),
  to: localTime.optional(),
  dayOk: z.boolean().optional(),
  overlapOk: z.boolean().optional(),
  /** From the form, where a fault belongs to a field. */
  form: z.boolean().optional(),
  /** First of the meetings to choose among. */
  from: z.number().int().nonnegative().optional(),
});
type Args = z.infer<typeof args>;

/** As many as fit under a question. */
const mostAsked = 5;

/** Moves one meeting, of a series too: `EST fördjupning 21 januari till 22 januari 10.00`, or by a form. */
export const moveMeeting = agreementCommand({
  name: 'move-meeting',
  root: 'agreement',
  words: { sv: ['möte flytta', 'flytta möte', 'flytta mötet'], en: ['meeting move', 'move meeting'] },
  right: 'meetings',
  changes: true,
  args,
  texts: ({ text }) => [text ?? ''],
  read: (rest) => (rest === '' ? {} : { text: rest }),
  readForm: (values, { meeting, occurrence }) => {
    const when = readDateAndTime(values);
    if ('faults' in when) return when;
    const read = args.safeParse({ meeting, occurrence, to: when.start, form: true });
    return read.success ? { args: read.data } : { faults: { date: 'no-such-date' } };
  },
  run: async (context, given) => {
    const { text, meeting, occurrence } = given;
    if (meeting !== undefined && occurrence !== undefined) return one(context, given, meeting, occurrence);
    const coming = await comingTimes(context);
    if (text !== undefined) return readTyped(context, given, text, coming);
    const theirs = coming.filter(({ group }) => given.group === undefined || group.id === given.group);
    return choose(context, theirs, given.from);
  },
});

function choose(context: CommandContext, coming: readonly Choice[], from?: number): CommandResult {
  const { t } = context;
  if (coming.length === 0)
    return { outcome: 'refused', message: t.say(t.meetings.list.none), data: { rule: 'no-meetings' } };
  const { ask: asking, buttons } = t.meetings;
  return chooseMeeting(context, coming, {
    command: 'move-meeting',
    label: buttons.move,
    question: asking.moveWhich,
    from,
  });
}

async function readTyped(
  context: CommandContext,
  given: Args,
  text: string,
  coming: readonly Choice[],
): Promise<CommandResult> {
  const { t, agreement } = context;
  const read = readMove(text, lineContext(context));
  if ('fault' in read) return refuse(context, t.meetings.refused.text(read.fault), read.fault.kind);
  const { which, to } = read.value;
  if (which.scope === 'rest') return refuse(context, t.meetings.refused.oneAtATime, 'one-at-a-time');
  const found = meant(context, coming, which, { command: 'move-meeting', args: { ...given } });
  if ('result' in found) return found.result;
  const { choices } = found;
  const [first, other] = choices;
  if (to === undefined && first && other === undefined)
    return one(context, given, first.time.meetingId, first.time.occurrence);
  if (to === undefined) return choose(context, choices);
  const isOne = first !== undefined && (other === undefined || which.dates !== undefined);
  const moves: { readonly choice: Choice; readonly to: string }[] = [];
  for (const choice of isOne ? [first] : choices.slice(0, mostAsked)) {
    const target = readTarget(to, choice.time.date, lineContext(context));
    if ('fault' in target) return refuse(context, t.meetings.refused.text(target.fault), target.fault.kind);
    if (target.value.clock?.minutes !== undefined) return refuse(context, t.meetings.refused.lengthKept, 'length-kept');
    moves.push({ choice, to: targetOf(choice, target.value) });
  }
  const [move] = moves;
  if (move && isOne) {
    const { meetingId, occurrence } = move.choice.time;
    return one(context, { ...given, to: move.to }, meetingId, occurrence);
  }
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'choice',
    text: [t.meetings.ask.moveWhich],
    options: moves.map(({ choice: { time }, to: target }) => ({
      label: t.meetings.buttons.at(time.start),
      command: 'move-meeting',
      args: { meeting: time.meetingId, occurrence: time.occurrence, to: target },
    })),
    data: { question: 'meeting' },
  });
  return { ...reply, effects: [effect] };
}

/** What the line leaves out stays as it is: the day, or the time of day. */
function targetOf({ time }: Choice, { date, clock }: MeetingTarget): string {
  return `${date ?? time.date}T${clock ? clockText(clock.start) : time.start.slice(11)}`;
}

async function one(
  context: CommandContext,
  given: Args,
  meetingId: string,
  occurrence: string,
): Promise<CommandResult> {
  const { t } = context;
  const found = await findTime(context, meetingId, occurrence);
  if (!found) return refuse(context, t.meetings.refused.gone, 'no-such-meeting');
  const { group, time } = found;
  if (time.end <= daysIn(context).now) return refuse(context, t.meetings.refused.over, 'over');
  if (given.to !== undefined) return move(context, found, given, given.to);
  return { outcome: 'asked', message: t.say(t.meetings.form.moveTitle), form: moveForm(context, group, time) };
}

async function move(context: CommandContext, found: FoundTime, given: Args, to: string): Promise<CommandResult> {
  const { t, language } = context;
  const { meeting, group, time, cancelled } = found;
  const when = { start: to, minutes: meeting.state.plan.minutes };
  const days = daysIn(context);
  const fault = meetingFault(when, days);
  if (fault) {
    const text = t.meetings.refused.meeting(fault, days.validFrom, days.validTo);
    const inField = given.form ? { fieldErrors: { date: text }, form: moveForm(context, group, time) } : {};
    return { ...refuse(context, text, fault.kind), ...inField };
  }
  if (to === time.start && !cancelled)
    return { outcome: 'done', message: t.say(t.meetings.saved.same), data: { unchanged: true } };
  const { meetingId, occurrence } = time;
  const doubt = await askDoubts(context, {
    group,
    when,
    moving: { meetingId, occurrence },
    doubts: { dayOk: given.dayOk, overlapOk: given.overlapOk },
    again: ({ start = to, ...doubts }) => ({ meeting: meetingId, occurrence, to: start, ...doubts }),
  });
  if (doubt) return doubt;
  const saved = t.meetings.saved.moved(group.name, time.start, t.meetings.span(to, minutesAfter(to, when.minutes)));
  const lines = [...toldLine(context, group), ...remarkLines(context, group, when)];
  const show = { label: t.meetings.buttons.show, action: { command: 'meetings', agreement: context.agreement.id } };
  return {
    outcome: 'done',
    message: {
      language,
      summary: saved,
      blocks: [
        { kind: 'text', text: saved, style: 'strong' },
        ...lines.map((text) => ({ kind: 'text' as const, text })),
        { kind: 'actions', buttons: [show] },
      ],
    },
    data: { group: group.name, from: time.start, to },
    effects: changeMeeting(context, meeting, { kind: 'moved', occurrence, to }),
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
