import type { Action, Language } from './message.ts';

/** A form that a person fills in: a Slack modal, an Adaptive Card with inputs, or a dialog on the local page. */
export interface Form {
  readonly language: Language;
  /** At most 24 characters: Slack's limit for a view title. */
  readonly title: string;
  readonly intro?: string;
  readonly submit: string;
  readonly cancel: string;
  readonly fields: readonly Field[];
  /** The command that the submission dispatches; `values` of the fields are added by id. */
  readonly action: Action;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
}

export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      readonly value?: string;
      readonly maxLength?: number;
      readonly multiline?: boolean;
    })
  | (FieldBase & { readonly kind: 'date'; readonly value?: string })
  | (FieldBase & { readonly kind: 'select'; readonly value?: string; readonly options: readonly Option[] })
  | (FieldBase & {
      readonly kind: 'multiselect';
      readonly values?: readonly string[];
      readonly options: readonly Option[];
    });

export interface Option {
  readonly value: string;
  /** At most 75 characters: Slack's limit for an option. */
  readonly label: string;
}

/** What a person filled in, by field id; a multiselect is a list. An empty field is an empty string or list. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
