import { z } from 'zod';
import { partyNames } from '../coordinators.ts';
import { coordinatesFor } from '../holdings.ts';
import { planEffects } from '../plan-import/plan-effects.ts';
import type { PlanRow } from '../plan-import/read-plan-file.ts';
import { authorOf, writer } from '../record.ts';
import { type Succession, shownKey, succession } from '../successor.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';
import { answerButtons, previewOf } from './take-over.ts';

const args = z.object({ from: z.string(), shown: z.string().optional(), decline: z.boolean().optional() });

/** Another party's coordinator answers the proposal to take over measures; what would be done is what they were shown. */
export const confirmTakeOver = agreementCommand({
  name: 'confirm-take-over',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'change-plan',
  changes: true,
  args,
  run: async (context, { from, shown, decline }) => {
    const { t, agreement, reads, hash } = context;
    const { version, record } = await reads.record(agreement.id);
    const { takeOver: proposal } = record.extension;
    if (proposal?.from !== from) return refuse(context, t.takeOver.notWaiting, 'not-waiting');
    const others = agreement.definition.parties.map(({ key }) => key).filter((key) => key !== proposal.party);
    if (!coordinatesFor(context).some((party) => others.includes(party)))
      return refuse(context, t.takeOver.ownProposal(partyNames(agreement, others)), 'own-party');
    const as = writer(context);
    if (decline) {
      const body = { kind: 'take-over-declined' as const, from, party: as.party };
      return {
        outcome: 'done',
        message: t.say(t.takeOver.declined),
        data: { from, declined: true },
        effects: [{ kind: 'agreement-change', expected: version, author: authorOf(context, as), bodies: [body] }],
      };
    }
    const known = (await reads.agreements()).find(({ key }) => key === from);
    const old = known && (await reads.agreement(known.id));
    if (!old) return refuse(context, t.takeOver.notWaiting, 'not-waiting');
    const found = await succession(context, old);
    if (shown !== shownKey(found, hash))
      return previewOf(context, found, answerButtons(context, found), t.takeOver.changed);
    return take(context, found, version);
  },
});

async function take(context: CommandContext, { old, plan }: Succession, version: number): Promise<CommandResult> {
  const { t, agreement, reads, now, newId } = context;
  const as = writer(context);
  const author = authorOf(context, as);
  const { title, key } = old.definition;
  const rows = plan.taken.map(
    ({ number, from, plan: row, dated, began }, index): PlanRow => ({
      row: index + 1,
      number,
      plan: row,
      dated,
      note: t.takeOver.note(title, from, began),
    }),
  );
  const diff = { added: rows, changed: [], unchanged: [], missing: [], kept: [] };
  const importer = { author, functionId: as.id, now, newId, reads };
  const body = { kind: 'taken-over' as const, from: key, measures: plan.taken.map(({ id }) => id) };
  return {
    outcome: 'done',
    message: t.say(t.takeOver.done(rows.length, title), t.takeOver.doneNext),
    data: { from: key, taken: plan.taken.map(({ from, number }) => ({ from, number })) },
    effects: [
      ...(await planEffects(agreement, await reads.measures(agreement.id), plan, diff, importer)),
      { kind: 'agreement-change', expected: version, author, bodies: [body] },
    ],
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
