import { statementsOf } from '#cycle/2-sense/statements.server.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { get, type Door, type Here } from '../door.ts';
import { aggregatesAsJson } from '../share/downloads.ts';
import { mappedOf } from '../share/map-here.server.ts';
import { json } from './answers.ts';
import { begun } from './circles.ts';
import { pageOf } from './page-of.ts';
import { reading } from './reading.ts';

/** The statements that the circle asks people whether they recognise; none before it asks. */
async function readStatements(c: Here) {
  const { db, circle } = c.var;
  const asks = (await respondingOf(db, circle.id)) !== null;
  return pageOf(c, asks ? await statementsOf(db, circle.id) : [], ({ id, text, language }) => ({ id, text, language }));
}

/** What all share, as far as the promise opened it to everyone: counts with small ones hidden, never the answers of one person. */
async function readMap(c: Here) {
  const { db, circle } = c.var;
  const responding = await respondingOf(db, circle.id);
  const mapped = responding?.results === 'everyone' ? await mappedOf(db, circle.id, responding) : null;
  const map = mapped?.map ? aggregatesAsJson({ mapped, map: mapped.map, circle }) : null;
  return json(c, { openTo: responding?.results ?? null, map });
}

const at = '/api/v1/circles/:circle';
export const sharedApiDoors: Door[] = [
  get(`${at}/statements`, 'readOpenPages', reading(begun(readStatements), { asks: ['after'] })),
  get(`${at}/opinion-map`, 'readOpenPages', reading(begun(readMap))),
];
