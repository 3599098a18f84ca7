import { z } from 'zod';
import type { Field, Form, FormValues } from '../chat/form.ts';
import type { MeetingTime } from '../domain/meeting.ts';
import { readTimeField } from '../domain/meeting-text/clock.ts';
import { clockText, defaultMinutes } from '../domain/meeting-text.ts';
import { type Rhythm, ruleOf, weekdayPlace } from '../domain/rhythm.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommandContext, FormFault } from './commands/command.ts';
import type { Group } from './ports.ts';

const repeats = [
  'once',
  'weekly',
  'fortnightly',
  'four-weekly',
  'monthly-weekday',
  'monthly-day',
  'quarterly',
  'half-yearly',
] as const;
export type Repeats = (typeof repeats)[number];

/** In minutes. */
const lengths = [30, 45, 60, 90, 120, 150, 180, 240, 480] as const;
const longestPlace = 200;
const mostOptions = 100;

/** A meeting as the form gives it. */
export interface FilledMeeting {
  readonly group: string;
  readonly start: string;
  readonly minutes: number;
  readonly rule?: string;
  readonly place?: string;
}

type Faults = { readonly faults: Record<string, FormFault> };

const text = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');
const isDate = (value: string): boolean => z.iso.date().safeParse(value).success;

/** The submitted form, or what is wrong with its fields. */
export function readMeetingForm(values: FormValues): FilledMeeting | Faults {
  const [group, date, until, place] = [values.group, values.date, values.until, values.place].map(text) as [
    string,
    string,
    string,
    string,
  ];
  const when = readDateAndTime(values);
  const faults: Record<string, FormFault> = {
    ...('faults' in when ? when.faults : {}),
    ...(group === '' ? { group: 'required' as const } : {}),
    ...(place.length > longestPlace ? { place: 'too-long' as const } : {}),
    ...(until !== '' && !isDate(until) ? { until: 'no-such-date' as const } : {}),
  };
  if (until !== '' && faults.until === undefined && until < date) faults.until = 'ends-first';
  if ('faults' in when || Object.keys(faults).length > 0) return { faults };
  const chosen = repeats.find((value) => value === text(values.repeats)) ?? 'once';
  const rhythm = rhythmFrom(chosen, date);
  const minutes = Number(text(values.minutes) || defaultMinutes);
  return {
    group,
    start: when.start,
    minutes: Number.isInteger(minutes) && minutes > 0 ? minutes : defaultMinutes,
    ...(rhythm ? { rule: ruleOf(rhythm, until === '' ? undefined : until) } : {}),
    ...(place === '' ? {} : { place }),
  };
}

/** The form's day and time of day. */
export function readDateAndTime({ date, time }: FormValues): { readonly start: string } | Faults {
  const [day, clock] = [text(date), text(time)];
  const minutes = readTimeField(clock);
  const faults: Record<string, FormFault> = {
    ...(day === '' ? { date: 'required' as const } : isDate(day) ? {} : { date: 'no-such-date' as const }),
    ...(clock === '' ? { time: 'required' as const } : minutes === undefined ? { time: 'no-such-clock' as const } : {}),
  };
  return Object.keys(faults).length > 0 || minutes === undefined
    ? { faults }
    : { start: `${day}T${clockText(minutes)}` };
}

function rhythmFrom(chosen: Repeats, date: IsoDate): Rhythm | undefined {
  const { which, weekday } = weekdayPlace(date);
  const weekly = (every: number): Rhythm => ({ kind: 'weekly', every, weekdays: [weekday] });
  const monthly = (every: number): Rhythm => ({ kind: 'monthly-weekday', every, which: [which], weekday });
  switch (chosen) {
    case 'once':
      return undefined;
    case 'weekly':
      return weekly(1);
    case 'fortnightly':
      return weekly(2);
    case 'four-weekly':
      return weekly(4);
    case 'monthly-weekday':
      return monthly(1);
    case 'monthly-day':
      return { kind: 'monthly-day', every: 1, day: Number(date.slice(8)) };
    case 'quarterly':
      return monthly(3);
    case 'half-yearly':
      return monthly(6);
  }
}

/** The empty form for a new meeting; in a group's channel that group is chosen. */
export function meetingForm({ t, language, agreement, group }: CommandContext): Form {
  const { form } = t.meetings;
  const { fields } = form;
  return {
    language,
    title: form.title,
    intro: form.intro,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'select',
        id: 'group',
        label: fields.group,
        required: true,
        options: agreement.groups
          .slice(0, mostOptions)
          .map(({ id, name }) => ({ value: id, label: name.slice(0, 75) })),
        ...(group ? { value: group.id } : {}),
      },
      { kind: 'date', id: 'date', label: fields.date, required: true },
      { kind: 'text', id: 'time', label: fields.time, hint: fields.timeHint, required: true, maxLength: 20 },
      {
        kind: 'select',
        id: 'minutes',
        label: fields.minutes,
        required: true,
        value: String(defaultMinutes),
        options: lengths.map((minutes) => ({ value: String(minutes), label: form.minutes(minutes) })),
      },
      {
        kind: 'select',
        id: 'repeats',
        label: fields.repeats,
        required: true,
        value: 'once',
        options: repeats.map((value) => ({ value, label: form.repeats[value] })),
      },
      { kind: 'date', id: 'until', label: fields.until, hint: fields.untilHint, required: false },
      { kind: 'text', id: 'place', label: fields.place, required: false, maxLength: longestPlace },
    ],
    action: { command: 'book-meeting', agreement: agreement.id },
  };
}

/** The form that moves one meeting, filled with when it is. */
export function moveForm({ t, language, agreement }: CommandContext, group: Group, time: MeetingTime): Form {
  const { form, span } = t.meetings;
  const fields: readonly Field[] = [
    { kind: 'date', id: 'date', label: form.fields.newDate, required: true, value: time.date },
    {
      kind: 'text',
      id: 'time',
      label: form.fields.time,
      hint: form.fields.timeHint,
      required: true,
      maxLength: 20,
      value: time.start.slice(11).replace(':', language === 'sv' ? '.' : ':'),
    },
  ];
  return {
    language,
    title: form.moveTitle,
    intro: form.moveIntro(group.name, span(time.start, time.end)),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields,
    action: {
      command: 'move-meeting',
      agreement: agreement.id,
      args: { meeting: time.meetingId, occurrence: time.occurrence },
    },
  };
}
