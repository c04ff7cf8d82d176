import { proofOf, sameProof } from '#lib/server/sealed.server.ts';
import { cookieOf } from './cookies.server.ts';
import type { Here } from './door.ts';

/** No page of ours has so many fields; a million empty ones fit in two megabytes and keep the processor busy for a minute. */
const mostFields = 10_000;

/** What was sent by a form; empty when it is no form, null when it has more fields than anyone fills in. */
export async function formOf(c: Here): Promise<FormData | null> {
  const type = c.req.header('content-type') ?? '';
  const multipart = type.startsWith('multipart/form-data');
  if (!multipart && !type.startsWith('application/x-www-form-urlencoded')) return new FormData();
  const body = Buffer.from(await c.req.arrayBuffer());
  if (timesIn(body, multipart ? '\n--' : '&') > mostFields) return null;
  const form = new FormData();
  // No keyboard has a NUL, and the database keeps none: it may come along with what someone pastes.
  for (const [name, value] of await parsed(body, type)) form.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return form;
}

// What is no form after all has no proof in it either, and is refused for that.
const parsed = (body: Buffer, type: string) =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => new FormData());

function timesIn(body: Buffer, part: string): number {
  let times = 0;
  for (let at = body.indexOf(part); at >= 0 && times <= mostFields; at = body.indexOf(part, at + 1)) times++;
  return times;
}

/** A form that did not come from our own page. */
export class CrossSite extends Error {}

/** Proof that a form came from a page that this browser was given: bound to its cookies, so that it never expires while they last. */
export function formTokenFor(c: Here): string {
  return proofOf(
    c.var.keys.visit,
    'form',
    (['visit', 'mine', 'seat', 'answers'] as const).map((name) => cookieOf(c, name) ?? '').join('.'),
  );
}

/**
 * Refuses a form sent by another site. Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin;
 * since our pages send no referrer, Origin of our own forms is "null" on some, and then the token in the form decides.
 */
export function refuseCrossSite(c: Here): void {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site && site !== 'same-origin') throw new CrossSite();
  if (origin && origin !== 'null' && origin !== c.var.origin) throw new CrossSite();
  const token = c.var.form.get('_form');
  if (typeof token !== 'string' || !sameProof(token, c.var.formToken)) throw new CrossSite();
}

/** Does the browser itself say that one of our own pages asks? Then only the proof was out of date: a visit ended or another began meanwhile. */
export const isFromHere = (c: Here): boolean => c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') === c.var.origin;
