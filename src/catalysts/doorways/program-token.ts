import type { Reader } from '#cycle/1-gather/consent.ts';
import { oneOf, severalOf, textOf, type Reading } from '#lib/form/reading.ts';

/** What a token lets a program do. */
export const scopes = ['stories:write', 'stories:read'] as const;
export type Scope = (typeof scopes)[number];

export type TokenWords = { name: string; scopes: Scope[]; reader: Reader | null };
export const longestTokenName = 80;

/** Reads for which program a token is, and what it may do; it reads as one of the readers that its maker is. */
export function readToken(form: FormData, mine: readonly Reader[]): Reading<TokenWords> {
  const [name, chosen, reader] = [textOf(form, 'name'), severalOf(form, 'scopes', scopes), oneOf(form, 'reader', mine)];
  const problems: Record<string, string> = {};
  if (!name) problems.name = 'connections.slip.name';
  if (name.length > longestTokenName) problems.name = 'connections.slip.nameLong';
  if (chosen.length === 0) problems.scopes = 'connections.slip.scopes';
  if (chosen.includes('stories:read') && !reader) problems.reader = 'connections.slip.reader';
  if (Object.keys(problems).length > 0) return { problems };
  return { value: { name, scopes: chosen, reader: chosen.includes('stories:read') ? reader : null } };
}
