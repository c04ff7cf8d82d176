import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { allDoors } from '#routes/all-doors.ts';
import { aFullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/**
 * Every script of ours that follows a finger or a mouse, and the way without: `boxes` (or buttons) stand in `at` on the page and are sent, so that
 * dragging only ticks them, or sends the same form. Whoever makes something draggable writes down its other way here, or this check fails.
 */
const otherWay: Readonly<Record<string, { at: string; boxes: string; written: RegExp; page: string }>> = {
  'blur.ts': { at: 'kring-blur__grid', boxes: 'input[type=checkbox]', written: /type="checkbox"/, page: 'src/routes/media/blur-form.tsx' },
  'drag-actor.ts': {
    at: 'kring-network__place',
    boxes: 'button[name=to_where]',
    written: /<OneStep \/>/,
    page: 'src/routes/compass/network/map-forms.tsx',
  },
};
/** Scripts that only notice that someone is still there. */
const onlyNotices = ['idle.ts'];

/** How a script notices that something is dragged. A tap or a selection of words is none of these. */
const dragged = /\bdraggable\b|drag(?:start|end|over|enter|leave)\b|['"]drop['"]|pointermove|touchmove|mousemove|setPointerCapture/;

/** Whatever can be dragged can be done by button, with the same result: no page and no script drags without one, and what is moved is moved by a form. */
export async function check(world: World): Promise<string> {
  const wrong = [...inScripts(), ...trial()];
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = (await everyVisitor(inside, here, elsewhere)).filter(({ name }) =>
    ['anyone', 'teller', 'table', 'session', 'member', 'listener', 'steward'].includes(name),
  );
  let pages = 0;
  for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/'))) {
    for (const visitor of visitors) {
      const answer = await ask(inside, visitor, { address: recipeOf(door, here, inside.keys, visitor.tells).address });
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
      pages += 1;
      wrong.push(...inPage(door.path, await answer.text()));
    }
  }
  const member = visitors.find(({ name }) => name === 'member')!;
  wrong.push(...(await movedByForm(inside, { slug: here.slug, circle: here.id, member })));
  wrong.push(...(await placedByForm(inside, { slug: here.slug, maps: here.maps, member })));
  if (pages < 100) wrong.push(`Only ${pages} pages were looked at`);
  if (wrong.length > 0) throw new Error(`${wrong.length} things can only be dragged\n${[...new Set(wrong)].join('\n')}`);
  return `nothing drags alone on ${pages} pages; pieces are put together, moved and taken out by form, and an actor is placed`;
}

/** What can be dragged on a page without another way: marked so, or a field of a script that follows the finger in which no boxes stand. */
function inPage(path: string, html: string): string[] {
  const page = parse(html);
  const empty = Object.values(otherWay)
    .flatMap(({ at, boxes }) => page.querySelectorAll(`.${at}`).filter((part) => part.querySelectorAll(boxes).length === 0))
    .map((part) => `${path}: ${part.getAttribute('class')} has nothing to tick`);
  const dragged = page
    .querySelectorAll('[draggable], [ondragstart], [aria-grabbed], [data-drag], input[type=range]')
    .filter((part) => part.getAttribute('draggable') !== 'false')
    .map((part) => part.id || part.getAttribute('class') || part.rawTagName)
    .map((name) => `${path}: ${name} is dragged and has no button`);
  return [...empty, ...dragged];
}

function inScripts(): string[] {
  const folder = 'src/routes/islands';
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file),
  );
  if (scripts.length < 5) return [`Only ${scripts.length} scripts were found in ${folder}`];
  return scripts
    .filter((file) => dragged.test(readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .filter((file) => !onlyNotices.includes(file) && !hasBoxes(file))
    .map((file) => `${folder}/${file} follows what is dragged, and no other way is written down for it`);
}

/** The page on which a script follows the finger has boxes to tick there. */
function hasBoxes(file: string): boolean {
  const way = otherWay[file];
  if (!way) return false;
  const page = readFileSync(way.page, 'utf8');
  return page.includes(way.at) && way.written.test(page.slice(page.indexOf(way.at)));
}

/** What people would drag on a board is done with boxes and a button, and stands in the database afterwards. */
async function movedByForm(
  inside: Inside,
  { slug, circle, member }: { slug: string; circle: string; member: Visiting },
): Promise<string[]> {
  const { db } = inside;
  const side = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('side_id')
    .where('circle_id', '=', circle)
    .where('role', '=', 'member')
    .executeTakeFirstOrThrow();
  const board = await (await ask(inside, member, { address: `/circles/${slug}/sense` })).text();
  const [piece] = parse(board)
    .querySelectorAll('input[name=fragment]')
    .map((box) => box.getAttribute('value')!);
  if (!piece) return ['There is no loose piece on the board to try with'];
  const themesWith = async () =>
    (
      await db.selectFrom('theme_fragment').select('theme_id').where('circle_id', '=', circle).where('fragment_id', '=', piece).execute()
    ).map((row) => row.theme_id);
  const send = (address: string, fields: Record<string, string>) =>
    ask(inside, member, {
      method: 'POST',
      address: `/circles/${slug}${address}`,
      fields: { fragment: piece, side: side.side_id, ...fields },
    });
  await send('/sense/group', { newTheme: 'Put together by button' });
  const [first] = await themesWith();
  if (!first) return ['Putting pieces together by button left nothing in the database'];
  const other = await db
    .selectFrom('theme')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '!=', first)
    .where('hidden_at', 'is', null)
    .executeTakeFirstOrThrow();
  await send(`/sense/themes/${first}/pieces`, { act: 'move', to: other.id });
  const moved = await themesWith();
  await send(`/sense/themes/${other.id}/pieces`, { act: 'take' });
  return [
    ...(moved.join() === other.id ? [] : ['Moving a piece by button did not move it']),
    ...((await themesWith()).length === 0 ? [] : ['Taking a piece out by button left it there']),
  ];
}

