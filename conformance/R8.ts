import { sql } from 'kysely';
import { checkRecord } from '#cli/connection-commands.ts';
import { acts } from '#lib/server/activity.ts';
import { chainActivity, checkActivity } from '#lib/server/activity.server.ts';
import { newId } from '#lib/server/ids.ts';
import { aFullCircle } from './parts/full-circle.ts';
import { ask, everyVisitor } from './parts/visitors.ts';
import { undoable } from './parts/undone.ts';
import type { World } from './world.ts';

/** What BIO2 8.15.01 asks of a line: action, object, result, origin, actor, time; and what ties it to the one before. */
const asked = { what: 'action', about: 'object', result: 'result', origin: 'origin', role: 'actor', at: 'time' };

/** Does acts on the pages, sees a line for each without a word of anyone in it, and then changes the record in every way. */
export async function check(world: World): Promise<string> {
  const inside = undoable(await world.inside());
  const here = await aFullCircle(inside, 'A');
  const { db, keys } = inside;
  const wrong: string[] = [];
  const steward = (await everyVisitor(inside, here, here)).find(({ name }) => name === 'steward')!;
  const base = `/circles/${here.slug}/connections`;
  for (const fields of [
    { name: 'A program', scopes: ['stories:write'] },
    { name: 'Another', scopes: ['stories:write'] },
  ])
    await ask(inside, steward, { method: 'POST', address: `${base}/tokens`, fields });
  await ask(inside, steward, { method: 'POST', address: `${base}/tokens/${here.token}/end` });
  await ask(inside, steward, { method: 'POST', address: '/sign-out' });
  await chainActivity(db, keys);
  const lines = await db.selectFrom('activity').selectAll().orderBy('number').execute();
  for (const what of ['token.made', 'token.ended', 'visit.ended'])
    if (!lines.some((line) => line.what === what)) wrong.push(`nothing was written of ${what}`);
  for (const line of lines) {
    for (const [column, is] of Object.entries(asked)) if (line[column as 'what'] === null) wrong.push(`line ${line.number} has no ${is}`);
    if (!acts.includes(line.what as (typeof acts)[number])) wrong.push(`line ${line.number}: ${line.what} is no act`);
  }
  const said = JSON.stringify(lines);
  for (const [name, canary] of here.canaries) if (said.includes(canary)) wrong.push(`the record holds ${name}`);
  if (!(await checkRecord(inside as never)).includes('none of them touched')) wrong.push('an untouched record is called touched');

  const { rows } = await sql<{
    name: string;
  }>`select column_name as name from information_schema.columns where table_name = 'activity'`.execute(db);
  let changes = 0;
  for (const { name } of rows) {
    for (const { number } of lines) {
      await inside.undone(async () => {
        await sql`update activity set ${sql.ref(name)} = ${otherOf(name)} where number = ${number}`.execute(inside.db).catch(() => null);
        await seen(inside, `line ${number} with another ${name}`, { number: number!, name, wrong });
      });
      changes += 1;
    }
  }
  for (const { number } of lines.slice(0, -1)) {
    await inside.undone(async () => {
      await inside.db.deleteFrom('activity').where('number', '=', number).execute();
      await seen(inside, `line ${number} taken out`, { number: number!, name: '', wrong });
    });
    changes += 1;
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} things are wrong with the record of acts\n${wrong.join('\n')}`);
  return `${lines.length} lines with all that BIO2 asks and no word of anyone; ${changes} changes, each found by the number of its line`;
}

const otherOf = (column: string) =>
  ({
    result: sql`'refused'`,
    origin: sql`'machine'`,
    at: sql`at + interval '1 millisecond'`,
    number: sql`number + 1000`,
    previous: sql`set_byte(previous, 0, (get_byte(previous, 0) + 1) % 256)`,
    hash: sql`set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256)`,
    organisation_id: sql`${newId()}`,
  })[column] ?? sql`${newId()}`;

async function seen(
  inside: ReturnType<typeof undoable>,
  how: string,
  { number, name, wrong }: { number: number; name: string; wrong: string[] },
) {
  if (name === 'organisation_id') return; // the database itself refuses an organisation that is not there
  const { broken } = await checkActivity(inside.db, inside.keys);
  if (!broken.some((line) => line.includes(`line ${number}:`))) wrong.push(`${how} was not seen`);
}
