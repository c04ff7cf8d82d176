import { slipLines, type Sent } from '#lib/form/filled.ts';
import { dayAt } from '#lib/form/fields.ts';
import { oneOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordsIn } from '#lib/words/words.ts';
import { csvOf } from '#system/leaving/csv.ts';
import { jsonLdOf, turtleOf, type Dataset } from '#system/leaving/dcat.ts';
import { mimeType, odsOf } from '#system/leaving/ods.server.ts';
import {
  chooseLicence,
  dataTables,
  licenceAddress,
  licenceName,
  licenceOf,
  licences,
  openTables,
} from '#system/leaving/open-data.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

const addressOf = (c: Here) => `${c.var.origin}/circles/${c.var.circle.slug}`;
const dataAt = (c: Here) => `/circles/${c.var.circle.slug}/data`;

const tablesHere = ({ var: { db, circle, now, config, origin } }: Here) =>
  openTables(db, circle.id, { address: `${origin}/circles/${circle.slug}`, now, day: dayAt(now, config.timeZone) });

/** What anyone may take along of this circle, in open forms, and under which conditions. */
async function dataPage(c: Here, sent?: Sent) {
  const { db, words, circle, actor } = c.var;
  const [tables, { licence, chosenAt }] = await Promise.all([tablesHere(c), licenceOf(db, circle.id)]);
  const address = licenceAddress[licence];
  return showCircle(
    c,
    { title: words('leaving.data.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('leaving.data.title')}</h1>
      <p class="kring-lead">{words('leaving.data.lead')}</p>
      <p>
        {words('leaving.data.small')} {words('circle.open.soFar.byFive')}
      </p>
      <p>{words('leaving.data.stories')}</p>
      <h2 id="licence">{words('leaving.data.licence')}</h2>
      <p>
        {words(`leaving.data.licence.${licence}`, { name: licenceName[licence] })}{' '}
        {address && <a href={address}>{words('leaving.data.licence.text')}</a>}
      </p>
      {may(actor, 'moveCircle', circle.id) && <LicenceForm c={c} licence={chosenAt && licence} sent={sent} />}
      <h2 id="files">{words('leaving.data.files')}</h2>
      <ul>
        {(
          [
            ['kring-data.ods', 'leaving.data.all.ods', 'ODS'],
            ['kring-data.json', 'leaving.data.all.json', 'JSON'],
            ['dcat.jsonld', 'leaving.data.record', 'DCAT-AP-NL, JSON-LD'],
            ['dcat.ttl', 'leaving.data.record', 'DCAT-AP-NL, Turtle'],
          ] as const
        ).map(([file, label, format]) => (
          <li key={file}>
            <a href={`${dataAt(c)}/${file}`}>{words(label, { format })}</a>
          </li>
        ))}
      </ul>
      <DataTable
        caption={words('leaving.data.tables')}
        columns={[
          { label: words('leaving.data.table') },
          { label: words('leaving.data.rows'), number: true },
          { label: words('leaving.data.file') },
        ]}
        rows={tables.map(({ name, rows }) => ({
          id: name,
          cells: [
            words(`leaving.data.name.${name}`),
            rows.length.toLocaleString(c.var.lang),
            <a href={`${dataAt(c)}/${name}.csv`}>
              {words('leaving.data.csv', { name: words(`leaving.data.name.${name}`), format: 'CSV' })}
            </a>,
          ],
        }))}
      />
      <p class="kring-quiet">{words('leaving.copies.withdrawn')}</p>
    </>,
  );
}

function LicenceForm({ c, licence, sent }: { c: Here; licence: string | null; sent?: Sent }) {
  const { words } = c.var;
  return (
    <Form action={`${dataAt(c)}/licence`}>
      <Choices
        name="licence"
        label={words('leaving.data.licence.choose')}
        problem={slipLines(words, sent)[0]?.text}
        options={licences.map((value) => ({
          value,
          label: words(`leaving.data.licence.${value}.label`, { name: licenceName[value] }),
          consequence: words(`leaving.data.licence.${value}.means`),
          chosen: licence === value,
        }))}
      />
      <Button kind="quiet">{words('leaving.data.licence.keep')}</Button>
    </Form>
  );
}

async function choose(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const licence = oneOf(form, 'licence', licences);
  if (!licence) return dataPage(c, { form, problems: { licence: 'leaving.data.licence.slip' } });
  await chooseLicence(db, circle.id, { licence, by: person.id, now });
  return c.redirect(dataAt(c), 303);
}

/** One table as CSV. */
async function csv(c: Here) {
  const name = /^([a-z]+)\.csv$/.exec(c.req.param('file') ?? '')?.[1];
  const table = (await tablesHere(c)).find((one) => one.name === name);
  if (!table) return showNotHere(c);
  return file(csvOf(table), 'text/csv; charset=utf-8; header=present', `kring-${c.var.circle.slug}-${table.name}.csv`);
}

async function json(c: Here) {
  const { circle, db } = c.var;
  const tables = await tablesHere(c);
  const { licence } = await licenceOf(db, circle.id);
  const said = {
    circle: addressOf(c),
    licence: licenceAddress[licence],
    small_counts: wordsIn(circle.language, circle.address)('leaving.data.small'),
    ...Object.fromEntries(
      tables.map(({ name, columns, rows }) => [name, rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at]!, cell])))]),
    ),
  };
  return file(`${JSON.stringify(said, null, 1)}\n`, 'application/json; charset=utf-8', `kring-${circle.slug}.json`);
}

