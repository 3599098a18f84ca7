import { z } from 'zod';
import type { FetchFault } from '../../domain/calendar-file.ts';
import { spanOf } from '../calendars/incoming-calendar.ts';
import { takeCalendar } from '../calendars/take-calendar.ts';
import { hostOf, readAddress } from '../calendars/typed-address.ts';
import { findGroup } from '../find-group.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  address: z.string().max(2000).optional(),
  /** A group's name as typed after the address. */
  name: z.string().max(200).optional(),
});

/**
 * Reads a calendar at its address, now and then every day. What it would change is shown first, and nothing is stored until
 * it is confirmed. Only addresses on the internet, with TLS; what is on the local network is never asked.
 */
export const calendarSource = agreementCommand({
  name: 'calendar-source',
  root: 'agreement',
  words: { sv: ['kalender'], en: ['calendar'] },
  right: 'meetings',
  changes: true,
  args,
  read: (rest) => {
    const found = readAddress(rest);
    return (
      found && {
        address: found.address.slice(0, 2000),
        ...(found.rest === '' ? {} : { name: found.rest.slice(0, 200) }),
      }
    );
  },
  // The address is kept as an address and shown to nobody; its path is letters and digits that the guard can't read.
  texts: ({ address, name }) => [hostOf(address ?? ''), name ?? ''],
  run: async (context, { address = '', name }) => {
    const { t, agreement, reads, calendars, today } = context;
    const group = name === undefined ? undefined : findGroup(name, agreement.groups);
    if (name !== undefined && !group) {
      const said = t.people.bind.unknownGroup(name, []);
      return { outcome: 'refused', message: t.say(said, t.calendar.nothingSaved), data: { rule: 'unknown-group' } };
    }
    const fault = calendars.faultOf(address);
    if (fault) return refused(context, fault);
    const same = (await reads.calendarSources(agreement.id)).find(({ url }) => url === address);
    if (same) {
      const whose = agreement.groups.find(({ id }) => id === same.groupId)?.name ?? '';
      return { outcome: 'done', message: t.say(t.calendar.sources.already(whose)), data: { unchanged: true } };
    }
    const fetched = await calendars.fetch(address);
    if (!fetched.ok) return refused(context, fetched.fault);
    const reading = await calendars.read(fetched.bytes, spanOf(agreement, today));
    return withReminder(context, await takeCalendar(context, reading, { url: address, group: group?.id }));
  },
});

function refused(context: CommandContext, fault: FetchFault): CommandResult {
  const { t } = context;
  const message = t.say(t.calendar.fetchFault(fault), t.calendar.nothingSaved);
  return withReminder(context, { outcome: 'refused', message, data: { rule: 'address', fault: fault.key } });
}

/** Where others can read what was typed, the secret in it can be read too. */
function withReminder({ t, origin }: CommandContext, result: CommandResult): CommandResult {
  if (!origin.visible) return result;
  const { blocks } = t.say(t.calendar.addressInChat);
  return { ...result, message: { ...result.message, blocks: [...result.message.blocks, ...blocks] } };
}
