import { z } from 'zod';
import { comingReminders, recipientName } from '../../app/coming-reminders.ts';
import type { Agreement } from '../../app/ports.ts';
import { nameSubjects } from '../../app/views/reminder-names.ts';
import type { Application } from '../../application.ts';
import { addDays } from '../../domain/days.ts';
import { isoDateOf } from '../../domain/time.ts';
import { textsIn } from '../../text/texts.ts';
import { exitCode, type Subcommand } from '../subcommand.ts';

const count = z.number();
const channel = z.object({
  platform: z.enum(['slack', 'teams', 'local', 'cli']),
  tenant: z.string(),
  id: z.string(),
  name: z.string().exactOptional(),
  group: z.string(),
});
const agreement = z.object({
  title: z.string(),
  ended: z.boolean(),
  coordinators: count,
  channels: z.array(channel),
  next: z.array(z.string()),
  waiting: count,
  late: count,
  failed: count,
  check: z.object({ day: z.string(), missing: count, unsent: count, doubtful: count }).exactOptional(),
});

/** What the database says to `doctor`, a line of JSON: from the running bot when it has the database open. */
export const examination = z.object({
  agreements: z.array(agreement),
  backupAt: z.string().exactOptional(),
  secrets: z.array(z.object({ name: z.string(), since: z.string() })),
  masked: count,
  workspaces: z.array(z.object({ team: z.string(), token: z.string(), refresh: z.string().nullable() })),
  clock: z.object({ against: z.literal('database'), seconds: count }).exactOptional(),
});

export type Examination = z.infer<typeof examination>;
export type ExaminedAgreement = z.infer<typeof agreement>;
export type ExaminedChannel = z.infer<typeof channel>;

/** Days ahead in which the next sends are looked for, and how many are told. */
const daysAhead = 60;
const mostNext = 3;

export const examine: Subcommand<Record<string, never>> = {
  name: 'doctor',
  options: z.object({}).strict() as z.ZodType<Record<string, never>>,
  run: async (app, _options, io) => {
    const { agreements, ...rest } = await app.standing();
    const examined: ExaminedAgreement[] = [];
    for (const { id, ...standing } of agreements) {
      const found = await app.store.agreement(id);
      if (found) examined.push({ ...standing, ...(await about(app, found)) });
    }
    io.out(JSON.stringify({ ...rest, agreements: examined }));
    return exitCode.done;
  },
};

async function about(app: Application, found: Agreement) {
  const { definition, stoppedAt, channels, groups, functions } = found;
  const today = isoDateOf(app.clock.now());
  const coordinating = functions.filter(({ roles }) => roles.includes('coordinator')).map(({ id }) => id);
  const held = new Set((await app.store.accountsOf(found.id, coordinating, today)).map(({ functionId }) => functionId));
  return {
    title: definition.title,
    ended: stoppedAt !== undefined || definition.validTo.toString() < today,
    coordinators: held.size,
    channels: channels.map((each) => ({
      ...each.channel,
      ...(each.name === undefined ? {} : { name: each.name }),
      group: groups.find(({ id }) => id === each.groupId)?.name ?? '',
    })),
    next: await nextSends(app, found, today),
  };
}

/** As `/samverkan påminnelser` lists them. */
async function nextSends({ store }: Application, found: Agreement, today: string): Promise<string[]> {
  const t = textsIn('sv');
  const next = (await comingReminders(found, store, today, addDays(today, daysAhead))).slice(0, mostNext);
  const named = await nameSubjects(t, found, store, next);
  return next.map((entry) => {
    const { kind, reason, due, key, sendOn, time, to } = entry;
    const line = t.reminders.line[kind]({
      ...reason,
      due,
      today,
      planned: sendOn,
      subject: named.get(key)?.text ?? '',
    });
    return t.doctor.next(t.reminders.list.when(sendOn, time, recipientName(found, to)), line);
  });
}
