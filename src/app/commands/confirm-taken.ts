import { z } from 'zod';
import type { HeldFunction } from '../../domain/policy.ts';
import { confirmingParties } from '../brief-taken.ts';
import { type Briefs, changeRecord } from '../briefs.ts';
import { partyNames } from '../coordinators.ts';
import { decideBrief } from '../decide-brief.ts';
import { writer } from '../record.ts';
import type { Entry } from '../views/brief-card.ts';
import { planLine } from './answer-brief.ts';
import { briefNumber, namedBrief, readBriefArg } from './briefs.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  brief: briefNumber.optional(),
  revision: z.number().int().optional(),
  /** Which of the recordings the button stood under. */
  nth: z.number().int().optional(),
});

/** Another party's coordinator confirms what has been recorded as decided in a meeting: then it is decided (product.md §4). */
export const confirmTaken = onRecorded('confirm-taken', { sv: ['beslut bekräfta'], en: ['decision confirm'] }, confirm);
/** It was not decided so: the brief is open again. One's own party may take its recording back in the same way. */
export const declineTaken = onRecorded('decline-taken', { sv: [], en: [] }, decline);

type Recorded = Entry & { readonly brief: { readonly taken: NonNullable<Entry['brief']['taken']> } };

function onRecorded(
  name: string,
  words: { sv: readonly string[]; en: readonly string[] },
  run: (context: CommandContext, known: Briefs, entry: Recorded) => Promise<CommandResult>,
) {
  return agreementCommand({
    name,
    root: 'agreement',
    words,
    right: 'coordinate',
    changes: true,
    args,
    read: readBriefArg,
    run: async (context, given) => {
      const { refused } = context.t.decisions;
      const found = await namedBrief(context, given);
      if ('result' in found) return found.result;
      const { entry } = found;
      const { taken, recordings } = entry.brief;
      if (!taken) return refuse(context, refused.notRecorded(entry.brief.brief), 'not-recorded');
      if (given.nth !== undefined && given.nth !== recordings)
        return refuse(context, refused.recordedAnew(entry.brief.brief), 'changed');
      return run(context, found.known, { ...entry, brief: { ...entry.brief, taken } });
    },
  });
}

async function confirm(context: CommandContext, known: Briefs, entry: Recorded): Promise<CommandResult> {
  const { t, agreement } = context;
  const { saved, refused } = t.decisions;
  const { brief, taken } = entry.brief;
  const parties = confirmingParties(agreement, taken.party);
  const as = coordinatorOf(context, parties);
  if (!as) return refuse(context, refused.otherParty(partyNames(agreement, parties)), 'other-party');
  const { answer, on } = taken;
  if (answer === 'more') return refuse(context, refused.notRecorded(brief), 'not-recorded');
  const effects = await decideBrief({ ...context, as }, known, entry, { answer, by: 'meeting', on }, []);
  return {
    outcome: 'done',
    message: t.say(saved.decided(brief, answer), planLine(context, entry, answer)),
    data: { brief, decided: true, decision: answer, by: 'meeting', on },
    effects,
  };
}

async function decline(context: CommandContext, known: Briefs, entry: Recorded): Promise<CommandResult> {
  const { t } = context;
  const { brief } = entry.brief;
  const { party } = writer(context);
  return {
    outcome: 'done',
    message: t.say(t.decisions.saved.declined(brief)),
    data: { brief, declined: true },
    effects: changeRecord(context, known.version, [{ kind: 'brief-taken-declined', brief, party }]),
  };
}

function coordinatorOf({ actor }: CommandContext, parties: readonly string[]): HeldFunction | undefined {
  return actor.functions.find(
    ({ confirmed, roles, party }) => confirmed && roles.includes('coordinator') && parties.includes(party),
  );
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
