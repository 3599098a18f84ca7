import { z } from 'zod';
import { addDays } from '../../domain/days.ts';
import { readWhich } from '../../domain/meeting-text/which.ts';
import { meetingTimes } from '../../domain/meeting-times.ts';
import { meant } from '../coming-meetings.ts';
import { daysIn, lineContext } from '../meetings.ts';
import type { Choice } from '../views/choose-meeting.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';
import { meetingHeld } from './meeting-held.ts';

const args = z.object({ text: z.string(), group: z.string().optional() });
type Args = z.infer<typeof args>;

/** Days back in which a meeting is looked for. */
const daysBack = 400;

/** "Möte blev av styrgruppen 22 april": the same as the button in the question after the meeting. */
export const sayHeld = said('say-held', true, {
  sv: ['möte blev av', 'mötet blev av', 'möte hållet'],
  en: ['meeting took place', 'meeting held'],
});

export const sayNotHeld = said('say-not-held', false, {
  sv: ['möte blev inte av', 'mötet blev inte av'],
  en: ['meeting did not take place', 'meeting not held'],
});

function said(name: string, held: boolean, words: { readonly sv: readonly string[]; readonly en: readonly string[] }) {
  return agreementCommand({
    name,
    root: 'agreement',
    words,
    right: 'take-part',
    changes: 'about-then',
    args,
    texts: ({ text }) => [text],
    read: (rest) => ({ text: rest }),
    run: (context, given: Args) => answer(context, given, held, name),
  });
}

async function answer(context: CommandContext, given: Args, held: boolean, command: string): Promise<CommandResult> {
  const { t } = context;
  const read = readWhich(given.text, lineContext(context));
  if ('fault' in read)
    return { outcome: 'refused', message: t.say(t.meetings.refused.text(read.fault)), data: { rule: read.fault.kind } };
  const found = meant(context, await pastTimes(context), read.value, { command, args: { ...given } });
  if ('result' in found) return found.result;
  // Without a day, or when several days may be meant, it is the meeting that was last.
  const latest = found.choices.at(-1);
  const chosen = latest && { meeting: latest.time.meetingId, occurrence: latest.time.occurrence, held };
  const prepared = meetingHeld.fromArgs(chosen);
  if (!chosen || !prepared) throw new Error('a meeting that was found can be answered for');
  return prepared.run(context);
}

/** Times that have begun, the latest last. */
async function pastTimes({ agreement, reads, now, today }: CommandContext): Promise<readonly Choice[]> {
  const window = { first: addDays(today, -daysBack), last: today };
  const { now: wall } = daysIn({ now, agreement });
  return (await reads.meetings(agreement.id))
    .flatMap((meeting) => {
      const group = agreement.groups.find(({ id }) => id === meeting.state.plan.groupId);
      return group ? meetingTimes(meeting, window).map((time) => ({ group, time, cancelled: false })) : [];
    })
    .filter(({ time }) => time.start <= wall)
    .sort((a, b) => (a.time.start < b.time.start ? -1 : 1));
}
