import { isIP } from 'node:net';
import type { Here } from './door.ts';

/**
 * From where a request comes, to count by: an address, or the network of an IPv6 address (a house has many of those).
 * A proxy is believed when it says for whom it asks: only one on this machine or network, and only where people see another address than the
 * app's own, for else nobody stands between and whoever says so makes it up. The last address it wrote is the one it saw itself.
 * It is kept in memory only, never in a log or table.
 */
export function placeOf(c: Here): string {
  const peer = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return networkOf(isIP(forwarded) && isProxy(peer, c.var.config.origin) ? forwarded : peer);
}

// Without a socket there is no network: a test asks.
const isProxy = (peer: string, origin: string | null) => peer === '' || (origin !== null && isNear(peer));

const isNear = (address: string) => /^(::1|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address.replace(/^::ffff:/i, ''));

/** The first 64 bits of an IPv6 address, however it is written; an IPv4 address as it is. */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/%.*/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [before = [], after] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = after ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...zeros, ...(after ?? [])]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
