import type { MiddlewareHandler } from 'hono';
import type { Config } from '#lib/server/config.ts';

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
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    'X-Frame-Options': 'DENY',
    ...(https ? { 'Strict-Transport-Security': `max-age=${year}; includeSubDomains` } : {}),
  });
  return async (c, next) => {
    await next();
    const { headers } = c.res; // c.header() would copy the whole answer into a stream, once more for each header
    for (const [name, value] of always) headers.set(name, value);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

const policy = (https: boolean) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
