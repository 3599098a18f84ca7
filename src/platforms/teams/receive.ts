import { decodeAction } from '../../chat/action-codec.ts';
import type { AccountRef, Incoming, Origin } from '../../chat/incoming.ts';
import type { Language } from '../../chat/message.ts';
import {
  type Activity,
  buttonDataSchema,
  type Consent,
  consentSchema,
  executeSchema,
  fileContentSchema,
} from './activity.ts';
import { formValues } from './form-data.ts';
import { accountOf, conversationOf, inboxId, isFromAllowedTenant, originOf, tenantOf } from './identity.ts';
import { typedText } from './typed-text.ts';

/** How an answer goes back: as messages, on an Action.Execute's own response, or after an Action.Submit. */
export type Way = 'message' | 'execute' | 'submit';

/** An activity as what it asks of us. */
export type Received =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'incoming';
      readonly incoming: Incoming;
      readonly way: Way;
      /** The message whose button was pressed. */
      readonly pressed?: string;
      /** Finds the form that the submission came from. */
      readonly formToken?: string;
    }
  | { readonly kind: 'file'; readonly downloadUrl: string; readonly incoming: Incoming & { readonly kind: 'file' } }
  | { readonly kind: 'file-elsewhere' }
  | { readonly kind: 'unknown-button'; readonly way: Way }
  | { readonly kind: 'cancelled'; readonly way: Way; readonly language: Language; readonly pressed?: string }
  | { readonly kind: 'consent'; readonly consent: Consent; readonly account: AccountRef; readonly pressed?: string };

const fileType = 'application/vnd.microsoft.teams.file.download.info';

/** Tells the place that a button's stamp names, if it is ours and this person's. */
export type ReadPlace = (stamp: string, account: AccountRef) => Origin['channel'];

/** Reads a verified activity. Nothing of a tenant outside the list has any effect. */
export function readActivity(
  activity: Activity,
  allowedTenants: readonly string[],
  readPlace: ReadPlace = () => undefined,
): Received {
  if (!isFromAllowedTenant(activity, allowedTenants)) return { kind: 'refused', reason: 'tenant not allowed' };
  switch (activity.type) {
    case 'message':
      return readMessage(activity, readPlace);
    case 'invoke':
      return readInvoke(activity, readPlace);
    case 'conversationUpdate':
      return readMembership(activity);
    case 'installationUpdate':
      return readInstallation(activity);
    default:
      return { kind: 'ignored' };
  }
}

function readMessage(activity: Activity, readPlace: ReadPlace): Received {
  const account = accountOf(activity);
  if (account === undefined) return { kind: 'refused', reason: 'no Entra id' };
  const data = buttonDataSchema.safeParse(activity.value);
  if (data.success && !activity.text) return readButton(activity, account, data.data, 'submit', readPlace);

  const text = typedText(activity);
  const file = activity.attachments?.find((attachment) => attachment.contentType === fileType);
  if (conversationOf(activity).kind !== 'personal' && hasFile(activity, text)) return { kind: 'file-elsewhere' };
  const origin = originOf(activity, account, true);
  const id = inboxId(activity);
  if (file) {
    const content = fileContentSchema.safeParse(file.content);
    const incoming = {
      kind: 'file' as const,
      id,
      origin,
      fileName: (file.name ?? '').slice(-255),
      bytes: new Uint8Array(),
      ...(text ? { text } : {}),
    };
    return { kind: 'file', downloadUrl: content.data?.downloadUrl ?? '', incoming };
  }
  return { kind: 'incoming', way: 'message', incoming: { kind: 'typed', id, origin, text } };
}

function hasFile(activity: Activity, text: string): boolean {
  const attachments = activity.attachments ?? [];
  if (attachments.some(({ contentType }) => contentType === fileType || contentType === 'reference')) return true;
  // In a channel Teams shows the bot a file only as a mark in the message, and a quoted message looks the same.
  const marked = attachments.some(
    ({ contentType, content }) =>
      contentType === 'text/html' && typeof content === 'string' && content.includes('<attachment '),
  );
  return marked && (text === '' || /^\/?\w*\s*import/iu.test(text));
}

