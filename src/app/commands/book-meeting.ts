import { z } from 'zod';
import { type MeetingFault, meetingFault } from '../../domain/meeting-check.ts';
import { isMeetingRule } from '../../domain/meeting-rule.ts';
import { defaultMinutes, maxMeetingText, readMeeting, type When } from '../../domain/meeting-text.ts';
import { minutesAfter } from '../../domain/meeting-times.ts';
import { present } from '../../domain/present.ts';
import { askDoubts, remarkLines, toldLine } from '../meeting-doubts.ts';
import { meetingForm, readMeetingForm } from '../meeting-form.ts';
import { groupFor } from '../meeting-group.ts';
import { daysIn, lineContext, seriesText } from '../meetings.ts';
import type { Group } from '../ports.ts';
import { ask } from '../questions.ts';
import { bookMeeting as recordBooking } from '../record-meeting.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

export const localTime = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/);

const args = z.object({
  /** As typed. */
  text: z.string().optional(),
  /** Id of the group. */
  group: z.string().optional(),
  start: localTime.optional(),
  minutes: z.number().int().positive().max(100_000).optional(),
  rule: z.string().max(300).refine(isMeetingRule).optional(),
  place: z.string().max(maxMeetingText).optional(),
  parityUntil: z.iso.date().optional(),
  dayOk: z.boolean().optional(),
  overlapOk: z.boolean().optional(),
  /** From the form, where a fault belongs to a field. */
  form: z.boolean().optional(),
});
type Args = z.infer<typeof args>;

/** Books a meeting or a series: `EST fördjupning varannan torsdag 09.00 från v 3`, or by a form. */
export const bookMeeting = agreementCommand({
  name: 'book-meeting',
  root: 'agreement',
  // Not "nytt möte": notes begin so.
  words: {
    sv: ['möte ny', 'möte nytt', 'boka möte', 'möte boka'],
    en: ['meeting new', 'book meeting', 'meeting book', 'book a meeting'],
  },
  right: 'meetings',
  changes: true,
  args,
  texts: ({ text, place }) => [text ?? '', place ?? ''],
  read: (rest) => (rest === '' ? {} : { text: rest }),
  readForm: (values) => {
    const filled = readMeetingForm(values);
    return 'faults' in filled ? filled : { args: { ...filled, form: true } };
  },
  run: async (context, given) => {
    const { t } = context;
    if (given.start !== undefined) return book(context, given, given.start);
    if (given.text !== undefined) return readTyped(context, given, given.text);
    return { outcome: 'asked', message: t.say(t.meetings.form.title), form: meetingForm(context) };
  },
});

async function readTyped(context: CommandContext, given: Args, text: string): Promise<CommandResult> {
  const { t, agreement } = context;
  const reading = readMeeting(text, lineContext(context));
  if (reading.outcome === 'fault') return refuse(context, t.meetings.refused.text(reading.fault), reading.fault.kind);
  const chosen = groupFor(context, { id: given.group, typed: reading.group }, { command: 'book-meeting', args: given });
  if ('result' in chosen) return chosen.result;
  const about = { group: chosen.group.id, ...present({ place: reading.place }) };
  if (reading.outcome === 'read') {
    const { start, ...when } = reading.when;
    const parity = present({ parityUntil: reading.parityUntil });
    return book(context, { ...about, ...when, ...parity }, start);
  }
  const passed = reading.reasons.some(({ kind }) => kind === 'passed');
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'date',
    text: [passed ? t.meetings.ask.passed : t.meetings.ask.which],
    options: reading.candidates.map((when) => ({
      label: t.meetings.buttons.at(when.start),
      command: 'book-meeting',
      args: { ...about, ...when },
    })),
    data: { reasons: reading.reasons.map(({ kind }) => kind) },
  });
  return { ...reply, effects: [effect] };
}

/** Whether it can be held then, then what the person may not have thought of, then it is booked. */
async function book(context: CommandContext, given: Omit<Args, 'text'>, start: string): Promise<CommandResult> {
  const { t, agreement } = context;
  const group = agreement.groups.find(({ id }) => id === given.group);
  if (!group) return refuse(context, t.refusals.oldButton, 'old-button');
  const when: When = { start, minutes: given.minutes ?? defaultMinutes, ...present({ rule: given.rule }) };
  const fault = meetingFault(when, daysIn(context));
  if (fault) return cannotBe(context, fault, given.form === true);
  const doubt = await askDoubts(context, {
    group,
    when,
    doubts: { dayOk: given.dayOk, overlapOk: given.overlapOk },
    again: (changed) => ({ ...given, start, ...changed, form: false }),
  });
  return doubt ?? booked(context, group, when, given);
}

function booked(
  context: CommandContext,
  group: Group,
  when: When,
  { place, parityUntil }: Pick<Args, 'place' | 'parityUntil'>,
): CommandResult {
  const { t, agreement, language } = context;
  const { saved, remarks, buttons } = t.meetings;
  const plan = { groupId: group.id, ...when, ...present({ place }) };
  const effects = recordBooking(context, plan);
  const first =
    when.rule === undefined
      ? saved.booked(group.name, t.meetings.span(when.start, minutesAfter(when.start, when.minutes)))
      : saved.series(group.name, seriesText(context, plan), when.start);
  const lines = [
    ...toldLine(context, group),
    ...remarkLines(context, group, when),
    ...(parityUntil === undefined ? [] : [remarks.parity(parityUntil)]),
  ];
  const show = { label: buttons.show, action: { command: 'meetings', agreement: agreement.id } };
  return {
    outcome: 'done',
    message: {
      language,
      summary: first,
      blocks: [
        { kind: 'text', text: first, style: 'strong' },
        ...lines.map((text) => ({ kind: 'text' as const, text })),
        { kind: 'actions', buttons: [show] },
      ],
    },
    data: { group: group.name, ...when, remarks: lines.length },
    effects,
  };
}

function cannotBe(context: CommandContext, fault: MeetingFault, filledIn: boolean): CommandResult {
  const { t } = context;
  const { validFrom, validTo } = daysIn(context);
  const text = t.meetings.refused.meeting(fault, validFrom, validTo);
  if (!filledIn) return refuse(context, text, fault.kind);
  const field = fault.kind === 'too-long' ? 'minutes' : 'date';
  return {
    outcome: 'refused',
    message: t.say(text),
    data: { rule: fault.kind },
    fieldErrors: { [field]: text },
    form: meetingForm(context),
  };
}

function refuse({ t, agreement }: CommandContext, text: string, rule: string): CommandResult {
  const form = { label: t.meetings.buttons.form, action: { command: 'book-meeting', agreement: agreement.id } };
  return { outcome: 'refused', message: t.asking([text], [form]), data: { rule } };
}
