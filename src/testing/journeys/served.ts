import type { Someone } from './someone.ts';

/** What each address answers to one of these people. */
export type Served = Map<string, string>;

const most = 400;

/** Everything that a circle serves to these people and to a passer-by: each follows every link from its page on, as far as it goes. */
export async function everythingServed(people: Someone[], start: string): Promise<Served> {
  const served: Served = new Map();
  for (const [nth, person] of people.entries()) {
    const waiting = [start, '/', ...(nth === 0 ? ['/home'] : [])];
    const seen = new Set(waiting);
    while (waiting.length > 0 && seen.size < most) {
      const address = waiting.shift()!;
      const answer = await person.asks(address);
      const body = await answer.text();
      served.set(`${nth} ${address}`, flat(body));
      for (const link of linksIn(body, answer.url())) {
        if (seen.has(link) || !isWorthAsking(link, start)) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
  }
  return served;
}

/** Where any of these words stand. */
export const whereItStands = (served: Served, words: string[]): string[] =>
  [...served].filter(([, body]) => words.some((word) => body.includes(flat(word)))).map(([address]) => address);

const linksIn = (body: string, from: string): string[] =>
  [...body.matchAll(/href="([^"#]+)(?:#[^"]*)?"/g)].flatMap(([, href]) => {
    const url = new URL(href!.replace(/&amp;/g, '&'), from);
    return url.origin === new URL(from).origin ? [url.pathname + url.search] : [];
  });

// Other languages of a page, and the parts that pages are built of, say nothing new.
const isWorthAsking = (link: string, start: string) =>
  (link.startsWith(start) || /^\/(home|table|session)\b/.test(link)) && !/[?&]lang=/.test(link);

const flat = (text: string) =>
  text
    .replace(/<[^>]+>/g, '')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/\s+/g, ' ');
