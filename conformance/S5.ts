import { wordsIn } from '#lib/words/words.ts';
import { allDoors } from '#routes/all-doors.ts';
import { listQuestions } from '#routes/search/asked.tsx';
import { readRegister } from '#testing/privacy-register.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import { whoMaySee } from './parts/who-sees.ts';
import type { Inside, World } from './world.ts';

/** How people who try ask for what a page does not offer. */
const triedNames = [
  'sort',
  'order',
  'orderBy',
  'sort_by',
  'direction',
  'filter',
  'filter[email]',
  'where',
  'fields',
  'include',
  'group',
  'search',
  'limit',
  'offset',
  'per_page',
];

/** What a page draws anew each time that it is asked for: a secret to scan, the code of a sheet of paper. The rest of it is compared. */
const sheetCodes = /\b[a-z\d]{5}-[a-z\d]{5}\b/g;
const whyAsked = `<summary>${wordsIn('en')('respond.why').replace('?', '\\?')}</summary>`;
const drawnAnew: Record<string, RegExp> = {
  '/home/safety': /<path\b[^>]*>|<code\b[^>]*>[^<]*/g,
  '/circles/:circle/sessions/:session/run-sheet': sheetCodes,
  '/circles/:circle/statements/sheet': sheetCodes,
  // Whoever has answered nothing yet is a newcomer each time: which statement they get is chance. A respondent always finds the same one.
  '/respond/:door': new RegExp(`<blockquote\\b[\\s\\S]*?</blockquote>|${whyAsked}[\\s\\S]*?</details>`, 'g'),
};

/**
 * A list answers only what it lists: any other filter or order is refused with 400, also one that is named after a column. Every other page answers
 * the same whatever is added. What nobody here may read does not change the order of a list, and is not found by searching for its words.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = (await everyVisitor(inside, here, elsewhere)).filter(({ name }) =>
    ['anyone', 'teller', 'table', 'respondent', 'reader', 'member', 'listener', 'steward'].includes(name),
  );
  const wrong = Object.keys(listQuestions)
    .filter((path) => !allDoors.some((door) => door.path === path))
    .map((path) => `${path} is no door`);
  const refused = await strangeQuestions(inside, here, { visitors, wrong });
  const lists = await ordersThatTell(inside, here, { visitors, wrong });
  const searched = await wordsThatAreFound(inside, here, { visitors, wrong });
  if (refused < 100) wrong.push(`Only ${refused} strange questions were refused`);
  if (wrong.length > 0) throw new Error(`${wrong.length} pages answer what they should not\n${wrong.join('\n')}`);
  return `${refused} strange questions refused, ${lists} lists keep their order, ${searched} texts searched for`;
}

type Trying = { visitors: Visiting[]; wrong: string[] };

/** Lists refuse; other pages answer as if nothing was added. */
async function strangeQuestions(inside: Inside, here: FullCircle, { visitors, wrong }: Trying): Promise<number> {
  const columns = [
    ...new Set(
      readRegister()
        .entries.filter(({ class: kind }) => kind !== 'open')
        .map(({ column }) => column),
    ),
  ];
  let refused = 0;
  for (const door of allDoors.filter(({ method }) => method === 'GET')) {
    for (const visitor of visitors) {
      const { address } = recipeOf(door, here, inside.keys, visitor.tells);
      const plain = await ask(inside, visitor, { address });
      if (plain.status !== 200) continue;
      const isList = door.path in listQuestions || (door.path.startsWith('/api/') && door.path !== '/api/v1/trail'); // all of one story is no list
      const known = listQuestions[door.path] ?? [];
      const names = isList
        ? [...triedNames, ...columns.slice(0, 24)].filter((name) => !known.includes(name) && name !== 'language' && name !== 'lang')
        : ['sort', 'filter[email]', 'would_help'];
      const drawn = visitor.name === 'respondent' && door.path === '/respond/:door' ? undefined : drawnAnew[door.path];
      const same = async (answer: Response) => bare((await answer.text()).replace(drawn ?? '', ''));
      const before = isList ? '' : await same(plain);
      for (const name of visitor.name === 'member' || !isList ? names : names.slice(0, 3)) {
        const answer = await ask(inside, visitor, { address: `${address}?${encodeURIComponent(name)}=story.would_help` });
        if (isList && answer.status === 400) refused += 1;
        else if (isList) wrong.push(`${visitor.name}: ${door.path}?${name} answered ${answer.status} and not 400`);
        else if (answer.status !== 400 && (await same(answer)) !== before)
          wrong.push(`${visitor.name}: ${door.path} answers otherwise when asked ${name}`);
      }
    }
  }
  return refused;
}

