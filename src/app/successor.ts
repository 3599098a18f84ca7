import { addMonths } from '../domain/days.ts';
import { isEnding, type Side, type TakeOver, takeOver } from '../domain/take-over.ts';
import { isoDateOf } from '../domain/time.ts';
import { actsByName } from './acts-by-name.ts';
import type { CommandContext } from './commands/command.ts';
import { coordinatesFor } from './holdings.ts';
import type { Agreement, Reads } from './ports.ts';

/** What would be taken over from an earlier agreement, and that agreement. */
export interface Succession {
  readonly old: Agreement;
  readonly plan: TakeOver;
}

/** Ids of the agreements that the person coordinates, in which they have nothing to do with the one that they speak in. */
export async function coordinated(context: CommandContext): Promise<readonly string[]> {
  const { reads, origin, today, agreement } = context;
  const account = actsByName(origin) ? { ...origin.account, tenant: 'local' } : origin.account;
  const { actors } = await reads.situation(account, undefined, today);
  return actors
    .filter(({ agreementId, actor }) => agreementId !== agreement.id && coordinatesFor({ actor }).length > 0)
    .map(({ agreementId }) => agreementId);
}

/** Agreements that the person coordinates and that have ended or soon will: what may be taken over from. */
export async function predecessors(context: CommandContext): Promise<readonly Agreement[]> {
  const own = await coordinated(context);
  const all = await Promise.all(own.map((id) => context.reads.agreement(id)));
  return all.flatMap((agreement) => (agreement && isEndingOn(agreement, context.today) ? [agreement] : []));
}

export function isEndingOn({ definition, stoppedAt }: Agreement, today: string): boolean {
  return isEnding(definition.validTo.toString(), stoppedAt && isoDateOf(stoppedAt), today);
}

/** The first day on which the agreement's measures may be taken over. */
export function endingFrom({ definition }: Agreement): string {
  return addMonths(definition.validTo.toString(), -6);
}

/** What this agreement would take over from the other as both are now; what it has taken over already is left out. */
export async function succession(
  { agreement, reads, today }: { readonly agreement: Agreement; readonly reads: Reads; readonly today: string },
  old: Agreement,
): Promise<Succession> {
  const { record } = await reads.record(agreement.id);
  const measures = (await reads.measures(old.id)).filter(({ id }) => !record.extension.takenOver.includes(id));
  const numbers = agreement.index.map(({ number }) => number);
  return { old, plan: takeOver(measures, sideOf(old), sideOf(agreement), numbers, today) };
}

function sideOf({ definition, functions, groups, stoppedAt }: Agreement): Side {
  return {
    validFrom: definition.validFrom.toString(),
    validTo: definition.validTo.toString(),
    ...(stoppedAt === undefined ? {} : { stoppedOn: isoDateOf(stoppedAt) }),
    goalAreas: definition.goalAreas,
    parties: definition.parties,
    functions,
    groups,
  };
}

/** The same for two that would do the same: what was shown is what is proposed and confirmed. */
export function shownKey({ plan }: Succession, hash: (text: string) => string): string {
  return hash(JSON.stringify([plan.taken, plan.functions, plan.groups])).slice(0, 24);
}
