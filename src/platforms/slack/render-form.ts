import type { types } from '@slack/bolt';
import type { Field, Form, Option } from '../../chat/form.ts';
import type { Language, Message } from '../../chat/message.ts';
import { encodeMetadata, type FormOrigin } from './form-origin.ts';
import { limits } from './limits.ts';
import { quietPieces, renderMessage } from './render.ts';
import { slackText } from './slack-text.ts';
import { clean, cut } from './text-pieces.ts';

/** Every field's element has this action id; the block id is the field's id. */
export const fieldActionId = 'value';
const formCallbackId = 'samverkan-form';

/** The form as a modal. `origin` is where it was opened, so that the answer comes back there. */
export function renderForm(form: Form, origin?: FormOrigin): types.ModalView {
  const blocks = [
    ...quietPieces(clean(form.intro ?? '')).map((piece) => piece.block),
    ...form.fields.flatMap((field) => fieldBlocks(field, form.language)),
  ];
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: encodeMetadata(form.action, form.language, origin),
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.cancel, limits.viewButton),
    blocks: blocks.slice(0, limits.viewBlocks),
  };
}

/** A message in place of a form, for when it can't be said where the form was opened. */
export function renderMessageView(message: Message): types.ModalView {
  const text = slackText(message.language);
  return {
    type: 'modal',
    title: plain(text.done, limits.viewTitle),
    close: plain(text.close, limits.viewButton),
    blocks: renderMessage(message).blocks,
  };
}

/** What a modal shows while the answer takes longer than Slack waits. */
export function renderWaitingView(language: Language, privateMetadata: string): types.ModalView {
  const text = slackText(language);
  return {
    type: 'modal',
    private_metadata: privateMetadata,
    title: plain(text.workingTitle, limits.viewTitle),
    close: plain(text.close, limits.viewButton),
    blocks: [{ type: 'section', text: plain(text.working, limits.section) }],
  };
}

function fieldBlocks(field: Field, language: Language): types.KnownBlock[] {
  const element = fieldElement(field);
  const text = slackText(language);
  if (element === undefined) {
    return quietPieces(`${clean(field.label)}: ${text.nothingToChoose}`).map((piece) => piece.block);
  }
  const shortened = field.kind === 'text' && (field.value?.length ?? 0) > inputLength(field);
  const hint = [field.hint, shortened ? text.tooLongForBox : undefined].filter((part) => part).join(' ');
  return [
    {
      type: 'input',
      block_id: field.id,
      label: plain(field.label, limits.label),
      ...(hint === '' ? {} : { hint: plain(hint, limits.hint) }),
      optional: !field.required,
      element,
    },
  ];
}

function fieldElement(field: Field): types.InputBlockElement | undefined {
  switch (field.kind) {
    case 'text': {
      const value = cut(clean(field.value ?? ''), inputLength(field));
      return {
        type: 'plain_text_input',
        action_id: fieldActionId,
        multiline: field.multiline ?? false,
        max_length: inputLength(field),
        ...(value === '' ? {} : { initial_value: value }),
      };
    }
    case 'date':
      return {
        type: 'datepicker',
        action_id: fieldActionId,
        ...(/^\d{4}-\d{2}-\d{2}$/.test(field.value ?? '') ? { initial_date: field.value as string } : {}),
      };
    case 'select': {
      const chosen = field.options.find((option) => option.value === field.value && option.value !== '');
      const options = optionsOf(field.options);
      if (options === undefined) return undefined;
      return {
        type: 'static_select',
        action_id: fieldActionId,
        ...options,
        ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
      };
    }
    case 'multiselect': {
      const chosen = field.options.filter((option) => option.value !== '' && field.values?.includes(option.value));
      const options = optionsOf(field.options);
      if (options === undefined) return undefined;
      return {
        type: 'multi_static_select',
        action_id: fieldActionId,
        ...options,
        ...(chosen.length === 0 ? {} : { initial_options: chosen.map(optionOf) }),
      };
    }
  }
}

type Options =
  | { options: types.PlainTextOption[] }
  | { option_groups: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] };

/** Up to 100 options as they are, more in groups of 100 with their numbers as labels. An empty value is no option. */
function optionsOf(all: readonly Option[]): Options | undefined {
  const options = all.filter((option) => option.value !== '').map(optionOf);
  if (options.length === 0) return undefined;
  if (options.length <= limits.options) return { options };
  const groups = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, index) => {
    const from = index * limits.options;
    const group = options.slice(from, from + limits.options);
    return { label: plain(`${from + 1}–${from + group.length}`, limits.optionLabel), options: group };
  });
  return { option_groups: groups.slice(0, limits.optionGroups) };
}

function optionOf(option: Option): types.PlainTextOption {
  if (option.value.length > limits.optionValue) {
    throw new Error(`An option's value is ${option.value.length} characters; Slack holds ${limits.optionValue}.`);
  }
  return { text: plain(option.label, limits.optionLabel), value: option.value };
}

function inputLength(field: Extract<Field, { kind: 'text' }>): number {
  return Math.max(1, Math.min(field.maxLength ?? limits.input, limits.input));
}

function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(clean(text).trim() || '–', max), emoji: false };
}
