import type { Here } from './door.ts';

/**
 * From where a request comes, to count by: an address, or the network of an IPv6 address (a house has many of those).
 * Only a proxy on this machine or network is believed when it says for whom it asks; the last address it wrote is the one it saw itself.
 * It is kept in memory only, never in a log or table.
 */
export function placeOf(c: Here): string {
  const peer = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(forwarded && isNear(peer) ? forwarded : peer);
}

const isNear = (address: string) =>
  address === '' || /^(::1|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(address.replace(/^::ffff:/, ''));

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '').toLowerCase();
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
