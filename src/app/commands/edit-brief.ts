import { z } from 'zod';
import { type BriefFact, briefFacts, missingParts } from '../../domain/briefs.ts';
import { applyBriefChange, type BriefChange } from '../../domain/record/briefs.ts';
import { briefForm, type FilledBrief, latestFault, readBriefForm } from '../brief-form.ts';
import { type Briefs, changeRecord, editorOf, gatherBriefs } from '../briefs.ts';
import type { Entry } from '../views/brief-card.ts';
import { briefNumber, namedBrief, readBriefArg } from './briefs.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const filled = z.object({ question: z.string(), proposal: z.string(), otherwise: z.string(), latest: z.string() });
const args = z.object({
  brief: briefNumber.optional(),
  revision: z.number().int().optional(),
  filled: filled.optional(),
});

/** Fills in or rewrites a brief. It takes new answers then: nobody has answered what it says now. */
export const editBrief = agreementCommand({
  name: 'edit-brief',
  root: 'agreement',
  words: { sv: ['beslut ändra'], en: ['decision edit'] },
  right: 'take-part',
  changes: true,
  args,
  texts: (given) => (given.filled ? [given.filled.question, given.filled.proposal, given.filled.otherwise] : []),
  read: readBriefArg,
  readForm: (values, given) => {
    const read = readBriefForm(values);
    if ('faults' in read) return read;
    const whole = args.safeParse({ ...given, filled: read.filled });
    return whole.success ? { args: whole.data } : { faults: { question: 'required' } };
  },
  run: async (context, given) => {
    const { t } = context;
    // Before anything else is told of it: who may not write in it may not read it either.
    const named = (await gatherBriefs(context)).all.find(({ brief }) => brief.brief === given.brief);
    if (named && !editorOf(context, named)) return refuse(context, t.decisions.refused.editor, 'not-editor');
    const found = await namedBrief(context, given);
    if ('result' in found) return found.result;
    if (given.filled) return save(context, found.known, found.entry, given.filled);
    const form = briefForm(context, found.entry);
    return { outcome: 'asked', message: t.say(form.title), form };
  },
});

function save(context: CommandContext, known: Briefs, entry: Entry, said: FilledBrief): CommandResult {
  const { t, today } = context;
  const { brief } = entry;
  const as = editorOf(context, entry);
  const fault = latestFault(context, said.latest, brief.latest);
  if (fault !== undefined) return refuse(context, fault, 'latest', 'latest');
  const own = ownTexts(context, entry, said);
  if (entry.matter.kind === 'free' && own.question === undefined)
    return refuse(context, t.decisions.refused.questionNeeded, 'question', 'question');
  const body: BriefChange = { kind: 'brief', brief: brief.brief, ...originOf(entry), ...own };
  const after = applyBriefChange([brief], body, today);
  const [now] = briefFacts(after, entry.measure ? [entry.measure] : [], today);
  const missing = now ? t.decisions.missingParts(missingParts(now)) : '';
  const answered = brief.answers.length > 0 || brief.taken !== undefined;
  return {
    outcome: 'done',
    message: t.say(
      t.decisions.saved.edited(brief.brief),
      missing === '' ? t.decisions.saved.complete : missing,
      answered ? t.decisions.saved.cleared : '',
    ),
    data: { brief: brief.brief, revision: brief.revision + 1, missing: now ? missingParts(now) : [] },
    effects: changeRecord(context, known.version, [body], as),
  };
}

/** Where it comes from stays as it was. */
function originOf({ brief: { measure, measureId, change, askedBy } }: BriefFact) {
  return {
    ...(askedBy === undefined ? {} : { askedBy }),
    ...(measure === undefined ? {} : { measure }),
    ...(measureId === undefined ? {} : { measureId }),
    ...(change === undefined ? {} : { change }),
  };
}

/**
 * What is the brief's own: what the measure's question or proposal says already is read from there, so that masking
 * reaches it.
 */
function ownTexts({ t }: CommandContext, { matter }: Entry, said: FilledBrief) {
  const { decisions } = t;
  const own = (text: string, derived: string) => (text === '' || text === derived ? undefined : text);
  const texts = {
    question: own(said.question, decisions.question(matter)),
    proposal: own(said.proposal, decisions.proposal(matter)),
    otherwise: own(said.otherwise, decisions.otherwise(matter)),
    latest: said.latest === '' ? undefined : said.latest,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Partial<FilledBrief>;
}

function refuse({ t }: CommandContext, text: string, rule: string, field?: string): CommandResult {
  return {
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
    ...(field === undefined ? {} : { fieldErrors: { [field]: text } }),
  };
}
