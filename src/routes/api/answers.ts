import { STATUS_CODES } from 'node:http';
import type { Here } from '../door.ts';

/** The version of the interface, as the rules for Dutch public interfaces ask. */
export const version = '1.1.0';
const said = { 'api-version': version };

type More = { headers?: Record<string, string>; errors?: { pointer: string; detail: string }[] };

/** An error for a program, as RFC 9457 says it. */
export function problem(c: Here, status: number, detail: string, { headers, errors }: More = {}): Response {
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, detail, ...(errors && { errors }) };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...said, ...headers } });
}

/** An answer for a program. */
export const json = (c: Here, body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...said, ...headers } });

/** Done, and there is nothing to say. */
export const done = (): Response => new Response(null, { status: 204, headers: said });
