import { wordsAt } from '#compass/relations/relations.server.ts';
import { wishesOf } from '#compass/who-takes-part/wishes.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { Tag } from '#lib/ui/card.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { compassPath } from './answering.server.ts';
import { OneWish } from './wish-list.tsx';
import { todayHere } from '../../today.ts';

/** One wish by itself: what is wrong with it can be reported here. */
async function wishAlone(c: Here) {
  const { db, circle, words } = c.var;
  const [wish] = await wishesOf(db, circle.id, { id: c.req.param('wish')! });
  if (!wish) return showNotHere(c);
  const [agreement] = wish.agreement ? await agreementsOf(db, circle.id, { id: wish.agreement }) : [];
  return showCircle(
    c,
    { title: words('power.wish.one') },
    <>
      <p class="kring-quiet">
        <a href={compassPath(c, '/parts#wishes')}>{words('parts.title')}</a>
      </p>
      <h1>{words('power.wish.one')}</h1>
      <OneWish c={c} wish={wish} agreement={agreement ?? null} alone />
    </>,
  );
}

/** What a side wrote on a side, by itself: what is wrong with it can be reported here. */
async function wordsAlone(c: Here) {
  const { db, circle, words } = c.var;
  const [said, sides] = [await wordsAt(db, circle.id, { id: c.req.param('words')!, today: todayHere(c) }), await sidesOf(db, circle.id)];
  if (!said) return showNotHere(c);
  const nameOf = (id: string) => sides.find((side) => side.id === id)?.name ?? '';
  return showCircle(
    c,
    { title: words('power.pair.words') },
    <>
      <p class="kring-quiet">
        <a href={compassPath(c, '/relations')}>{words('relate.title')}</a>
      </p>
      <h1>{words('power.pair.words')}</h1>
      <p>
        <q lang={circle.language} dir="auto">
          {said.text}
        </q>
      </p>
      <p>
        <Tag>{nameOf(said.by)}</Tag> {words(said.by === said.side ? 'power.pair.onItself' : 'power.pair.on', { side: nameOf(said.side) })}
      </p>
    </>,
  );
}

export const oneOfTheseDoors = [
  get('/circles/:circle/compass/wishes/:wish', 'readOpenPages', wishAlone),
  get('/circles/:circle/compass/words/:words', 'readOpenPages', wordsAlone),
];
