import { theWholeChain } from '#testing/journeys/whole-chain.ts';
import type { World } from './world.ts';

/** The whole chain in both languages without JavaScript, against Kring as people run it: the journey itself says where a step fails. */
export async function check(world: World): Promise<string> {
  const said: string[] = [];
  for (const language of ['nl', 'en'] as const) {
    const kring = await world.running({ KRING_EXAMPLE: 'none' });
    const seen = await theWholeChain({ kring, browser: await world.browser(), language, javaScript: false });
    if (seen.wrongs.length > 0) throw new Error(`In ${language}: ${seen.wrongs.join('\n')}`);
    if (seen.scripts.length > 0) throw new Error(`Scripts ran with JavaScript off: ${seen.scripts.join(', ')}`);
    const { toTheCard: card, telling } = seen;
    said.push(
      `${language}: card printed after ${card.pages} pages and ${card.fields} fields (${card.minutes} minutes of a slow typist), told in ${telling.pages} pages, gone within ${(seen.goneAfter / 1000).toFixed(1)} s from ${seen.lookedAt / 2} addresses`,
    );
    await kring.stop();
  }
  return said.join('; ');
}
