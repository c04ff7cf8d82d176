import { reportAt, reportsWaiting, settleReport, wasReported } from '#cycle/reports.server.ts';
import { pageOf } from '#cycle/reports.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { undoTables, type UndoTable, type Watched } from '#lib/server/undo.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { listenerHere, longestAnswer } from './listener.server.ts';

/** What people reported, each to look at: it stays, or goes out of sight on a published ground, with a reason in both cases. */
export async function reportsPage(c: Here, slipped?: { report: string; typed: string }): Promise<Response> {
  const { words, db, circle, lang } = c.var;
  const [waiting, grounds] = await Promise.all([reportsWaiting(db, circle.id), groundsOf(db, circle.id)]);
  const slip = slipped && words('gather.reports.slip');
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('gather.reports.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: `reason-${slipped.report}`, text: slip }] : []} />
      {c.req.query('done') !== undefined && (
        <Notice kind="kept">
          <p>{words('gather.reports.done')}</p>
        </Notice>
      )}
      <h1>{words('gather.reports.title')}</h1>
      <p>{words('gather.reports.lead')}</p>
      {waiting.length === 0 ? (
        <Empty>{words('gather.reports.none')}</Empty>
      ) : (
        <List
          items={waiting.map((report) => {
            const wrong = slipped?.report === report.id ? slipped : undefined;
            return (
              <Card id={`report-${report.id}`}>
                <p>
                  {words('gather.reports.of', {
                    day: dayInWords(report.reported_at, lang),
                    kind: words(`site.report.kind.${report.kind as 'page'}`),
                  })}{' '}
                  <a href={`${base}/${pageOf(report)}`}>{words('gather.reports.see')}</a>
                </p>
                {report.ground && <p lang={circle.language}>{report.ground}</p>}
                {report.words && (
                  <blockquote class="kring-said" dir="auto">
                    {report.words}
                  </blockquote>
                )}
                <Form action={`${base}/listen/reports/${report.id}`}>
                  <TextArea
                    id={`reason-${report.id}`}
                    name="reason"
                    rows={3}
                    label={words('gather.reports.why')}
                    value={wrong?.typed}
                    problem={wrong && slip}
                  />
                  {report.kind !== 'page' && (
                    <Choices
                      id={`ground-${report.id}`}
                      name="ground"
                      optional
                      label={words('gather.reports.ground')}
                      options={grounds.map(({ id, text }) => ({ value: id, label: text }))}
                    />
                  )}
                  <Buttons>
                    <Button kind="quiet" name="outcome" value="stays">
                      {words('gather.reports.stays')}
                    </Button>
                    {report.kind !== 'page' && (
                      <Button kind="care" name="outcome" value="hidden">
                        {words('gather.reports.hide')}
                      </Button>
                    )}
                  </Buttons>
                </Form>
              </Card>
            );
          })}
        />
      )}
    </>,
  );
}

/** Settles one report, once. */
export async function settleReported(c: Here): Promise<Response> {
  const { db, circle, form } = c.var;
  const [report, reason] = [c.req.param('report')!, textOf(form, 'reason')];
  if (!(await wasReported(db, circle.id, report))) return showNotHere(c);
  const outcome = textOf(form, 'outcome') === 'hidden' ? 'hidden' : 'stays';
  const ground = (await groundsOf(db, circle.id)).find(({ id }) => id === textOf(form, 'ground'))?.id ?? null;
  const fits = reason !== '' && reason.length <= longestAnswer && (outcome === 'stays' || ground);
  const { result: settled, back } = await withWayBack(c, 'report', {
    watch: await whatAReportTouches(c, report),
    work: async (db) => fits && (await settleReport(db, circle.id, report, { outcome, reason, ground, ...listenerHere(c) })),
  });
  const stillWaits = (await reportsWaiting(db, circle.id)).some(({ id }) => id === report);
  return settled || !stillWaits
    ? c.redirect(back(`/circles/${circle.slug}/listen/reports?done`), 303)
    : reportsPage(c, { report, typed: reason });
}

/** Answering a report touches the report, and what it is about: a story, or words that are hidden until they are mended. */
async function whatAReportTouches(c: Here, report: string): Promise<Watched[]> {
  const { db, circle } = c.var;
  const { kind, about } = await reportAt(db, circle.id, report);
  const id = about ?? '';
  const reported: Watched = {
    table: 'report',
    where: { id: report },
    columns: ['looked_at', 'looked_by', 'outcome', 'reason', 'ground_id'],
  };
  if (kind === 'story')
    return [
      reported,
      { table: 'story', where: { id }, columns: ['accepted_at', 'refused_at'] },
      { table: 'answer', where: { story_id: id } },
      { table: 'trail', where: { story_id: id, what: 'story.refused' } },
    ];
  if (!(kind in undoTables)) return [reported];
  return [
    reported,
    { table: kind as UndoTable, where: { id }, columns: ['hidden_at'] },
    { table: 'hidden_words', where: { kind, about: id } },
  ];
}
