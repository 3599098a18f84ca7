import type { AccountRef, Incoming, Origin, OutgoingFile, Reply } from '../chat/incoming.ts';
import type { Language, Message } from '../chat/message.ts';
import type { Measure } from '../domain/measure.ts';
import type { Actor, HeldFunction, MeasureRelations } from '../domain/policy.ts';
import { isoDateOf } from '../domain/time.ts';
import { type Texts, textsIn } from '../text/texts.ts';
import type { Calendars } from './calendars/ports.ts';
import type { Documents } from './documents.ts';
import type { Effect } from './effects.ts';
import { leadingNumber, splitRoot } from './grammar.ts';
import type { RefusalKind } from './meter.ts';
import type { Agreement, Clock, Reads, Situation } from './ports.ts';
import { relationsOf } from './relations.ts';

/** What handling needs of the world outside: only reads. */
export interface Handling {
  readonly store: Reads;
  readonly clock: Clock;
  readonly documents: Documents;
  readonly calendars: Calendars;
  /** Ids made from a seed, so that the same incoming thing gives the same ids again. */
  readonly newIds: (seed: string) => () => string;
  readonly newSecret: () => string;
  /** The file that a reference in a message stands for. */
  readonly file: (ref: string) => Promise<OutgoingFile | undefined>;
  readonly hash: (text: string) => string;
  readonly isAdministrator: (account: AccountRef) => boolean;
}

/** The state of one incoming thing while it is being decided. */
export interface Scene {
  readonly incoming: Incoming;
  readonly origin: Origin;
  readonly now: string;
  readonly today: string;
  readonly language: Language;
  readonly t: Texts;
  readonly situation: Situation;
  readonly administrator: boolean;
  readonly newId: () => string;
  readonly deps: Handling;
}

/** A reply with what is to be done; the agreement and the function for the audit log. */
export interface Decision {
  readonly reply: Reply;
  readonly effects?: readonly Effect[];
  readonly agreement?: Agreement;
  readonly as?: HeldFunction;
  /** The command that it came of, by its name in the registry: counted and logged, never what was typed. */
  readonly command?: string;
  /** Why it was refused, where the command itself does not say. */
  readonly refusal?: RefusalKind;
}

export interface MeasureDetail {
  readonly measure: Measure;
  readonly relations: MeasureRelations;
}

export async function sceneOf(incoming: Incoming, deps: Handling): Promise<Scene> {
  const now = incoming.at ?? deps.clock.now();
  const today = isoDateOf(now);
  const language = languageOf(incoming);
  return {
    incoming,
    origin: incoming.origin,
    now,
    today,
    language,
    t: textsIn(language),
    situation: await deps.store.situation(
      incoming.origin.account,
      incoming.origin.channel,
      today,
      numberTyped(incoming),
    ),
    administrator: deps.isAdministrator(incoming.origin.account),
    newId: deps.newIds(incoming.id),
    deps,
  };
}

/** The measure number that a typed line begins with, if it is one. */
function numberTyped(incoming: Incoming): string | undefined {
  if (incoming.kind !== 'typed') return undefined;
  return leadingNumber(incoming.root ? incoming.text.trim() : splitRoot(incoming.text).rest);
}

/** The language of the word that was typed, or of the message whose button was pressed. Swedish unless told. */
export function languageOf(incoming: Incoming): Language {
  switch (incoming.kind) {
    case 'typed':
      return incoming.language ?? splitRoot(incoming.text).language ?? 'sv';
    case 'action':
    case 'submission':
      return incoming.action.language ?? 'sv';
    default:
      return 'sv';
  }
}

/** The one who speaks, as the agreement knows them. */
export function actorIn(scene: Scene, agreementId: string): Actor {
  const known = scene.situation.actors.find((entry) => entry.agreementId === agreementId)?.actor;
  const person = scene.situation.personId === undefined ? {} : { personId: scene.situation.personId };
  return { ...person, functions: known?.functions ?? [], administrator: scene.administrator };
}

export async function detailOf(
  scene: Scene,
  agreement: Agreement,
  measureId: string,
): Promise<MeasureDetail | undefined> {
  const known = scene.situation.measure;
  const measure = known?.id === measureId ? known : await scene.deps.store.measure(agreement.id, measureId);
  if (measure?.agreementId !== agreement.id) return undefined;
  return { measure, relations: relationsOf(agreement, measureId, scene.situation.bound?.groupId) };
}

export function accountKey(account: AccountRef): string {
  return `${account.platform}/${account.tenant}/${account.id}`;
}

/** A refusal: what the person must change. `rule` is for machines (`samverkan chat --json`). */
export function refused(
  scene: Scene,
  text: string | Message,
  rule: string,
  facts: Readonly<Record<string, unknown>> = {},
): Decision {
  const message = typeof text === 'string' ? scene.t.say(text) : text;
  return { reply: { outcome: 'refused', message, data: { rule, ...facts } } };
}
