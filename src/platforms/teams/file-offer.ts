import { randomUUID } from 'node:crypto';
import type { AccountRef, OutgoingFile } from '../../chat/incoming.ts';
import type { Language } from '../../chat/message.ts';
import type { Consent } from './activity.ts';
import { lineActivity, type Outgoing } from './connector.ts';
import type { TeamsContext } from './context.ts';
import { deliveryFault } from './delivery-fault.ts';
import { uploadFile } from './files.ts';
import { isLoopback } from './hosts.ts';
import type { Received } from './receive.ts';
import { teamsText } from './render.ts';
import { isSigned, signature } from './signature.ts';

type Offered = Consent['context'];
type UploadInfo = NonNullable<Consent['uploadInfo']>;

/**
 * A card that asks the person to take a file: Teams can put one in a personal chat only when its person allows it. What is kept is
 * named by its ref, and can be accepted at any time; what nobody else keeps waits in memory.
 */
export function fileOffer(
  context: TeamsContext,
  account: AccountRef,
  file: OutgoingFile,
  language: Language,
): Outgoing {
  const offered = offeredOf(context, account, file);
  const description = teamsText(language).fileOffer(file.name);
  return {
    type: 'message',
    summary: description,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name: file.name,
        content: { description, sizeInBytes: file.bytes.length, acceptContext: offered, declineContext: offered },
      },
    ],
  };
}

function offeredOf({ config, files }: TeamsContext, account: AccountRef, file: OutgoingFile): Offered {
  if (file.ref === undefined) return { file: files.keep(account, file) };
  const nonce = randomUUID();
  return { ref: file.ref, nonce, signed: signature(account, ['file', file.ref, nonce], config.clientSecret) };
}

/** What came of an accepted offer: the words that say so, or nothing where the file itself says it. */
type Taken = { readonly say?: string; readonly saved?: UploadInfo };

/** Puts an accepted file in the person's OneDrive and shows it in the chat; accepted twice it is put there once. */
export async function answerConsent(
  context: TeamsContext,
  chat: string,
  { consent, account, pressed }: Extract<Received, { kind: 'consent' }>,
): Promise<{ readonly status: 200; readonly body: object }> {
  const { say, saved } = await take(context, consent, account);
  try {
    if (saved) await context.connector.post(chat, infoCard(saved));
    if (say !== undefined) await context.connector.post(chat, lineActivity(say));
  } catch (error) {
    const { kind, reason } = deliveryFault(error);
    context.log.warn({ platform: 'teams', kind, reason }, 'The answer about a file was not posted');
  }
  // The offer is used up: a second press would find nothing.
  if (pressed) await context.connector.remove(chat, pressed).catch(() => undefined);
  return { status: 200, body: {} };
}

async function take(context: TeamsContext, consent: Consent, account: AccountRef): Promise<Taken> {
  const offered = consent.context;
  // Nobody has told us a language with the press, and the product speaks Swedish.
  const text = teamsText('sv');
  const own = 'file' in offered ? context.files.take(offered.file, account) : undefined;
  if (consent.action === 'decline') return { say: text.fileDeclined };
  if ('ref' in offered) {
    if (!isSigned(offered.signed, account, ['file', offered.ref, offered.nonce], context.config.clientSecret))
      return { say: text.fileExpired };
    if (context.accepted.get(offered.nonce)) return { say: text.fileTaken };
    context.accepted.set(offered.nonce, true);
  }
  const file = own ?? ('ref' in offered ? await resolved(context, offered.ref) : undefined);
  if (file === undefined) return { say: text.fileExpired };
  const { uploadInfo } = consent;
  const allowLoopback = isLoopback(context.config.serviceUrl);
  if (uploadInfo && (await uploadFile(uploadInfo.uploadUrl, file, allowLoopback))) return { saved: uploadInfo };
  if ('ref' in offered) context.accepted.delete(offered.nonce);
  return { say: text.fileNotSaved };
}

async function resolved({ resolveFile, log }: TeamsContext, ref: string): Promise<OutgoingFile | undefined> {
  try {
    return await resolveFile(ref);
  } catch (error) {
    log.warn({ platform: 'teams', fault: error instanceof Error ? error.name : 'unknown' }, 'A file was not read');
    return undefined;
  }
}

function infoCard({ name, contentUrl, uniqueId, fileType }: UploadInfo): Outgoing {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return {
    type: 'message',
    summary: name,
    attachments: [{ contentType, name, contentUrl, content: { uniqueId, fileType } }],
  };
}
