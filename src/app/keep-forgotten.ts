import type { Commit, ForgetPerson } from './effects.ts';
import type { Clock, ForgottenRegister, Identity, Store } from './ports.ts';

/** Writes who is to be forgotten in the register before the database does it, as a keyed hash: a restored backup must not bring them back. */
export async function registerForgotten(commit: Commit, register: ForgottenRegister): Promise<void> {
  for (const effect of commit.effects) {
    if (effect.kind !== 'forget-person') continue;
    const { accounts, in: agreementId, until: at } = effect;
    await register.add({ accounts, at, ...(agreementId === undefined ? {} : { agreementId }) });
  }
}

/**
 * Forgets again whom a restored backup has brought back. Somebody who has come back since, under the same account, stays: their
 * person or function is younger than what the register says. Gives how many it was.
 */
export async function reapplyForgotten(
  store: Pick<Store, 'identities' | 'commit'>,
  register: ForgottenRegister,
  { clock, newId }: { readonly clock: Clock; readonly newId: () => string },
): Promise<number> {
  const known = await store.identities();
  const found = await register.among(known.map(({ account }) => account));
  let count = 0;
  for (const { account, agreementId, at } of found) {
    const identity = known.find((each) => each.account === account);
    if (!identity || !isOlder(identity, at, agreementId)) continue;
    const accounts = known.filter(({ personId }) => personId === identity.personId).map((each) => each.account);
    const effect: ForgetPerson = {
      kind: 'forget-person',
      personId: identity.personId,
      accounts,
      ...(agreementId === undefined ? {} : { in: agreementId }),
      until: at,
      instead: newId(),
      concerns: [],
    };
    await store.commit({
      outcome: 'done',
      at: clock.now(),
      recordedAt: clock.now(),
      actor: 'clock',
      effects: [effect],
    });
    count += 1;
  }
  return count;
}

function isOlder({ since, holdings }: Identity, at: string, agreementId: string | undefined): boolean {
  if (agreementId === undefined) return since <= at;
  return holdings.some((held) => held.agreementId === agreementId && held.since <= at);
}
