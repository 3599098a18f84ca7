import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { may } from '../../domain/policy.ts';
import { comingTimes } from '../coming-meetings.ts';
import { daysIn, groupsSeen } from '../meetings.ts';
import { groupMeetings } from '../views/meeting-list.ts';
import { agreementCommand, type CommandContext } from './command.ts';

/** Groups on a page, so that Slack's fifty blocks hold it. */
const pageSize = 4;

/** The next meetings of each group that the person sees, and whether the latest took place. */
export const meetings = agreementCommand({
  name: 'meetings',
  root: 'agreement',
  words: { sv: ['möten', 'möte', 'mötena'], en: ['meetings', 'meeting'] },
  right: 'take-part',
  changes: false,
  args: z.object({ from: z.number().int().nonnegative().optional() }),
  run: async (context, { from = 0 }) => {
    const { t, agreement, language } = context;
    const groups = groupsSeen(context);
    const { list, title } = t.meetings;
    if (groups.length === 0) return { outcome: 'done', message: t.say(title, list.notYours), data: { meetings: [] } };
    const all = await context.reads.meetings(agreement.id);
    const booked = groups.filter(({ id }) => all.some(({ state }) => state.plan.groupId === id));
    const without = groups.filter((group) => !booked.includes(group)).map(({ name }) => name);
    const shown = booked.slice(from, from + pageSize);
    const quiet = (text: string): Block => ({ kind: 'text', text, style: 'quiet' });
    const blocks: readonly Block[] = [
      { kind: 'title', text: title },
      ...shown.flatMap((group) => groupMeetings(context, group, all)),
      ...(booked.length === 0
        ? [{ kind: 'text' as const, text: list.none }]
        : without.length > 0
          ? [quiet(list.noneIn(without))]
          : []),
      ...(all.some(isUnending) ? [quiet(list.endsWith(daysIn(context).validTo))] : []),
      ...actions(context, booked.length > 0, booked.length > from + pageSize ? from + pageSize : undefined),
    ];
    const ids = groups.map(({ id }) => id);
    const coming = (await comingTimes(context)).filter(({ group }) => ids.includes(group.id));
    return {
      outcome: 'done',
      message: { language, summary: title, blocks },
      data: {
        meetings: coming.slice(0, 50).map(({ group, time, cancelled }) => ({
          group: group.name,
          start: time.start,
          end: time.end,
          ...(cancelled ? { cancelled } : {}),
        })),
      },
    };
  },
});

function isUnending({ state }: Meeting): boolean {
  const { rule } = state.plan;
  return rule !== undefined && state.endedFrom === undefined && !/(?:^|;)(?:UNTIL|COUNT)=/.test(rule);
}

function actions({ t, agreement, actor }: CommandContext, some: boolean, more: number | undefined): readonly Block[] {
  const { buttons } = t.meetings;
  const on = (command: string) => ({ command, agreement: agreement.id });
  const book: Button = { label: buttons.book, action: on('book-meeting'), style: 'primary' };
  const change: readonly Button[] = [
    { label: buttons.moveOne, action: on('move-meeting') },
    { label: buttons.cancelOne, action: on('cancel-meeting') },
  ];
  const shown: readonly Button[] = [
    ...(more === undefined ? [] : [{ label: t.common.showMore, action: { ...on('meetings'), args: { from: more } } }]),
    ...(may(actor, 'meetings').allowed ? [book, ...(some ? change : [])] : []),
  ];
  return shown.length > 0 ? [{ kind: 'actions', buttons: shown }] : [];
}
