/**
 * Whether an address (RFC 791, RFC 4291) leads to the internet and nowhere else: not to this machine, not to the network
 * that it stands in, not to a cloud's metadata service. What the special-purpose registries of IANA (RFC 6890) do not call
 * globally reachable is refused, and so is whatever is not an address at all; an IPv6 address that carries an IPv4
 * address is as public as what it carries.
 */
export function isPublicAddress(address: string): boolean {
  const v4 = readIPv4(address);
  if (v4 !== undefined) return isPublicIPv4(v4);
  const v6 = readIPv6(address);
  return v6 !== undefined && isPublicIPv6(v6);
}

/** First address and length of each range that is somebody's own, reserved, or no single machine's. */
const ownIPv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Shared by customers behind a carrier's NAT.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; 169.254.169.254 gives a cloud machine its secrets.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  // Relays to 6to4, deprecated.
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  // Benchmarking.
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

function isPublicIPv4(address: number): boolean {
  return !ownIPv4.some(([first, length]) => {
    const size = 2 ** (32 - length);
    const start = readIPv4(first) ?? 0;
    return address >= start && address < start + size;
  });
}

/** The address as a number; undefined for other spellings than four decimal numbers. */
function readIPv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Parts of 2000::/3, which is all that is given out, that are not for everybody. */
const ownIPv6: readonly (readonly [readonly number[], number])[] = [
  // IETF protocols, with Teredo, benchmarking, ORCHID and AMT.
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x3fff], 20],
];

function isPublicIPv6(groups: readonly number[]): boolean {
  const [first = 0] = groups;
  const carried = carriedIPv4(groups);
  if (carried !== undefined) return isPublicIPv4(carried);
  // Loopback, unspecified, unique local (fc00::/7), link-local (fe80::/10), multicast and all that is not given out.
  if (first >> 13 !== 1) return false;
  return !ownIPv6.some(([prefix, length]) => startsWith(groups, prefix, length));
}

/** The IPv4 address that a mapped, translated (NAT64) or tunnelled (6to4) address leads to. */
function carriedIPv4(groups: readonly number[]): number | undefined {
  const at = (index: number) => (groups[index] ?? 0) * 65_536 + (groups[index + 1] ?? 0);
  if (startsWith(groups, [0, 0, 0, 0, 0, 0xffff], 96)) return at(6);
  if (startsWith(groups, [0x0064, 0xff9b, 0, 0, 0, 0], 96)) return at(6);
  if (startsWith(groups, [0x2002], 16)) return at(1);
  return undefined;
}

function startsWith(groups: readonly number[], prefix: readonly number[], length: number): boolean {
  for (let index = 0; index * 16 < length; index++) {
    const bits = Math.min(16, length - index * 16);
    const shift = 16 - bits;
    if ((groups[index] ?? 0) >> shift !== (prefix[index] ?? 0) >> shift) return false;
  }
  return true;
}

/** The eight groups; undefined for what is no address, and for one with a zone (`fe80::1%eth0`), which is always local. */
function readIPv6(text: string): readonly number[] | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const last = tail ? readIPv4(tail[2] ?? '') : 0;
  if (last === undefined) return undefined;
  const hex = tail ? `${tail[1]}${(last >>> 16).toString(16)}:${(last & 0xffff).toString(16)}` : text;
  const halves = hex.split('::');
  if (halves.length > 2) return undefined;
  const [before = [], after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...before, ...(after ?? [])];
  if (given.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - given.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array<string>(after === undefined ? 0 : missing).fill('0'), ...(after ?? [])];
  return all.map((group) => Number.parseInt(group, 16));
}
