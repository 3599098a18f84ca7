import type { FormValues } from '../chat/form.ts';
import type { Incoming } from '../chat/incoming.ts';
import type { Action } from '../chat/message.ts';
import { may } from '../domain/policy.ts';
import { checkPrivacy } from '../domain/privacy.ts';
import { aboutMyself } from './about-myself.ts';
import { withoutCalendarPath } from './calendars/typed-address.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { lexicon } from './commands/index.ts';
import type { Commit, Effect } from './effects.ts';
import { fieldFaults } from './field-faults.ts';
import { type Line, readLine, splitRoot, withoutNumber } from './grammar.ts';
import { knownNames } from './known-names.ts';
import { linkFirst } from './link-first.ts';
import { knownMeasure, noSuchMeasure } from './measures-known.ts';
import { refusalOf } from './meter.ts';
import { narrowText } from './narrow-text.ts';
import type { Agreement } from './ports.ts';
import { mayAnswerAsCoordinator, receiveAgreement } from './receive-agreement.ts';
import { receiveRemoval } from './receive-removal.ts';
import {
  commandNamed,
  lengthOf,
  maxLength,
  refusedAsTooLong,
  refusedByGuard,
  refusedByPolicy,
  run,
  runNamed,
} from './run-command.ts';
import { accountKey, type Decision, detailOf, type Handling, refused, type Scene, sceneOf } from './scene.ts';
import { speakOn } from './speak-on.ts';
import { askingIn, isKnownTo, notThere, targetOf } from './target.ts';
import { siblingsOf } from './views/proposal-buttons.ts';
import { withButtons } from './views/saved.ts';

export type Handled = Omit<Commit, 'inboxId' | 'outcome'> & Pick<Decision, 'reply' | 'command' | 'refusal'>;

function actorKind(as: Decision['as']): Handled['actor'] {
  if (!as) return 'administrator';
  if (!as.confirmed) return 'unconfirmed';
  return as.deputy ? 'deputy' : 'function';
}

