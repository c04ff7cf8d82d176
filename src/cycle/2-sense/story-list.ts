/** Which stories to show: each filter by itself or together, and words to search for. */
export type Filters = {
  words: string;
  from: string | null;
  theme: string | null;
  unread: string | null;
  language: string | null;
  prompt: string | null;
};
/** Where a page of the list begins: after the story accepted then (a moment as PostgreSQL writes it, to the microsecond), with this id. */
export type After = { at: string; id: string };

export const storiesAPage = 50;
const names = ['from', 'theme', 'unread', 'language', 'prompt'] as const;

/** Reads the filters from an address; what is not there filters nothing. */
export function readFilters(query: Record<string, string | undefined>): Filters {
  const [from, theme, unread, language, prompt] = names.map((name) => query[name]?.slice(0, 40) || null) as [
    string | null,
    string | null,
    string | null,
    string | null,
    string | null,
  ];
  return { words: (query.words ?? '').normalize('NFC').trim().slice(0, 200), from, theme, unread, language, prompt };
}

/** The filters as they stand in an address. */
export function addressOf(filters: Filters, after: After | null = null): string {
  const query = new URLSearchParams();
  for (const name of ['words', ...names] as const) if (filters[name]) query.set(name, filters[name]);
  if (after) query.set('after', `${after.at} ${after.id}`);
  return query.size > 0 ? `?${query.toString()}` : '';
}

export function readAfter(typed: string | undefined): After | null {
  const [at = '', id = ''] = (typed ?? '').split(' ');
  return /^\d{4}-\d\d-\d\dT[\d:.]{5,15}[+-][\d:]{2,5}$/.test(at) && !Number.isNaN(Date.parse(at)) && /^[0-9a-z]{1,32}$/.test(id)
    ? { at, id }
    : null;
}

export const anyFilter = (filters: Filters) => Object.values(filters).some(Boolean);
