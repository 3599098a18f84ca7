import type { IsoInstant } from '../../domain/time.ts';
import type { Reads } from '../ports.ts';

/**
 * Changes of measures and meetings, and answers to reviews, that were recorded after a moment: what a draft of that moment
 * does not show.
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
  const answers = record.filter(({ body }) => body.kind === 'review-answered');
  return [...measures, ...meetings, ...answers].filter(({ recordedAt }) => recordedAt > since).length;
}
