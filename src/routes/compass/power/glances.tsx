import { foremost, gapOf } from '#compass/answering.ts';
import { besideEachOther, type Beside } from '#compass/relations/comparison.ts';
import { marksOf } from '#compass/relations/relations.server.ts';
import { relationMarks } from '#compass/relations/relation.ts';
import { answersOf } from '#compass/who-takes-part/parts.server.ts';
import { disagreements, matrixOf, whereItLies } from '#compass/who-takes-part/matrix.ts';
import { changesOf, movedBetween } from '#compass/who-takes-part/over-time.ts';
import { levels, processes } from '#compass/who-takes-part/part.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { readOnce } from '../../read-once.ts';
import type { CompassPart } from '../compass-parts.ts';
import { compassPath, roundsHere } from './answering.server.ts';
import { pairsOf, pairsSaid } from './relations-page.tsx';

const sidesHere = readOnce((c) => sidesOf(c.var.db, c.var.circle.id));
const partsSaid = readOnce(async (c) => {
  const [rounds, answers, sides] = await Promise.all([roundsHere(c, 'part_round'), answersOf(c.var.db, c.var.circle.id), sidesHere(c)]);
  return { ...rounds, answers, sides };
});
const relationsSaid = readOnce(async (c) => {
  const [rounds, marks, sides] = await Promise.all([roundsHere(c, 'relation_round'), marksOf(c.var.db, c.var.circle.id), sidesHere(c)]);
  return { ...rounds, marks, sides };
});

/** Where power lies now, as each side sees it: about what, and who stands highest in it. */
async function powerGlance(c: Here) {
  const { words } = c.var;
  const { rounds, open, answers, sides } = await partsSaid(c);
  const round = rounds.findLast((one) => one !== open && answers.has(one.id)) ?? open;
  if (!round) return null;
  const matrix = matrixOf(answers.get(round.id) ?? [], { apart: round !== open });
  const ids = sides.map(({ id }) => id);
  const seen = sides.map((by) => ({ by, lies: processes.map((process) => whereItLies(matrix, { process, by: by.id, sides: ids })) }));
  const said = seen.filter(({ lies }) => lies.some((one) => one !== null));
  if (said.length === 0) return null;
  const differ = disagreements(matrix, ids).length;
  return (
    <>
      <h3>{words('parts.glance.title')}</h3>
      {differ > 0 && <p>{words('parts.glance.differ', { count: differ })}</p>}
      <DataTable
        caption={words('parts.glance.title')}
        columns={[{ label: words('parts.glance.what') }, ...said.map(({ by }) => ({ label: by.name }))]}
        rows={processes.map((process, nth) => ({
          id: process,
          cells: [
            words(`parts.process.${process}`),
            ...said.map(({ lies }) => {
              const here = lies[nth];
              if (!here) return words('parts.glance.unsaid');
              if (here.level === 'none') return words('parts.glance.nobody');
              const names = here.sides.map((id) => sides.find((side) => side.id === id)!.name).join(', ');
              return words('parts.glance.lies', { sides: names, level: words(`parts.level.${here.level}`) });
            }),
          ],
        }))}
      />
      <p>
        <a href={compassPath(c, '/parts')}>{words('parts.glance.more')}</a>
      </p>
    </>
  );
}

/** What changed for residents between the first and the last round, as sides see it. */
async function partsChangedGlance(c: Here) {
  const { words } = c.var;
  const { rounds, open, answers, sides } = await partsSaid(c);
  const over = rounds.filter((round) => round !== open);
  const moved = sides
    .filter(({ reader }) => reader === 'residents')
    .flatMap((side) =>
      changesOf(over, answers, { side: side.id, sides: sides.map(({ id }) => id) }).flatMap((change) =>
        movedBetween(change).map((one) => ({ ...one, process: change.process, side: side.name })),
      ),
    );
  if (moved.length === 0) return null;
  return (
    <>
      <h3>{words('parts.glance.was.title')}</h3>
      <ul>
        {moved.slice(0, 4).map(({ by, process, side, was, is }) => (
          <li key={`${by} ${process} ${side}`}>
            {words('parts.glance.was', {
              process: words(`parts.process.${process}`),
              by: sides.find(({ id }) => id === by)!.name,
              side,
              was: words(`parts.level.${levels[was.to]!}`),
              is: words(`parts.level.${levels[is.to]!}`),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href={compassPath(c, '/parts/over-time')}>{words('parts.glance.more')}</a>
      </p>
    </>
  );
}

/** Where two sides do not see each other alike. */
async function relationsGlance(c: Here) {
  const { words } = c.var;
  const { rounds, open, marks, sides } = await relationsSaid(c);
  const round = rounds.findLast((one) => one !== open && marks.has(one.id)) ?? open;
  if (!round) return null;
  const found = pairsSaid(sides, marks.get(round.id) ?? [], round !== open).filter(({ asymmetric }) => asymmetric.length > 0);
  if (found.length === 0) return null;
  return (
    <>
      <h3>{words('relate.glance.title')}</h3>
      <ul>
        {found.slice(0, 3).map(({ pair: [one, other], asymmetric }) => (
          <li key={`${one.id} ${other.id}`}>
            {words('relate.glance.pair', {
              one: one.name,
              other: other.name,
              what: asymmetric.map((parameter) => words(`relate.parameter.${parameter}`).toLowerCase()).join(', '),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href={compassPath(c, '/relations')}>{words('relate.glance.more')}</a>
      </p>
    </>
  );
}

/** What two sides mark otherwise of each other than the first time. */
async function relationsChangedGlance(c: Here) {
  const { words } = c.var;
  const { rounds, open, marks, sides } = await relationsSaid(c);
  const over = rounds.filter((round) => round !== open && marks.has(round.id));
  const [first, last] = [over[0], over.at(-1)];
  if (!first || !last || first === last) return null;
  const moved = pairsOf(sides).flatMap((pair) => {
    const ids = [pair[0].id, pair[1].id] as const;
    const [before, now] = [first, last].map(({ id }) => besideEachOther(marks.get(id)!, ids, { apart: true })) as [Beside[], Beside[]];
    return before.flatMap((was, nth) =>
      pair.flatMap((by) =>
        pair.flatMap((side) => {
          const [one, other] = [foremost(was.of(side.id, by.id)), foremost(now[nth]!.of(side.id, by.id))];
          return one && other && gapOf(one, other) > 0 ? [{ parameter: was.parameter, by, side, was: one.to, is: other.to }] : [];
        }),
      ),
    );
  });
  const each = [...new Map(moved.map((one) => [`${one.parameter} ${one.by.id} ${one.side.id}`, one])).values()];
  if (each.length === 0) return null;
  return (
    <>
      <h3>{words('relate.glance.was.title')}</h3>
      <ul>
        {each.slice(0, 4).map(({ parameter, by, side, was, is }) => (
          <li key={`${parameter} ${by.id} ${side.id}`}>
            {words('relate.glance.was', {
              what: words(`relate.parameter.${parameter}`),
              by: by.name,
              side: side.name,
              was: words(`relate.mark.${relationMarks[was]!}`),
              is: words(`relate.mark.${relationMarks[is]!}`),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How the two parts stand on the page of the compass. */
export const takesPartPart: CompassPart = {
  key: 'takesPart',
  path: '/compass/parts',
  act: 'readOpenPages',
  glances: { power: powerGlance, changed: partsChangedGlance },
};
export const relationsPart: CompassPart = {
  key: 'relations',
  path: '/compass/relations',
  act: 'readOpenPages',
  glances: { power: relationsGlance, changed: relationsChangedGlance },
};
