import { z } from 'zod';
import { gatherHistory } from '../app/facts.ts';
import { type Simulated, type SimulatedMiss, simulate } from '../app/simulate.ts';
import { type SimulatedPost, simulatePosts } from '../app/simulate-posts.ts';
import { nameSubjects } from '../app/views/reminder-names.ts';
import { addMonths } from '../domain/days.ts';
import { wallClock, withOffset } from '../domain/wall-clock.ts';
import { textsIn } from '../text/texts.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  json: z.boolean(),
  agreement: z.string().optional(),
});

/**
 * Every item that would be sent from one day to another, in order, by the planner that sends them. With `json` an object a
 * line: `at` is local time with its offset, `bundle` is the same for the items of one message.
 */
export const simulateReminders: Subcommand<z.infer<typeof options>> = {
  name: 'simulate',
  options,
  run: async (app, { from, to, json, agreement: key }, io) => {
    const t = textsIn('sv');
    if (to < from) {
      io.err(t.cli.simulate.backwards(from, to));
      return exitCode.usage;
    }
    const agreement = await chooseAgreement(app, key, io);
    if (!agreement) return exitCode.usage;
    const history = await gatherHistory(agreement, app.store, true);
    const all = [...simulate(history, { from, to })];
    const named = await nameSubjects(
      t,
      agreement,
      app.store,
      all.map(({ item }) => item),
    );
    const sent = all.filter((entry): entry is Simulated => 'addressee' in entry);
    const groups = agreement.groups.filter(({ kind }) => kind === 'steering').map(({ name }) => name);
    const posts = simulatePosts(history, { from, to }).map((post) => ({
      at: post.at,
      line: postLine(post, groups, json),
    }));
    const lines = sent.map(({ at, addressee, item }) => {
      const when = withOffset(at);
      const subject = named.get(item.key)?.text ?? '';
      const [today = '', clock = ''] = wallClock(at).split('T');
      const facts = { ...item.reason, due: item.due, today, planned: item.sendOn, clock, subject };
      const why = t.reminders.why(facts);
      const reason = item.quiet ? `${why}, ${t.reminders.list.quiet}` : why;
      const line = json
        ? JSON.stringify({
            at: when,
            kind: item.kind,
            to: addressee.id,
            channel: item.to.kind === 'function' ? 'direct' : addressee.id,
            subject: subject === '' ? t.reminders.name[item.kind] : subject,
            due: item.due,
            reason,
            key: item.key,
            bundle: `${addressee.id}/${when.slice(0, 10)}`,
            ...(item.late ? { late: true } : {}),
            ...(item.quiet ? { quiet: true } : {}),
          })
        : t.cli.simulate.line(when, addressee.id, t.reminders.line[item.kind](facts), reason);
      return { at, line };
    });
    for (const { line } of [...lines, ...posts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) io.out(line);
    if (!json) summarise({ from, to }, all, sent, io.out);
    return exitCode.done;
  },
};

/** A follow-up's posting as a line: one for all of the steering group's channels. */
function postLine({ at, ref }: SimulatedPost, groups: readonly string[], json: boolean): string {
  const t = textsIn('sv');
  const [when, to] = [withOffset(at), groups.join(', ')];
  const { reason, line } = t.cli.simulate.post;
  if (!json) return t.cli.simulate.line(when, to, line(t.followUps.name(ref)), reason);
  return JSON.stringify({
    at: when,
    kind: ref.kind,
    to,
    channel: to,
    subject: t.followUps.name(ref),
    reason,
    key: `follow-up/${ref.kind}/${ref.for}`,
    bundle: `follow-up/${ref.kind}/${ref.for}`,
  });
}

/** Messages per recipient and month, for the reader of a simulation. */
function summarise(
  { from, to }: { readonly from: string; readonly to: string },
  all: readonly (Simulated | SimulatedMiss)[],
  sent: readonly Simulated[],
  out: (line: string) => void,
): void {
  const t = textsIn('sv').cli.simulate;
  const months = monthsBetween(from, to);
  const days = new Map<string, Set<string>>();
  for (const { at, addressee } of sent)
    days.set(addressee.id, (days.get(addressee.id) ?? new Set()).add(withOffset(at).slice(0, 10)));
  out(t.summary(sent.length, all.length - sent.length, months.length));
  for (const [recipient, on] of [...days].sort(([a], [b]) => a.localeCompare(b, 'sv'))) {
    const perMonth = months.map((month) => [...on].filter((day) => day.startsWith(month)).length);
    out(t.perRecipient(recipient, on.size, on.size / months.length, perMonth));
  }
}

/** `2021-01` … `2022-12`. */
function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  return months;
}
