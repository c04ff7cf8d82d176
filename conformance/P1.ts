import { sql } from 'kysely';
import { registerProblems } from '#testing/privacy-register.ts';
import type { World } from './world.ts';

/** Compares the privacy register with the database, and sees that a column nobody accounted for is found. */
export async function check(world: World): Promise<string> {
  const { db } = await world.inside();
  const { problems, columns } = await registerProblems(db);
  if (problems.length > 0) throw new Error(`The register and the database differ in ${problems.length} places\n${problems.join('\n')}`);
  await sql`alter table story add column birth_date date`.execute(db);
  const found = await registerProblems(db);
  if (found.problems.join() !== 'story.birth_date is kept, and the register does not say why')
    throw new Error('A new column was not noticed');
  return `${columns} columns, each with a purpose, basis, term and class`;
}
