import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readLeadingDate } from '../../domain/date-text.ts';
import { extensionDeadline } from '../../domain/obligations/extension.ts';
import { gatherFacts } from '../facts.ts';
import { authorOf, writer } from '../record.ts';
import { tellOfExtension } from '../tell-of-extension.ts';
import { agreementCommand } from './command.ts';

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
  read: (rest, { today, validFrom, validTo }) => {
    if (rest === '') return {};
    const found = readLeadingDate(rest, {
      today: Temporal.PlainDate.from(today),
      validFrom: Temporal.PlainDate.from(validFrom),
      validTo: Temporal.PlainDate.from(validTo),
      use: 'note',
    });
    return found?.reading.outcome === 'ok' && found.rest === '' ? { on: found.reading.date.toString() } : undefined;
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
    const body = { kind: 'consultation' as const, ...taken, withdrawn: true as const };
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
