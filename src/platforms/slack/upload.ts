import type { OutgoingFile } from '../../chat/incoming.ts';
import { isFileAddress } from './slack-hosts.ts';
import type { WebClient } from './web-client.ts';

/**
 * Puts a file's bytes at Slack and gives its id. Nobody sees it before the upload is completed, with or without a channel. Needs
 * the scope files:write. Throws what the Web API throws, and when Slack names an address that is not its own.
 */
export async function upload(
  client: WebClient,
  apiUrl: string,
  { name, bytes }: Pick<OutgoingFile, 'name' | 'bytes'>,
): Promise<string> {
  const answer = await client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength });
  const { upload_url: address, file_id: id } = answer;
  if (address === undefined || id === undefined) throw new Error('files.getUploadURLExternal gave no address');
  if (!isFileAddress(address, apiUrl)) throw new Error('upload_url is not at Slack');
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The upload was answered with ${response.status}`);
  return id;
}
