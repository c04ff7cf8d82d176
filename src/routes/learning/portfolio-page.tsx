import { severalOf } from '#lib/form/reading.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { deedsOf } from '#system/learning/deeds.server.ts';
import { beginningOf } from '#system/learning/journal.ts';
import { pagesOf } from '#system/learning/journals.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { reportPdf } from '../evaluation/report-pdf.server.ts';
import { showOpen } from '../show.tsx';
import { writerHere } from './journal-pages.tsx';
import { portfolioFile } from './portfolio-file.tsx';
import { deedInWords, portfolioParts } from './portfolio-parts.ts';

/** What someone could show of themselves; they choose, nothing is chosen beforehand. */
async function portfolioPage(c: Here, sent?: Sent) {
  const { db, words, person, lang } = c.var;
  const [pages, deeds] = await Promise.all([pagesOf(db, writerHere(c)), deedsOf(db, person.id)]);
  const chosen = (name: string, value: string) => sent?.form.getAll(name).includes(value) ?? false;
  return showOpen(
    c,
    { title: words('learning.portfolio.title'), status: sent && 422, inside: true },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href="/home/journal">{words('learning.journal.title')}</a>
      </p>
      <h1>{words('learning.portfolio.title')}</h1>
      <p class="kring-lead">{words('learning.portfolio.lead')}</p>
      {pages.length + deeds.length === 0 ? (
        <Empty>{words('learning.portfolio.none')}</Empty>
      ) : (
        <Form action="/home/portfolio" forgets>
          {pages.length > 0 && (
            <Choices
              many
              name="pages"
              label={words('learning.portfolio.pages')}
              options={pages.map(({ id, text, writtenAt }) => ({
                value: id,
                label: `${dayInWords(writtenAt, lang)}: ${beginningOf(text)}`,
                chosen: chosen('pages', id),
              }))}
            />
          )}
          {deeds.length > 0 && (
            <Choices
              many
              name="deeds"
              label={words('learning.portfolio.deeds')}
              options={deeds.map((deed) => ({ value: deed.key, label: deedInWords(c, deed), chosen: chosen('deeds', deed.key) }))}
            />
          )}
          <Buttons>
            <Button name="as" value="pdf">
              {words('learning.portfolio.pdf')}
            </Button>
            <Button kind="quiet" name="as" value="html">
              {words('learning.portfolio.html')}
            </Button>
          </Buttons>
        </Form>
      )}
    </>,
  );
}

/** Gives the file itself, and keeps nothing of it: there is no address at which someone else could ask for it. */
async function makePortfolio(c: Here): Promise<Response> {
  const { db, words, person, form, now, lang, origin } = c.var;
  const [pages, deeds] = await Promise.all([pagesOf(db, writerHere(c)), deedsOf(db, person.id)]);
  const ids = severalOf(form, 'pages', pages.map(({ id }) => id)); // prettier-ignore
  const keys = severalOf(form, 'deeds', deeds.map(({ key }) => key)); // prettier-ignore
  if (ids.length + keys.length === 0)
    return portfolioPage(c, { form, problems: { [pages.length > 0 ? 'pages' : 'deeds']: 'learning.portfolio.missing' } });
  const parts = portfolioParts(c, {
    pages: pages.filter(({ id }) => ids.includes(id)),
    deeds: deeds.filter(({ key }) => keys.includes(key)),
  });
  const printed = {
    title: words('learning.portfolio.of', { name: person.name }),
    about: words('learning.portfolio.about', { name: person.name, day: dayInWords(now, lang) }),
    ...{ lang, origin, now },
    page: (number: number) => words('learning.portfolio.page', { name: person.name, number }),
  };
  const asPage = form.get('as') === 'html';
  c.header('Content-Disposition', `attachment; filename="portfolio.${asPage ? 'html' : 'pdf'}"`);
  c.header('Cache-Control', 'no-store');
  if (asPage) return c.html(portfolioFile(parts, printed));
  c.header('Content-Type', 'application/pdf');
  return c.body(reportPdf([], parts, printed));
}

export const portfolioDoors: Door[] = [
  get('/home/portfolio', 'keepJournal', (c) => portfolioPage(c)),
  post('/home/portfolio', 'keepJournal', makePortfolio),
];
