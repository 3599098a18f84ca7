/**
 * The words every platform shares: a message as what it says, not as any platform draws it. Renderers turn it into
 * Block Kit or an Adaptive Card; `plainText` into a line for screen readers, notifications and the command line.
 * Every string is plain text. It may hold what people wrote, so a renderer escapes all of it.
 */
export interface Message {
  readonly language: Language;
  /** One line for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

export type Language = 'sv' | 'en';

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'quiet' | 'quote' | 'strong' }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** Accounts, so that a person sees who is meant: a mention where the platform can, else the text. */
  | { readonly kind: 'people'; readonly label: string; readonly people: readonly Mentioned[] }
  /** Drawn by the platform where it can, else as the picture; `alt` says all of it in words. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly picture?: FileRef }
  /** Files that go with the message: attached where the platform can, else fetched by a button. */
  | { readonly kind: 'files'; readonly files: readonly FileRef[] }
  | { readonly kind: 'actions'; readonly buttons: readonly Button[] };

/** Stacked bars, one a group. Every series has a sign of its own, so that it is read without colour. */
export interface Chart {
  readonly caption: string;
  readonly alt: string;
  readonly groups: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly label: string;
  /** Each at most once in a chart. `done`: finished, whatever it was judged. */
  readonly tone: 'done' | 'good' | 'attention' | 'critical' | 'unknown';
  /** One for each group: whole numbers. */
  readonly values: readonly number[];
}

/** A file that is kept: `ref` is what the platform fetches its bytes by, never an address. */
export interface FileRef {
  readonly ref: string;
  readonly name: string;
  readonly mediaType: string;
  /** What a button or a link says. */
  readonly label: string;
  readonly alt?: string;
  /** What a button does where files can't go with a message. */
  readonly action: Action;
}

/** A chat account, and what is said of it where it can't be mentioned. */
export interface Mentioned {
  readonly platform: string;
  readonly id: string;
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface ListItem {
  readonly text: string;
  readonly detail?: string;
  readonly button?: Button;
}

/** A button is a command with its arguments filled in. */
export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'primary' | 'danger';
}

/** A value that a button carries: short and never people's text (that waits in the question table). */
export type ActionValue = string | number | boolean | null;

/**
 * What a button or a form does when it is used.
 * @property command the name of a command in the registry
 * @property measure id of the measure that it concerns
 * @property agreement id of the agreement, where the measure does not tell
 * @property version the measure's version that the button or form showed (conflicts: product.md §2)
 * @property language the language in which it was offered, when it is not Swedish
 * @property stays the message that it is on has more to do: it is not replaced by the answer
 * @property question id of the pending question whose option this is; `args.option` is its index
 */
export interface Action {
  readonly command: string;
  readonly measure?: string;
  readonly agreement?: string;
  readonly version?: number;
  readonly question?: string;
  readonly language?: Language;
  readonly stays?: true;
  readonly args?: Readonly<Record<string, ActionValue>>;
}

/** The message as plain text, one block after the other; buttons as their labels in brackets. */
export function plainText(message: Message): string {
  return message.blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'table':
      return [block.caption, block.header.join(' | '), ...block.rows.map((row) => row.join(' | '))].join('\n');
    case 'list':
      return block.items.map((item) => `• ${item.text}${item.detail ? ` – ${item.detail}` : ''}`).join('\n');
    case 'people':
      return `${block.label} ${block.people.map((person) => person.text).join(', ')}`;
    case 'chart':
      return block.chart.alt;
    case 'files':
      return block.files.map((file) => `[${file.label}]`).join(' ');
    case 'actions':
      return block.buttons.map((button) => `[${button.label}]`).join(' ');
  }
}
