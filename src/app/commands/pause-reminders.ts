import { z } from 'zod';
import { type AgreementChangeBody, isPaused } from '../../domain/agreement-record.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';
import { faultOfDay, readReminderDay } from './reminder-day.ts';

const args = z.object({
  until: z.iso.date().optional(),
  /** As typed: a day that doesn't exist. */
  unread: z.string().optional(),
});

/** Rests every reminder but the consultation's, until and including a day or until somebody resumes them. */
export const pauseReminders = agreementCommand({
  name: 'pause-reminders',
  root: 'agreement',
  words: { sv: ['påminnelser paus', 'pausa påminnelser'], en: ['reminders pause', 'pause reminders'] },
  right: 'coordinate',
  changes: true,
  args,
  read: (rest, { today, validFrom, validTo }): z.infer<typeof args> | undefined => {
    if (rest === '') return {};
    return readReminderDay(rest.replace(/^(till( och med)?|until|to) /i, ''), { today, validFrom, validTo });
  },
  run: async (context, { until, unread }) => {
    const { t, today, agreement } = context;
    const texts = t.reminders.pause;
    const validFrom = agreement.definition.validFrom.toString();
    const validTo = agreement.definition.validTo.toString();
    if (unread !== undefined) {
      const fault = faultOfDay(unread, { today, validFrom, validTo });
      return { outcome: 'refused', message: t.say(t.reminders.noSuchDay(fault)), data: { rule: 'date' } };
    }
    if (until !== undefined && until > validTo)
      return { outcome: 'refused', message: t.say(texts.afterEnd(validTo)), data: { rule: 'after-end' } };
    if (until !== undefined && until < today)
      return { outcome: 'refused', message: t.say(texts.passed), data: { rule: 'passed' } };
    return recorded(context, { kind: 'reminders-paused', ...(until === undefined ? {} : { until }) }, [
      texts.paused(until),
      texts.notTheConsultation,
    ]);
  },
});

export const resumeReminders = agreementCommand({
  name: 'resume-reminders',
  root: 'agreement',
  words: {
    sv: ['påminnelser återuppta', 'återuppta påminnelser', 'påminnelser på'],
    en: ['reminders resume', 'resume reminders'],
  },
  right: 'coordinate',
  changes: true,
  args: z.object({}),
  run: async (context) => {
    const { record } = await context.reads.record(context.agreement.id);
    const texts = context.t.reminders.pause;
    if (!isPaused(record, context.today)) return { outcome: 'done', message: context.t.say(texts.notPaused) };
    return recorded(context, { kind: 'reminders-resumed' }, [texts.resumed]);
  },
});

async function recorded(
  context: CommandContext,
  body: AgreementChangeBody,
  lines: readonly string[],
): Promise<CommandResult> {
  const { version } = await context.reads.record(context.agreement.id);
  const author = authorOf(context, writer(context));
  return {
    outcome: 'done',
    message: context.t.say(...lines),
    data: { kind: body.kind },
    effects: [{ kind: 'agreement-change', expected: version, author, bodies: [body] }],
  };
}
