import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './db.server.ts';

/**
 * A question to the database that is put into SQL once and then only given its values: for what is asked at nearly every page.
 * `build` may use a value as a value only (`where('id', '=', id)`), not to choose what to ask.
 */
export function compiledOnce<Values extends unknown[], Row>(build: (db: Db, ...values: Values) => Compilable<Row>) {
  let kept: { compiled: CompiledQuery<Row>; places: unknown[] } | undefined;
  return async (db: Db, ...values: Values): Promise<Row[]> => {
    kept ??= compile(db, build, values.length);
    const { compiled, places } = kept;
    const parameters = compiled.parameters.map((parameter) => (places.includes(parameter) ? values[places.indexOf(parameter)] : parameter));
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

// Each value is held by an object of its own, so that it is known again among the parameters.
function compile<Values extends unknown[], Row>(db: Db, build: (db: Db, ...values: Values) => Compilable<Row>, length: number) {
  const places = Array.from({ length }, () => ({}));
  return { compiled: build(db, ...(places as unknown as Values)).compile(), places };
}
