import { z } from 'zod';
import { sv } from '../text/sv.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

interface Options {
  readonly team: string;
}

/**
 * Leaves a Slack workspace as if the app had been uninstalled there: its tokens go, its channels are unbound, and the coordinators
 * elsewhere are told (product.md §4). Needs no key, so that it helps when the key is lost.
 */
export const slackForget: Subcommand<Options> = {
  name: 'slack forget',
  options: z.object({ team: z.string() }).strict(),
  run: async (app, { team }, io) => {
    if (!/^[TE][A-Z0-9]{2,30}$/.test(team)) {
      io.err(sv.cli.slackForget.notTeam);
      return exitCode.usage;
    }
    const { outcome } = await app.dispatch({
      id: `forget/slack/${team}/${app.clock.now()}`,
      origin: { account: { platform: 'slack', tenant: team, id: 'operator' }, visible: false },
      kind: 'removed',
      what: 'installation',
    });
    if (outcome !== 'done') {
      io.err(sv.cli.slackForget.failed);
      return exitCode.refused;
    }
    io.out(sv.cli.slackForget.done(team));
    return exitCode.done;
  },
};
