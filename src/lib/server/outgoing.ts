import { BlockList, isIP } from 'node:net';

/**
 * Where this Kring may call out to. `hosts`: only these names (and, with a dot before them, all below them); null: any public address.
 * `near`: hosts, with their port, on the organisation's own network, that may be called there and without https.
 */
export type Egress = { hosts: readonly string[] | null; near: readonly string[] };

/** Why an address is not called. */
export type Refused = 'noAddress' | 'notHttps' | 'withPassword' | 'notListed' | 'near' | 'unknown';

/** Looks at an address by itself, before its name is looked up. Numbers written otherwise (decimal, octal, hexadecimal) are the same address here. */
export function readAddress(typed: string, egress: Egress): { url: URL; near: boolean; refused?: undefined } | { refused: Refused } {
  if (!URL.canParse(typed) || typed.length > 500) return { refused: 'noAddress' };
  const url = new URL(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'noAddress' };
  if (url.username || url.password) return { refused: 'withPassword' };
  const near = egress.near.includes(url.host) || egress.near.includes(`${url.hostname}:${portOf(url)}`);
  if (near) return { url, near };
  if (url.protocol !== 'https:') return { refused: 'notHttps' };
  if (egress.hosts && !egress.hosts.some((host) => isNamed(url.hostname, host))) return { refused: 'notListed' };
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isPublic(literal)) return { refused: 'near' };
  return { url, near };
}

export const portOf = (url: URL) => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

// A whole name, or below a name that begins with a dot: "evilexample.nl" is not below ".example.nl".
const isNamed = (hostname: string, host: string) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host);

/** Is this an address on the open internet: not this machine, its network, its provider's or the cloud's inside, and none that another address hides in? */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !inside.check(address, 'ipv4');
  return isIP(address) === 6 && open.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

// IANA special-purpose registries (RFC 6890 and its updates).
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23], // Teredo and others, in which an IPv4 address hides
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

// All else of IPv6 is loopback, mapped, translated, local or reserved.
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
