import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { FormValues } from '../../chat/form.ts';
import { readLeadingDate } from '../../domain/date-text.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { postedOnce } from '../../domain/obligations/summaries.ts';
import { present } from '../../domain/present.ts';
import type { PostedFollowUp, ReportedMark } from '../../domain/record/follow-ups.ts';
import { readRegistration } from '../../domain/registration.ts';
import { registeringFault } from '../../domain/reported.ts';
import { isoDateOf } from '../../domain/time.ts';
import { answersFor } from '../answers-for.ts';
import { partyNames } from '../coordinators.ts';
import { gatherFacts } from '../facts.ts';
import { ask } from '../questions.ts';
import { authorOf, writer } from '../record.ts';
import { reportedForm, usualRecipient } from '../views/reported-form.ts';
import { followUpKey, followUpName, missingMarks, reportedBlocks, shownMark } from '../views/reported-list.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const longest = 100;
const args = z.object({
  /** `summary/2021-11-18`. */
  of: z.string().optional(),
  /** Key of the party whose mark it is. */
  party: z.string().optional(),
  /** Typed in a form rather than after the word, so that it is saved and not asked. */
  filled: z.boolean().optional(),
  on: z.iso.date().optional(),
  recipient: z.string().max(longest).optional(),
  registration: z.string().max(longest).optional(),
  /** The party has marked it, and marks it anew. */
  correct: z.boolean().optional(),
});
type Args = z.infer<typeof args>;

/**
 * Each party marks that it has registered a follow-up that was posted: the day, who received it, and an authority's number
 * (product.md §1 and §6). It may after the agreement's end too: the last marks are made then.
 */
export const reported = agreementCommand({
  name: 'reported',
  root: 'agreement',
  words: {
    sv: ['rapporterad', 'rapporterat', 'rapporterade', 'diarieförd', 'diariefört', 'diarieförda'],
    en: ['reported', 'registered'],
  },
  right: 'approve',
  changes: false,
  args,
  texts: ({ registration, recipient }) => [registration ?? '', recipient ?? ''],
  read: (rest, { today, validFrom, validTo }) => {
    if (rest === '') return {};
    const [on, number] = dayFirst(rest, today, validFrom, validTo);
    return present({ on, registration: number.slice(0, longest) });
  },
  readForm,
  run: async (context, given) => {
    const { t, agreement, reads, today, language } = context;
    const facts = await gatherFacts(agreement, reads, today);
    const all = postedOnce(facts);
    if (all.length === 0) return { outcome: 'done', message: t.say(t.reported.nothing), data: { posted: [] } };
    const own = await answersFor(context);
    if (given.of !== undefined) return mark(context, facts, own, { ...given, of: given.of });
    if (given.registration !== undefined) return typed(context, facts, own, given);
    const blocks = reportedBlocks(t, agreement, facts, own, today);
    const posted = all.map((each) => ({ ...each, missing: missingMarks(facts, each) }));
    return { outcome: 'done', message: { language, summary: t.reported.title, blocks }, data: { posted } };
  },
});

/** The day that is written before the number, and what is left; a week or a month is no day. */
function dayFirst(
  text: string,
  today: string,
  validFrom: string,
  validTo: string,
): readonly [string | undefined, string] {
  const words = text.split(/\s+/);
  // The longest first, since the day may have its year.
  for (let count = words.length; count > 0; count--) {
    const number = words.slice(count).join(' ');
    if (number !== '' && readRegistration(number) === undefined) continue;
    const found = readLeadingDate(words.slice(0, count).join(' '), {
      today: Temporal.PlainDate.from(today),
      validFrom: Temporal.PlainDate.from(validFrom),
      // The last marks are made after the agreement's end.
      validTo: Temporal.PlainDate.from([validTo, today].sort()[1] ?? today),
      use: 'note',
    });
    if (found?.precision === 'day' && found.rest === '' && found.reading.outcome === 'ok')
      return [found.reading.date.toString(), number];
  }
  return [undefined, text];
}

/** A number after the word belongs to the only one that waits, or it is asked which. */
function typed(
  context: CommandContext,
  facts: AgreementFacts,
  own: readonly string[],
  given: Args,
): CommandResult | Promise<CommandResult> {
  const { t, agreement } = context;
  const open = postedOnce(facts).filter((posted) => missingMarks(facts, posted).some((party) => own.includes(party)));
  const number = given.registration ?? '';
  if (number !== '' && readRegistration(number) === undefined)
    return refuse(context, t.reported.fault('not-a-number', ''), 'not-a-number');
  const argsOf = (posted: PostedFollowUp) => ({ ...given, of: followUpKey(posted.followUp), filled: number !== '' });
  const [only, ...more] = open;
  if (!only) {
    // Marked before, though another party may be left: the last posted is shown as it stands, to be put right.
    const last = postedOnce(facts).reduce((a, b) => (a.on > b.on ? a : b));
    return mark(context, facts, own, argsOf(last));
  }
  if (more.length === 0) return mark(context, facts, own, argsOf(only));
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'meaning',
    text: [t.reported.which(readRegistration(number) ?? '')],
    options: open.map((posted) => ({
      label: followUpName(t, facts, posted.followUp),
      command: 'reported',
      args: argsOf(posted),
    })),
    data: { question: 'follow-up' },
  });
  return { ...reply, effects: [effect] };
}

