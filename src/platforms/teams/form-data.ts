import type { Field, Form, FormValues } from '../../chat/form.ts';

// A field's own id could collide with what the button carries.
const inputPrefix = 'f_';

const markByKind = { text: '-', date: '-', select: '=', multiselect: '*' } as const satisfies Record<
  Field['kind'],
  string
>;

export function inputId(fieldId: string): string {
  return `${inputPrefix}${fieldId}`;
}

/** The form's fields as its button carries them: each id after a mark that tells how its value comes back. */
export function formFields(form: Form): string[] {
  return form.fields.map((field) => `${markByKind[field.kind]}${field.id}`);
}

// A choice must have a value. Encoding never gives a lone percent sign.
const emptyChoice = '%';

/** A choice's value without a comma: Teams joins the values of a multiple choice with commas. */
export function choiceValue(value: string): string {
  return value === '' ? emptyChoice : encodeURIComponent(value.toWellFormed());
}

/**
 * What was filled in, by field id. A field that Teams left out (it does when the field is empty) is an empty string or list.
 * @param fields as {@link formFields} wrote them
 */
export function formValues(fields: readonly string[], data: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    fields.map((field) => {
      const id = field.slice(1);
      const value = data[inputId(id)];
      const text = typeof value === 'string' ? value : '';
      if (field.startsWith('*')) return [id, text === '' ? [] : text.split(',').map(decoded)];
      return [id, field.startsWith('=') ? decoded(text) : text];
    }),
  );
}

function decoded(value: string): string {
  if (value === emptyChoice) return '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
