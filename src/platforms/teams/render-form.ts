import { encodeAction } from '../../chat/action-codec.ts';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import {
  actionSets,
  type Card,
  type CardElement,
  cardLength,
  cardOf,
  isPlain,
  maxCardLength,
  oneLine,
  richText,
} from './card.ts';
import { choiceValue, formFields, inputId } from './form-data.ts';
import { stamped } from './place.ts';
import { teamsText } from './render.ts';

/** What a form shows again after a submission with faults. `token` finds the form when it comes back, `stamp` its place. */
export interface FormState {
  readonly token?: string;
  readonly stamp?: string | undefined;
  readonly values?: FormValues;
  readonly errors?: Readonly<Record<string, string>>;
}

/** The form as a card with inputs, its faults over the fields they belong to. */
export function renderForm(form: Form, state: FormState = {}): Card {
  const text = teamsText(form.language);
  const errors = state.errors ?? {};
  const card = (fields: readonly CardElement[]) => {
    const whole = cardOf(form.language, form.title, [
      ...heading(form.title),
      ...richText(form.intro ?? ''),
      ...(Object.keys(errors).length > 0 ? richText(text.formFaults, { color: 'attention', weight: 'bolder' }) : []),
      ...fields,
      ...actionSets([
        {
          type: 'Action.Execute',
          title: form.submit,
          verb: 'samverkan',
          style: 'positive',
          data: { a: encodeAction(form.action), f: formFields(form), ...(state.token ? { t: state.token } : {}) },
        },
        {
          type: 'Action.Execute',
          title: form.cancel,
          verb: 'samverkan',
          associatedInputs: 'none',
          data: { x: form.language },
        },
      ]),
    ]);
    return stamped(whole, state.stamp);
  };

  const render = (optionLimit: number) =>
    card(
      form.fields.flatMap((field) =>
        renderField(form, field, own(state.values, field.id), own(errors, field.id), optionLimit),
      ),
    );
  // A choice of very many measures is cut rather than refused by Teams.
  const limits = [Number.MAX_SAFE_INTEGER, 100, 50, 20, 5];
  return limits.map(render).find((each) => cardLength(each) <= maxCardLength) ?? card(richText(text.truncated));
}

function heading(title: string): CardElement[] {
  if (isPlain(title))
    return [{ type: 'TextBlock', text: title, wrap: true, style: 'heading', size: 'large', weight: 'bolder' }];
  return richText(title, { size: 'large', weight: 'bolder' });
}

function renderField(
  form: Form,
  field: Field,
  submitted: string | readonly string[] | undefined,
  error: string | undefined,
  optionLimit: number,
): CardElement[] {
  // A choice of nothing is not valid in a card.
  if ('options' in field && field.options.length === 0) return richText(`${field.label}: –`);
  return [
    ...richText(error ?? '', { color: 'attention' }),
    { ...renderInput(form, field, submitted, optionLimit), ...(error ? { spacing: 'small' as const } : {}) },
    ...richText(field.hint ?? '', { isSubtle: true }).map((line) => ({ ...line, spacing: 'none' as const })),
  ];
}

function renderInput(
  form: Form,
  field: Field,
  submitted: string | readonly string[] | undefined,
  optionLimit: number,
): CardElement {
  const text = teamsText(form.language);
  const base = {
    id: inputId(field.id),
    label: oneLine(field.label, 200) || '–',
    ...(field.required ? { isRequired: true as const, errorMessage: text.required } : {}),
  };
  const one = typeof submitted === 'string' ? submitted : undefined;
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...base,
        ...(field.multiline ? { isMultiline: true as const } : {}),
        ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
        ...withValue(one ?? field.value),
      };
    case 'date':
      return { type: 'Input.Date', ...base, ...withValue(one ?? field.value) };
    case 'select': {
      const chosen = one ?? field.value ?? '';
      return {
        type: 'Input.ChoiceSet',
        ...base,
        choices: choices(field.options, [chosen], optionLimit),
        style: 'compact',
        wrap: true,
        placeholder: text.choose,
        ...withValue(field.options.some((option) => option.value === chosen) ? choiceValue(chosen) : ''),
      };
    }
    case 'multiselect': {
      const chosen = typeof submitted === 'object' ? submitted : (field.values ?? []);
      return {
        type: 'Input.ChoiceSet',
        ...base,
        choices: choices(field.options, chosen, optionLimit),
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        ...withValue(chosen.map(choiceValue).join(',')),
      };
    }
  }
}

function choices(options: readonly { value: string; label: string }[], chosen: readonly string[], limit: number) {
  const kept = options.filter((option, index) => index < limit || chosen.includes(option.value));
  return kept.map((option) => ({ title: oneLine(option.label, 200) || '–', value: choiceValue(option.value) }));
}

function withValue(value: string | undefined): { value?: string } {
  return value === undefined || value === '' ? {} : { value };
}

function own<Value>(valueById: Readonly<Record<string, Value>> | undefined, id: string): Value | undefined {
  return valueById && Object.hasOwn(valueById, id) ? valueById[id] : undefined;
}
