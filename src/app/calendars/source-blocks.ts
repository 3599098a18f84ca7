import type { Block, ListItem } from '../../chat/message.ts';
import { may } from '../../domain/policy.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { CommandContext } from '../commands/command.ts';
import type { CalendarSource } from './ports.ts';
import { hostOf } from './typed-address.ts';

/** The calendars that are read every day, for those who may add and remove them. */
export async function sourceBlocks(context: CommandContext): Promise<readonly Block[]> {
  const { t, actor, agreement, reads } = context;
  if (!may(actor, 'meetings').allowed) return [];
  const sources = await reads.calendarSources(agreement.id);
  const texts = t.calendar.sources;
  const hint: Block = { kind: 'text', text: texts.hint, style: 'quiet' };
  if (sources.length === 0) return [hint];
  return [
    { kind: 'text', text: texts.title, style: 'strong' },
    { kind: 'list', items: sources.map((source) => itemOf(context, source)) },
    hint,
  ];
}

function itemOf({ t, agreement }: CommandContext, source: CalendarSource): ListItem {
  const texts = t.calendar.sources;
  const { id, faultSince, readAt } = source;
  const group = agreement.groups.find((each) => each.id === source.groupId)?.name ?? '';
  const detail = faultSince ? texts.failing(isoDateOf(faultSince)) : readAt ? texts.read(isoDateOf(readAt)) : undefined;
  return {
    text: texts.line(group, hostOf(source.url)),
    ...(detail === undefined ? {} : { detail }),
    button: {
      label: texts.remove,
      action: { command: 'end-calendar-source', agreement: agreement.id, args: { source: id } },
      style: 'danger',
    },
  };
}
