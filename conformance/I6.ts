import { sql } from 'kysely';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { visitor as aBrowser, type Visitor } from '#testing/visitor.ts';
import { aFullCircle } from './parts/full-circle.ts';
import type { World } from './world.ts';

const mine = 'I waited for the bus and it did not come, three days in a row.';

/** Someone without account, e-mail address, telephone number or name goes the whole way: tells, comes back, makes sense at a table, speaks in a session, takes back. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { db, keys, app } = inside;
  const here = await aFullCircle(inside, 'A');
  const before = await peopleKnown(db);
  const someone = aBrowser(app);
  const asked = new Set<string>();
  const go = async (path: string) => (await someone.goTo(path), see(someone, asked));
  const press = async (button: string, filled = {}) => (await someone.press(button, filled), see(someone, asked));

  await go(`/tell/${here.door}`);
  await press('Save my story', { text: mine });
  await press('Keep this', { readers: ['residents', 'professionals', 'deciders'], uses: ['sense', 'dialogue'] });
  const card = someone.page.querySelectorAll('.kring-story-card__words li').map((word) => word.text);
  if (card.length !== 6) throw new Error('There is no card with six words');
  await press('I am ready. Close everything');
  await go('/code');
  await press('Open my story', { code: card.join(' ') });
  if (!someone.text.includes(mine)) throw new Error('The card does not bring the teller back');
  await press('Send', { reply: 'It came on the fourth day.' });

  const { id: story } = await db.selectFrom('story').select('id').where('text', '=', mine).executeTakeFirstOrThrow();
  await db.updateTable('story').set({ accepted_at: inside.clock.now }).where('id', '=', story).execute();
  const base = `/circles/${here.slug}`;
  await go(`/table/${tableCode(keys, here.table)}`);
  await press('Sit down');
  await go(`${base}/stories/${story}`);
  await press('Mark this piece', { 'Or name a new theme': 'Buses that do not come', 'I speak as': here.sides.professionals });
  await go(`${base}/stories/${story}`);
  await press('Keep this reading', {
    'What was told?': 'A bus did not come.',
    'What does it mean?': 'Nobody counts on it.',
    'I speak as': here.sides.professionals,
  });

  await go('/session');
  await press('Open', { 'Your code': sessionCode(keys, here.sessions.open) });
  await press('Take a seat', { side: [here.sides.residents] });
  await go(`${base}/sessions/${here.sessions.open}/record`);
  await press('Give this answer', { answer: ['ok'] });

  const named = await whoIsKept(db, { story, words: ['A bus did not come.', 'Buses that do not come'] });
  const after = await peopleKnown(db);
  if (named.length > 0) throw new Error(`Something says who it was: ${named.join(', ')}`);
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`Somebody was written down: before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);

  await go('/code');
  await press('Open my story', { code: card.join(' ') });
  await someone.follow('Take my story back');
  await press('Yes, take my story back');
  if (await db.selectFrom('story').select('id').where('id', '=', story).executeTakeFirst()) throw new Error('The story was not taken back');
  return `told, came back, marked, read, spoke and took back; ${asked.size} kinds of fields were seen, none of them needed to say who it was`;
}

/** Every field of the pages on the way; none that must be filled in may ask who someone is. */
function see(someone: Visitor, asked: Set<string>) {
  if (someone.status >= 400) throw new Error(`${someone.path} answered ${someone.status}: ${someone.text.slice(0, 300)}`);
  for (const field of someone.page.querySelectorAll('input, textarea, select')) {
    const [name, type] = [field.getAttribute('name') ?? '', field.getAttribute('type') ?? 'text'];
    asked.add(name);
    const isAboutWho = ['email', 'tel', 'password'].includes(type) || /^(name|email|phone|user|birth|address|bsn)/i.test(name);
    if (isAboutWho && (field.hasAttribute('required') || field.getAttribute('aria-required') === 'true'))
      throw new Error(`${someone.path} must know "${name}"`);
  }
}

/** How many of whatever could say who someone is are kept. */
async function peopleKnown(db: Db): Promise<Record<string, number>> {
  const known: Record<string, number> = {};
  for (const table of ['person', 'member', 'story_contact', 'sign_in.visit', 'sign_in.link', 'invitation', 'letter']) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    known[table] = rows[0]!.n;
  }
  return known;
}

/** Columns of what this person left behind that name a person: all must be empty. */
async function whoIsKept(db: Db, { story, words }: { story: string; words: string[] }): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('person_id', 'helper_id', 'made_by', 'owner_id', 'told_by', 'helper_note')
      and table_name in (select table_name from information_schema.columns where column_name = 'story_id' or table_name = 'story')`.execute(
    db,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)} where ${sql.ref(table === 'story' ? 'id' : 'story_id')} = ${story} and ${sql.ref(column)} is not null`.execute(
      db,
    );
    if (rows[0]!.n > 0) found.push(`${table}.${column}`);
  }
  if (columns.length < 5) found.push(`only ${columns.length} columns were looked at`);
  const reading = await db.selectFrom('reading').select('person_id').where('told', '=', words[0]!).executeTakeFirstOrThrow();
  const theme = await db.selectFrom('theme').select('person_id').where('name', '=', words[1]!).executeTakeFirstOrThrow();
  return [...found, ...(reading.person_id ? ['reading.person_id'] : []), ...(theme.person_id ? ['theme.person_id'] : [])];
}
