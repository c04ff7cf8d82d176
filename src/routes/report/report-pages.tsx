import { keepReport, hiddenOf, outcomeOf, reportCounts } from '#cycle/reports.server.ts';
import { aboutPage, readReport } from '#cycle/reports.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Facts, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { hideSmallCells } from '#maths/small-cells.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { patiently } from '../patience.server.ts';
import { showCircle } from '../show.tsx';
import { isFlood } from '../teller/flood.server.ts';

/** Anyone says that something public is wrong or harms someone: a reason of the circle or a few words, no account and no name. */
async function reportPage(c: Here, sent?: Sent): Promise<Response> {
  const { db, words, circle } = c.var;
  const page = sent ? textOf(sent.form, 'page') : (c.req.query('page') ?? '');
  const grounds = await groundsOf(db, circle.id);
  const field = filledWith(words, {}, sent);
  const ground = field('ground');
  return showCircle(
    c,
    { title: words('site.report.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('site.report.title')}</h1>
      <p>{words('site.report.lead')}</p>
      <Facts facts={[{ name: words('site.report.about'), is: words(`site.report.kind.${aboutPage(page).kind}`) }]} />
      <Form action={`/circles/${circle.slug}/report`}>
        <input type="hidden" name="page" value={page} />
        {grounds.length > 0 && (
          <Choices
            {...ground}
            optional
            label={words('site.report.ground')}
            options={grounds.map(({ id, text }) => ({ value: id, label: text, chosen: ground.value === id }))}
          />
        )}
        <TextArea {...field('words')} label={words('site.report.words')} rows={4} optional />
        <Button>{words('site.report.do')}</Button>
      </Form>
      <p>
        <a href={`/circles/${circle.slug}/reports`}>{words('site.report.look.title')}</a>
      </p>
    </>,
  );
}

/** Keeps it for the listeners, and shows the number once. */
async function report(c: Here): Promise<Response> {
  const { db, circle, words, form, now } = c.var;
  const { value, problems } = readReport(
    form,
    (await groundsOf(db, circle.id)).map(({ id }) => id),
  );
  if (problems) return reportPage(c, { form, problems });
  await isFlood(c); // very many from one place take longer; none is lost
  const number = await keepReport(db, circle.id, value, now);
  return showCircle(
    c,
    { title: words('site.report.done.title') },
    <>
      <h1>{words('site.report.done.title')}</h1>
      <p>{words('site.report.done.text')}</p>
      <p class="kring-lead">
        <strong>{number.match(/.{4}/g)!.join('-')}</strong>
      </p>
      <p>
        <a href={`/circles/${circle.slug}/reports`}>{words('site.report.look.title')}</a>
      </p>
    </>,
  );
}

/** What came of reports: for everyone in counts, for whoever has a number, and for whoever wrote what was hidden. */
async function reportsPage(c: Here, looked?: { number: string; found?: Awaited<ReturnType<typeof outcomeOf>> }): Promise<Response> {
  const { db, words, circle, actor } = c.var;
  const [counts, mine] = [await reportCounts(db, circle.id), actor.person ? await hiddenOf(db, circle.id, actor.person.id) : []];
  const { cells } = hideSmallCells([counts.stays, counts.hidden, counts.waits]);
  const slip = looked && !looked.found ? words('site.report.look.unknown') : undefined;
  const count = (at: number) =>
    typeof cells[at] === 'number' ? String(cells[at]) : cells[at] === 'small' ? words('site.report.all.few') : '–';
  return showCircle(
    c,
    { title: words('site.report.all.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: 'number', text: slip }] : []} />
      <h1>{words('site.report.all.title')}</h1>
      <p>
        {words('site.report.all.lead')} <a href={`/circles/${circle.slug}#grounds`}>{words('site.report.ground')}</a>
      </p>
      <Facts
        facts={[
          { name: words('site.report.all.stays'), is: count(0) },
          { name: words('site.report.all.hidden'), is: count(1) },
          { name: words('site.report.all.waits'), is: count(2) },
        ]}
      />
      <h2>{words('site.report.look.title')}</h2>
      {looked?.found && (
        <Card>
          <p>
            <When at={looked.found.reported_at} />: {words(`site.report.kind.${looked.found.kind as 'page'}`)}
          </p>
          <p>{words(`site.report.state.${looked.found.outcome ?? 'waits'}`)}</p>
          {looked.found.reason && <p lang={circle.language}>{words('site.report.reason', { reason: looked.found.reason })}</p>}
        </Card>
      )}
      <Form action={`/circles/${circle.slug}/reports`}>
        <Field name="number" label={words('site.report.look.number')} value={slip && looked?.number} problem={slip} autocomplete="off" />
        <Button kind="quiet">{words('site.report.look.do')}</Button>
      </Form>
      {mine.length > 0 && (
        <>
          <h2>{words('site.report.all.yours')}</h2>
          <List
            items={mine.map((hidden) => (
              <Card>
                <p>
                  {words(`site.report.kind.${hidden.kind as 'page'}`)} <When at={hidden.looked_at!} />
                </p>
                <p lang={circle.language}>{hidden.ground}</p>
                {hidden.reason && <p lang={circle.language}>{words('site.report.reason', { reason: hidden.reason })}</p>}
              </Card>
            ))}
          />
        </>
      )}
    </>,
  );
}

/** The number is sent by a form, so that it stands in no address. */
async function lookUp(c: Here): Promise<Response> {
  const number = textOf(c.var.form, 'number');
  const found = await patiently(c, async () => (await outcomeOf(c.var.db, c.var.circle.id, number)) ?? null);
  return reportsPage(c, { number, found: found ?? undefined });
}

const at = '/circles/:circle';

export const reportDoors = [
  get(`${at}/report`, 'report', (c) => reportPage(c)),
  post(`${at}/report`, 'report', report),
  get(`${at}/reports`, 'report', (c) => reportsPage(c)),
  post(`${at}/reports`, 'report', lookUp),
];
