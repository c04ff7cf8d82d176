import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attachDrafts, takeFile } from '#cycle/1-gather/media.server.ts';
import { writeOut } from '#cycle/written-out.server.ts';
import { newId } from '#lib/server/ids.ts';
import { incomingFolder, mediaStore } from '#lib/server/media-store.server.ts';
import type { Ground } from '../fill-example.server.ts';
import { holdMusic } from './hold-music.ts';
import { kitchenTable } from './kitchen-table.ts';
import type { ExampleStory } from './stories.ts';

const made = { 'hold music': holdMusic, 'kitchen table': kitchenTable };

type Told = { circle: string; id: string; submission: string; now: Date };

/** Sends along what a story was told in beside words, by the same way as a form does. Gives the medium. */
export async function sendAlong({ db, config }: Ground, story: ExampleStory, { circle, id, submission, now }: Told): Promise<string> {
  const bytes = await made[story.medium!.file]();
  const path = join(await incomingFolder(config), newId());
  await writeFile(path, bytes);
  const file = { path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest() };
  const taken = await takeFile(db, circle, file, { store: mediaStore(config), submission, pictured: 'nobody', now });
  if ('unfit' in taken) throw new Error(`What the example's story ${story.name} was told in could not be taken: ${taken.unfit}`);
  await attachDrafts(db, circle, id, { submission, pictured: 'nobody' });
  return taken.id;
}

/** A listener writes what can be heard or seen. */
export async function writeDown({ db }: Ground, story: ExampleStory, { circle, id, medium, person, now }: Written): Promise<void> {
  const { kind, words } = story.medium!;
  const became = await writeOut(
    db,
    circle,
    { story: id, medium },
    { kind, text: words, language: 'nl', by: { role: 'listener', person, now } },
  );
  if (became !== 'kept') throw new Error(`The words with the example's story ${story.name} could not be kept: ${became}`);
}

type Written = { circle: string; id: string; medium: string; person: string; now: Date };
