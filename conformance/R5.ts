import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storyOfLink } from '#cycle/1-gather/codes.server.ts';
import { openKeys } from '#lib/server/keys.server.ts';
import { startKring } from '#testing/running.ts';
import { done, within } from './parts/commands.ts';
import type { World } from './world.ts';

const releases = 'src/testing/releases';
type Kept = { link: string; story: string; texts: { name: string; id: string; circle: string; units: number; sha256: string }[] };

/**
 * What each release kept, with texts of many scripts and one of fifty thousand characters, is put back and brought to the shape of this one:
 * every letter is as it was, a card of then still opens its story, and every page of it is served.
 */
export async function check(world: World): Promise<string> {
  const names = readdirSync(releases).filter((name) => !name.includes('.'));
  if (names.length === 0) throw new Error('No release is kept');
  let [texts, longest] = [0, 0];
  for (const name of names) {
    const said = JSON.parse(readFileSync(join(releases, `${name}.stories.json`), 'utf8')) as Kept;
    const data = join(world.folder(), 'data');
    const env = { KRING_DATA: data, KRING_EXAMPLE: 'none' };
    const ledger = join(world.folder(), 'no-ledger');
    writeFileSync(ledger, '');
    await done(['restore', join(releases, name), '--erasures', ledger], env);
    const kring = await startKring(env);
    try {
      await within(data, async (db) => {
        for (const { name: which, id, units, sha256 } of said.texts) {
          const { text } = await db.selectFrom('story').select('text').where('id', '=', id).executeTakeFirstOrThrow();
          if (text.length !== units || createHash('sha256').update(text).digest('hex') !== sha256)
            throw new Error(`${name}: the text "${which}" is not as it was`);
          texts += 1;
          longest = Math.max(longest, text.length);
        }
        const opened = await storyOfLink(db, openKeys(data), said.link, new Date());
        if (opened?.story !== said.story) throw new Error(`${name}: a card of then opens its story no more`);
      });
      const { slug } = await within(data, (db) => db.selectFrom('circle').select('slug').executeTakeFirstOrThrow());
      for (const page of ['', '/published', '/insights', '/changes', '/data']) {
        const { status } = await fetch(`${kring.address}/circles/${slug}${page}`);
        if (status !== 200) throw new Error(`${name}: /circles/…${page} answers ${status}`);
      }
    } finally {
      await kring.stop();
    }
  }
  return `${names.length} release, ${texts} texts equal, the longest of ${longest} characters`;
}
