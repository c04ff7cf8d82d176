import { namesOf } from '#cycle/2-sense/opinion-groups.server.ts';
import { placeOnMap, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import { newestMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { maySeeResults, type RespondingHere } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { answersFor } from '#cycle/2-sense/responses.server.ts';
import { statementsOf, type StatementHere } from '#cycle/2-sense/statements.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Place } from '#maths/opinion-map/learned.ts';
import type { Here } from '../door.ts';

/** What every page about the map starts from: the newest map, and the statements that are there now, so that what is gone is not served. */
export type Mapped = {
  responding: RespondingHere | null;
  map: MapHere | null;
  /** The statements that are there, by id. What the map says of others is left out. */
  texts: ReadonlyMap<string, StatementHere>;
  there: ReadonlySet<string>;
  names: ReadonlyMap<number, string>;
};

/** What is mapped here; null when the circle's promise keeps it from this reader. */
export async function mappedHere(c: Here): Promise<Mapped | null> {
  const { db, circle, actor } = c.var;
  const responding = await respondingOf(db, circle.id);
  return maySeeResults(actor, responding, circle.id) ? mappedOf(db, circle.id, responding) : null;
}

/** What is mapped in a circle, for whoever was already found to be allowed to see it. */
export async function mappedOf(db: Db, circle: string, responding: RespondingHere | null): Promise<Mapped> {
  const [map, statements] = await Promise.all([newestMap(db, circle), statementsOf(db, circle)]);
  const texts = new Map(statements.map((statement) => [statement.id, statement]));
  return { responding, map, texts, there: new Set(texts.keys()), names: map ? await namesOf(db, map) : new Map() };
}

/** Where the respondent in this browser stands on the map; null when nobody responds here. */
export async function ownPlace(c: Here, map: MapHere): Promise<Place | null> {
  const { respondent } = c.var.actor;
  if (respondent?.circle !== map.circle) return null;
  const answers = await answersFor(c.var.db, map.circle, respondent.id);
  return answers.length > 0 ? placeOnMap(map, answers) : null;
}
