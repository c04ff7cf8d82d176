import { proofOf, sameProof } from '#lib/server/sealed.server.ts';
import { cookieOf } from './cookies.server.ts';
import type { Here } from './door.ts';

/** A form that did not come from our own page. */
export class CrossSite extends Error {}

/** Proof that a form came from a page that this browser was given: bound to its cookies, so that it never expires while they last. */
export function formTokenFor(c: Here): string {
  return proofOf(c.var.keys.visit, 'form', ['visit', 'mine', 'seat'].map((name) => cookieOf(c, name as 'visit' | 'mine' | 'seat') ?? '').join('.'));
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
