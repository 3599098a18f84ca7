import type { Block } from '../chat/message.ts';
import { lastDayToTell } from '../domain/last-day-to-tell.ts';
import { functionFor, type MeasureRelations, may } from '../domain/policy.ts';
import { checkPrivacy, type PrivacyTip } from '../domain/privacy.ts';
import { chooseAgreement } from './choose-agreement.ts';
import type { Command, CommandContext, CommandResult, MeasureContext, Prepared } from './commands/command.ts';
import { lexicon } from './commands/index.ts';
import { knownNames } from './known-names.ts';
import type { Agreement } from './ports.ts';
import { pressedBefore } from './pressed-before.ts';
import { ask } from './questions.ts';
import { actorIn, type Decision, type MeasureDetail, refused, type Scene } from './scene.ts';
import { scopeOf } from './scope-of.ts';
import { within } from './within.ts';

/** Longest text that is taken in, in characters (product.md §2). */
export const maxLength = 4000;

export type AnyPrepared = Prepared<CommandContext> | Prepared<MeasureContext>;

export interface Running {
  readonly command: Command;
  readonly prepared: AnyPrepared;
  readonly detail?: MeasureDetail | undefined;
  /** The measure's version that a button or form showed. */
  readonly shown?: number | undefined;
  /** The person has answered the guard's question about this very text. */
  readonly privacyAnswered?: boolean;
}

export function commandNamed(name: string): Command | undefined {
  return lexicon.commands.find((command) => command.name === name);
}

/** The guard, policy, the agreement's end, then the command itself: the same for every way in. */
export async function run(scene: Scene, agreement: Agreement, running: Running): Promise<Decision> {
  return { ...(await decideOn(scene, agreement, running)), command: running.command.name };
}

async function decideOn(scene: Scene, agreement: Agreement, running: Running): Promise<Decision> {
  const { t } = scene;
  const { command, prepared, detail, shown } = running;
  const guarded = guard(scene, agreement, prepared.texts);
  if (guarded.refusal) return guarded.refusal;
  const actor = actorIn(scene, agreement.id);
  const as = functionFor(actor, prepared.right, detail?.relations);
  const verdict = may(actor, prepared.right, detail?.relations);
  if (!verdict.allowed) return refusedByPolicy(scene, agreement, verdict.rule, detail?.relations);
  const { title, validTo } = agreement.definition;
  const stopped = agreement.stoppedAt !== undefined && agreement.stoppedAt <= scene.now;
  const end = validTo.toString();
  const last = command.changes === 'about-then' ? lastDayToTell(end) : end;
  if (command.changes && (stopped || scene.today > last))
    return refused(scene, t.refusals.ended(title, validTo.toString()), 'ended');
  const [question, ...more] = guarded.questions;
  if (question && !running.privacyAnswered) return askAboutPrivacy(scene, agreement, running, [question, ...more]);
  const group = agreement.groups.find((entry) => entry.id === scene.situation.bound?.groupId);
  const context: CommandContext = {
    now: scene.now,
    timeGiven: scene.incoming.at !== undefined,
    today: scene.today,
    language: scene.language,
    t,
    origin: scene.origin,
    actor,
    ...(as ? { as } : {}),
    agreement,
    ...(group ? { group } : {}),
    reads: within(scene.deps.store, await scopeOf(scene, agreement, command.name)),
    newId: scene.newId,
    newSecret: scene.deps.newSecret,
    file: scene.deps.file,
    hash: scene.deps.hash,
    ...(shown === undefined ? {} : { shown }),
    documents: scene.deps.documents,
    calendars: scene.deps.calendars,
    commands: lexicon.commands,
  };
  const result = await execute(context, running);
  const { effects, ...reply } = result;
  return {
    reply: inAgreement(scene, agreement, withTips(scene, reply, guarded.tips)),
    ...(effects ? { effects } : {}),
    agreement,
    ...(as ? { as } : {}),
  };
}

/** What the writer may like to know of a text that was saved all the same. */
function withTips({ t }: Scene, reply: Decision['reply'], tips: readonly PrivacyTip[]): Decision['reply'] {
  if (tips.length === 0 || reply.outcome !== 'done') return reply;
  const lines = [...new Set(tips)].map((tip): Block => ({ kind: 'text', text: t.privacy.tips[tip], style: 'quiet' }));
  return { ...reply, message: { ...reply.message, blocks: [...reply.message.blocks, ...lines] } };
}

/** Personal answers to one who is in several agreements name the agreement (product.md §1). */
function inAgreement(scene: Scene, agreement: Agreement, reply: Decision['reply']): Decision['reply'] {
  if (scene.situation.bound !== undefined || scene.situation.actors.length < 2) return reply;
  const line: Block = { kind: 'text', text: scene.t.common.agreementLine(agreement.definition.title), style: 'quiet' };
  return { ...reply, message: { ...reply.message, blocks: [...reply.message.blocks, line] } };
}

