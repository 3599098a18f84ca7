import { z } from 'zod';
import type { AccountRef } from '../../chat/incoming.ts';
import type { Activity } from './activity.ts';
import type { Card } from './card.ts';
import { cardContentType } from './card.ts';
import { UnreadAnswer } from './delivery-fault.ts';
import { isLoopback, isTeamsHost } from './hosts.ts';
import { accountOf, conversationOf, tenantOf } from './identity.ts';
import { Remembered } from './remember.ts';

/** The calls that we make of the SDK's client, which adds the bot's token. */
export interface Http {
  post(url: string, body: unknown): Promise<{ data: unknown }>;
  put(url: string, body: unknown): Promise<{ data: unknown }>;
  delete(url: string): Promise<unknown>;
}

/** What we send: a card with a line for notifications, a line of text, or one of Teams' own file cards. */
export type Outgoing =
  | {
      readonly type: 'message';
      readonly summary: string;
      readonly attachments: readonly [{ readonly contentType: typeof cardContentType; readonly content: Card }];
    }
  | { readonly type: 'message'; readonly text: string; readonly textFormat: 'plain' }
  | { readonly type: 'message'; readonly summary: string; readonly attachments: readonly [FileCard] };

export interface FileCard {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const idSchema = z.object({ id: z.string() });

export function cardActivity(card: Card): Outgoing {
  return {
    type: 'message',
    summary: card.fallbackText,
    attachments: [{ contentType: cardContentType, content: card }],
  };
}

export function lineActivity(text: string): Outgoing {
  return { type: 'message', text, textFormat: 'plain' };
}

/** Microsoft's connector, and what we have learnt about where conversations and people are reached. Every call may throw. */
export class Connector {
  readonly #http: Http;
  readonly #serviceUrl: string;
  readonly #serviceUrlByConversation = new Remembered<string>(5000);
  readonly #serviceUrlByTenant = new Remembered<string>(100);
  readonly #conversationByAccount = new Remembered<string>(5000);
  readonly #userByAccount = new Remembered<string>(5000);

  constructor(http: Http, serviceUrl: string) {
    this.#http = http;
    this.#serviceUrl = serviceUrl;
  }

  /** Learns from a verified activity where its conversation is served and who its person is. */
  learn(activity: Activity): void {
    const conversation = conversationOf(activity);
    const url = activity.serviceUrl.replace(/\/+$/u, '');
    if (this.#mayServe(url)) {
      this.#serviceUrlByConversation.set(conversation.id, url);
      const tenant = tenantOf(activity);
      if (tenant) this.#serviceUrlByTenant.set(tenant, url);
    }
    const account = accountOf(activity);
    if (account === undefined) return;
    this.#userByAccount.set(keyOf(account), activity.from.id);
    if (conversation.kind === 'personal') this.#conversationByAccount.set(keyOf(account), conversation.id);
  }

  /** Posts to a conversation's address. Returns the message's id. */
  async post(address: string, activity: Outgoing): Promise<string> {
    const { data } = await this.#http.post(`${this.#conversationUrl(address)}/activities`, activity);
    const posted = idSchema.safeParse(data);
    if (!posted.success) throw new UnreadAnswer();
    return posted.data.id;
  }

  async update(address: string, messageId: string, activity: Outgoing): Promise<void> {
    const url = `${this.#conversationUrl(address)}/activities/${encodeURIComponent(messageId)}`;
    await this.#http.put(url, { ...activity, id: messageId });
  }

  async remove(address: string, messageId: string): Promise<void> {
    await this.#http.delete(`${this.#conversationUrl(address)}/activities/${encodeURIComponent(messageId)}`);
  }

  /** The person's own chat with the bot, opened if need be. The person must have the app. */
  async personalChat(account: AccountRef): Promise<string> {
    const known = this.#conversationByAccount.get(keyOf(account));
    if (known !== undefined) return known;
    const serviceUrl = this.#serviceUrlByTenant.get(account.tenant) ?? this.#serviceUrl;
    const { data } = await this.#http.post(`${serviceUrl}/v3/conversations`, {
      isGroup: false,
      members: [{ id: this.#userByAccount.get(keyOf(account)) ?? account.id }],
      tenantId: account.tenant,
      channelData: { tenant: { id: account.tenant } },
    });
    const { id } = idSchema.parse(data);
    this.#serviceUrlByConversation.set(id, serviceUrl);
    this.#conversationByAccount.set(keyOf(account), id);
    return id;
  }

  forgetPersonalChat(account: AccountRef): void {
    this.#conversationByAccount.delete(keyOf(account));
  }

  #conversationUrl(address: string): string {
    const [id = address] = address.split(';');
    const serviceUrl = this.#serviceUrlByConversation.get(id) ?? this.#serviceUrl;
    return `${serviceUrl}/v3/conversations/${encodeURIComponent(address)}`;
  }

  // Our token goes to this address, so a signature alone is not enough.
  #mayServe(url: string): boolean {
    return isTeamsHost(url) || (isLoopback(url) && isLoopback(this.#serviceUrl));
  }
}

function keyOf(account: AccountRef): string {
  return `${account.tenant}/${account.id}`;
}
