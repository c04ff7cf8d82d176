import { Hono } from 'hono';
import type { Config } from '#lib/server/config.ts';

const halfAYear = 182 * 24 * 60 * 60 * 1000;

/** Where whoever finds a hole can tell it, as RFC 9116 says; always good for half a year more. Not there when nobody was named. */
export function securityTxt({ securityContact, origin }: Config, clock: () => Date) {
  const app = new Hono();
  if (!securityContact) return app;
  return app.get('/.well-known/security.txt', (c) => {
    const expires = new Date(clock().getTime() + halfAYear);
    expires.setUTCHours(0, 0, 0, 0);
    const canonical = origin ? [`Canonical: ${origin}/.well-known/security.txt`] : [];
    const lines = [`Contact: ${securityContact}`, `Expires: ${expires.toISOString()}`, 'Preferred-Languages: nl, en', ...canonical];
    return c.text(`${lines.join('\n')}\n`, 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  });
}
