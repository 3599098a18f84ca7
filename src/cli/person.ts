import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { forgetEffect } from '../app/forget-person.ts';
import type { PersonalData } from '../app/ports.ts';
import { personalLines } from '../app/views/personal-data.ts';
import type { Application } from '../application.ts';
import { textsIn } from '../text/texts.ts';
import { exitCode, type Io, type Subcommand } from './subcommand.ts';

const account = z.object({ platform: z.enum(['slack', 'teams']), tenant: z.string().min(1), id: z.string().min(1) });
type Account = z.infer<typeof account>;
const removal = account.extend({ confirmed: z.boolean() });
const t = textsIn('sv');

/** What is stored about a person, for whoever answers a request for it. */
export const showPerson: Subcommand<Account> = {
  name: 'person show',
  options: account,
  run: async (app, ref, io) => {
    const data = await shown(app, ref, io);
    return data ? exitCode.done : exitCode.refused;
  },
};

/** Removes who a person is, everywhere: the same as the person's own "glöm mig". */
export const forgetPerson: Subcommand<z.infer<typeof removal>> = {
  name: 'person forget',
  options: removal,
  run: async (app, { confirmed, ...ref }, io) => {
    const data = await shown(app, ref, io);
    if (!data) return exitCode.refused;
    if (!confirmed) {
      io.out(t.persons.cli.confirm);
      return exitCode.asked;
    }
    const now = app.clock.now();
    const effect = forgetEffect(data, { now, newId: randomUUID });
    await app.store.commit({ outcome: 'done', at: now, recordedAt: now, actor: 'operator', effects: [effect] });
    io.out(t.persons.cli.done(nameOf(ref)));
    if (data.accounts.some((each) => app.handling.isAdministrator(each)))
      io.out(t.persons.cli.administrator(`ADMIN_${ref.platform.toUpperCase()}`));
    return exitCode.done;
  },
};

async function shown(app: Application, ref: Account, io: Io): Promise<PersonalData | undefined> {
  const data = await app.store.personalData(ref);
  if (!data) {
    io.err(t.persons.cli.nothing(nameOf(ref)));
    return undefined;
  }
  io.out(t.persons.cli.title(nameOf(ref)));
  for (const line of personalLines(t, data)) io.out(`  ${line}`);
  return data;
}

function nameOf({ platform, tenant, id }: Account): string {
  return `${platform} ${tenant}/${id}`;
}