/** Where someone on a map is put with a button, and where they are dragged to, is kept as the same place. */
async function placedByForm(
  inside: Inside,
  { slug, maps, member }: { slug: string; maps: { map: string; actor: string }; member: Visiting },
): Promise<string[]> {
  const place = () => inside.db.selectFrom('actor').select(['x', 'y']).where('id', '=', maps.actor).executeTakeFirstOrThrow();
  const send = (fields: Record<string, string>) =>
    ask(inside, member, {
      method: 'POST',
      address: `/circles/${slug}/compass/network/maps/${maps.map}`,
      fields: { act: 'place', actor: maps.actor, ...fields },
    });
  const before = await place();
  await send({ to_where: 'right' });
  const pressed = await place();
  await send({ across: String(before.x), down: String(before.y) });
  const back = await place();
  await send({ across: String(pressed.x), down: String(pressed.y) });
  const dragged = await place();
  return [
    ...(pressed.x > before.x && pressed.y === before.y ? [] : ['Moving someone on a map by button did not move them']),
    ...(back.x === before.x && dragged.x === pressed.x && dragged.y === pressed.y
      ? []
      : ['Dragging on a map ends elsewhere than a button']),
  ];
}

/** The check sees what it should see. */
function trial(): string[] {
  const bad = ['<li draggable="true" class="piece">x</li>', '<input type="range" class="rank">', '<div class="kring-blur__grid"></div>'];
  return [
    ...bad.filter((html) => inPage('trial', html).length === 0).map((html) => `The check sees nothing wrong in ${html}`),
    ...(dragged.test("part.addEventListener('pointermove', follow)") ? [] : ['The check sees no drag in pointermove']),
    ...(dragged.test("part.addEventListener('click', choose)") ? ['The check takes a click for a drag'] : []),
  ];
}
