import type { Block, ListItem } from '../../chat/message.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { present } from '../../domain/present.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import type { Group } from '../ports.ts';

/** A time that can be chosen. */
export interface Choice {
  readonly group: Group;
  readonly time: MeetingTime;
  readonly cancelled: boolean;
}

const pageSize = 10;

/** Meetings to choose among, soonest first, each with the button that goes on with it. */
export function chooseMeeting(
  { t, language, agreement }: CommandContext,
  choices: readonly Choice[],
  on: {
    readonly command: string;
    readonly label: string;
    readonly question: string;
    readonly from?: number | undefined;
  },
): CommandResult {
  const { command, label, question, from = 0 } = on;
  const items = choices.slice(from, from + pageSize).map(
    ({ group, time, cancelled }): ListItem => ({
      text: `${group.name}: ${t.meetings.span(time.start, time.end)}`,
      ...(cancelled ? { detail: t.meetings.list.cancelled } : {}),
      button: {
        label,
        action: { command, agreement: agreement.id, args: { meeting: time.meetingId, occurrence: time.occurrence } },
      },
    }),
  );
  const [first] = choices;
  const group = choices.every((choice) => choice.group.id === first?.group.id) ? first?.group.id : undefined;
  const more = {
    label: t.common.showMore,
    action: { command, agreement: agreement.id, args: { from: from + pageSize, ...present({ group }) } },
  };
  const blocks: readonly Block[] = [
    { kind: 'text', text: question, style: 'strong' },
    { kind: 'list', items },
    ...(choices.length > from + pageSize ? [{ kind: 'actions' as const, buttons: [more] }] : []),
  ];
  return { outcome: 'asked', message: { language, summary: question, blocks }, data: { choices: choices.length } };
}
