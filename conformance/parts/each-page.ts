import type { BrowserContextOptions, Page } from 'playwright-core';
import type { World } from '../world.ts';
import { browserOf, open, pagesOf, severalAtOnce, type Seen } from './pages.ts';

export type Look = { width: number; height?: number; colours?: 'light' | 'dark' };

/**
 * Opens the page of every door once a look, each look as another of the visitors who can see it, and does this work there.
 * What the work finds comes back with door, visitor and width before it.
 */
export async function eachPage(
  world: World,
  looks: readonly Look[],
  work: (page: Page, seen: Seen) => Promise<string[]>,
): Promise<{ wrong: string[]; pages: number; doors: number }> {
  const inside = await world.inside();
  const { origin, pages, close } = await pagesOf(inside);
  const browser = await world.browser();
  const [wrong, groups] = [[] as string[], new Map<string, { look: Look; of: Seen[] }>()];
  const byDoor = [...Map.groupBy(pages, ({ door, sent }) => door + Boolean(sent)).values()];
  byDoor.forEach((of, nth) =>
    looks.forEach((look, which) => {
      const seen = of[(nth + which) % of.length]!;
      const name = `${seen.visitor.name} ${which}`;
      if (!groups.has(name)) groups.set(name, { look, of: [] });
      groups.get(name)!.of.push(seen);
    }),
  );
  await severalAtOnce([...groups.values()], async ({ look: { width, height = 800, colours = 'light' }, of }) => {
    const options: BrowserContextOptions = { viewport: { width, height }, colorScheme: colours };
    const context = await browserOf(browser, origin, of[0]!.visitor, options);
    const page = await context.newPage();
    for (const seen of of) {
      await open(inside, page, origin, seen);
      const where = `${seen.door}${seen.sent ? ' with slips' : ''}, ${seen.visitor.name}, ${width} px ${colours}`;
      wrong.push(...(await work(page, seen)).map((found) => `${where}: ${found}`));
    }
    await context.close();
  });
  close();
  return { wrong, pages: [...groups.values()].flatMap(({ of }) => of).length, doors: new Set(pages.map(({ door }) => door)).size };
}
