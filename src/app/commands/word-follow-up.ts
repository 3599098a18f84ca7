import { z } from 'zod';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import { textsIn } from '../../text/texts.ts';
import type { FollowUpIssue } from '../follow-ups/follow-up.ts';
import { reword } from '../follow-ups/freeze.ts';
import { frozenResult } from '../follow-ups/frozen-result.ts';
import { namedFollowUp, standingNamed } from '../follow-ups/named.ts';
import { judgementPart, wordable } from '../follow-ups/wording.ts';
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
    const made = await reword(issue, changedIn(issue, words), { ...context, t: textsIn('sv') });
    return made ? frozenResult(context, made, expected) : refuse(context, texts.same, 'same');
  },
});

function wordsOf(values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value.trim()]] : [])),
  );
}

const deviation = (measureId: string) => `deviation-${measureId}`;

/** What was changed, by where it stands. An emptied field is undefined: it is as it was made of the facts. */
function changedIn(issue: FollowUpIssue, words: Readonly<Record<string, string>>): Map<string, string | undefined> {
  const fields = [
    { part: judgementPart, field: judgementPart, said: leadOf(issue) },
    ...wordable(issue.document).map(({ measureId, claim }) => ({
      part: measureId,
      field: deviation(measureId),
      said: claim.text,
    })),
  ];
  return new Map(
    fields.flatMap(({ part, field, said }) => {
      const text = words[field];
      return text === undefined || text === shownIn(said) ? [] : [[part, text === '' ? undefined : text] as const];
    }),
  );
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
      field(judgementPart, texts.judgement, leadOf(issue)),
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