/** A page without what differs each time it is made, and without the address that it was asked by. */
const bare = (html: string) =>
  html
    .replace(/name="[^"]*" value="[^"]{20,}"|name="form" value="[^"]*"/g, '')
    .replace(/\?[^"\s<]*/g, '')
    .replace(/(nonce|content|href|action)="[^"]*"/g, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '')
    .replace(/[A-Za-z0-9_-]{22,}/g, '');

/** What stands in columns that a visitor may not read is turned round: no list that they see may change its order by it. */
async function ordersThatTell(inside: Inside, here: FullCircle, { visitors, wrong }: Trying): Promise<number> {
  const { db } = inside;
  const seers = visitors.filter(({ name }) => name === 'member' || name === 'reader' || name === 'table');
  const lists = ['', '/stories', '/sense', '/search?q=told', '/published', '/changes', '/insights'].map(
    (at) => `/circles/${here.slug}${at}`,
  );
  const order = async () => {
    const seen: string[] = [];
    for (const visitor of seers)
      for (const address of lists)
        seen.push(
          `${visitor.name} ${address} ${[...(await (await ask(inside, visitor, { address })).text()).matchAll(/href="(\/circles\/[^"?#]+)/g)].map(([, to]) => to).join(' ')}`,
        );
    return seen;
  };
  const before = await order();
  const stories = await db
    .selectFrom('story')
    .select(['id', 'would_help', 'helper_note', 'feeling', 'version'])
    .where('circle_id', '=', here.id)
    .orderBy('id')
    .execute();
  for (const [nth, { id }] of stories.entries()) {
    const other = stories[stories.length - 1 - nth]!;
    await db
      .updateTable('story')
      .set({ would_help: other.would_help, helper_note: other.helper_note, feeling: other.feeling, version: other.version })
      .where('circle_id', '=', here.id)
      .where('id', '=', id)
      .execute();
  }
  const after = await order();
  before.forEach(
    (line, nth) => line !== after[nth] && wrong.push(`another order, or other rows, by what may not be read: ${line.slice(0, 80)}`),
  );
  for (const { id, ...as } of stories)
    await db.updateTable('story').set(as).where('circle_id', '=', here.id).where('id', '=', id).execute();
  return before.length;
}

/** Every text of the circle is searched for by everyone who may search: it is found only by who may see it. */
async function wordsThatAreFound(inside: Inside, here: FullCircle, { visitors, wrong }: Trying): Promise<number> {
  const seekers = visitors.filter(({ name }) => ['table', 'reader', 'member', 'listener', 'steward'].includes(name));
  const none = wordsIn('en')('ease.search.none');
  let found = 0;
  for (const [name, canary] of here.canaries) {
    for (const visitor of seekers) {
      const html = await (await ask(inside, visitor, { address: `/circles/${here.slug}/search?q=${canary}` })).text();
      const shown = html
        .replace(/<input[^>]*name="q"[^>]*>/, '')
        .replace(/words=\w+/g, '')
        .includes(canary);
      if (!shown && html.includes(none)) continue;
      found += shown ? 1 : 0;
      const who = whoMaySee(name) ?? [];
      if (shown && who !== 'everyone' && !who.includes(visitor.name)) wrong.push(`${visitor.name} finds ${name} by searching`);
    }
  }
  if (found < 50) wrong.push(`Searching found only ${found} texts: the check looks at nothing`);
  return here.canaries.size * seekers.length;
}
