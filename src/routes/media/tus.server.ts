import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { isSubmissionKey } from '#lib/codes/story-code.server.ts';
import { takeFile } from '#cycle/1-gather/media.server.ts';
import { draftsLast } from '#cycle/1-gather/media-sweep.server.ts';
import { factsOf } from '#cycle/1-gather/medium-safe.server.ts';
import { mediumLimits } from '#cycle/1-gather/medium.ts';
import { problemOf } from '#lib/form/reading.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { languages } from '#lib/words/languages.ts';
import { wordsIn, type Key, type Language } from '#lib/words/words.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import type { Ground } from '../app.tsx';
import { slipOf } from './taking.server.ts';

/** What an upload says of itself: the door of the circle, the key of the form that it belongs to, and the language of the page. */
type Said = { door: string; submission: string; lang: Language };
type Refusal = { status_code: number; body: string };

/**
 * Large files on a bad network: sent in pieces that can be taken up again (tus.io). What arrived whole waits with its form, as if it had come
 * with it; the same file of the same form once. It reads no cookie: whoever knows the key of a form, has the form.
 */
export function resumableUploads({ db, config, now = () => new Date() }: Ground): (request: Request) => Promise<Response> {
  const folder = join(config.data, 'incoming', 'tus');
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: draftsLast });
  const circleOf = async (metadata: Record<string, string | null> | undefined) => {
    const said = readSaid(metadata);
    const circle = said && (await circleAt(db, { door: said.door }));
    return said && circle ? { said, circle } : null;
  };
  const server = new Server({
    path: '/media/tus',
    datastore: store,
    relativeLocation: true,
    maxSize: mediumLimits.bytes,
    allowedOrigins: () => false,
    async onUploadCreate(_request, { metadata }) {
      if (!(await circleOf(metadata))) throw refusal(404, 'There is no such form.');
      return { metadata };
    },
    async onUploadFinish(_request, { id, metadata }) {
      const at = await circleOf(metadata);
      const path = join(folder, id);
      if (!at) throw refusal(404, 'There is no such form.');
      const file = { path, ...(await factsOf(path)) };
      const taking = { store: mediaStore(config), submission: at.said.submission, pictured: 'unasked', now: now() } as const;
      const taken = await takeFile(db, at.circle.id, file, taking);
      await rm(`${path}.json`, { force: true });
      if (!('unfit' in taken)) return {};
      const { key, values } = problemOf(slipOf(taken.unfit));
      return { status_code: 422, body: wordsIn(at.said.lang)(key as Key, values) };
    },
  });
  return (request) => server.handleWeb(request);
}

const refusal = (status_code: number, body: string): Refusal & Error => Object.assign(new Error(body), { status_code, body });

function readSaid(metadata: Record<string, string | null> | undefined): Said | null {
  const { door, submission, lang } = metadata ?? {};
  if (!door || !/^[0-9a-z]{1,20}$/.test(door) || !submission || !isSubmissionKey(submission)) return null;
  return { door, submission, lang: lang && lang in languages ? (lang as Language) : 'en' };
}
