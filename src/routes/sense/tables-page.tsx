import { readTable } from '#cycle/2-sense/table.ts';
import { openTable, tablesOf } from '#cycle/2-sense/tables.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { Sitting, Slips, useProblem, type Problems } from './parts.tsx';

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
      <Field
        name="name"
        label={words('sense.table.name')}
        hint={words('sense.table.name.hint')}
        value={textOf(form, 'name')}
        problem={say('name')}
      />
      <Choices
        many
        name="readers"
        label={words('sense.table.readers')}
        hint={words('sense.table.readers.hint')}
        problem={say('readers')}
        options={(['residents', 'professionals', 'deciders'] as const).map((reader) => ({
          value: reader,
          label: words(`sense.reader.${reader}`),
          chosen: chosen.includes(reader),
        }))}
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

export const tablesDoors = [
  get('/circles/:circle/sense/tables', 'openTable', (c) => tablesPage(c)),
  post('/circles/:circle/sense/tables', 'openTable', open),
];
