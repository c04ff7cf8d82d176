import { cardsAsJson } from '#system/toolkit/card-file.ts';
import { cardFrom } from '#system/toolkit/card-method.ts';
import { methodIn, ownCardsOf, stands } from '#system/toolkit/own-methods.server.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';

/** One card as a file, in the language of the circle or in its own. */
async function cardFile(c: Here) {
  const { db, circle } = c.var;
  const method = await methodIn(db, circle.id, c.req.param('method')!);
  if (!method) return showNotHere(c);
  return file(c, [cardFrom(wordsOfCircle(c), method, circle.language)], `kring-method-${method.id}`);
}

/** All cards of the circle's own as one file. */
async function ownFile(c: Here) {
  const { db, circle } = c.var;
  const standing = (await ownCardsOf(db, circle.id)).filter(stands);
  return file(c, standing.map(({ card }) => card), `kring-methods-${circle.slug}`); // prettier-ignore
}

const file = (c: Here, cards: Parameters<typeof cardsAsJson>[0], name: string) =>
  c.body(cardsAsJson(cards), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.json"`,
  });

export const cardFileDoors = [
  get('/circles/:circle/methods.json', 'readOpenPages', ownFile),
  get('/circles/:circle/methods/:method/card.json', 'readOpenPages', cardFile),
];
