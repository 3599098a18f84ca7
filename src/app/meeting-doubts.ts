import { workingDaysFrom } from '../domain/days.ts';
import type { Meeting, MeetingTime } from '../domain/meeting.ts';
import { collisions, dayOff, meetingRemarks, shortNotices } from '../domain/meeting-check.ts';
import type { When } from '../domain/meeting-text.ts';
import { rhythmOf } from '../domain/rhythm.ts';
import type { CommandContext, CommandResult } from './commands/command.ts';
import { daysIn, partiesIn } from './meetings.ts';
import type { Group } from './ports.ts';
import { ask } from './questions.ts';
import { channelsOf } from './relations.ts';

/** What the person has been asked about and wants all the same. */
export interface Doubts {
  readonly dayOk?: boolean | undefined;
  readonly overlapOk?: boolean | undefined;
}

interface Wanted {
  readonly group: Group;
  readonly when: When;
  /** The occurrence that is moved; absent for a new meeting. */
  readonly moving?: Pick<MeetingTime, 'meetingId' | 'occurrence'>;
  readonly doubts: Doubts;
  /** Runs the command again with another start, or with the doubts answered. */
  readonly again: (changed: Doubts & { readonly start?: string }) => Readonly<Record<string, unknown>>;
}

const mostShown = 3;

/** A question about a day that is no working day, or about what the meeting collides with; undefined when all is well. */
export async function askDoubts(context: CommandContext, wanted: Wanted): Promise<CommandResult | undefined> {
  return askDayOff(context, wanted) ?? (await askOverlap(context, wanted));
}

function askDayOff(context: CommandContext, wanted: Wanted): CommandResult | undefined {
  const { t, today, agreement } = context;
  const { when, doubts, moving, again } = wanted;
  if (doubts.dayOk) return undefined;
  const anyway = moving ? t.meetings.buttons.moveAnyway : t.meetings.buttons.bookAnyway;
  const yes = option(wanted, anyway, again({ ...doubts, dayOk: true }));
  if (when.rule !== undefined) {
    const rhythm = rhythmOf(when.rule);
    if (rhythm?.kind !== 'weekly' || rhythm.weekdays.every((weekday) => weekday <= 5)) return undefined;
    return question(context, [t.meetings.ask.daysOff(t.meetings.often(rhythm))], [yes], { doubt: 'day-off' });
  }
  const off = dayOff(when.start.slice(0, 10));
  if (!off) return undefined;
  const others = [workingDaysFrom(off.date, -1), workingDaysFrom(off.date, 1)].filter(
    (date) => date > today && date <= agreement.definition.validTo.toString(),
  );
  const instead = others.map((date) =>
    option(wanted, t.meetings.buttons.on(date), again({ ...doubts, start: date + when.start.slice(10) })),
  );
  return question(context, [t.meetings.ask.dayOff(off)], [...instead, yes], { doubt: 'day-off' });
}

async function askOverlap(context: CommandContext, wanted: Wanted): Promise<CommandResult | undefined> {
  const { t, agreement, reads } = context;
  const { group, when, doubts, moving, again } = wanted;
  if (doubts.overlapOk) return undefined;
  const { validTo } = daysIn(context);
  const isTheirs = ({ state }: Meeting) => state.plan.groupId === group.id;
  const others = collisions(when, (await reads.meetings(agreement.id)).filter(isTheirs), validTo, moving);
  if (others.length === 0) return undefined;
  const shown = others.slice(0, mostShown).map(({ start, end }) => t.meetings.span(start, end));
  const anyway = moving ? t.meetings.buttons.moveAnyway : t.meetings.buttons.bookAnyway;
  return question(
    context,
    [t.meetings.ask.overlap(group.name, others.length, shown)],
    [option(wanted, anyway, again({ ...doubts, overlapOk: true }))],
    { doubt: 'overlap', collides: others.length },
  );
}

type Option = ReturnType<typeof option>;

function option({ moving }: Wanted, label: string, args: Readonly<Record<string, unknown>>) {
  return { label: label.slice(0, 75), command: moving ? 'move-meeting' : 'book-meeting', args };
}

function question(
  context: CommandContext,
  text: readonly string[],
  options: readonly Option[],
  data: Readonly<Record<string, unknown>>,
): CommandResult {
  const keep = { label: context.t.meetings.buttons.keep, command: 'drop', args: {} };
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'choice',
    text,
    options: [...options, keep],
    data,
  });
  return { ...reply, effects: [effect] };
}

const mostDaysOff = 4;

/** What is worth a thought though it is stored: notice that is too short, days off, summer, the agreement's end. */
export function remarkLines(context: CommandContext, group: Group, when: When): readonly string[] {
  const { t, today, agreement } = context;
  const { remarks: texts } = t.meetings;
  const date = when.start.slice(0, 10);
  const inGroup = partiesIn(context, group.id);
  const parties = agreement.definition.parties.filter(({ key }) => inGroup.includes(key));
  const days = daysIn(context);
  const { daysOff, summer, cutOff } = meetingRemarks(when, days);
  const isSeries = when.rule !== undefined;
  return [
    ...shortNotices(parties, date, today).map((party) => texts.notice(party.shortName, party.planningNoticeWeeks)),
    ...(isSeries && daysOff.length > 0 ? [texts.daysOff(daysOff.length, daysOff.slice(0, mostDaysOff))] : []),
    ...(summer > 0 ? [isSeries ? texts.summers(summer) : texts.summer] : []),
    ...(cutOff ? [texts.cutOff(days.validTo)] : []),
  ];
}

/** Whether somebody is told, so that the answer can say it. */
export function toldLine({ t, agreement }: CommandContext, group: Group): readonly string[] {
  return channelsOf(agreement, group.id).length > 0 ? [t.meetings.saved.told] : [];
}