async function mark(
  context: CommandContext,
  facts: AgreementFacts,
  own: readonly string[],
  given: Args & { readonly of: string },
): Promise<CommandResult> {
  const { t, agreement, today } = context;
  const posted = postedOnce(facts).find(({ followUp }) => followUpKey(followUp) === given.of);
  if (!posted) return refuse(context, t.reported.notPosted, 'not-posted');
  const party = given.party ?? own[0];
  if (party === undefined) return refuse(context, t.reported.hasCoordinator, 'not-for-you');
  const definition = agreement.definition.parties.find(({ key }) => key === party);
  if (!definition || !own.includes(party)) {
    const name = partyNames(agreement, [party])[0] ?? party;
    return refuse(context, t.reported.otherParty(name), 'other-party');
  }
  const before = posted.reported.find((entry) => entry.party === party);
  if (before && !given.correct) return already(context, facts, posted, before);
  const name = followUpName(t, facts, posted.followUp);
  if (!given.filled) return reportedForm(context, { posted, name, party: definition, before, on: given.on });
  const said = {
    on: given.on ?? today,
    recipient: given.recipient ?? usualRecipient(agreement, definition),
    registration: given.registration ?? '',
  };
  const fault = registeringFault(said, { postedOn: posted.on, today, isAuthority: definition.isAuthority });
  if (fault) return refuse(context, t.reported.fault(fault, posted.on), fault, fieldOf[fault]);
  const registration = readRegistration(said.registration);
  const entry: ReportedMark = {
    party,
    on: said.on,
    recipient: said.recipient,
    ...(registration === undefined ? {} : { registration }),
  };
  return save(context, facts, posted, entry, before);
}

const fieldOf = {
  future: 'on',
  'before-posting': 'on',
  'no-recipient': 'recipient',
  'no-number': 'registration',
  'not-a-number': 'registration',
} as const;

async function save(
  context: CommandContext,
  facts: AgreementFacts,
  posted: PostedFollowUp,
  entry: ReportedMark,
  before: ReportedMark | undefined,
): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const { followUp } = posted;
  const isSame = before && JSON.stringify(before, keys(before)) === JSON.stringify(entry, keys(entry));
  if (isSame) return { outcome: 'done', message: t.say(t.reported.same), data: { unchanged: true } };
  const left = missingMarks(facts, posted).filter((key) => key !== entry.party);
  const shown = shownMark(t, agreement, entry);
  const name = followUpName(t, facts, followUp);
  const { version } = await reads.record(agreement.id);
  return {
    outcome: 'done',
    message: t.say(
      before ? t.reported.corrected(name, shown) : t.reported.saved(name, shown),
      left.length === 0 ? t.reported.complete : t.reported.waits(partyNames(agreement, left).join(', ')),
    ),
    data: { followUp, ...entry, missing: left },
    effects: [
      {
        kind: 'agreement-change',
        expected: version,
        author: authorOf(context, writer(context)),
        bodies: [{ kind: 'reported', followUp, ...entry }],
      },
    ],
  };
}

function keys(entry: ReportedMark): string[] {
  return Object.keys(entry).sort();
}

/** Who marked it and when; what is wrong can be put right. */
async function already(
  context: CommandContext,
  facts: AgreementFacts,
  posted: PostedFollowUp,
  before: ReportedMark,
): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const key = followUpKey(posted.followUp);
  const change = (await reads.agreementChanges(agreement.id)).findLast(
    ({ body }) => body.kind === 'reported' && followUpKey(body.followUp) === key && body.party === before.party,
  );
  const name = followUpName(t, facts, posted.followUp);
  const by = change?.author.function ?? '';
  const day = change ? isoDateOf(change.at) : before.on;
  const action = {
    command: 'reported',
    agreement: agreement.id,
    args: { of: key, party: before.party, correct: true },
  };
  const text = t.reported.already(name, shownMark(t, agreement, before), by, day, today);
  return {
    outcome: 'refused',
    message: t.asking([text], [{ label: t.reported.correct, action }]),
    data: { rule: 'already', by, on: before.on },
  };
}

function readForm(
  values: FormValues,
  given: Record<string, unknown>,
): { args: Args } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const filled = { on: text('on'), recipient: text('recipient'), registration: text('registration') };
  const read = args.safeParse({ ...given, ...filled, filled: true });
  if (read.success && filled.on !== '') return { args: read.data };
  const faults = (read.error?.issues ?? []).map(({ path }): [string, FormFault] => {
    const field = String(path[0]);
    return [field, field === 'on' ? (filled.on === '' ? 'required' : 'no-such-date') : 'too-long'];
  });
  return { faults: Object.fromEntries(faults) };
}

function refuse({ t }: CommandContext, text: string, rule: string, field?: string): CommandResult {
  return {
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
    ...(field === undefined ? {} : { fieldErrors: { [field]: text } }),
  };
}
