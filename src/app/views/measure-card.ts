import type { Block, Button, Fact, Message } from '../../chat/message.ts';
import { nextCommunication } from '../../domain/communications.ts';
import { nextFollowUp } from '../../domain/follow-up.ts';
import {
  type Change,
  dueOf,
  isOverdue,
  latestValue,
  openQuestions,
  ratingOn,
  statusOn,
  waitingProposals,
} from '../../domain/measure.ts';
import { may } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { MeasureContext } from '../commands/command.ts';
import { deciderOf } from '../coordinators.ts';
import { noteBlocks } from './note-blocks.ts';

/** A measure as a message, with the buttons that this person may use. */
export function measureCard(
  context: MeasureContext,
  notes: readonly Change[],
): { message: Message; data: Readonly<Record<string, unknown>> } {
  const { t, measure, language } = context;
  const heading = t.measures.title(measure.number, measure.state.plan.title);
  const questions = openQuestions(measure.state);
  const blocks: Block[] = [
    { kind: 'title', text: heading },
    { kind: 'facts', facts: facts(context) },
    ...(questions.length > 0
      ? [
          {
            kind: 'list' as const,
            items: questions.map((question) => ({
              text: `${t.measures.labels.questions}: ${question.text}`,
              detail: question.by,
            })),
          },
        ]
      : []),
    ...noteBlocks(context, notes),
    { kind: 'actions', buttons: buttons(context) },
  ];
  return { message: { language, summary: heading, blocks }, data: measureData(context) };
}

function facts(context: MeasureContext): readonly Fact[] {
  const { t, measure, today, agreement } = context;
  const { plan } = measure.state;
  const { labels } = t.measures;
  const due = dueOf(measure.state);
  const judged = ratingOn(measure.state, today);
  const { validFrom, validTo } = agreement.definition;
  const term = { validFrom: validFrom.toString(), validTo: validTo.toString() };
  const rows: readonly (readonly [string, string | undefined])[] = [
    [
      labels.status,
      `${t.measures.status[statusOn(measure.state, today)]}${isOverdue(measure.state, today) ? `, ${t.measures.overdue}` : ''}`,
    ],
    [
      labels.rating,
      judged &&
        t.measures.rating[judged.value] +
          (judged.value === 'green' ? '' : ` – ${judged.reason ?? t.measures.noReason}`),
    ],
    [
      labels.due,
      due === undefined
        ? t.measures.noDue
        : plan.openEnded && !measure.state.due
          ? t.measures.openEnded(due)
          : t.dates.weekday(due),
    ],
    [labels.responsible, plan.responsibleFunction ?? t.common.none],
    [labels.group, measure.group],
    [labels.target, plan.target],
    ...plan.indicators.map((indicator): readonly [string, string] => {
      const latest = latestValue(measure.state, indicator.name);
      return [
        capitalised(indicator.name),
        latest
          ? t.measures.quantity(latest.value, latest.total, latest.percent ?? indicator.percent)
          : t.measures.notMeasured,
      ];
    }),
    [labels.communication, communicationText(context)],
    [labels.nextCommunication, nextCommunication(measure.state, today, term)],
    [labels.followUp, plan.followUp.text],
    [labels.nextFollowUp, nextFollowUp(measure.state, today, term.validTo)],
    ...waitingProposals(measure.state).map((proposal): readonly [string, string] => [
      labels.waiting,
      proposal.to === undefined
        ? t.measures.proposal.waitingCancel(proposal.by)
        : t.measures.proposal.waitingDue(
            proposal.to,
            proposal.by,
            t.measures.proposal.deciders[deciderOf(context, proposal)],
          ),
    ]),
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined || value === ''
      ? []
      : [{ label, value: /^\d{4}-\d\d-\d\d$/.test(value) ? t.dates.weekday(value) : value }],
  );
}

/** A plan's own words as a label: "andel åtgärdade brister" begins with a capital. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}

function communicationText({ t, measure }: MeasureContext): string {
  const { communication } = measure.state.plan;
  const done = measure.state.communicated.map((entry) => entry.on);
  if (done.length > 0) return t.measures.communicatedOn(done);
  if (communication.decision === undefined) return t.common.none;
  if (communication.decision === 'no') return t.measures.notCommunicated(communication.reasonIfNot);
  const told = [communication.what, communication.when].filter(Boolean).join('. ');
  const decision = t.measures.communication[communication.decision];
  return told === '' ? decision : `${decision}: ${told}`;
}

function buttons(context: MeasureContext): readonly Button[] {
  const { t, measure, actor, relations } = context;
  const action = (command: string) => ({ command, measure: measure.id, version: measure.version });
  const all = [
    { right: 'note', label: t.measures.buttons.note, action: action('note'), style: 'primary' },
    { right: 'note', label: t.measures.buttons.noNews, action: action('no-news') },
    { right: 'propose', label: t.measures.buttons.ask, action: action('question') },
    { right: 'read-measure', label: t.measures.buttons.history, action: action('history') },
  ] as const;
  const shown = all
    .filter(({ right }) => may(actor, right, relations).allowed)
    .map(({ right: _right, ...button }): Button => button);
  const answers = waitingProposals(measure.state)
    .filter((proposal) => deciderOf(context, proposal) === 'coordinators' && mayAnswer(context, proposal.agreed))
    .flatMap((proposal) => answerButtons(context, proposal.version));
  return [...shown, ...answers];
}

function mayAnswer({ actor }: MeasureContext, agreed: readonly string[]): boolean {
  return actor.functions.some(
    (held) => held.confirmed && held.roles.includes('coordinator') && !agreed.includes(held.party),
  );
}

/** Bifall and Avslag on a proposal: one coordinator of each party (product.md §4). */
export function answerButtons(
  { t, measure }: Pick<MeasureContext, 't' | 'measure'>,
  proposal: number,
): readonly Button[] {
  const action = (command: 'agree' | 'decline') => ({ command, measure: measure.id, args: { proposal } });
  return [
    { label: t.measures.buttons.agree, action: action('agree'), style: 'primary' },
    { label: t.measures.buttons.decline, action: action('decline') },
  ];
}

/** A measure as data (`samverkan chat --json`). */
export function measureData({
  measure,
  today,
}: Pick<MeasureContext, 'measure' | 'today'>): Readonly<Record<string, unknown>> {
  return present({
    measure: measure.number,
    title: measure.state.plan.title,
    status: statusOn(measure.state, today),
    rating: ratingOn(measure.state, today)?.value,
    due: dueOf(measure.state),
    overdue: isOverdue(measure.state, today),
    version: measure.version,
  });
}
