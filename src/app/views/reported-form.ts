import type { Form } from '../../chat/form.ts';
import type { PartyDefinition } from '../../domain/agreement-file.ts';
import type { PostedFollowUp, ReportedMark } from '../../domain/record/follow-ups.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import type { Agreement } from '../ports.ts';
import { followUpKey } from './reported-list.ts';

/** Who receives a party's reports where nothing else is said: its function that only reads, else the party itself. */
export function usualRecipient({ functions }: Agreement, { key, organisation, name }: PartyDefinition): string {
  const readers = functions.filter(({ party, roles }) => party === key && roles.includes('reader'));
  const [only, ...more] = readers;
  return only && more.length === 0 ? only.name : (organisation ?? name);
}

interface ToMark {
  readonly posted: PostedFollowUp;
  readonly name: string;
  readonly party: PartyDefinition;
  /** What is put right. */
  readonly before: ReportedMark | undefined;
  /** The day that was typed. */
  readonly on: IsoDate | undefined;
}

/** A form of the day, the recipient and the number, filled in with what is known. */
export function reportedForm(context: CommandContext, { posted, name, party, before, on }: ToMark): CommandResult {
  const { t, language, agreement, today } = context;
  const texts = t.reported;
  const form: Form = {
    language,
    title: texts.formTitle,
    intro: texts.formIntro(name, party.shortName, posted.on),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      { kind: 'date', id: 'on', label: texts.on, required: true, value: on ?? before?.on ?? today },
      {
        kind: 'text',
        id: 'registration',
        label: texts.registration,
        hint: texts.registrationHint,
        required: party.isAuthority,
        maxLength: 100,
        ...(before?.registration === undefined ? {} : { value: before.registration }),
      },
      {
        kind: 'text',
        id: 'recipient',
        label: texts.recipient,
        hint: texts.recipientHint,
        required: true,
        maxLength: 100,
        value: before?.recipient || usualRecipient(agreement, party),
      },
    ],
    action: {
      command: 'reported',
      agreement: agreement.id,
      args: { of: followUpKey(posted.followUp), party: party.key, ...(before ? { correct: true } : {}) },
    },
  };
  return { outcome: 'asked', message: t.say(texts.formTitle), form };
}
