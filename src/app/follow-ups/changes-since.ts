import type { AgreementChangeBody } from '../../domain/agreement-record.ts';
import type { IsoInstant } from '../../domain/time.ts';
import type { Reads } from '../ports.ts';

/**
 * Changes of measures and meetings, of what the steering group is asked to decide and of the agreement's end, and answers
 * to reviews, that were recorded after a moment: what a draft of that moment does not show.
 */
export async function changesSince(
  agreementId: string,
  reads: Pick<Reads, 'allChanges' | 'meetingChanges' | 'agreementChanges'>,
  since: IsoInstant,
): Promise<number> {
  const [measures, meetings, record] = await Promise.all([
    reads.allChanges(agreementId),
    reads.meetingChanges(agreementId),
    reads.agreementChanges(agreementId),
  ]);
  const shown = record.filter(({ body }) => shownKinds.has(body.kind));
  return [...measures, ...meetings, ...shown].filter(({ recordedAt }) => recordedAt > since).length;
}

const shownKinds: ReadonlySet<AgreementChangeBody['kind']> = new Set([
  'brief',
  'brief-order',
  'brief-answered',
  'brief-taken',
  'brief-taken-declined',
  'brief-decided',
  'brief-withdrawn',
  'consultation',
  'extended',
  'review-answered',
]);
