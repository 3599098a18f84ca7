import { createServer } from 'node:http';
import type { Dispatch, Platform, ResolveFile } from '../../../src/chat/incoming.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { readTeamsConfig } from '../../../src/platforms/teams/config.ts';
import { createTeams } from '../../../src/platforms/teams/index.ts';
import { closeServer } from '../../helpers/teams-proxy.ts';

export interface RunningBot {
  readonly teams: Platform;
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** The Teams platform on a loopback port, as `main` serves it. */
export async function startBot(
  port: number,
  env: Readonly<Record<string, string>>,
  dispatch: Dispatch,
  now?: () => number,
  files: ResolveFile = async () => undefined,
): Promise<RunningBot> {
  const reading = readTeamsConfig(env);
  if (reading.kind !== 'ok') throw new Error(JSON.stringify(reading));
  const logged: string[] = [];
  const log = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const teams = await createTeams(reading.config, {
    dispatch,
    log: { info: log, warn: log, error: log },
    files,
    machineNow: () => Date.now(),
    refused: (kind) => log({ kind }, 'teams-request-refused'),
    ...(now ? { now } : {}),
  });
  await teams.start();
  const [endpoint] = teams.endpoints;
  const server = createServer((request, response) => endpoint?.listener(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    teams,
    logged,
    async close() {
      await teams.stop();
      await closeServer(server);
    },
  };
}

export function says(text: string, ...more: Block[]): Message {
  return { language: 'sv', summary: text, blocks: [{ kind: 'text', text }, ...more] };
}
