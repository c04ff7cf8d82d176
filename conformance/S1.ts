import { policies } from '#lib/people/may.ts';
import { allDoors } from '#routes/all-doors.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Door } from '#routes/door.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { narrower, recipeOf, shut, type Recipe } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import { whoMay } from './parts/who-may.ts';
import type { World } from './world.ts';

/**
 * Opens every door as every kind of visitor, with objects that are there, and compares with the policy. Then once more with the objects of
 * another circle under this circle's address: to whoever may come in here they are not there.
 */
export async function check(world: World): Promise<string> {
  const wrong = policyProblems();
  const inside = undoable(await world.inside());
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const neighbour = await aFullCircle(inside, 'C', { organisation: here.organisation });
  const visitors = await everyVisitor(inside, here, elsewhere);
  let [asked, crossed] = [0, 0];
  for (const door of allDoors) {
    for (const visitor of visitors) {
      const recipe = recipeOf(door, here, inside.keys, visitor.tells);
      const answer = await inside.undone(() => ask(inside, visitor, { method: door.method, ...recipe }));
      const said = problemWith(answer, door, opensFor(door, visitor));
      if (said) wrong.push(`${visitor.name}: ${door.method} ${door.path} ${said}`);
      asked += 1;
    }
    for (const other of [elsewhere, neighbour]) {
      for (const visitor of visitors.filter((visitor) => opensFor(door, visitor) && !visitor.name.includes('another circle'))) {
        for (const recipe of crossings(door, { here, other, keys: inside.keys })) {
          const { address } = recipe;
          const answer = await inside.undone(() => ask(inside, visitor, { method: door.method, ...recipe }));
          if (answer.status !== 404)
            wrong.push(`${visitor.name}: ${door.method} ${address} is of another circle and answered ${answer.status}`);
          crossed += 1;
        }
      }
    }
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} answers are not as the policy says\n${wrong.join('\n')}`);
  return `${allDoors.length} doors x ${visitors.length} visitors, ${asked} answers, ${crossed} crossings refused`;
}

/** What is wrong with the table itself: a policy that differs from what was thought out, a door without one, two doors at one address. */
function policyProblems(): string[] {
  const acts = new Set([...Object.keys(policies), ...Object.keys(whoMay)]) as Set<keyof typeof policies>;
  const differing = [...acts].filter((act) => [...(policies[act] ?? [])].sort().join() !== [...(whoMay[act] ?? [])].sort().join());
  const named = allDoors.map((door) => `${door.method} ${door.path}`);
  return [
    ...differing.map(
      (act) => `${act}: may.ts says [${policies[act] ?? 'nothing'}], conformance/parts/who-may.ts says [${whoMay[act] ?? 'nothing'}]`,
    ),
    ...allDoors.filter((door) => !(door.act in policies)).map((door) => `${door.method} ${door.path} has no policy`),
    ...named.filter((name, at) => named.indexOf(name) !== at).map((name) => `${name} stands in the table twice`),
  ];
}

/** Whether a door opens for a visitor, from the table above; default: no. */
function opensFor(door: Door, { can }: Visiting): boolean {
  const who = shut.includes(door.path) ? [] : (whoMay[door.act] ?? []);
  const here = narrower[`${door.method} ${door.path}`];
  const opens = (capacities: readonly string[]) => capacities.includes('anyone') || can.some((capacity) => capacities.includes(capacity));
  return opens(who) && (!here || opens(here));
}

function problemWith(answer: Response, door: Door, opens: boolean): string | null {
  const { status } = answer;
  if (status >= 500) return `broke: ${status}`;
  if (isForPrograms(door)) {
    const refused = [401, 403, 404].includes(status);
    if (opens) return refused ? `should open and answered ${status}` : null;
    if (!refused) return `should be refused and answered ${status}`;
    return answer.headers.get('content-type')?.startsWith('application/problem+json')
      ? null
      : `is refused with ${answer.headers.get('content-type')}`;
  }
  if (opens) return status === 404 || status === 403 || status === 401 ? `should open and answered ${status}` : null;
  return status === 404 ? null : `should be 404 and answered ${status}`;
}

const isForPrograms = (door: Door) => door.path.startsWith('/api/');

/** The recipes of a door under this circle with one object of the other circle in the address. */
function crossings(door: Door, { here, other, keys }: { here: FullCircle; other: FullCircle; keys: Keys }): Recipe[] {
  if (!door.path.includes(':circle') && !/^\/(mine|answers\/of)\//.test(door.path)) return [];
  const [ours, theirs] = [recipeOf(door, here, keys), recipeOf(door, other, keys)].map(({ address }) => address.split('/')) as [
    string[],
    string[],
  ];
  const { fields } = recipeOf(door, here, keys);
  return ours.flatMap((part, at) =>
    part === theirs[at] || part === here.slug ? [] : [{ address: ours.with(at, theirs[at]!).join('/'), fields }],
  );
}
