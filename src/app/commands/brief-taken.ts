import { z } from 'zod';
import type { Form } from '../../chat/form.ts';
import { confirmingParties } from '../brief-taken.ts';
import { changeRecord } from '../briefs.ts';
import { partyNames } from '../coordinators.ts';
import { writer } from '../record.ts';
import { tellConfirming } from '../tell-brief.ts';
import type { Entry } from '../views/brief-card.ts';
import { briefNumber, namedBrief, readBriefArg } from './briefs.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** The minutes' paragraph or number, in characters: never what was said. */
const longestReference = 60;
const outcomes = ['approved', 'rejected'] as const;

const taken = z.object({
  answer: z.enum(outcomes),
  on: z.iso.date(),
  reference: z.string().min(1).max(longestReference),
});
const args = z.object({
  brief: briefNumber.optional(),
  revision: z.number().int().optional(),
  taken: taken.optional(),
});
type Args = z.infer<typeof args>;

/** Records that the steering group decided a brief in a meeting. Another party's coordinator confirms it (product.md §4). */
export const briefTaken = agreementCommand({
  name: 'brief-taken',
  root: 'agreement',
  words: { sv: ['beslut möte', 'beslut på möte'], en: ['decision meeting'] },
  right: 'coordinate',
  changes: true,
  args,
  texts: (given) => [given.taken?.reference ?? ''],
  read: readBriefArg,
  readForm: (values, given) => {
    const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
    const said = taken.safeParse({ answer: text('answer'), on: text('on'), reference: text('reference') });
    if (!said.success) {
      const fields = said.error.issues.map(({ path }) => String(path[0]));
      const fault = (field: string) =>
        text(field) === '' || field === 'answer' ? 'required' : field === 'on' ? 'no-such-date' : 'too-long';
      return { faults: Object.fromEntries(fields.map((field) => [field, fault(field)])) };
    }
    const whole = args.safeParse({ ...given, taken: said.data });
    return whole.success ? { args: whole.data } : { faults: { answer: 'required' } };
  },
  run: async (context, given) => {
    const { t, agreement, today } = context;
    const found = await namedBrief(context, given);
    if ('result' in found) return found.result;
    const { brief } = found.entry;
    const as = writer(context);
    if (brief.taken && brief.taken.party !== as.party)
      return refuse(
        context,
        t.decisions.refused.recordedAlready(partyNames(agreement, [brief.taken.party])[0] ?? ''),
        'recorded',
      );
    if (!given.taken) return takenForm(context, found.entry, given);
    const { on } = given.taken;
    const validFrom = agreement.definition.validFrom.toString();
    if (on > today) return refuse(context, t.decisions.refused.meetingAhead, 'future', 'on');
    if (on < validFrom)
      return refuse(context, t.decisions.refused.meetingTooEarly(validFrom), 'before-agreement', 'on');
    const parties = confirmingParties(agreement, as.party);
    if (parties.length === 0) return refuse(context, t.decisions.refused.nobodyConfirms, 'nobody-confirms');
    const body = { kind: 'brief-taken', brief: brief.brief, party: as.party, ...given.taken } as const;
    return {
      outcome: 'done',
      message: t.say(t.decisions.saved.taken(brief.brief), t.decisions.saved.toConfirm(partyNames(agreement, parties))),
      data: { brief: brief.brief, ...present(given.taken) },
      effects: [
        ...changeRecord(context, found.known.version, [body]),
        ...(await tellConfirming(context, found.entry, parties)),
      ],
    };
  },
});

/** For machines: the reference is people's text. */
function present({ answer, on }: NonNullable<Args['taken']>) {
  return { answer, on };
}

function takenForm(context: CommandContext, { brief }: Entry, { revision }: Args): CommandResult {
  const { t, language, agreement, today } = context;
  const { forms, answers } = t.decisions;
  const form: Form = {
    language,
    title: forms.takenTitle(brief.brief),
    intro: forms.takenIntro,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'select',
        id: 'answer',
        label: forms.takenAnswer,
        required: true,
        options: outcomes.map((value) => ({ value, label: answers[value] })),
        ...(brief.taken ? { value: brief.taken.answer } : {}),
      },
      { kind: 'date', id: 'on', label: forms.takenOn, required: true, value: brief.taken?.on ?? today },
      {
        kind: 'text',
        id: 'reference',
        label: forms.reference,
        hint: forms.referenceHint,
        required: true,
        maxLength: longestReference,
        ...(brief.taken?.reference ? { value: brief.taken.reference } : {}),
      },
    ],
    action: {
      command: 'brief-taken',
      agreement: agreement.id,
      args: { brief: brief.brief, revision: revision ?? brief.revision },
    },
  };
  return { outcome: 'asked', message: t.say(form.title), form };
}

function refuse({ t }: CommandContext, text: string, rule: string, field?: string): CommandResult {
  return {
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
    ...(field === undefined ? {} : { fieldErrors: { [field]: text } }),
  };
}
