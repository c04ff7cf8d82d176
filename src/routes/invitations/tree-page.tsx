import { cardsCounted } from '#catalysts/invitations/trees.server.ts';
import { treeOf, type Cell, type TreeShown } from '#catalysts/invitations/tree.ts';
import { dayAt } from '#lib/form/fields.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { ToCompass } from '../compass/to-compass.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

type Sides = { id: string; name: string }[];

/** How far invitations came: by side alone, from five people on, and as of this morning. It is no estimate of who there is. */
export async function treePage(c: Here): Promise<Response> {
  const { db, circle, words, now, config } = c.var;
  const [sides, cards] = await Promise.all([sidesOf(db, circle.id), cardsCounted(db, circle.id, dayAt(now, config.timeZone))]);
  const tree = treeOf(cards, sides.map(({ id }) => id)); // prettier-ignore
  return showCircle(
    c,
    { title: words('voices.tree'), wide: true },
    <>
      <h1>{words('voices.tree')}</h1>
      <p class="kring-lead">{words('voices.tree.lead')}</p>
      <Buttons>
        <Button href={`/invite/${circle.door}`}>{words('missing.invite')}</Button>
      </Buttons>
      {tree ? <Tree tree={tree} sides={sides} /> : <TooEarly />}
      <h2>{words('voices.tree.not')}</h2>
      <p>{words('voices.tree.blind')}</p>
      <p>
        <a href={`/circles/${circle.slug}/compass/voices`}>{words('voices.title')}</a>
      </p>
      <ToCompass c={c} />
    </>,
  );
}

function TooEarly() {
  const { words } = useFrame();
  return (
    <p>
      <strong>{words('voices.early')}</strong> {words('voices.tree.early')}
    </p>
  );
}

function Tree({ tree, sides }: { tree: TreeShown; sides: Sides }) {
  const { words } = useFrame();
  const nameOf = (side: string | null) => sides.find(({ id }) => id === side)?.name ?? words('voices.tree.unsaid');
  const shown = (cell: Cell) => (cell === null ? words('ui.fewerThanFive') : words('voices.answers.fives', { count: cell }));
  const sum = (cell: Cell) => (cell === null ? '–' : shown(cell));
  const { together } = tree;
  return (
    <>
      <h2>{words('voices.tree.bridges')}</h2>
      {tree.bridges.length === 0 && <p>{words('voices.tree.bridges.none')}</p>}
      <ul>
        {tree.bridges.map(({ from, to, people }) => (
          <li>{words('voices.tree.bridge', { from: nameOf(from), to: nameOf(to), count: people })}</li>
        ))}
        {tree.apart.map((side) => (
          <li>{words('voices.tree.apart', { side: nameOf(side) })}</li>
        ))}
      </ul>
      {tree.hands > 1 && <p>{words('voices.tree.hands', { count: tree.hands })}</p>}
      {tree.oneRoot && <p>{words('voices.tree.oneRoot')}</p>}
      <DataTable
        caption={words('voices.tree.caption')}
        columns={[
          { label: words('voices.tree.from') },
          ...tree.columns.map((column) => ({
            label: column === null ? words('voices.tree.came.unsaid') : words('voices.tree.came', { side: nameOf(column) }),
            number: true,
          })),
          { label: words('voices.tree.unused'), number: true },
        ]}
        rows={[
          ...tree.branches
            .filter(({ came, unused }) => isTold([...came, unused]))
            .map((branch) => ({
              id: branch.side ?? 'unsaid',
              cells: [nameOf(branch.side), ...branch.came.map(shown), shown(branch.unused)],
            })),
          ...(isTold([...together.came, together.unused])
            ? [{ id: 'all', cells: [words('voices.tree.all'), ...together.came.map(sum), sum(together.unused)] }]
            : []),
        ]}
      />
      <Disclosure summary={words('voices.how')}>
        <p>{words('voices.tree.how')}</p>
      </Disclosure>
    </>
  );
}

/** A row in which every number is below five is left out: it would say nothing. */
const isTold = (cells: readonly Cell[]) => cells.some((cell) => cell !== null);
