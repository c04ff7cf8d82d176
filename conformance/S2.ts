import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { allDoors } from '#routes/all-doors.ts';
import { readRegister } from '#testing/privacy-register.ts';
import { everyAddress } from './parts/everywhere.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import { whoMaySee } from './parts/who-sees.ts';
import { logged, type World } from './world.ts';

/**
 * Fills two circles with texts that can be recognised, opens every address as every visitor, and looks which texts come out. Who may see
 * which is written down in parts/who-sees.ts. Also what comes back from a form that has slips, and what is printed in the log.
 */
export async function check(world: World): Promise<string> {
  const inside = undoable(await world.inside());
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const wrong = [...(await fieldsWithoutCanary(inside.db, here)), ...unthought(here)];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const names = new Map([here, elsewhere].flatMap(({ canaries }) => [...canaries].map(([name, canary]) => [canary, name] as const)));
  const seen = new Map<string, Set<string>>(); // by canary: who saw it
  const [addresses, before] = [
    [...(await everyAddress(inside.db, inside.keys, here)), ...(await everyAddress(inside.db, inside.keys, elsewhere))],
    logged.length,
  ];
  let answers = 0;
  for (const visitor of visitors) {
    const look = async (answer: Response, at: string) => {
      answers += 1;
      const said = [at, ...[...answer.headers].flat(), await answer.text()].join('\n');
      for (const canary of new Set(said.match(/Q[AB]\w{3}Z/g))) {
        if (!names.has(canary)) continue; // what is sealed in a form may look like one
        if (!mayBeSeen(canary, names.get(canary)!, visitor))
          wrong.push(`${visitor.name} sees ${names.get(canary)} (of circle ${canary[1]}) at ${at}`);
        seen.set(canary, (seen.get(canary) ?? new Set()).add(visitor.name));
      }
    };
    for (const address of new Set(addresses)) await look(await ask(inside, visitor, { address }), address);
    for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
      const { address } = recipeOf(door, here, inside.keys, visitor.tells);
      await look(await inside.undone(() => ask(inside, visitor, { method: door.method, address })), `${door.method} ${address}`);
    }
  }
  const inLog = [...names].filter(([canary]) => logged.slice(before).some((line) => line.includes(canary)));
  wrong.push(...inLog.map(([, name]) => `${name} stands in the log`), ...blind(here, seen));
  if (wrong.length > 0) throw new Error(`${wrong.length} things are seen, or not, against the table\n${[...new Set(wrong)].join('\n')}`);
  return `${names.size} texts, ${visitors.length} visitors, ${answers} answers, ${logged.length - before} log lines`;
}

function mayBeSeen(canary: string, name: string, visitor: Visiting): boolean {
  const who = whoMaySee(name) ?? [];
  if (who === 'everyone') return true;
  return canary[1] === 'A' ? who.includes(visitor.name) : visitor.name.includes('another circle');
}

/** Texts about which nobody thought who may see them. */
const unthought = ({ canaries }: FullCircle) =>
  [...canaries.keys()]
    .filter((name) => whoMaySee(name) === undefined)
    .map((name) => `${name}: nobody wrote down who may see it (parts/who-sees.ts)`);

/** A check that looks at nothing finds nothing: every story must have been seen by everyone who may read it, and most other texts by someone. */
function blind({ canaries }: FullCircle, seen: Map<string, Set<string>>): string[] {
  const missed = [...canaries].flatMap(([name, canary]) => {
    const who = whoMaySee(name);
    const saw = seen.get(canary) ?? new Set<string>();
    if (name.startsWith('story.text/') && who !== 'everyone')
      return (who ?? []).filter((visitor) => !saw.has(visitor)).map((visitor) => `${visitor} should see ${name} somewhere`);
    return [];
  });
  const unseen = [...canaries].filter(([name, canary]) => !seen.has(canary) && (whoMaySee(name) ?? []).length > 0);
  return unseen.length > canaries.size / 4
    ? [...missed, `${unseen.length} of ${canaries.size} texts were seen by nobody: ${unseen.map(([name]) => name).join(', ')}`]
    : missed;
}

/** Every column that a person writes in must hold a canary, or a leak of it would go unseen. */
async function fieldsWithoutCanary(db: Db, here: FullCircle): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
    from information_schema.columns where table_schema in ('public', 'sign_in') and data_type = 'text'`.execute(db);
  const written = new Set(rows.map(({ name }) => name));
  const filled = new Set([...here.canaries.keys()].map((name) => name.replace(/[/\d].*$/, '')));
  return readRegister()
    .entries.filter(
      ({ table, column, class: kind }) =>
        kind !== 'technical' && kind !== 'secret' && written.has(`${table}.${column}`) && !isChosen(column),
    )
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !filled.has(name))
    .map((name) => `${name} is written by people and holds no canary (parts/full-circle.ts)`);
}

/** Columns of text that hold an identifier or one of a few fixed words. */
const isChosen = (column: string) =>
  /(^|_)(id|by)$/.test(column) ||
  [
    'slug',
    'door',
    'language',
    'address',
    'mark',
    'reader',
    'role',
    'line',
    'kind',
    'channel',
    'written_by',
    'feeling',
    'what',
    'about',
    'helped',
    'number',
    'answer',
    'results',
    'taken_out_because',
    'licence',
    'special',
    'willing',
    'sign',
    'pictured',
    'form',
    'spoke',
    'shifted',
    'keep',
    'lesson',
    'move',
    'reading',
    'sheet_as',
    'others',
    'age',
    'outcome',
    'stories',
    'rule',
    'method',
    'question',
    'how',
    'process',
    'country',
    'same_as',
    'way',
    'result',
    'moment',
    'level',
    'parameter',
    'constellation',
    'of_star',
    'who_kind',
    'ours',
    'agrees',
  ].includes(column);
