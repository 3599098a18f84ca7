import { Temporal } from 'temporal-polyfill';
import type { AgreementFault } from '../domain/agreement-fault.ts';
import type { AgreementDefinition } from '../domain/agreement-file.ts';
import { checkPrivacy } from '../domain/privacy.ts';
import { instantToIso } from '../domain/time.ts';
import { agreementEffects } from './agreement-effects.ts';
import { endsBeforeExtension } from './agreement-file/ends-before-extension.ts';
import { changedParts } from './changed-parts.ts';
import { partyNames, toFunctions } from './coordinators.ts';
import { coordinatesFor, coordinatorFunctions } from './holdings.ts';
import type { Agreement } from './ports.ts';
import { ask } from './questions.ts';
import { actorIn, type Decision, refused, type Scene } from './scene.ts';

/** Another party may need some working days to answer. The file holds the agreement's own text and nobody's note. */
const daysToAnswer = 7;
const maxFaults = 20;
/** A larger file is refused unread. */
const guardedBytes = 128 * 1024;

/**
 * An agreement's file sent to the bot. A new agreement comes from an administrator and needs no confirmation; a change comes
 * from a coordinator and waits until another party's coordinator confirms it (product.md §7).
 */
export async function receiveAgreement(scene: Scene, fileName: string, bytes: Uint8Array): Promise<Decision> {
  const { t, deps } = scene;
  const texts = t.files.agreement;
  const text = new TextDecoder().decode(bytes);
  const known = (await deps.store.agreements()).map(({ id, key }) => ({ id, actor: actorIn(scene, id), key }));
  const mayAny = scene.administrator || known.some(({ actor }) => coordinatesFor({ actor }).length > 0);
  if (!mayAny) return refused(scene, t.say(texts.whoMayAdd, texts.whoMayChange), 'coordinators-only');
  const [first] = bytes.byteLength > guardedBytes ? [] : describedLines(text);
  if (first) {
    const said = texts.onLine(first.line, t.privacy.refused(first.rules));
    return refused(scene, t.say(said, t.files.import.fileStillInChat), first.rules[0]);
  }
  const reading = deps.documents.readAgreement(text, nameToShow(fileName));
  if (!reading.ok) return faulty(scene, reading.faults);
  const { definition } = reading;
  const existing = known.find(({ key }) => key === definition.key);
  // Another agreement's key is as if nobody had it.
  if (!scene.administrator && (!existing || existing.actor.functions.length === 0))
    return refused(scene, texts.whoMayAdd, 'administrators-only');
  if (!existing) return added(scene, definition);
  const agreement = await deps.store.agreement(existing.id);
  if (!agreement || coordinatesFor(existing).length === 0)
    return refused(scene, texts.whoMayChange, 'coordinators-only');
  const { title, validTo } = agreement.definition;
  if (agreement.stoppedAt !== undefined || scene.today > validTo.toString())
    return refused(scene, t.refusals.ended(title, validTo.toString()), 'ended');
  const { record } = await deps.store.record(agreement.id);
  const moved = endsBeforeExtension({ fileName: nameToShow(fileName), text }, definition, record.extension);
  if (moved) return faulty(scene, [moved]);
  const parts = changedParts(agreement.definition, definition);
  if (parts.length === 0)
    return { reply: { outcome: 'done', message: t.say(texts.same), data: { unchanged: true } }, agreement };
  return propose(scene, agreement, coordinatesFor(existing), { fileName: nameToShow(fileName), text, parts });
}

/** A file's name too is somebody's text. */
function nameToShow(fileName: string): string {
  return checkPrivacy(fileName, {}).verdict === 'refuse' ? 'yaml' : fileName.slice(0, 100);
}

/** Lines that the privacy guard refuses, by their number alone. */
function describedLines(text: string) {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const verdict = checkPrivacy(line, {});
    return verdict.verdict === 'refuse' ? [{ line: index + 1, rules: verdict.rules }] : [];
  });
}

