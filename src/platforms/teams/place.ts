import { z } from 'zod';
import type { AccountRef, Origin } from '../../chat/incoming.ts';
import type { Card } from './card.ts';
import { isSigned, signature } from './signature.ts';

type Place = NonNullable<Origin['channel']>;

const known = [z.string(), z.string(), z.string().nullable(), z.string().nullable()] as const;
/** Buttons from before the team was kept are without it, and those of what is no team's go on so. */
const stampSchema = z.union([z.tuple([...known, z.string()]), z.tuple([...known, z.string(), z.string()])]);

/**
 * Where a person spoke, as the buttons of the answer in their own chat carry it: what they press there goes on in that
 * channel. Signed for that person, since a channel gives rights and a client could send anything.
 */
export function stampOf({ account, channel }: Origin, secret: string): string | undefined {
  if (channel === undefined) return undefined;
  const { tenant, id, thread = null, name = null, team } = channel;
  const place = [tenant, id, thread, name, ...(team === undefined ? [] : [team])];
  return JSON.stringify([...place, signature(account, place, secret)]);
}

/** The place that a stamp of ours names, if it was made for this person. */
export function placeOf(stamp: string, account: AccountRef, secret: string): Place | undefined {
  const read = stampSchema.safeParse(jsonOf(stamp));
  if (!read.success) return undefined;
  const [tenant, id, thread, name] = read.data;
  const team = read.data.length === 6 ? read.data[4] : undefined;
  if (!isSigned(read.data.at(-1) ?? '', account, read.data.slice(0, -1), secret)) return undefined;
  return {
    platform: 'teams',
    tenant,
    id,
    ...(thread === null ? {} : { thread }),
    ...(name === null ? {} : { name }),
    ...(team === undefined ? {} : { team }),
  };
}

/** The card with the stamp on each of its own buttons. */
export function stamped(card: Card, stamp: string | undefined): Card {
  return stamp === undefined ? card : (onButtons(card, stamp) as Card);
}

function onButtons(json: unknown, stamp: string): unknown {
  if (Array.isArray(json)) return json.map((each) => onButtons(each, stamp));
  if (typeof json !== 'object' || json === null) return json;
  const copy = Object.fromEntries(Object.entries(json).map(([key, value]) => [key, onButtons(value, stamp)]));
  const isOwn =
    copy.type === 'Action.Execute' && typeof copy.data === 'object' && copy.data !== null && 'a' in copy.data;
  return isOwn ? { ...copy, data: { ...(copy.data as object), o: stamp } } : copy;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
