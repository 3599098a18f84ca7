import type { Form } from '../../chat/form.ts';
import type { PartyDefinition } from '../../domain/agreement-file.ts';
import { longestEnd } from '../../domain/extension.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';

/** What stands on the signed extension, with what another party has recorded of it filled in. */
export async function signingForm(context: CommandContext, party: PartyDefinition): Promise<CommandResult> {
  const { t, language, agreement, reads, today } = context;
  const { definition } = agreement;
  const texts = t.extension;
  const validTo = definition.validTo.toString();
  const longest = longestEnd(definition) ?? validTo;
  const { signed } = (await reads.record(agreement.id)).record.extension;
  const own = signed.find((entry) => entry.party === party.key)?.signed;
  const known = own ?? signed[0]?.signed;
  const lastSigning = [today, validTo].sort()[0] ?? today;
  const text = (id: 'signedBy' | 'decidedBy' | 'registration', value: string | undefined) => ({
    kind: 'text' as const,
    id,
    label: texts.fields[id],
    hint: texts.fields[`${id}Hint`],
    required: id !== 'registration' || party.isAuthority,
    maxLength: id === 'registration' ? 100 : 300,
    ...(value === undefined || value === '' ? {} : { value }),
  });
  const reviews = known === undefined ? {} : { value: known.reviewsRepeat ? 'repeat' : 'once' };
  const form: Form = {
    language,
    title: texts.formTitle,
    intro: texts.formIntro(party.shortName, validTo, longest),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      { kind: 'date', id: 'end', label: texts.fields.end, required: true, value: known?.end ?? longest },
      {
        kind: 'date',
        id: 'signedOn',
        label: texts.fields.signedOn,
        required: true,
        value: known?.signedOn ?? lastSigning,
      },
      text('signedBy', known?.signedBy.filter((name) => name !== '').join(', ')),
      text('decidedBy', own?.decidedBy),
      text('registration', own?.registration),
      ...(definition.reviews.length > 0
        ? [
            {
              kind: 'select' as const,
              id: 'reviews',
              label: texts.fields.reviews,
              required: true,
              options: [
                { value: 'repeat', label: texts.fields.repeat },
                { value: 'once', label: texts.fields.once },
              ],
              ...reviews,
            },
          ]
        : []),
    ],
    action: { command: 'sign-extension', agreement: agreement.id, args: { party: party.key, from: validTo } },
  };
  return { outcome: 'asked', message: t.say(texts.formTitle), form };
}