/** Decides what an incoming thing means and what is to be done about it. Changes nothing. */
export async function handle(incoming: Incoming, deps: Handling): Promise<Handled> {
  const scene = await sceneOf(incoming, deps);
  const decision = await decide(scene);
  const { reply, effects, agreement, as, command } = decision;
  const refusal = refusalOf(decision);
  return {
    reply: speakOn(reply, scene.language),
    effects: effects ?? [],
    ...(agreement === undefined ? {} : { agreementId: agreement.id }),
    at: scene.now,
    recordedAt: scene.now,
    actor: actorKind(as),
    ...(as ? { functionId: as.id } : {}),
    ...(command === undefined ? {} : { command }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

async function decide(scene: Scene): Promise<Decision> {
  const { incoming } = scene;
  switch (incoming.kind) {
    case 'typed':
      return typed(scene, narrowText(incoming.text), incoming.root);
    case 'action':
      return incoming.action.question === undefined ? acted(scene, incoming.action) : answered(scene, incoming.action);
    case 'submission':
      return submitted(scene, incoming.action, incoming.values);
    case 'file':
      return receivedFile(scene, incoming.fileName, incoming.bytes);
    case 'invited':
      return invited(scene);
    case 'removed':
      return receiveRemoval(scene, incoming.what);
  }
}

/** What a file is follows from its name. */
function receivedFile(scene: Scene, fileName: string, bytes: Uint8Array): Promise<Decision> {
  if (/\.ya?ml$/i.test(fileName)) return receiveAgreement(scene, fileName, bytes);
  return runNamed(scene, /\.(?:ics|ical|ifb)$/i.test(fileName) ? 'calendar-import' : 'import', { fileName, bytes });
}

/** Where nobody who speaks has an agreement yet, the way in is said all the same. */
async function invited(scene: Scene): Promise<Decision> {
  const chosen = await chooseAgreement(scene, '');
  if (chosen.kind === 'chosen') return runNamed(scene, 'welcome', {}, chosen.agreement);
  const { unbound, howToBind, personal, publicRecord } = scene.t.people.welcome;
  const lines = scene.origin.channel ? [unbound, howToBind] : [personal, publicRecord];
  return { reply: { outcome: 'done', message: scene.t.say(...lines) } };
}

/** A typed line. The guard reads it before anything else does, so that nothing refused can be echoed. */
async function typed(scene: Scene, raw: string, givenRoot: 'measure' | 'agreement' | undefined): Promise<Decision> {
  const { root, rest } = givenRoot ? { root: givenRoot, rest: raw.trim() } : splitRoot(raw);
  const length = lengthOf(withoutNumber(rest));
  if (length > maxLength + commandRoom) return refusedAsTooLong(scene, length);
  if (scene.situation.bound === undefined) {
    const blind = checkPrivacy(withoutCalendarPath(rest), {});
    if (blind.verdict === 'refuse') return refusedByGuard(scene, blind.rules);
  }
  const chosen = await chooseAgreement(scene, rest);
  if (chosen.kind === 'decided')
    return (await linkFirst(scene, rest, root)) ?? (await aboutMyself(scene, rest, root)) ?? chosen.decision;
  return readIn(scene, chosen.agreement, rest, root);
}

/** A line may be longer than a text by its command's words; the text itself is measured once they are read off it. */
const commandRoom = 40;

/** Reads a line as being about one agreement. */
async function readIn(
  scene: Scene,
  agreement: Agreement,
  text: string,
  root: 'measure' | 'agreement' | undefined,
): Promise<Decision> {
  const line = readLine(text, root, lexicon, {
    today: scene.today,
    validFrom: agreement.definition.validFrom.toString(),
    validTo: agreement.definition.validTo.toString(),
    isMeasure: (number) => knownMeasure(agreement, number, askingIn(scene, agreement)) !== undefined,
  });
  // What a command takes in as text is guarded when it runs; of all else the whole line is, before anything can echo it.
  const verdict = guardsItself(scene, agreement, line)
    ? undefined
    : checkPrivacy(text, { knownNames: knownNames(agreement) });
  if (verdict?.verdict === 'refuse') return { ...refusedByGuard(scene, verdict.rules), agreement };
  return runLine(scene, agreement, line);
}

function guardsItself(scene: Scene, agreement: Agreement, line: Line): boolean {
  if (line.kind !== 'measure' && line.kind !== 'agreement') return false;
  return (
    line.prepared.texts.length > 0 &&
    (line.kind === 'agreement' || knownMeasure(agreement, line.number, askingIn(scene, agreement)) !== undefined)
  );
}

async function runLine(scene: Scene, agreement: Agreement, line: Line): Promise<Decision> {
  switch (line.kind) {
    case 'agreement':
      return run(scene, agreement, line);
    case 'measure': {
      const asking = askingIn(scene, agreement);
      const entry = knownMeasure(agreement, line.number, asking);
      const detail = entry && (await detailOf(scene, agreement, entry.id));
      if (detail) return run(scene, agreement, { ...line, detail });
      // To whom no measure is shown, every number is answered alike: why, and the way in.
      const { text, nearest } = noSuchMeasure(scene.t, agreement, line.number, asking);
      const verdict = may(asking.actor, 'read-measure');
      if (nearest.length === 0 && !verdict.allowed && verdict.rule !== 'not-own-group')
        return refusedByPolicy(scene, agreement, verdict.rule, undefined);
      return refused(scene, text, 'unknown-measure', { nearest });
    }
    case 'lines':
      return runNamed(scene, 'run-through', { notes: line.notes }, agreement);
    case 'text':
      return runNamed(scene, 'which-measure', { text: line.text }, agreement);
    case 'unclear': {
      const { number, text, rest } = line;
      const commands = line.words.map((command) => command.name);
      return runNamed(scene, 'did-you-mean', { commands, text, rest, ...(number ? { number } : {}) }, agreement);
    }
  }
}

/** A button: a command with its arguments filled in. */
async function acted(scene: Scene, action: Action): Promise<Decision> {
  const found = await targetOf(scene, action);
  const prepared = found?.command.fromArgs(action.args);
  if (!found || !prepared) return notThere(scene);
  const decision = await run(scene, found.agreement, { ...found, prepared, shown: action.version });
  const spent = !action.stays && decision.reply.form === undefined && decision.reply.outcome !== 'refused';
  const left = decision.reply.outcome === 'done' ? siblingsOf(action) : [];
  const message = withButtons(decision.reply.message, left);
  return { ...decision, reply: { ...decision.reply, message, replaces: spent } };
}

/** An option of a question: only by the one who was asked, once, within its time. */
async function answered(scene: Scene, action: Action): Promise<Decision> {
  const { t, deps } = scene;
  const question = await deps.store.question(action.question ?? '');
  const option = question?.options[Number(action.args?.option)];
  if (!question || !option || question.expiresAt <= scene.now)
    return refused(scene, t.refusals.oldQuestion, 'old-question');
  const isTheirs = mayAnswerAsCoordinator(scene, question) ?? question.account === accountKey(scene.origin.account);
  if (!isTheirs)
    return isKnownTo(scene, question.agreementId)
      ? refused(scene, t.refusals.notYourQuestion, 'not-your-question')
      : refused(scene, t.refusals.oldQuestion, 'old-question');
  const decision = await choose(scene, question, option);
  const keep = decision.reply.outcome === 'refused' || decision.reply.form !== undefined;
  const close: Effect = { kind: 'close-question', questionId: question.id };
  return {
    ...decision,
    ...(keep ? {} : { effects: [...(decision.effects ?? []), close] }),
    reply: { ...decision.reply, replaces: !keep },
  };
}

/** Runs a question's option. `in-agreement` is the one that has no agreement of its own: it chooses it. */
async function choose(scene: Scene, question: Parked, option: Parked['options'][number]): Promise<Decision> {
  const { store } = scene.deps;
  if (option.command === 'in-agreement') {
    const agreement = await store.agreement(String(option.args.agreement));
    const { root, rest } = splitRoot(String(option.args.line));
    return agreement
      ? readIn(scene, agreement, rest, root)
      : refused(scene, scene.t.refusals.oldQuestion, 'old-question');
  }
  const agreement = question.agreementId === undefined ? undefined : await store.agreement(question.agreementId);
  const command = commandNamed(option.command);
  const prepared = command?.fromArgs(option.args);
  if (!agreement || !command || !prepared) return refused(scene, scene.t.refusals.oldQuestion, 'old-question');
  const detail = option.measure === undefined ? undefined : await detailOf(scene, agreement, option.measure);
  // Whatever waits in a question has passed the guard, or its answer was this question's.
  return run(scene, agreement, { command, prepared, detail, privacyAnswered: true });
}

type Parked = NonNullable<Awaited<ReturnType<Handling['store']['question']>>>;

/** Settles a question about meaning that nobody answered: the note is kept as written (product.md §2). */
export async function settle(scene: Scene, question: Parked): Promise<Decision> {
  const close: Effect = { kind: 'close-question', questionId: question.id };
  if (!question.otherwise) return { reply: { outcome: 'done', message: scene.t.say('') }, effects: [close] };
  const decision = await choose(scene, question, question.otherwise);
  return { ...decision, effects: [...(decision.reply.outcome === 'done' ? (decision.effects ?? []) : []), close] };
}

/** A submitted form: faults are shown in place, and what the guard refuses is a fault of its field. */
async function submitted(scene: Scene, action: Action, values: FormValues): Promise<Decision> {
  const { t } = scene;
  const found = await targetOf(scene, action);
  if (!found) return notThere(scene);
  const faults: Record<string, string> = {};
  let guarded = false;
  for (const [field, value] of Object.entries(values)) {
    if (found.command.contactFields.includes(field)) continue;
    const text = [value]
      .flat()
      .filter((each) => !isChoice(each))
      .join('\n');
    const length = lengthOf(text);
    const verdict = length > maxLength ? undefined : checkPrivacy(text, { knownNames: knownNames(found.agreement) });
    if (!verdict) faults[field] = t.refusals.tooLong(length, maxLength);
    else if (verdict.verdict === 'refuse') {
      guarded = true;
      faults[field] = t.privacy.refused(verdict.rules);
    }
  }
  const form = () => formOf(scene, found, action.args);
  const told = { command: found.command.name, ...(guarded ? { refusal: 'privacy' as const } : {}) };
  if (Object.keys(faults).length > 0) return { ...fieldFaults(scene, faults, await form()), ...told };
  const read = found.command.fromForm(values, action.args);
  if (!read) return refused(scene, t.refusals.oldButton, 'old-button');
  if (!('faults' in read)) return run(scene, found.agreement, { ...found, prepared: read, shown: action.version });
  const named = Object.fromEntries(Object.entries(read.faults).map(([field, fault]) => [field, t.faults[fault]]));
  return { ...fieldFaults(scene, named, await form()), ...told };
}

/** An id that was chosen, not typed: its figures may look like a telephone number. What is kept as text is guarded in any case. */
const isChoice = (value: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

/** A command opens its form without arguments, or with those that say what the form is about. Nothing is done by it. */
async function formOf(
  scene: Scene,
  found: NonNullable<Awaited<ReturnType<typeof targetOf>>>,
  args: Action['args'],
): Promise<Decision['reply']['form']> {
  for (const given of [args ?? {}, {}]) {
    const prepared = found.command.fromArgs(given);
    const form = prepared && (await run(scene, found.agreement, { ...found, prepared })).reply.form;
    if (form) return form;
  }
  return undefined;
}
