import type { FormValues } from '../../../chat/form.ts';
import type { Language } from '../../../chat/message.ts';
import type { LocalDirectory } from '../directory.ts';
import type { LocalTimeline } from '../timeline.ts';
import type { ClockMove, ClockTarget, DrawnPost, DrawnReply } from '../wire.ts';

/** Who speaks, and where: `channel` is null in one's direct messages. */
export interface Speaker {
  readonly as: string;
  readonly channel: string | null;
}

/** What a person does. Sent with an id of its own; sent again with the same id it is the same thing again. */
export type Deed =
  | { readonly kind: 'say'; readonly text: string; readonly language: 'sv' | 'en' }
  | { readonly kind: 'act'; readonly action: string }
  | { readonly kind: 'submit'; readonly action: string; readonly values: FormValues }
  | { readonly kind: 'file'; readonly file: File; readonly text: string };

export async function getDirectory(): Promise<LocalDirectory> {
  return read<LocalDirectory>(await fetch('api/directory'));
}

export async function getPosts({ as, channel }: Speaker, after: number): Promise<readonly DrawnPost[]> {
  const query = new URLSearchParams({ as, after: String(after), ...(channel !== null && { id: channel }) });
  const { posts } = await read<{ posts: readonly DrawnPost[] }>(await fetch(`api/channel?${query}`));
  return posts;
}

export async function send(id: string, speaker: Speaker, deed: Deed): Promise<DrawnReply> {
  const { kind, ...said } = deed;
  const body =
    deed.kind === 'file'
      ? { id, ...speaker, text: deed.text, fileName: deed.file.name, base64: await base64Of(deed.file) }
      : { id, ...speaker, ...said };
  return read<DrawnReply>(await post(kind, body));
}

/** Where the clock has come, and what was sent on the way. Throws with the sentence that says why it did not move. */
export async function moveClock(target: ClockTarget, language: Language): Promise<ClockMove> {
  return read<ClockMove>(await post('clock', { ...target, language }));
}

export async function getTimeline(language: Language): Promise<LocalTimeline> {
  return read<LocalTimeline>(await fetch(`api/timeline?language=${language}`));
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  throw new Error(typeof body === 'object' && body && 'error' in body ? String(body.error) : response.statusText);
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
