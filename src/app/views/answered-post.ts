import type { Block, Message } from '../../chat/message.ts';
import type { AgreementRecord } from '../../domain/agreement-record.ts';
import { briefFacts } from '../../domain/briefs.ts';
import type { Change, Measure, Proposal } from '../../domain/measure.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import { briefText } from './brief-text.ts';

/** To whoever asked or proposed: how it went. Undefined while it is open. */
export function answeredPost(t: Texts, measure: Measure, change: Change, record: AgreementRecord): Message | undefined {
  const { questions, proposals } = measure.state;
  const question = questions.find(({ version }) => version === change.version);
  if (question) {
    if (!question.decided) return undefined;
    const { brief, answer } = question.decided;
    const heading = t.decisions.told.question(measure.number, measure.state.plan.title, brief, answer);
    return withBrief(t, measure, brief, record, heading);
  }
  const proposal = proposals.find(({ version }) => version === change.version);
  if (!proposal || proposal.state === 'waiting') return undefined;
  return proposal.brief === undefined ? byCoordinators(t, measure, proposal) : bySteering(t, measure, proposal, record);
}

function byCoordinators(t: Texts, measure: Measure, { to, state }: Proposal): Message | undefined {
  if (to === undefined) return undefined;
  const agreed = state === 'agreed';
  const { decided, declined } = t.measures.proposal;
  const result = agreed ? decided(measure.number, to) : declined(measure.number);
  return t.say(t.measures.news.answered(measure.number, measure.state.plan.title, agreed), result);
}

function bySteering(t: Texts, measure: Measure, proposal: Proposal, record: AgreementRecord): Message {
  const { brief = '', to, state } = proposal;
  const answer = state === 'agreed' ? 'approved' : 'rejected';
  const heading = t.decisions.told.proposal(measure.number, measure.state.plan.title, brief, answer);
  const { planKept, planDue, planCancelled } = t.decisions.saved;
  const changed = to === undefined ? planCancelled(measure.number) : planDue(measure.number, to);
  return withBrief(t, measure, brief, record, heading, answer === 'approved' ? changed : planKept(measure.number));
}

/** What was asked and proposed, as the brief says it now: masking has reached it. */
function withBrief(
  t: Texts,
  measure: Measure,
  brief: string,
  record: AgreementRecord,
  heading: string,
  ...lines: readonly string[]
): Message {
  const known = record.briefs.find((each) => each.brief === brief);
  const today = isoDateOf(measure.state.lastAt ?? '1970-01-01T00:00:00.000Z');
  const [entry] = known ? briefFacts([known], [measure], today) : [];
  const said = entry ? briefText(t, entry) : {};
  const blocks: readonly Block[] = [
    { kind: 'text', text: heading, style: 'strong' },
    ...(said.question === undefined ? [] : [{ kind: 'text' as const, text: said.question, style: 'quote' as const }]),
    ...(said.proposal === undefined ? [] : [`${t.decisions.labels.proposal}: ${said.proposal}`]).map(
      (text): Block => ({ kind: 'text', text }),
    ),
    ...lines.map((text): Block => ({ kind: 'text', text })),
  ];
  return { language: t.language, summary: heading, blocks };
}
