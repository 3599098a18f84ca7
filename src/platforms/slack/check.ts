import type { Language } from '../../chat/message.ts';
import type { SlackText } from '../../text/sv/slack.ts';
import type { SlackConfig } from './config.ts';
import { installPath } from './install.ts';
import { platformErrorOf } from './post-result.ts';
import { botScopes } from './scopes.ts';
import { silentLogger } from './slack-log.ts';
import { slackText } from './slack-text.ts';
import { clientOptions, type WebClient } from './web-client.ts';
import type { Workspace } from './workspaces.ts';

/** Something that `doctor` looked at, and what to do where it isn't right. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo?: string;
}

/** A workspace that has been installed by OAuth, as far as it is checked. */
export type InstalledWorkspace = Pick<Workspace, 'team' | 'token' | 'refresh'>;

/**
 * Asks Slack whether the tokens work and the app may do what it needs: the configuration's own, and those of the workspaces in the
 * database (undefined when it can't be read now). Takes at most some ten seconds; never throws, and renews no token.
 */
export async function checkSlack(
  config: SlackConfig,
  language: Language = 'sv',
  workspaces?: readonly InstalledWorkspace[],
): Promise<Finding[]> {
  const { createWebClient } = await import('./receivers.ts');
  const { botToken, oauth, teams = [] } = config;
  const findings =
    botToken === undefined ? [] : await checkBotToken(createWebClient(config, botToken), slackText(language));
  if (oauth && workspaces) {
    const checked = teams.map((team) => {
      const workspace = workspaces.find((one) => one.team === team);
      return workspace
        ? checkWorkspace(createWebClient(config, workspace.token), workspace, slackText(language))
        : [notInstalled(team, oauth.address, slackText(language))];
    });
    findings.push(...(await Promise.all(checked)).flat());
  }
  if (config.mode.kind === 'socket') {
    const { webApi } = await import('@slack/bolt');
    const client = new webApi.WebClient(config.mode.appToken, clientOptions(config, silentLogger()));
    findings.push(await checkAppToken(client, language));
  }
  return findings;
}

function notInstalled(team: string, address: string, { check }: SlackText): Finding {
  return { ok: false, what: check.notInstalled(team), todo: check.notInstalledTodo(`${address}${installPath}`) };
}

async function checkWorkspace(client: WebClient, { team, refresh }: InstalledWorkspace, text: SlackText) {
  const { check } = text;
  const outdated = (word: string): Finding =>
    word === 'token_expired' && refresh !== undefined
      ? { ok: true, what: check.renewedNext(team) }
      : { ok: false, what: check.workspaceRefused(team, word), todo: check.workspaceTodo };
  return checkBotToken(client, text, outdated);
}

async function checkBotToken(
  client: WebClient,
  { check: text }: SlackText,
  refused = (word: string): Finding => ({ ok: false, what: text.refused(word), todo: text.refusedTodo }),
): Promise<Finding[]> {
  try {
    const answer = await client.auth.test();
    const connected = { ok: true, what: text.connected(answer.team ?? '', answer.user ?? '') };
    return [connected, checkScopes(answer.response_metadata?.scopes, text)];
  } catch (error) {
    const word = platformErrorOf(error);
    return [word === undefined ? { ok: false, what: text.unreachable, todo: text.unreachableTodo } : refused(word)];
  }
}

function checkScopes(scopes: readonly string[] | undefined, text: SlackText['check']): Finding {
  if (scopes === undefined) return { ok: false, what: text.scopesUnknown, todo: text.scopesTodo };
  const missing = botScopes.filter((scope) => !scopes.includes(scope));
  return missing.length === 0
    ? { ok: true, what: text.scopesOk }
    : { ok: false, what: text.scopesMissing(missing.join(', ')), todo: text.scopesTodo };
}

/** Opening a connection's address opens no connection. */
async function checkAppToken(client: WebClient, language: Language): Promise<Finding> {
  const text = slackText(language).check;
  try {
    await client.apps.connections.open({});
    return { ok: true, what: text.socketOk };
  } catch (error) {
    const word = platformErrorOf(error);
    return word === undefined
      ? { ok: false, what: text.unreachable, todo: text.unreachableTodo }
      : { ok: false, what: text.socketRefused(word), todo: text.socketTodo };
  }
}
