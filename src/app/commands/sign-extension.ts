import { z } from 'zod';
import type { FormValues } from '../../chat/form.ts';
import { longestEnd, signingFault, signingStanding } from '../../domain/extension.ts';
import { extensionDeadline } from '../../domain/obligations/extension.ts';
import { applyExtensionChange, type SignedExtension } from '../../domain/record/extension.ts';
import { readRegistration } from '../../domain/registration.ts';
import { answersFor } from '../answers-for.ts';
import { partyNames } from '../coordinators.ts';
import { extendAgreement } from '../extend-agreement.ts';
import { gatherFacts } from '../facts.ts';
import { authorOf, writer } from '../record.ts';
import { tellOfExtension } from '../tell-of-extension.ts';
import { signingForm } from '../views/signing-form.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const longest = 300;
const filled = z.object({
  end: z.iso.date(),
  signedOn: z.iso.date(),
  signedBy: z.string().max(longest),
  decidedBy: z.string().max(longest),
  registration: z.string().max(100),
  reviews: z.enum(['repeat', 'once']),
});
const args = z.object({
  /** Key of the party whose record it is, and the last day that the button showed. */
  party: z.string().optional(),
  from: z.iso.date().optional(),
  filled: filled.optional(),
});
type Args = z.infer<typeof args>;

/**
 * A party's coordinator records the signed extension. When every party has recorded the same last day, day of signing and
 * choice about the reviews, the agreement's last day moves in the same transaction (product.md §6). What was signed in
 * time can be recorded after the last day, too.
 */
export const signExtension = agreementCommand({
  name: 'sign-extension',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'approve',
  changes: false,
  args,
  texts: ({ filled: given }) => (given ? [given.signedBy, given.decidedBy, given.registration] : []),
  readForm,
  run: async (context, given) => {
    const { t, agreement, now } = context;
    const { definition, stoppedAt } = agreement;
    const validTo = definition.validTo.toString();
    if (stoppedAt !== undefined && stoppedAt <= now) return refuse(context, t.extension.stopped, 'stopped');
    if (definition.extension.kind !== 'after-consultation')
      return refuse(context, t.extension.terms(definition.extension), 'no-terms');
    if (given.from !== undefined && given.from !== validTo)
      return refuse(context, t.extension.alreadyMoved(validTo), 'end-moved');
    const own = await answersFor(context);
    const key = given.party ?? own[0];
    if (key === undefined) return refuse(context, t.extension.hasCoordinator, 'not-for-you');
    const party = definition.parties.find((each) => each.key === key);
    if (!party || !own.includes(key)) {
      const name = partyNames(agreement, [key])[0] ?? key;
      return refuse(context, t.extension.otherParty(name), 'other-party');
    }
    return given.filled ? sign(context, party, given.filled) : signingForm(context, party);
  },
});

async function sign(
  context: CommandContext,
  party: { readonly key: string; readonly shortName: string; readonly isAuthority: boolean },
  given: z.infer<typeof filled>,
): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const { definition } = agreement;
  const signedBy = given.signedBy.split(/[,;\n]/).flatMap((name) => name.trim() || []);
  const typed: SignedExtension = {
    signedBy,
    decidedBy: given.decidedBy,
    signedOn: given.signedOn,
    ...(given.registration === '' ? {} : { registration: given.registration }),
    end: given.end,
    reviewsRepeat: given.reviews === 'repeat',
  };
  const fault = signingFault(typed, definition, { today, isAuthority: party.isAuthority });
  const validTo = definition.validTo.toString();
  if (fault) {
    const since = (definition.signedOn ?? definition.validFrom).toString();
    const text = t.extension.fault(fault, { validTo, longest: longestEnd(definition) ?? validTo, since });
    return refuse(context, text, fault, fieldOf[fault]);
  }
  const registration = readRegistration(given.registration);
  const signed = registration === undefined ? typed : { ...typed, registration };
  // Read first: what another party records meanwhile makes this a conflict, and it is decided anew.
  const { version } = await reads.record(agreement.id);
  const facts = await gatherFacts(agreement, reads, today);
  const before = facts.record.extension.signed.find((entry) => entry.party === party.key)?.signed;
  if (before && sameSigning(before, signed))
    return { outcome: 'done', message: t.say(t.extension.sameRecorded), data: { unchanged: true } };
  const body = { kind: 'extension-signed' as const, party: party.key, signed };
  const after = applyExtensionChange(facts.record.extension, body, today);
  const parties = definition.parties.map(({ key }) => key);
  const { agreed, missing, differing } = signingStanding(after, parties);
  const extended = agreed && (await extendAgreement(context, validTo, agreed));
  const others = parties.filter((key) => key !== party.key);
  const next = extended
    ? extended.lines
    : [
        differing.length > 0
          ? t.extension.differs(differing)
          : t.extension.waits(partyNames(agreement, missing.length > 0 ? missing : others)),
      ];
  const news = extended
    ? { event: 'extended' as const, end: signed.end }
    : { event: 'extension-signed' as const, party: party.key, end: signed.end };
  const deadline = extensionDeadline(facts);
  const inTime = deadline?.consultations.find(({ on }) => on <= deadline.due);
  const consulted =
    deadline && !inTime ? [t.extension.noConsultation(deadline.due, deadline.consultations[0]?.on)] : [];
  return {
    outcome: 'done',
    message: t.say(t.extension.recorded(party.shortName), ...next, ...consulted),
    data: { party: party.key, ...signed, missing, differing, extended: extended !== undefined },
    effects: [
      {
        kind: 'agreement-change',
        expected: version,
        author: authorOf(context, writer(context)),
        bodies: [body, ...(extended ? [extended.body] : [])],
      },
      ...(extended?.effects ?? []),
      ...(await tellOfExtension(context, version + 1, news, extended ? parties : others)),
    ],
  };
}

const fieldOf = {
  future: 'signedOn',
  'before-agreement': 'signedOn',
  'after-end': 'signedOn',
  'end-not-later': 'end',
  'end-too-late': 'end',
  'no-signatory': 'signedBy',
  'no-body': 'decidedBy',
  'no-number': 'registration',
  'not-a-number': 'registration',
} as const;

function sameSigning(a: SignedExtension, b: SignedExtension): boolean {
  const plain = ({ signedBy, decidedBy, signedOn, registration, end, reviewsRepeat }: SignedExtension) =>
    JSON.stringify([signedBy, decidedBy, signedOn, registration ?? '', end, reviewsRepeat]);
  return plain(a) === plain(b);
}

function readForm(
  values: FormValues,
  given: Record<string, unknown>,
): { args: Args } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const fields = Object.keys(filled.shape);
  const typed = Object.fromEntries(fields.map((id) => [id, text(id)]));
  const read = filled.safeParse({ ...typed, ...(typed.reviews === '' ? { reviews: 'once' } : {}) });
  const known = args.safeParse(given);
  if (read.success && known.success) return { args: { ...known.data, filled: read.data } };
  const faults = (read.error?.issues ?? []).map(({ path }): [string, FormFault] => {
    const field = String(path[0]);
    if (text(field) === '') return [field, 'required'];
    return [field, field === 'end' || field === 'signedOn' ? 'no-such-date' : 'too-long'];
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
