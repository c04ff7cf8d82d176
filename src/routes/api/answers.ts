import { STATUS_CODES } from 'node:http';
import type { Here } from '../door.ts';

/** The version of the interface, as the rules for Dutch public interfaces ask. */
const version = { 'api-version': '1.0.0' };

type More = { headers?: Record<string, string>; errors?: { pointer: string; detail: string }[] };

/** An error for a program, as RFC 9457 says it. */
export function problem(c: Here, status: number, detail: string, { headers, errors }: More = {}): Response {
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, detail, ...(errors && { errors }) };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...version, ...headers } });
}

/** An answer for a program. */
export const json = (c: Here, body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...version, ...headers } });

/** Done, and there is nothing to say. */
export const done = (): Response => new Response(null, { status: 204, headers: version });
