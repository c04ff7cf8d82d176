import type { MiddlewareHandler } from 'hono';
import type { Config } from '#lib/server/config.ts';

const year = 31_536_000;

/**
 * The same strict headers on every answer, errors included. Nothing is allowed that a page does not use:
 * no inline script or style, no other site, no frame. Pages are never kept by a browser or a proxy.
 */
export function securityHeaders(config: Config): MiddlewareHandler {
  const https = config.origin?.startsWith('https:') ?? false;
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy(https));
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()');
    c.header('X-Frame-Options', 'DENY');
    if (https) c.header('Strict-Transport-Security', `max-age=${year}; includeSubDomains`);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
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
