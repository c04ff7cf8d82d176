import { inWords } from '#lib/form/filled.ts';
import { textOf, type Problem } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { addressOf, readCaseFile, type CasesRead } from '#system/cases/case-file-in.ts';
import { dropHeldCase, heldCases, holdCases, knownOf } from '#system/cases/held-cases.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showOpen } from '../show.tsx';
import { CaseSources, CaseTold, placeOf, spoken } from './case-parts.tsx';

type Slip = { field: 'source' | 'file'; problem: Problem };

/** Where an example of another installation is brought in: its file, and where it comes from. */
async function inPage(c: Here, slip?: Slip): Promise<Response> {
  const { words, form } = c.var;
  const problem = slip && inWords(words, slip.problem);
  const of = (field: Slip['field']) => ({
    name: field,
    value: slip ? textOf(form, field) : '',
    problem: slip?.field === field ? problem : undefined,
  });
  // What is far too long is not sent back: whoever sent it has it.
  const file = of('file');
  return showOpen(
    c,
    { title: words('cases.in.title'), inside: true, status: slip && 422 },
    <>
      <ErrorSummary slips={slip && problem ? [{ field: slip.field, text: problem }] : []} />
      <p>
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <h1>{words('cases.in.title')}</h1>
      <p class="kring-lead">{words('cases.in.lead')}</p>
      <Form action="/cases/in">
        <Field {...of('source')} label={words('cases.in.source')} hint={words('cases.in.source.hint')} />
        <TextArea
          {...file}
          value={file.value.length > 250_000 ? '' : file.value}
          label={words('cases.in.file')}
          hint={words('cases.in.file.hint')}
          rows={10}
        />
        <Button>{words('cases.in.look')}</Button>
      </Form>
    </>,
  );
}

type ReadHere = { source: string; text: string; read: CasesRead };

/** Reads what was sent; the page that says what is wrong when it cannot be held. */
async function readHere(c: Here): Promise<ReadHere | Response> {
  const { db, form, origin } = c.var;
  const [typed, text] = [textOf(form, 'source'), textOf(form, 'file')];
  const source = addressOf(typed);
  if (source === null) return inPage(c, { field: 'source', problem: typed ? 'cases.in.source.noAddress' : 'cases.in.source.missing' });
  if (source.startsWith(`${origin}/`)) return inPage(c, { field: 'source', problem: 'cases.in.source.here' });
  const { value: read, problem } = readCaseFile(text);
  if (problem !== undefined) return inPage(c, { field: 'file', problem });
  const known = await knownOf(db, source, read.records);
  if (known.length > 0) return inPage(c, { field: 'file', problem: { key: 'cases.in.known', values: { titles: known.join(', ') } } });
  return { source, text, read };
}

/** What would be held, for someone to look at first. Nothing is kept yet. */
async function look(c: Here): Promise<Response> {
  const { words } = c.var;
  const here = await readHere(c);
  if (here instanceof Response) return here;
  const { source, text, read } = here;
  return showOpen(
    c,
    { title: words('cases.in.see'), inside: true },
    <>
      <h1>{words('cases.in.see')}</h1>
      <p class="kring-lead">{words('cases.in.see.lead', { count: read.records.length })}</p>
      <p class="kring-address">{source}</p>
      {read.ofCosie > 0 && <p>{words('cases.in.see.cosie', { count: read.ofCosie })}</p>}
      <List
        items={read.records.map((record) => (
          <Card>
            <h2 {...spoken(record.language)}>{record.title}</h2>
            {placeOf(words, record) && <p class="kring-quiet">{placeOf(words, record)}</p>}
            <p {...spoken(record.language)}>{record.about}</p>
            <CaseTold record={record} level={3} />
            <CaseSources sources={record.sources} />
          </Card>
        ))}
      />
      <Form action="/cases/in/hold">
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="file" value={text} />
        <Button>{words('cases.in.hold', { count: read.records.length })}</Button>
      </Form>
      <Buttons>
        <Button kind="quiet" href="/cases/in">
          {words('cases.in.not')}
        </Button>
      </Buttons>
    </>,
  );
}

async function hold(c: Here): Promise<Response> {
  const { db, person, now } = c.var;
  const here = await readHere(c);
  if (here instanceof Response) return here;
  const by = { organisation: person.organisation, person: person.id, now };
  const known = await holdCases(db, { ...by, source: here.source, records: here.read.records });
  if (known.length > 0) return inPage(c, { field: 'file', problem: { key: 'cases.in.known', values: { titles: known.join(', ') } } });
  return c.redirect('/cases#elsewhere', 303);
}

/** One example from elsewhere, with the address that it came from. */
async function heldPage(c: Here): Promise<Response> {
  const { db, words, actor } = c.var;
  const one = (await heldCases(db)).find(({ heldId }) => heldId === c.req.param('held'));
  if (!one) return showNotHere(c);
  return showOpen(
    c,
    { title: one.title },
    <>
      <p class="kring-not-printed">
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <h1 {...spoken(one.language)}>{one.title}</h1>
      {placeOf(words, one) && <p class="kring-quiet">{placeOf(words, one)}</p>}
      <Notice>
        <p>
          {words('cases.elsewhere.notice')} <When at={one.heldAt} />
        </p>
      </Notice>
      <p class="kring-lead" {...spoken(one.language)}>
        {one.about}
      </p>
      <CaseTold record={one} />
      <h2>{words('cases.sources')}</h2>
      <CaseSources sources={one.sources} />
      {actor.person?.opensCircles && actor.person.organisation === one.organisation && (
        <Form action={`/cases/held/${one.heldId}/drop`}>
          <Button kind="care">{words('cases.elsewhere.drop')}</Button>
        </Form>
      )}
    </>,
  );
}

async function drop(c: Here): Promise<Response> {
  const { db, person } = c.var;
  const gone = await dropHeldCase(db, c.req.param('held')!, person.organisation);
  return gone ? c.redirect('/cases', 303) : showNotHere(c);
}

export const caseInDoors: Door[] = [
  get('/cases/in', 'holdCases', (c) => inPage(c)),
  post('/cases/in', 'holdCases', look),
  post('/cases/in/hold', 'holdCases', hold),
  get('/cases/held/:held', 'readOpenPages', heldPage),
  post('/cases/held/:held/drop', 'holdCases', drop),
];
