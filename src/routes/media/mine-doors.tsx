import { blurMedium } from '#cycle/1-gather/media-blur.server.ts';
import { canBeBlurred } from '#cycle/1-gather/medium.ts';
import { incomingFolder, mediaStore } from '#lib/server/media-store.server.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { withTellersCircle } from '../teller/visit.server.ts';
import { BlurForm, readAreas } from './blur-form.tsx';
import { mediaHere } from './media-here.server.ts';
import { addMedium, mineMediaPage, pictureSaid, remove } from './mine-media-page.tsx';
import { keepWording } from './wording.server.ts';

/** What a teller does with the photos and recordings of the own story. */
export const mineMediaDoors: Door[] = [
  get('/mine/media', 'readOwnStory', (c) => mineMediaPage(c)),
  post('/mine/media', 'changeOwnStory', addMedium),
  post('/mine/media/:medium/words', 'changeOwnStory', ownWords),
  post('/mine/media/:medium/pictured', 'changeOwnStory', pictureSaid),
  post('/mine/media/:medium/remove', 'changeOwnStory', remove),
  get('/mine/media/:medium/blur', 'readOwnStory', (c) => blurPage(c)),
  post('/mine/media/:medium/blur', 'changeOwnStory', blur),
];

async function ownWords(c: Here): Promise<Response> {
  const { teller, now } = c.var;
  const medium = c.req.param('medium')!;
  const slips = await keepWording(c, { ...teller, medium }, { role: 'teller', person: null, now });
  if (slips === null) return showNotHere(c);
  return slips.length > 0 ? mineMediaPage(c, { slips, of: medium }) : c.redirect('/mine/media?kept=words', 303);
}

async function blurPage(c: Here, isEmpty = false): Promise<Response> {
  await withTellersCircle(c);
  const { words, teller } = c.var;
  const medium = (await mediaHere(c, teller.story, { own: teller.story })).find(({ id }) => id === c.req.param('medium'));
  if (!medium || !canBeBlurred(medium.kind)) return showNotHere(c);
  const problem = isEmpty ? words('teller.media.slip.cell') : undefined;
  return showTeller(
    c,
    { title: words('teller.media.blur'), status: isEmpty ? 422 : 200, inside: true, islands: ['blur'] },
    <>
      <ErrorSummary slips={problem ? [{ field: 'cell', text: problem }] : []} />
      <h1>{words('teller.media.blur')}</h1>
      <BlurForm medium={medium} action={`/mine/media/${medium.id}/blur`} problem={problem} />
      <p>
        <a href="/mine/media">{words('teller.media.back')}</a>
      </p>
    </>,
  );
}

async function blur(c: Here): Promise<Response> {
  const { db, teller, form, config, now } = c.var;
  const areas = readAreas(form);
  if (areas.length === 0) return blurPage(c, true);
  const blurring = { areas, store: mediaStore(config), folder: await incomingFolder(config), by: 'teller', now } as const;
  const done = await blurMedium(db, teller.circle, { story: teller.story, medium: c.req.param('medium')! }, blurring);
  return done ? c.redirect('/mine/media?kept=blurred', 303) : showNotHere(c);
}
