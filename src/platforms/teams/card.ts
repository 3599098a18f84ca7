/** The parts of Adaptive Cards 1.5 that we write, hand-written: Microsoft's builders write every default (four times the size). */
export interface Card {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly CardElement[];
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'large';
  readonly weight?: 'bolder';
  readonly color?: 'attention';
  readonly isSubtle?: true;
}

type TextStyle = Omit<TextRun, 'type' | 'text'>;
type Spacing = 'none' | 'small' | 'medium' | 'large';

interface ElementBase {
  readonly spacing?: Spacing;
}

interface InputBase extends ElementBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly value?: string;
}

export type CardElement =
  | (ElementBase & {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly style?: 'heading';
      readonly size?: 'large';
      readonly weight?: 'bolder';
    })
  | (ElementBase & { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] })
  | (ElementBase & {
      readonly type: 'FactSet';
      readonly facts: readonly { readonly title: string; readonly value: string }[];
    })
  | (ElementBase & {
      readonly type: 'Chart.HorizontalBar.Stacked';
      readonly title: string;
      readonly showTitle: true;
      readonly showLegend: true;
      readonly data: readonly ChartBar[];
      /** Drawn by clients without charts. */
      readonly fallback: CardElement;
    })
  | (ElementBase & { readonly type: 'Container'; readonly style?: 'emphasis'; readonly items: readonly CardElement[] })
  | (ElementBase & { readonly type: 'ColumnSet'; readonly columns: readonly CardColumn[] })
  | (ElementBase & { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] })
  | (ElementBase & {
      readonly type: 'Table';
      readonly firstRowAsHeaders: boolean;
      readonly showGridLines: boolean;
      readonly columns: readonly { readonly width: number }[];
      readonly rows: readonly CardRow[];
    })
  | (InputBase & { readonly type: 'Input.Text'; readonly isMultiline?: true; readonly maxLength?: number })
  | (InputBase & { readonly type: 'Input.Date' })
  | (InputBase & {
      readonly type: 'Input.ChoiceSet';
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly style: 'compact' | 'expanded';
      readonly isMultiSelect?: true;
      readonly wrap: true;
      readonly placeholder?: string;
    });

/** A bar of a chart, with its parts from left to right. */
export interface ChartBar {
  readonly title: string;
  readonly data: readonly {
    readonly legend: string;
    readonly value: number;
    readonly color: 'categoricalBlue' | 'good' | 'warning' | 'attention' | 'neutral';
  }[];
}

export interface CardColumn {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch';
  readonly verticalContentAlignment?: 'center';
  readonly items: readonly CardElement[];
}

export interface CardRow {
  readonly type: 'TableRow';
  readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly CardElement[] }[];
}

export interface CardAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: 'samverkan';
  readonly data: CardData;
  readonly style?: 'positive' | 'destructive';
  readonly associatedInputs?: 'none';
}

/** What a button carries: an encoded action, a form's fields in a submission, the language to cancel in, the place it answers. */
export interface CardData {
  readonly a?: string;
  readonly f?: readonly string[];
  readonly t?: string;
  readonly x?: 'sv' | 'en';
  readonly o?: string;
}

/** Teams refuses a message over about 28 KB counted as UTF-16; what surrounds the card needs some of it. */
export const maxCardLength = (28 * 1024) / 2 - 600;

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

export function cardLength(card: Card): number {
  return JSON.stringify(card).length;
}

/**
 * Whether the text reads the same when a client takes it as Markdown, as it does in a TextBlock and a FactSet. Escaping
 * is no help: the mobile clients show the backslashes.
 */
export function isPlain(text: string): boolean {
  return !/[*_[\]`~<>&\\\n\r{}|#]|^\s*(?:[-+•]|\d+[.)])(?:\s|$)|https?:|www\./iu.test(text) && text.trim() !== '';
}

/** People's text, shown as it is: a TextRun has no Markdown. A line a block, since a run does not break lines. */
export function richText(text: string, style: TextStyle = {}): CardElement[] {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  return lines.map((line, index) => ({
    type: 'RichTextBlock' as const,
    inlines: textRuns(line, style),
    ...(index === 0 ? {} : { spacing: 'small' as const }),
  }));
}

/** Runs that read as the text. `{{DATE(…)}}` would be computed by the client: it is cut between its braces. */
function textRuns(text: string, style: TextStyle = {}): TextRun[] {
  return text.split(/(?<=\{)(?=\{)/u).map((part) => ({ type: 'TextRun', text: part, ...style }));
}

export function actionSets(actions: readonly CardAction[]): CardElement[] {
  // Clients show five buttons of a set and drop or hide the rest.
  const sets = Array.from({ length: Math.ceil(actions.length / 5) }, (_, index) =>
    actions.slice(index * 5, index * 5 + 5),
  );
  return sets.map((set) => ({ type: 'ActionSet', actions: set }));
}

export function cardOf(lang: string, summary: string, body: readonly CardElement[]): Card {
  const line = oneLine(summary, 300);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang,
    fallbackText: line,
    speak: line,
    body,
  };
}

export function oneLine(text: string, maxLength: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= maxLength ? line : `${cut(line, maxLength - 1)}…`;
}

/** The first characters of a text, never half a surrogate pair. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}
