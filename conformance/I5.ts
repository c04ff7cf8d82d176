import { readFileSync } from 'node:fs';
import { parse, type HTMLElement } from 'node-html-parser';
import { allDoors } from '#routes/all-doors.ts';
import { aFullCircle } from './parts/full-circle.ts';
import { iconMeanings } from './parts/icon-meanings.ts';
import { recipeOf } from './parts/recipes.ts';
import { ask, everyVisitor } from './parts/visitors.ts';
import type { World } from './world.ts';

/** Licences under which a picture may be used by anyone for anything; one that forbids use for money is not among them. */
const free = /EUPL-1\.2|CC0|CC-BY-4\.0|MIT|OFL-1\.1/;

/**
 * Every picture stands beside words, on every page that each kind of visitor can see; each has one meaning, and no meaning has two pictures. What
 * a picture means is written down in `parts/icon-meanings.ts`, and the words beside it must say that.
 */
export async function check(world: World): Promise<string> {
  const wrong = [...drawnOnce(), ...trial()];
  const seen = new Map<string, Set<string>>();
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = (await everyVisitor(inside, here, elsewhere)).filter(({ name }) =>
    ['anyone', 'teller', 'table', 'session', 'member', 'listener', 'steward', 'opener'].includes(name),
  );
  let pages = 0;
  for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/'))) {
    for (const visitor of visitors) {
      const { address } = recipeOf(door, here, inside.keys, visitor.tells);
      const answer = await ask(inside, visitor, { address });
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
      pages += 1;
      for (const { name, beside } of iconsIn(await answer.text())) {
        const problem = problemOf(name, beside);
        if (problem) wrong.push(`${door.path}: ${problem}`);
        seen.set(name, (seen.get(name) ?? new Set()).add(beside));
      }
    }
  }
  if (pages < 100) wrong.push(`Only ${pages} pages were looked at`);
  if (wrong.length > 0) throw new Error(`${new Set(wrong).size} pictures are not clear\n${[...new Set(wrong)].join('\n')}`);
  return `${seen.size} of ${Object.keys(iconMeanings).length} pictures on ${pages} pages, each beside words of its own meaning`;
}

/** What is wrong with a picture beside these words; null when nothing is. */
function problemOf(name: string, beside: string): string | null {
  const meant = iconMeanings[name];
  if (!meant) return `a picture that has no meaning written down (${name}) beside “${beside}”`;
  if (beside === '') return `the picture “${name}” stands alone`;
  return meant.says.test(beside) ? null : `the picture “${name}” (${meant.means}) stands beside “${beside.slice(0, 60)}”`;
}

/** The pictures of a page with the words of the part in which they stand. */
function iconsIn(html: string): { name: string; beside: string }[] {
  return parse(html)
    .querySelectorAll('svg.kring-icon')
    .map((icon) => ({ name: nameOf(icon.querySelector('path')?.getAttribute('d') ?? ''), beside: wordsBeside(icon) }));
}

/** The nearest words round a picture: of its button, link or label. A notice and a slip say by their kind what they are, whatever they tell. */
function wordsBeside(icon: HTMLElement): string {
  const round = [...ancestors(icon)];
  const notice = round.map((up) => /kring-notice--(\w+)/.exec(up.getAttribute('class') ?? '')?.[1]).find(Boolean);
  if (notice) return round.some((up) => up.structuredText.trim() !== '') ? `notice that is ${notice}` : '';
  if (round.some((up) => /kring-problem|error/.test(up.getAttribute('class') ?? ''))) return 'slip to mend';
  const part = round.find((up) => up.structuredText.trim() !== '');
  return (part?.structuredText ?? '').replace(/\s+/g, ' ').trim();
}

function* ancestors(part: HTMLElement): Generator<HTMLElement> {
  for (let up = part.parentNode as HTMLElement | null, steps = 0; up && steps < 3; up = up.parentNode as HTMLElement | null, steps += 1)
    yield up;
}

const drawn = [...readFileSync('src/lib/ui/icon.tsx', 'utf8').matchAll(/^ {2}(\w+): '(M[^']+)',$/gm)].map(([, name, path]) => ({
  name: name!,
  path: path!,
}));
const nameOf = (path: string) => drawn.find((one) => one.path === path)?.name ?? 'unknown';

/** No two names have the same drawing, no two the same meaning, every drawing has its meaning, and all may be used by anyone. */
function drawnOnce(): string[] {
  const twice = <T>(all: readonly T[]) => all.filter((one, at) => all.indexOf(one) !== at);
  return [
    ...(drawn.length < 10 ? [`Only ${drawn.length} drawings were found in icon.tsx`] : []),
    ...twice(drawn.map(({ path }) => path)).map((path) => `${path} is drawn twice`),
    ...twice(Object.values(iconMeanings).map(({ means }) => means)).map((means) => `two pictures mean “${means}”`),
    ...drawn.filter(({ name }) => !iconMeanings[name]).map(({ name }) => `${name} has no meaning written down`),
    ...Object.keys(iconMeanings)
      .filter((name) => !drawn.some((one) => one.name === name))
      .map((name) => `${name} has a meaning and no drawing`),
    ...Object.entries(iconMeanings)
      .filter(([, { licence }]) => !free.test(licence) || /NC/.test(licence))
      .map(([name]) => `${name} may not be used by anyone`),
  ];
}

/** The check sees what it should see. */
function trial(): string[] {
  const bad: [string, string][] = [
    ['print', ''],
    ['print', 'Tell your story'],
    ['nothing', 'Print'],
  ];
  return [
    ...bad
      .filter(([name, beside]) => problemOf(name, beside) === null)
      .map(([name, beside]) => `The check sees nothing wrong in “${name}” beside “${beside}”`),
    ...(problemOf('print', 'Print this page') === null ? [] : ['The check sees something wrong in a printer beside “Print this page”']),
  ];
}
