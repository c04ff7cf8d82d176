import { newestMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { namesOf } from '#cycle/2-sense/opinion-groups.server.ts';
import { placeOnMap, type Answers, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import { maySeeResults, type RespondingHere } from '#cycle/2-sense/responding.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { PictureHere } from '../share/picture.tsx';

/** Where someone stands, as far as the promise lets them see: on the picture, or only whether their answers are in it. */
export type Standing = { map: MapHere | null; names: ReadonlyMap<number, string>; picture: boolean };

export async function standingHere(c: Here, responding: RespondingHere | null): Promise<Standing> {
  const { db, circle, actor } = c.var;
  const map = await newestMap(db, circle.id);
  return { map, names: map ? await namesOf(db, map) : new Map(), picture: maySeeResults(actor, responding, circle.id) };
}

/** "Where do I stand?": one's own place on the newest map, with how sure it is, in words and in the picture. */
export function MyPlace({ standing, answers, me, slug }: { standing: Standing; answers: Answers; me: string; slug: string }) {
  const { words } = useFrame();
  const { map, names, picture } = standing;
  return (
    <>
      <h2 id="place">{words('respond.place')}</h2>
      {!map && <p>{words('respond.place.none')}</p>}
      {map && answers.length === 0 && <p>{words('respond.place.noAnswers')}</p>}
      {map && answers.length > 0 && (
        <>
          <p>
            {words(map.kept.people.ids.includes(me) ? 'respond.place.in' : 'respond.place.notIn')} <When at={map.madeAt} as="moment" />.
          </p>
          {picture && <PictureHere map={map} names={names} own={placeOnMap(map, answers)} />}
        </>
      )}
      {map && !picture && <p>{words('respond.place.inside')}</p>}
      {map && picture && (
        <p>
          <a href={`/circles/${slug}/map`}>{words('respond.place.map')}</a>
        </p>
      )}
    </>
  );
}
