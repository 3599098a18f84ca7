import type { IsoInstant } from '../../domain/time.ts';
import type { Reads } from '../ports.ts';

/** Changes of measures and meetings that were recorded after a moment: what a draft of that moment does not show. */
export async function changesSince(
  agreementId: string,
  reads: Pick<Reads, 'allChanges' | 'meetingChanges'>,
  since: IsoInstant,
): Promise<number> {
  const [measures, meetings] = await Promise.all([reads.allChanges(agreementId), reads.meetingChanges(agreementId)]);
  return [...measures, ...meetings].filter(({ recordedAt }) => recordedAt > since).length;
}