async function execute(context: CommandContext, { command, prepared, detail }: Running): Promise<CommandResult> {
  if (command.needs === 'agreement') return (prepared as Prepared<CommandContext>).run(context);
  if (!detail) throw new Error(`${command.name} needs a measure`);
  const about = { ...context, ...detail };
  return pressedBefore(about, await (prepared as Prepared<MeasureContext>).run(about));
}

/** Runs a command by name, for what nobody typed as such. */
export async function runNamed(scene: Scene, name: string, args: unknown, known?: Agreement): Promise<Decision> {
  const command = commandNamed(name);
  const prepared = command?.fromArgs(args);
  if (!command || !prepared) throw new Error(`no command ${name} with these arguments`);
  if (known) return run(scene, known, { command, prepared });
  const chosen = await chooseAgreement(scene, '');
  return chosen.kind === 'decided' ? chosen.decision : run(scene, chosen.agreement, { command, prepared });
}

interface Guarded {
  readonly refusal?: Decision;
  /** What is to be asked of the first text that is in doubt. */
  readonly questions: readonly GuardQuestion[];
  readonly tips: readonly PrivacyTip[];
}

/** What the privacy guard says of the texts: a refusal before anything else is told, a question, or only tips (product.md §3). */
function guard(scene: Scene, agreement: Agreement, texts: readonly string[]): Guarded {
  let questions: readonly GuardQuestion[] = [];
  const tips: PrivacyTip[] = [];
  for (const text of texts) {
    const length = lengthOf(text);
    if (length > maxLength) return { refusal: refusedAsTooLong(scene, length), questions, tips };
    const verdict = checkPrivacy(text, { knownNames: knownNames(agreement) });
    if (verdict.verdict === 'refuse') return { refusal: refusedByGuard(scene, verdict.rules), questions, tips };
    if (verdict.verdict === 'pass') tips.push(...verdict.tips);
    else if (questions.length === 0) questions = verdict.questions.map((question) => question.kind);
  }
  return { questions, tips };
}

/** In characters as people count them: an emoji is one. */
export function lengthOf(text: string): number {
  return text.length <= maxLength ? text.length : [...text].length;
}

export function refusedAsTooLong(scene: Scene, length: number): Decision {
  return refused(scene, scene.t.refusals.tooLong(length, maxLength), 'too-long', { length });
}

type GuardRules = Extract<ReturnType<typeof checkPrivacy>, { verdict: 'refuse' }>['rules'];
type GuardQuestion = Extract<ReturnType<typeof checkPrivacy>, { verdict: 'ask' }>['questions'][number]['kind'];

export function refusedByGuard(scene: Scene, rules: GuardRules): Decision {
  const { t } = scene;
  const lines = [t.privacy.refused(rules), ...(scene.origin.visible ? [t.privacy.stillInChat] : [])];
  return refused(scene, t.say(...lines), rules[0], { rules });
}

function askAboutPrivacy(
  scene: Scene,
  agreement: Agreement,
  running: Running,
  kinds: readonly GuardQuestion[],
): Decision {
  const { t } = scene;
  const { command, prepared, detail } = running;
  const asked = ask(scene, agreement.id, {
    kind: 'privacy',
    text: [
      ...kinds.map((kind) => t.privacy.question(kind)),
      ...(scene.origin.visible ? [t.privacy.visibleInChat] : []),
    ],
    options: [
      {
        label: t.privacy.saveAnyway(kinds),
        command: command.name,
        ...(detail ? { measure: detail.measure.id } : {}),
        args: prepared.args as Readonly<Record<string, unknown>>,
      },
      prepared.rewriting === undefined
        ? { label: t.privacy.rewrite, command: 'drop', args: {} }
        : { label: t.privacy.rewrite, command: command.name, args: prepared.rewriting },
    ],
    data: { rule: kinds[0], ...(detail ? { measure: detail.measure.number } : {}) },
  });
  return { reply: asked.reply, effects: [asked.effect], agreement };
}

export function refusedByPolicy(
  scene: Scene,
  agreement: Agreement,
  rule: Parameters<Scene['t']['refusals']['policy']>[0],
  relations: MeasureRelations | undefined,
): Promise<Decision> | Decision {
  if (rule === 'no-function' && scene.situation.bound?.agreementId === agreement.id)
    return runNamed(scene, 'choose-function', {}, agreement);
  const nameOf = (id: string) => agreement.functions.find((entry) => entry.id === id)?.name ?? '';
  const mayNote = may(actorIn(scene, agreement.id), 'note', relations).allowed;
  return refused(scene, scene.t.refusals.policy(rule, relations?.responsible.map(nameOf) ?? [], mayNote), rule);
}
