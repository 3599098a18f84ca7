import type { Language } from '../../chat/message.ts';
import type { SlackConfig } from './config.ts';
import { platformErrorOf } from './post-result.ts';
import { botScopes } from './scopes.ts';
import { silentLogger } from './slack-log.ts';
import { slackText } from './slack-text.ts';
import { clientOptions, type WebClient } from './web-client.ts';

/** Something that `doctor` looked at, and what to do where it isn't right. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo?: string;
}

/** Asks Slack whether the tokens work and the app may do what it needs. Takes at most some ten seconds; never throws. */
export async function checkSlack(config: SlackConfig, language: Language = 'sv'): Promise<Finding[]> {
  const { createWebClient } = await import('./receivers.ts');
  const findings = await checkBotToken(createWebClient(config), language);
  if (config.mode.kind === 'socket') {
    const { webApi } = await import('@slack/bolt');
    const client = new webApi.WebClient(config.mode.appToken, clientOptions(config, silentLogger()));
    findings.push(await checkAppToken(client, language));
  }
  return findings;
}

async function checkBotToken(client: WebClient, language: Language): Promise<Finding[]> {
  const text = slackText(language).check;
  try {
    const answer = await client.auth.test();
    const connected = { ok: true, what: text.connected(answer.team ?? '', answer.user ?? '') };
    return [connected, checkScopes(answer.response_metadata?.scopes, language)];
  } catch (error) {
    const word = platformErrorOf(error);
    return [
      word === undefined
        ? { ok: false, what: text.unreachable, todo: text.unreachableTodo }
        : { ok: false, what: text.refused(word), todo: text.refusedTodo },
    ];
  }
}

function checkScopes(scopes: readonly string[] | undefined, language: Language): Finding {
  const text = slackText(language).check;
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