async function ods(c: Here) {
  const { circle, now } = c.var;
  const words = wordsIn(circle.language, circle.address);
  const tables = (await tablesHere(c)).map((table) => ({ ...table, name: words(`leaving.data.name.${table.name}`) }));
  const title = words('leaving.data.dataset', { subject: circle.subject });
  return file(await odsOf(tables, { title, language: circle.language, made: now }), mimeType, `kring-${circle.slug}.ods`);
}

async function datasetOf(c: Here): Promise<Dataset> {
  const { db, circle, now, config } = c.var;
  const words = wordsIn(circle.language, circle.address);
  const [{ licence }, host] = await Promise.all([
    licenceOf(db, circle.id),
    db.selectFrom('organisation').select('privacy_contact').where('id', '=', circle.organisation).executeTakeFirstOrThrow(),
  ]);
  const address = `${addressOf(c)}/data`;
  return {
    address,
    title: words('leaving.data.dataset', { subject: circle.subject }),
    description: words('leaving.data.description', { subject: circle.subject }),
    language: circle.language,
    publisher: circle.organisationName,
    contact: host.privacy_contact,
    licence: licenceAddress[licence],
    modified: dayAt(now, config.timeZone),
    keywords: [circle.subject],
    files: [
      ...dataTables.map((name) => ({
        address: `${address}/${name}.csv`,
        title: words('leaving.data.csv', { name: words(`leaving.data.name.${name}`), format: 'CSV' }),
        mediaType: 'text/csv',
        format: 'CSV',
      })),
      { address: `${address}/kring-data.ods`, title: words('leaving.data.all.ods', { format: 'ODS' }), mediaType: mimeType, format: 'ODS' },
      {
        address: `${address}/kring-data.json`,
        title: words('leaving.data.all.json', { format: 'JSON' }),
        mediaType: 'application/json',
        format: 'JSON',
      },
    ],
  };
}

const file = (body: string | Buffer, type: string, name: string) =>
  new Response(body as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-cache' },
  });

const record = (body: string, type: string) =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' } });

export const dataDoors = [
  get('/circles/:circle/data', 'readOpenPages', (c) => dataPage(c)),
  post('/circles/:circle/data/licence', 'moveCircle', choose),
  get('/circles/:circle/data/licence', 'moveCircle', (c) => c.redirect(dataAt(c), 303)),
  get('/circles/:circle/data/kring-data.json', 'readOpenPages', json),
  get('/circles/:circle/data/kring-data.ods', 'readOpenPages', ods),
  get('/circles/:circle/data/dcat.jsonld', 'readOpenPages', async (c) => record(jsonLdOf(await datasetOf(c)), 'application/ld+json')),
  get('/circles/:circle/data/dcat.ttl', 'readOpenPages', async (c) => record(turtleOf(await datasetOf(c)), 'text/turtle')),
  get('/circles/:circle/data/:file', 'readOpenPages', csv),
];
