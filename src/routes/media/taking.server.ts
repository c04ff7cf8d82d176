import { dropDrafts, draftsOf, takeFile } from '#cycle/1-gather/media.server.ts';
import { mediumLimits, readPictured, type Unfit } from '#cycle/1-gather/medium.ts';
import type { Problem } from '#lib/form/reading.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import type { Here } from '../door.ts';
import { filesOf } from '../forms.server.ts';

export type Draft = Awaited<ReturnType<typeof draftsOf>>[number];

/**
 * Takes the files that came with the form of this key, and what was taken out again goes. What was fit waits with the form until that is
 * kept, also when something else in it has a slip.
 */
export async function takeFiles(c: Here, circle: string, submission: string): Promise<{ drafts: Draft[]; problem: Problem | null }> {
  const { db, form, config, now } = c.var;
  await dropDrafts(db, circle, submission, form.getAll('without').map(String));
  let problem: Problem | null = null;
  for (const file of filesOf(form).filter(({ field }) => field === 'medium')) {
    const taken = await takeFile(db, circle, file, { store: mediaStore(config), submission, pictured: readPictured(form), now });
    if ('unfit' in taken) problem = slipOf(taken.unfit);
  }
  return { drafts: await draftsOf(db, circle, submission), problem };
}

/** Why a file is not taken, in words. */
export function slipOf(unfit: Unfit): Problem {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const values = {
    most: megabytes(mediumLimits.bytes),
    picture: megabytes(mediumLimits.pictureBytes),
    sound: mediumLimits.seconds.sound / 60,
    video: mediumLimits.seconds.video / 60,
    count: mediumLimits.perStory,
  };
  return { key: `teller.media.slip.${unfit}`, values };
}