function readInvoke(activity: Activity, readPlace: ReadPlace): Received {
  const account = accountOf(activity);
  if (account === undefined) return { kind: 'refused', reason: 'no Entra id' };
  if (activity.name === 'fileConsent/invoke') {
    const consent = consentSchema.safeParse(activity.value);
    if (!consent.success) return { kind: 'refused', reason: 'unreadable file consent' };
    return { kind: 'consent', consent: consent.data, account, ...pressedOf(activity) };
  }
  if (activity.name !== 'adaptiveCard/action') return { kind: 'ignored' };
  const execute = executeSchema.safeParse(activity.value);
  if (!execute.success) return { kind: 'unknown-button', way: 'execute' };
  return readButton(activity, account, execute.data.action.data, 'execute', readPlace);
}

function readButton(
  activity: Activity,
  account: AccountRef,
  data: Record<string, unknown>,
  way: Way,
  readPlace: ReadPlace,
): Received {
  const { a, f, t, x, o } = buttonDataSchema.parse(data);
  if (x) return { kind: 'cancelled', way, language: x, ...pressedOf(activity) };
  const action = a === undefined ? undefined : decodeAction(a);
  if (action === undefined) return { kind: 'unknown-button', way };
  const here = originOf(activity, account, false);
  const place = here.channel ?? (o === undefined ? undefined : readPlace(o, account));
  const head = { id: inboxId(activity), origin: { ...here, ...(place ? { channel: place } : {}) }, action };
  const incoming: Incoming = f
    ? { ...head, kind: 'submission', values: formValues(f, data) }
    : { ...head, kind: 'action' };
  return { kind: 'incoming', way, incoming, ...pressedOf(activity), ...(t ? { formToken: t } : {}) };
}

function readMembership(activity: Activity): Received {
  const bot = activity.recipient.id;
  if (activity.membersAdded?.some((member) => member.id === bot)) return about(activity, 'invited');
  if (activity.membersRemoved?.some((member) => member.id === bot)) return about(activity, 'removed');
  switch (activity.channelData?.eventType) {
    case 'channelDeleted':
      return about(activity, 'removed', activity.channelData.channel?.id);
    case 'teamDeleted':
    case 'teamArchived':
      return about(activity, 'removed', activity.channelData.team?.id);
    default:
      return { kind: 'ignored' };
  }
}

function readInstallation(activity: Activity): Received {
  // An installation also comes as a conversationUpdate, which we answer; a removal may come as this alone.
  return activity.action?.startsWith('remove') ? about(activity, 'removed') : { kind: 'ignored' };
}

function about(activity: Activity, kind: 'invited' | 'removed', channelId?: string): Received {
  const account = accountOf(activity) ?? { platform: 'teams', tenant: tenantOf(activity) ?? '', id: activity.from.id };
  const whole = originOf(activity, account, false);
  const origin = channelId && whole.channel ? { ...whole, channel: { ...whole.channel, id: channelId } } : whole;
  const head = { id: inboxId(activity), origin };
  if (kind === 'invited') return { kind: 'incoming', way: 'message', incoming: { ...head, kind } };
  // One person who takes away their personal app says nothing about the others' channels.
  if (conversationOf(activity).kind === 'personal') return { kind: 'ignored' };
  // The bot is added to and taken from a team, whose first channel Teams tells it of, with the team's own id.
  const isTeam = origin.channel?.team !== undefined && origin.channel.id === origin.channel.team;
  return { kind: 'incoming', way: 'message', incoming: { ...head, kind, what: isTeam ? 'team' : 'channel' } };
}

function pressedOf(activity: Activity): { pressed?: string } {
  return activity.replyToId ? { pressed: activity.replyToId } : {};
}
