import type { MiddlewareHandler } from 'hono';
import type { Config } from '#lib/server/config.ts';
import { openToFrames } from './share/embed-headers.server.ts';

const year = 31_536_000;

/**
 * The same strict headers on every answer, errors included. Nothing is allowed that a page does not use:
 * no inline script or style, no other site, no frame. Pages are never kept by a browser or a proxy.
 */
export function securityHeaders(config: Config): MiddlewareHandler {
  const https = config.origin?.startsWith('https:') ?? false;
  const always = Object.entries({
    'Content-Security-Policy': policy(https),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissions,
    'X-Frame-Options': 'DENY',
    ...(https ? { 'Strict-Transport-Security': `max-age=${year}; includeSubDomains` } : {}),
  });
  return async (c, next) => {
    await next();
    const { headers } = c.res; // c.header() would copy the whole answer into a stream, once more for each header
    for (const [name, value] of always) if (!isStricter(c.req.path, name, headers)) headers.set(name, value);
    if (recordsHere.test(c.req.path)) forRecording(headers);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    openToFrames(c, headers);
  };
}

/** A file of someone else's has a policy of its own, in which nothing at all is allowed. */
const isStricter = (path: string, name: string, headers: Headers) =>
  name === 'Content-Security-Policy' && path.startsWith('/media/') && headers.has(name);

/** Only where someone can record their voice may a page ask for the microphone; the browser still asks them. */
const recordsHere = /^\/(tell\/[^/]+|mine\/media)$/;
const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()';

function forRecording(headers: Headers): void {
  headers.set('Permissions-Policy', permissions.replace('microphone=()', 'microphone=(self)'));
  // What was recorded can be heard back before it is sent: it is a blob of the page itself.
  headers.set('Content-Security-Policy', headers.get('Content-Security-Policy')!.replace("media-src 'self'", "media-src 'self' blob:"));
}

const policy = (https: boolean) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
