import type { Context } from 'hono';
import type { Here } from '../door.ts';

/** Says that this answer may stand in a frame of any site. Only the embedded picture does. */
export const framedAnywhere = (c: Here): void => void framed.add(c.req.raw);

/** Opens an answer to frames when its door said so; in return nothing in it may run, be sent or be remembered. */
export function openToFrames(c: Context, headers: Headers): void {
  if (!framed.has(c.req.raw)) return;
  headers.set('Content-Security-Policy', embedPolicy);
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  headers.delete('X-Frame-Options');
  headers.delete('Set-Cookie');
}

const framed = new WeakSet<Request>();

const embedPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  'frame-ancestors *',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
