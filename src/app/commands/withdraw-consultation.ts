import { z } from 'zod';
import { extensionDeadline } from '../../domain/obligations/extension.ts';
import { gatherFacts } from '../facts.ts';
import { authorOf, writer } from '../record.ts';
import { tellOfExtension } from '../tell-of-extension.ts';
import { agreementCommand } from './command.ts';
import { dayFirst } from './consultation.ts';

const args = z.object({ on: z.iso.date().optional() });

/**
 * Takes back a consultation that was recorded with a wrong day, or that never took place: it counts no more, its reminders come
 * again, and the log keeps both. Not once the agreement has been extended on it.
 */
export const withdrawConsultation = agreementCommand({
  name: 'withdraw-consultation',
  root: 'agreement',
  words: { sv: ['samråd ta bort', 'ta bort samråd'], en: ['consultation remove', 'remove consultation'] },
  right: 'coordinate',
  changes: true,
  args,
  read: (typed, context) => {
    if (typed === '') return {};
    const found = dayFirst(typed, context);
    return found?.rest === '' ? { on: found.on } : undefined;
  },
  run: async (context, { on: named }) => {
    const { t, agreement, reads, today } = context;
    // Read first: what somebody else records meanwhile makes this a conflict.
    const { version } = await reads.record(agreement.id);
    const facts = await gatherFacts(agreement, reads, today);
    const found = extensionDeadline(facts)?.consultations ?? [];
    const [only] = found.length === 1 ? found : [];
    const on = named ?? only?.on;
    const taken = found.find((each) => each.on === on);
    if (!taken) {
      const isFormer = facts.record.consultations.some((each) => each.on === on);
      const text = isFormer ? t.consultation.former : t.consultation.noSuch(found.map((each) => each.on));
      return { outcome: 'refused', message: t.say(text), data: { rule: 'no-consultation' } };
    }
    // What they came to stands where it was written, and nowhere else.
    const { outcome: _outcome, ...said } = taken;
    const body = { kind: 'consultation' as const, ...said, withdrawn: true as const };
    const parties = agreement.definition.parties.map(({ key }) => key);
    return {
      outcome: 'done',
      message: t.asking(
        [t.consultation.withdrawn(taken.on)],
        [{ label: t.extension.buttons.consult, action: { command: 'consultation', agreement: agreement.id } }],
      ),
      data: { on: taken.on },
      effects: [
        { kind: 'agreement-change', expected: version, author: authorOf(context, writer(context)), bodies: [body] },
        ...(await tellOfExtension(context, version, { event: 'consultation-withdrawn', on: taken.on }, parties)),
      ],
    };
  },
});
