import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { nameOf, smallName } from '#cycle/1-gather/media.server.ts';
import { newId } from '#lib/server/ids.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import type { Inside } from '../world.ts';

type There = {
  circle: string;
  stories: { main: string; closed: string; residents: string };
  person: string;
  now: Date;
  say: (what: string) => string;
};

/** A picture with its description for three stories, of which one only the listeners may see; a translation; and their files. */
export async function mediaInCircle({ db, config }: Pick<Inside, 'db' | 'config'>, { circle, stories, person, now, say }: There) {
  const store = mediaStore(config);
  const path = join(config.data, `picture-${circle}`);
  writeFileSync(
    path,
    await sharp({ create: { width: 30, height: 20, channels: 3, background: '#4a8' } })
      .jpeg()
      .toBuffer(),
  );
  const { size: bytes } = statSync(path);

  async function aPicture(which: keyof typeof stories, pictured: 'yes' | 'listeners') {
    const id = newId();
    await store.put(nameOf(circle, id), path, 'image/jpeg');
    await store.put(smallName(circle, id), path, 'image/webp');
    const facts = {
      kind: 'picture' as const,
      type: 'image/jpeg',
      bytes,
      seconds: null,
      width: 30,
      height: 20,
      hash: sha(readFileSync(path)),
    };
    const key = { draft_key: sha(id), source_hash: sha(id), blurred_at: null, made_at: now };
    await db
      .insertInto('medium')
      .values({ circle_id: circle, id, story_id: stories[which], pictured, ...facts, ...key })
      .execute();
    await write(stories[which], { medium_id: id, kind: 'description', language: 'en', text: say(`medium_text.text/${which}`) });
    return id;
  }

  async function write(
    story: string,
    row: { medium_id: string | null; kind: 'description' | 'translation'; language: string; text: string },
  ) {
    const { text_hash } = await db
      .selectFrom('story')
      .select('text_hash')
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .executeTakeFirstOrThrow();
    const by = { role: 'listener' as const, person_id: person, at: now, hidden_at: null };
    await db
      .insertInto('medium_text')
      .values({ circle_id: circle, id: newId(), story_id: story, ...row, start_at: null, end_at: null, text_hash, ...by })
      .execute();
  }

  const media = {
    main: await aPicture('main', 'yes'),
    closed: await aPicture('closed', 'yes'),
    residents: await aPicture('residents', 'listeners'),
  };
  await write(stories.main, { medium_id: null, kind: 'translation', language: 'nl', text: say('medium_text.text/translation') });
  return media;
}

const sha = (text: string | Buffer) => createHash('sha256').update(text).digest();
