import { mediumLimits } from '#cycle/1-gather/medium.ts';
import { incomingFolder } from '#lib/server/media-store.server.ts';
import { proofOf, sameProof } from '#lib/server/sealed.server.ts';
import { cookieOf } from './cookies.server.ts';
import type { Here } from './door.ts';
import { boundaryOf, FileNotKept, NotAForm, readMultipart, type SentFile } from './media/multipart.server.ts';

/** No page of ours has so many fields; a million empty ones fit in two megabytes and keep the processor busy for a minute. */
const mostFields = 10_000;

/** Two million bytes: a hundred times the longest story. */
export const longestForm = 2_000_000;

/** What was sent by a form; empty when it is no form, null when it has more than anyone fills in. Files go to disk: see `filesOf`. */
export async function formOf(c: Here): Promise<FormData | null> {
  const type = c.req.header('content-type') ?? '';
  const boundary = boundaryOf(type);
  if (boundary !== null) return manyParts(c, boundary);
  if (!type.startsWith('application/x-www-form-urlencoded')) return new FormData();
  const body = Buffer.from(await c.req.arrayBuffer());
  if (timesIn(body, '&') > mostFields) return null;
  return formWith(new URLSearchParams(body.toString('utf8')));
}

/**
 * A phone's film of an hour may be this long. Up to here it is read on and thrown away, so that the page can say what is wrong and give the
 * words back.
 */
const mostRead = 1_000_000_000;

const files = new WeakMap<FormData, readonly SentFile[]>();

/** The files that came with a form, on disk; whoever answers the form deletes them. */
export const filesOf = (form: FormData): readonly SentFile[] => files.get(form) ?? [];

async function manyParts(c: Here, boundary: string): Promise<FormData | null> {
  const limits = {
    mostOfFile: mediumLimits.bytes,
    mostText: longestForm,
    mostFields,
    mostFiles: mediumLimits.perStory,
    mostInAll: mostRead,
  };
  try {
    const sent = await readMultipart(piecesOf(c.req.raw.body), boundary, { ...limits, folder: await incomingFolder(c.var.config) });
    const form = formWith(sent.fields);
    files.set(form, sent.files);
    return form;
  } catch (error) {
    if (error instanceof FileNotKept) c.set('form', formWith(error.fields)); // the page that says so gives the words back
    if (!(error instanceof NotAForm)) throw error instanceof FileNotKept ? error.cause : error;
    // What is no form after all has no proof in it either, and is refused for that.
    return error.isTooMuch ? null : new FormData();
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncIterable<Uint8Array> {
  if (body) yield* body as unknown as AsyncIterable<Uint8Array>;
}

function formWith(fields: Iterable<[string, string]>): FormData {
  const form = new FormData();
  // No keyboard has a NUL, and the database keeps none: it may come along with what someone pastes.
  for (const [name, value] of fields) form.append(name, value.replaceAll('\0', ''));
  return form;
}

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
