import type { Here } from '../door.ts';
import { json, problem } from './answers.ts';

/** How many things stand on one page of a list. */
export const aPage = 50;

/** One page of a list, after the thing whose id the address names; the address of the next page goes along. */
export function pageOf<Item extends { id: string }>(c: Here, items: readonly Item[], shown: (item: Item) => object | Promise<object>) {
  const after = c.req.query('after');
  const begins = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && begins === 0)
    return problem(c, 400, 'There is no page that begins there (any more): begin anew without "after".');
  const here = items.slice(begins, begins + aPage);
  const more = items.length > begins + aPage ? here.at(-1)!.id : null;
  return answerPage(c, Promise.all(here.map(shown)), more);
}

/** A page of a list that was cut elsewhere. */
export async function answerPage(c: Here, items: Promise<object[]> | object[], next: string | null): Promise<Response> {
  return json(c, { items: await items, next: next === null ? null : `${c.req.path}?after=${encodeURIComponent(next)}` });
}