function added(scene: Scene, definition: AgreementDefinition): Decision {
  const { t } = scene;
  const texts = t.files.agreement;
  const effect = agreementEffects(definition, undefined, scene.newId(), scene.newId);
  const { agreementId: id, functions, groups, groupMembers } = effect;
  const agreement: Agreement = { id, definition, functions, groups, groupMembers, channels: [], index: [] };
  const message = t.say(texts.added(definition.title), texts.addedNext);
  return {
    reply: { outcome: 'done', message, data: { agreement: definition.key, added: true } },
    effects: [effect],
    agreement,
  };
}

function faulty(scene: Scene, faults: readonly AgreementFault[]): Decision {
  const { t } = scene;
  const heading = t.files.agreement.faults(faults.length);
  const items = faults.slice(0, maxFaults).map((fault) => ({ text: t.files.agreement.fault(fault) }));
  const message = {
    language: t.language,
    summary: heading,
    blocks: [
      { kind: 'text' as const, text: heading, style: 'strong' as const },
      { kind: 'list' as const, items },
    ],
  };
  return refused(scene, message, 'file', {
    faults: faults.map(({ line, path, problem }) => ({ line, path, problem: problem.key })),
  });
}

/** The file waits in a question that any coordinator of another party may answer. */
async function propose(
  scene: Scene,
  agreement: Agreement,
  own: readonly string[],
  file: { readonly fileName: string; readonly text: string; readonly parts: readonly string[] },
): Promise<Decision> {
  const { t, deps } = scene;
  const texts = t.files.agreement;
  const others = agreement.definition.parties.map(({ key }) => key).filter((key) => !own.includes(key));
  const functions = others.flatMap((party) => coordinatorFunctions(agreement, party).map(({ id }) => id));
  const { effect } = ask(scene, agreement.id, {
    kind: 'agreement',
    text: [],
    options: [
      { label: texts.yes, command: 'apply-agreement', args: { fileName: file.fileName, text: file.text, from: own } },
      { label: texts.no, command: 'drop', args: {} },
    ],
  });
  if (effect.kind !== 'ask') throw new Error('asking makes a question');
  const expiresAt = instantToIso(Temporal.Instant.from(scene.now).add({ hours: 24 * daysToAnswer }));
  const question = { ...effect.question, account: coordinatorsOf(others), expiresAt };
  const facts = { question: question.id, from: partyNames(agreement, own).join(', '), parts: file.parts.join(',') };
  const asked = await toFunctions(
    { agreement, reads: deps.store, newId: scene.newId, today: scene.today },
    functions,
    'confirm',
    { facts },
    `agreement/${question.id}`,
  );
  if (asked.length === 0) return refused(scene, texts.nobodyElse, 'no-other-coordinator');
  const names = partyNames(agreement, others);
  const differences = texts.differences(file.parts.map((part) => texts.parts[part] ?? part));
  const message = t.say(texts.waits(names), differences);
  return {
    reply: { outcome: 'asked', message, data: { parts: file.parts, waitsFor: others } },
    effects: [{ kind: 'ask', question }, ...asked],
    agreement,
  };
}

const anyCoordinator = '*coordinator/';

function coordinatorsOf(parties: readonly string[]): string {
  return `${anyCoordinator}${parties.join(',')}`;
}

/** Whether a question that is put to some parties' coordinators is put to this person; undefined when it is put to one account. */
export function mayAnswerAsCoordinator(
  scene: Scene,
  question: { readonly account: string; readonly agreementId?: string },
): boolean | undefined {
  if (!question.account.startsWith(anyCoordinator) || question.agreementId === undefined) return undefined;
  const parties = question.account.slice(anyCoordinator.length).split(',');
  return coordinatesFor({ actor: actorIn(scene, question.agreementId) }).some((party) => parties.includes(party));
}
