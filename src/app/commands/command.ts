import type { z } from 'zod';
import type { Form, FormValues } from '../../chat/form.ts';
import type { Origin, Outcome, OutgoingFile } from '../../chat/incoming.ts';
import type { Language, Message } from '../../chat/message.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Actor, HeldFunction, MeasureRelations, Right } from '../../domain/policy.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { Calendars } from '../calendars/ports.ts';
import type { Documents } from '../documents.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Group, Reads } from '../ports.ts';

/** What every command knows when it decides. Nothing here can change anything: a command returns effects. */
export interface CommandContext {
  readonly now: IsoInstant;
  /** The time was given (`samverkan chat --at`) rather than read from the clock. */
  readonly timeGiven: boolean;
  /** Today in Europe/Stockholm, at `now`. */
  readonly today: IsoDate;
  readonly language: Language;
  readonly t: Texts;
  readonly origin: Origin;
  readonly actor: Actor;
  /** The function that it is done as; absent for an administrator without one. */
  readonly as?: HeldFunction;
  readonly agreement: Agreement;
  /** The group that the channel is bound to. */
  readonly group?: Group;
  readonly reads: Reads;
  readonly newId: () => string;
  /** Eight letters that nobody can guess, easy to read aloud. */
  readonly newSecret: () => string;
  /** The file that a reference in a message stands for; undefined where it is none, or it could not be made. */
  readonly file: (ref: string) => Promise<OutgoingFile | undefined>;
  readonly hash: (text: string) => string;
  /** The measure's version that the button or form showed; absent for what was typed. */
  readonly shown?: number;
  readonly documents: Documents;
  readonly calendars: Calendars;
  /** Lists every command, for help and suggestions. */
  readonly commands: readonly Command[];
}

export interface MeasureContext extends CommandContext {
  readonly measure: Measure;
  readonly relations: MeasureRelations;
}

export interface CommandResult {
  readonly outcome: Outcome;
  readonly message: Message;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly effects?: readonly Effect[];
  readonly form?: Form;
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly files?: readonly OutgoingFile[];
}

/** What can be known while a typed line is read: enough to tell a subcommand's argument from a note. */
export interface ReadingContext {
  readonly today: IsoDate;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly isMeasure: (number: string) => boolean;
}

export interface CommandSpec<Args, Context> {
  readonly name: string;
  /** `measure`: under `/insats`; `agreement`: under `/samverkan`. */
  readonly root: 'measure' | 'agreement';
  /** Typed words, the first being shown in help; none for what only buttons do. */
  readonly words: { readonly sv: readonly string[]; readonly en: readonly string[] };
  /** What policy is asked; it may depend on the arguments (a status is judged, a cancellation proposed). */
  readonly right: Right | ((args: Args) => Right);
  /**
   * Refused when the agreement has ended (product.md §1). `about-then`: it says what was while it was in force, and may be said for
   * `daysToSayAfter` working days more; not when it was stopped.
   */
  readonly changes: boolean | 'about-then';
  /** Arguments as a button, a form or a question carries them. */
  readonly args: z.ZodType<Args>;
  /** Reads what follows the word; undefined when it does not fit, so that the line is a note. Default: only nothing fits. */
  readonly read?: (rest: string, context: ReadingContext) => Args | undefined;
  /** Reads a submitted form. Faults are keys of `t.faults`. */
  readonly readForm?: (
    values: FormValues,
    args: Record<string, unknown>,
  ) => { args: Args } | { faults: Record<string, FormFault> };
  /** Fields of its form that hold how to reach the person: kept with their identity, never as anybody's text, so not guarded. */
  readonly contactFields?: readonly string[];
  /** What people wrote in the arguments, for the privacy guard. */
  readonly texts?: (args: Args) => readonly string[];
  /** What opens its form with what was written, for who is asked about that by the guard and would rather write it anew. */
  readonly rewriting?: (args: Args) => Args | undefined;
  readonly run: (context: Context, args: Args) => Promise<CommandResult>;
}

export type FormFault =
  | 'required'
  | 'no-such-date'
  | 'too-long'
  | 'not-a-number'
  | 'out-of-range'
  | 'no-such-time'
  | 'no-such-clock'
  | 'ends-first'
  | 'not-an-address';

/** Arguments checked, ready to run. */
export interface Prepared<Context> {
  readonly args: unknown;
  readonly texts: readonly string[];
  readonly right: Right;
  readonly rewriting?: Readonly<Record<string, unknown>>;
  run(context: Context): Promise<CommandResult>;
}

interface CommandFace<Context> {
  readonly name: string;
  readonly root: 'measure' | 'agreement';
  readonly words: { readonly sv: readonly string[]; readonly en: readonly string[] };
  readonly changes: boolean | 'about-then';
  readonly contactFields: readonly string[];
  fromTyped(rest: string, context: ReadingContext): Prepared<Context> | undefined;
  fromArgs(args: unknown): Prepared<Context> | undefined;
  fromForm(values: FormValues, args: unknown): Prepared<Context> | { faults: Record<string, FormFault> } | undefined;
}

export type AgreementCommand = CommandFace<CommandContext> & { readonly needs: 'agreement' };
export type MeasureCommand = CommandFace<MeasureContext> & { readonly needs: 'measure' };
export type Command = AgreementCommand | MeasureCommand;

/** A command about the agreement or many measures. */
export function agreementCommand<Args>(spec: CommandSpec<Args, CommandContext>): AgreementCommand {
  return { needs: 'agreement', ...face(spec) };
}

/** A command about one measure, whose number is typed before its word. */
export function measureCommand<Args>(spec: CommandSpec<Args, MeasureContext>): MeasureCommand {
  return { needs: 'measure', ...face(spec) };
}

function face<Args, Context>(spec: CommandSpec<Args, Context>): CommandFace<Context> {
  const prepare = (args: Args): Prepared<Context> => {
    const rewriting = spec.rewriting?.(args);
    return {
      args,
      texts: (spec.texts?.(args) ?? []).filter((text) => text !== ''),
      right: typeof spec.right === 'function' ? spec.right(args) : spec.right,
      ...(rewriting === undefined ? {} : { rewriting: rewriting as Readonly<Record<string, unknown>> }),
      run: (context) => spec.run(context, args),
    };
  };
  const checked = (args: unknown) => {
    const result = spec.args.safeParse(args ?? {});
    return result.success ? prepare(result.data) : undefined;
  };
  return {
    name: spec.name,
    root: spec.root,
    words: spec.words,
    changes: spec.changes,
    contactFields: spec.contactFields ?? [],
    fromArgs: checked,
    fromTyped: (rest, context) => {
      if (!spec.read) return rest === '' ? checked({}) : undefined;
      const args = spec.read(rest, context);
      return args === undefined ? undefined : prepare(args);
    },
    fromForm: (values, args) => {
      if (!spec.readForm) return undefined;
      const read = spec.readForm(values, (args ?? {}) as Record<string, unknown>);
      return 'faults' in read ? read : prepare(read.args);
    },
  };
}
