import type { Reader } from '#cycle/1-gather/consent.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { closeTable, tablesOf } from '#cycle/2-sense/tables.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { takeSeat } from './join-page.tsx';
import { Sitting } from './parts.tsx';
import { PrintForm } from './print-form.tsx';

const base = (c: Here) => `/circles/${c.var.circle.slug}`;

/** One table: its code on a sheet to print, the stories to print for it, and closing it. */
async function tablePage(c: Here) {
  const { circle, words, keys, origin, db } = c.var;
  const table = await openTableAt(c);
  if (!table) return showNotHere(c);
  const code = tableCode(keys, table.id);
  const square = squareCode(`${origin}/table/${code}`);
  return showCircle(
    c,
    { title: table.name },
    <>
      <h1>{table.name}</h1>
      <TableSheet {...{ code, square, address: `${new URL(origin).host}/table`, readers: table.readers }} />
      <div class="kring-not-printed">
        <p>{words('sense.table.printHint')}</p>
        <Form action={`${base(c)}/sense/tables/${table.id}/sit`}>
          <Buttons>
            <Button>{words('sense.table.useThis')}</Button>
            <Button kind="quiet" href={`${base(c)}/sense/theme-cards`} icon="print">
              {words('sense.cards.link')}
            </Button>
          </Buttons>
        </Form>
        <h2>{words('sense.print.title')}</h2>
        <PrintForm
          action={`${base(c)}/sense/tables/${table.id}/print`}
          sides={(await sidesOf(db, circle.id)).filter((side) => table.readers.includes(side.reader))}
        />
        <h2>{words('sense.table.close')}</h2>
        <p>{words('sense.table.closeMeans')}</p>
        <Form action={`${base(c)}/sense/tables/${table.id}/close`}>
          <Button kind="care">{words('sense.table.closeIt')}</Button>
        </Form>
      </div>
    </>,
  );
}

function TableSheet({
  code,
  square,
  address,
  readers,
}: {
  code: string;
  square: { path: string; size: number };
  address: string;
  readers: Reader[];
}) {
  const { words } = useFrame();
  return (
    <section class="kring-table-sheet" aria-label={words('sense.table.sheet')}>
      <svg viewBox={`0 0 ${square.size} ${square.size}`} role="img" aria-label={words('sense.table.square')} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${square.size}v${square.size}h-${square.size}z`} />
        <path fill="#000" d={square.path} />
      </svg>
      <div>
        <p class="kring-table-sheet__code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
        <p>
          {words('sense.table.how')} <bdi class="kring-story-card__address">{address}</bdi>
        </p>
        <p>
          {words('sense.table.whoSits')} <Sitting readers={readers} />
        </p>
        <p>{words('sense.table.only')}</p>
      </div>
    </section>
  );
}

async function openTableAt(c: Here) {
  const { db, circle } = c.var;
  return (await tablesOf(db, circle.id)).find((table) => table.id === c.req.param('table') && table.closed_at === null);
}

async function sit(c: Here) {
  const table = await openTableAt(c);
  if (!table) return showNotHere(c);
  await takeSeat(c, c.var.circle.id, table.id);
  return c.redirect(`${base(c)}/stories`, 303);
}

async function close(c: Here) {
  const { db, circle, now } = c.var;
  const table = (await tablesOf(db, circle.id)).find(({ id }) => id === c.req.param('table'));
  if (!table) return showNotHere(c);
  const { back } = await withWayBack(c, 'table', {
    watch: [{ table: 'sense_table', where: { id: table.id }, columns: ['closed_at'] }],
    work: (db) => closeTable(db, circle.id, table.id, now),
  });
  return c.redirect(back(`${base(c)}/sense/tables`), 303);
}

export const tableDoors = [
  get('/circles/:circle/sense/tables/:table', 'openTable', tablePage),
  post('/circles/:circle/sense/tables/:table/sit', 'openTable', sit),
  post('/circles/:circle/sense/tables/:table/close', 'openTable', close),
];
