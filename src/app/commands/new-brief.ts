import { z } from 'zod';
import { briefFacts, missingParts, nextBrief } from '../../domain/briefs.ts';
import { applyBriefChange } from '../../domain/record/briefs.ts';
import { briefForm, latestFault, readBriefForm } from '../brief-form.ts';
import { changeRecord } from '../briefs.ts';
import { writer } from '../record.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const filled = z.object({ question: z.string(), proposal: z.string(), otherwise: z.string(), latest: z.string() });
const args = z.object({ typed: z.string().optional(), filled: filled.optional() });

/** A question to the steering group that is about no single measure, put by a coordinator. */
export const newBrief = agreementCommand({
  name: 'new-brief',
  root: 'agreement',
  words: { sv: ['beslut ny', 'beslut nytt', 'beslut fråga'], en: ['decision new', 'decisions new'] },
  right: 'coordinate',
  changes: true,
  args,
  texts: (given) =>
    given.filled ? [given.filled.question, given.filled.proposal, given.filled.otherwise] : [given.typed ?? ''],
  read: (rest) => (rest === '' ? {} : { typed: rest }),
  readForm: (values) => {
    const read = readBriefForm(values);
    if ('faults' in read) return read;
    return read.filled.question === '' ? { faults: { question: 'required' } } : { args: { filled: read.filled } };
  },
  run: async (context, given) => {
    const { t } = context;
    if (given.filled) return save(context, given.filled);
    return {
      outcome: 'asked',
      message: t.say(t.decisions.forms.newTitle),
      form: briefForm(context, undefined, given.typed),
    };
  },
});

async function save(context: CommandContext, said: z.infer<typeof filled>): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const fault = latestFault(context, said.latest, undefined);
  if (fault !== undefined)
    return { outcome: 'refused', message: t.say(fault), data: { rule: 'latest' }, fieldErrors: { latest: fault } };
  const { version, record } = await reads.record(agreement.id);
  const brief = nextBrief(record.briefs);
  const texts = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
  const body = { kind: 'brief', brief, ...texts, askedBy: writer(context).name } as const;
  const [entry] = briefFacts(applyBriefChange([], body, today), [], today);
  return {
    outcome: 'done',
    message: t.say(t.decisions.saved.new(brief), entry ? t.decisions.missingParts(missingParts(entry)) : ''),
    data: { brief },
    effects: changeRecord(context, version, [body]),
  };
}
