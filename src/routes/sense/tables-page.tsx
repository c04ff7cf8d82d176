import type { Reader } from '#cycle/1-gather/consent.ts';
import { readTable } from '#cycle/2-sense/table.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { closeTable, openTable, tablesOf } from '#cycle/2-sense/tables.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { PrintForm } from './print-form.tsx';
import { Sitting, Slips, useProblem, type Problems } from './parts.tsx';
import { takeSeat } from './table-pages.tsx';

const base = (c: Here) => `/circles/${c.var.circle.slug}`;

/** The tables of a circle, and the form that opens one. */
async function tablesPage(c: Here, problems?: Problems) {
  const { db, circle, words } = c.var;
  const tables = await tablesOf(db, circle.id);
  return showCircle(
    c,
    { title: words('sense.tables.title'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} />
      <h1>{words('sense.tables.title')}</h1>
      <p class="kring-lead">{words('sense.tables.lead')}</p>
      {tables.length === 0 ? (
        <Empty>{words('sense.tables.empty')}</Empty>
      ) : (
        <List
          items={tables.map((table) => (
            <Card>
              <h2>{table.closed_at ? table.name : <a href={`${base(c)}/sense/tables/${table.id}`}>{table.name}</a>}</h2>
              <p>
                <Sitting readers={table.readers} />
              </p>
              <p>
                {words(table.closed_at ? 'sense.table.closed' : 'sense.table.opened')} <When at={table.closed_at ?? table.opened_at} />
              </p>
            </Card>
          ))}
        />
      )}
      <h2>{words('sense.tables.open')}</h2>
      <OpenForm form={c.var.form} problems={problems} />
    </>,
  );
}

function OpenForm({ form, problems }: { form: FormData; problems?: Problems }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const chosen = form.getAll('readers');
  return (
    <Form>
      <Field name="name" label={words('sense.table.name')} hint={words('sense.table.name.hint')} value={textOf(form, 'name')} problem={say('name')} />
      <Choices
        many
        name="readers"
        label={words('sense.table.readers')}
        hint={words('sense.table.readers.hint')}
        problem={say('readers')}
        options={(['residents', 'professionals', 'deciders'] as const).map((reader) => ({ value: reader, label: words(`sense.reader.${reader}`), chosen: chosen.includes(reader) }))}
      />
      <Button>{words('sense.tables.openIt')}</Button>
    </Form>
  );
}

async function open(c: Here) {
  const { db, circle, keys, now, person, form } = c.var;
  const { value, problems } = readTable(form);
  if (problems) return tablesPage(c, problems);
  return c.redirect(`${base(c)}/sense/tables/${await openTable(db, circle.id, value, { keys, person: person.id, now })}`, 303);
}

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
        <PrintForm action={`${base(c)}/sense/tables/${table.id}/print`} sides={(await sidesOf(db, circle.id)).filter((side) => table.readers.includes(side.reader))} />
        <h2>{words('sense.table.close')}</h2>
        <p>{words('sense.table.closeMeans')}</p>
        <Form action={`${base(c)}/sense/tables/${table.id}/close`}>
          <Button kind="care">{words('sense.table.closeIt')}</Button>
        </Form>
      </div>
    </>,
  );
}

function TableSheet({ code, square, address, readers }: { code: string; square: { path: string; size: number }; address: string; readers: Reader[] }) {
  const { words } = useFrame();
  return (
    <section class="kring-table-sheet" aria-label={words('sense.table.sheet')}>
      <svg viewBox={`0 0 ${square.size} ${square.size}`} role="img" aria-label={words('sense.table.square')} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${square.size}v${square.size}h-${square.size}z`} />
        <path fill="#000" d={square.path} />
      </svg>
      <div>
        <p class="kring-table-sheet__code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p>
          {words('sense.table.how')} <bdi class="kring-story-card__address">{address}</bdi>
        </p>
        <p>
          {words('sense.table.whoSits')}{' '}
          <Sitting readers={readers} />
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
  await closeTable(db, circle.id, table.id, now);
  return c.redirect(`${base(c)}/sense/tables`, 303);
}

export const tablesDoors = [
  get('/circles/:circle/sense/tables', 'openTable', (c) => tablesPage(c)),
  post('/circles/:circle/sense/tables', 'openTable', open),
  get('/circles/:circle/sense/tables/:table', 'openTable', tablePage),
  post('/circles/:circle/sense/tables/:table/sit', 'openTable', sit),
  post('/circles/:circle/sense/tables/:table/close', 'openTable', close),
];
