import { z } from 'zod';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import { present } from '../../domain/present.ts';
import type { FollowUpIssue, FollowUpWording } from '../follow-ups/follow-up.ts';
import { reword } from '../follow-ups/freeze.ts';
import { frozenResult } from '../follow-ups/frozen-result.ts';
import { namedFollowUp, standingNamed } from '../follow-ups/named.ts';
import { wordable } from '../follow-ups/wording.ts';
import { documentHash } from '../reports/document-hash.ts';
import { shorten } from '../reports/shorten.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const longest = 400;
/** `of`: hash of the document that the form was made of, which masking makes another one of the same version. */
const shown = namedFollowUp.extend({ version: z.number().int().positive(), of: z.string().optional() });
const args = shown.extend({ words: z.record(z.string(), z.string().max(longest)).optional() });

/** Coordinators word the judgement and the deviations their own way: a new version of the same moment. */
export const wordFollowUp = agreementCommand({
  name: 'word-follow-up',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: true,
  args,
  texts: ({ words }) => Object.values(words ?? {}),
  readForm: (values, given) => {
    const about = shown.safeParse(given);
    if (!about.success) return { faults: {} };
    const words = wordsOf(values);
    const long = Object.entries(words).filter(([, text]) => text.length > longest);
    if (long.length > 0) return { faults: Object.fromEntries(long.map(([id]) => [id, 'too-long' as const])) };
    return { args: { ...about.data, words } };
  },
  run: async (context, { version, words, of, ...ref }) => {
    const { t, agreement, reads } = context;
    const texts = t.followUps.refused;
    const { version: expected } = await reads.record(agreement.id);
    const standing = await standingNamed(context, ref);
    const issue = standing?.frozen && (await reads.latestIssue(agreement.id, ref, standing.frozen.version));
    if (!standing || !issue) return refuse(context, texts.noVersion, 'no-version');
    if (standing.posted) return refuse(context, texts.alreadyPosted(ref), 'posted');
    if (issue.version !== version) return refuse(context, texts.oldVersion(version, issue.version), 'old-version');
    // A form that was open while a text was taken away would write it back.
    if (words === undefined || of !== documentHash(issue.document, context.hash)) return askFor(context, issue);
    const wording = wordingOf(issue, words);
    if (!wording) return refuse(context, texts.same, 'same');
    return frozenResult(context, reword(issue, wording, context), expected);
  },
});

function wordsOf(values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value.trim()]] : [])),
  );
}

const judgement = 'judgement';
const deviation = (measureId: string) => `deviation-${measureId}`;

/** What was changed, with what had been before; undefined when nothing was. An emptied field is as it was made of the facts. */
function wordingOf(issue: FollowUpIssue, words: Readonly<Record<string, string>>): FollowUpWording | undefined {
  const said = shownIn(leadOf(issue));
  const lines = wordable(issue.document).flatMap(({ measureId, claim }) => {
    const text = words[deviation(measureId)];
    return text === undefined || text === '' || text === shownIn(claim.text) ? [] : [[measureId, text] as const];
  });
  const lead = words[judgement];
  const isNew = lead !== undefined && lead !== '' && lead !== said;
  if (!isNew && lines.length === 0) return undefined;
  return present({
    judgement: isNew ? lead : issue.wording.judgement,
    deviations: { ...issue.wording.deviations, ...Object.fromEntries(lines) },
  });
}

/** As much as the field holds: who leaves that as it is has not worded the rest away. */
function shownIn(text: string): string {
  return (text.length > longest ? shorten(text, longest) : text).trim();
}

function leadOf({ document }: FollowUpIssue): string {
  return document.lead.map(({ text }) => text).join(' ');
}

function askFor({ t, language, agreement, hash }: CommandContext, issue: FollowUpIssue): CommandResult {
  const texts = t.followUps.wording;
  const field = (id: string, label: string, value: string): Field => ({
    kind: 'text',
    id,
    label: shorten(label, 150),
    required: false,
    multiline: true,
    maxLength: longest,
    value: shownIn(value),
  });
  const form: Form = {
    language,
    title: texts.title,
    intro: texts.intro(issue.version),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      field(judgement, texts.judgement, leadOf(issue)),
      ...wordable(issue.document).map(({ measureId, claim }) =>
        field(deviation(measureId), claim.label ?? '', claim.text),
      ),
    ],
    action: {
      command: 'word-follow-up',
      agreement: agreement.id,
      args: { ...issue.ref, version: issue.version, of: documentHash(issue.document, hash) },
    },
  };
  return { outcome: 'asked', message: t.say(texts.title), form };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
