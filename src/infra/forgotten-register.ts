import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ForgottenRegister } from '../app/ports.ts';
import type { AccountRef } from '../chat/incoming.ts';
import { lineRegister } from './line-register.ts';

export const forgottenLine = z.object({
  forgotten: z.array(z.object({ key: z.string(), hash: z.string() })),
  agreementId: z.uuid().optional(),
  at: z.iso.datetime(),
});

/**
 * Who has been forgotten, in the register of what was masked: a hash of each account with a key of its own. Whoever has only the
 * register can't tell whose it is; whoever has an account can tell whether it is there.
 */
export function forgottenRegister(dataFolder: string): ForgottenRegister {
  const lines = lineRegister(dataFolder, forgottenLine);
  return {
    add: ({ accounts, agreementId, at }) =>
      lines.add({
        forgotten: accounts.map((account) => {
          const key = randomBytes(16).toString('hex');
          return { key, hash: hashOf(key, account).toString('hex') };
        }),
        ...(agreementId === undefined ? {} : { agreementId }),
        at,
      }),
    among: async (accounts) =>
      (await lines.all()).flatMap(({ forgotten, ...rest }) =>
        forgotten.flatMap(({ key, hash }) => {
          const known = Buffer.from(hash, 'hex');
          const account = accounts.find((each) => isSame(hashOf(key, each), known));
          const { agreementId, at } = rest;
          return account ? [{ account, at, ...(agreementId === undefined ? {} : { agreementId }) }] : [];
        }),
      ),
  };
}

function hashOf(key: string, { platform, tenant, id }: AccountRef): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([platform, tenant, id]))
    .digest();
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
