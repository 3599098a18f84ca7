import type { Agreement } from '../app/ports.ts';
import type { Application } from '../application.ts';
import { sv } from '../text/sv.ts';
import type { Io } from './subcommand.ts';

/** The agreement that a key names, or the only one; says what to write when it can't be told. */
export async function chooseAgreement(
  app: Application,
  key: string | undefined,
  io: Io,
): Promise<Agreement | undefined> {
  const all = await app.store.agreements();
  const matching = key === undefined ? all : all.filter((entry) => entry.key === key);
  const [only] = matching;
  if (only && matching.length === 1) return app.store.agreement(only.id);
  const keys = all.map((entry) => entry.key);
  io.err(
    all.length === 0
      ? sv.cli.noAgreement
      : key === undefined
        ? sv.cli.whichAgreement(keys)
        : sv.cli.unknownAgreement(key, keys),
  );
  return undefined;
}
