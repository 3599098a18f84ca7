import type { Form, FormValues } from '../chat/form.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommandContext, FormFault } from './commands/command.ts';
import type { Entry } from './views/brief-card.ts';
import { type BriefText, briefText } from './views/brief-text.ts';

/** Longest that each text of a brief may be, in characters; a form in Slack takes no more than the first. */
const longestQuestion = 3000;
const longestPart = 1000;

/** What a brief's form says; empty is not said. */
export interface FilledBrief {
  readonly question: string;
  readonly proposal: string;
  readonly otherwise: string;
  readonly latest: string;
}

const keys = ['question', 'proposal', 'otherwise', 'latest'] as const;

export function readBriefForm(values: FormValues): { filled: FilledBrief } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const [question, proposal, otherwise, latest] = keys.map(text);
  const filled = {
    question: question ?? '',
    proposal: proposal ?? '',
    otherwise: otherwise ?? '',
    latest: latest ?? '',
  };
  const faults: Record<string, FormFault> = {};
  if (filled.question.length > longestQuestion) faults.question = 'too-long';
  if (filled.proposal.length > longestPart) faults.proposal = 'too-long';
  if (filled.otherwise.length > longestPart) faults.otherwise = 'too-long';
  if (filled.latest !== '' && !isDate(filled.latest)) faults.latest = 'no-such-date';
  return Object.keys(faults).length > 0 ? { faults } : { filled };
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What is wrong with the day, if anything: it is to come, within the agreement. One that stood there before may stand. */
export function latestFault(
  { t, today, agreement }: CommandContext,
  latest: IsoDate,
  before: IsoDate | undefined,
): string | undefined {
  const end = agreement.definition.validTo.toString();
  if (latest === '' || latest === before) return undefined;
  if (latest < today) return t.decisions.refused.latestPast;
  return latest > end ? t.decisions.refused.latestAfterEnd(end) : undefined;
}

/** A brief's form, filled in with what it says: of a new one, the question that was typed. */
export function briefForm({ t, language, agreement }: CommandContext, entry: Entry | undefined, typed = ''): Form {
  const { forms } = t.decisions;
  const said = entry ? { ...briefText(t, entry), ...takenAway(entry) } : { question: typed };
  const ofMeasure = entry !== undefined && entry.matter.kind !== 'free';
  const question = (said.question ?? '').length <= longestQuestion ? said.question : undefined;
  const value = (text: string | undefined) => (text === undefined || text === '' ? {} : { value: text });
  const part = (id: 'proposal' | 'otherwise', label: string, hint: string, text: string | undefined) => ({
    kind: 'text' as const,
    id,
    label,
    hint,
    required: false,
    multiline: true,
    maxLength: longestPart,
    ...value(text),
  });
  const args = entry ? { brief: entry.brief.brief, revision: entry.brief.revision } : {};
  return {
    language,
    title: entry ? forms.editTitle(entry.brief.brief) : forms.newTitle,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'text',
        id: 'question',
        label: forms.question,
        hint: ofMeasure ? forms.questionKept : forms.questionHint,
        required: !ofMeasure,
        multiline: true,
        maxLength: longestQuestion,
        ...value(question),
      },
      part('proposal', forms.proposal, forms.proposalHint, said.proposal),
      part('otherwise', forms.otherwise, forms.otherwiseHint, said.otherwise),
      { kind: 'date', id: 'latest', label: forms.latest, required: false, ...value(entry?.brief.latest) },
    ],
    action: { command: entry ? 'edit-brief' : 'new-brief', agreement: agreement.id, args },
  };
}

/** What was masked is to be written anew, and is no text to go on from. */
function takenAway({ brief }: Entry): Partial<BriefText> {
  const parts = (['question', 'proposal', 'otherwise'] as const).filter((part) => brief[part] === '');
  return Object.fromEntries(parts.map((part) => [part, '']));
}
