import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { beginningOf, journalLength, readJournal } from '#system/learning/journal.ts';
import { changePage, pagesOf, removePage, writePage, type JournalPage, type Writer } from '#system/learning/journals.server.ts';
import { wordOfLesson } from '#system/learning/lesson.ts';
import { lessonOf, lessons } from '#system/learning/lessons.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showOpen } from '../show.tsx';

const journal = '/home/journal';

/** Whose journal: of who is here, and of nobody else. */
export const writerHere = (c: Here): Writer => ({ person: c.var.person.id, keys: c.var.keys });

/** Someone's own journal: what they wrote, and a new page. */
async function journalPage(c: Here, sent?: Sent) {
  const { db, words } = c.var;
  const pages = await pagesOf(db, writerHere(c));
  return showOpen(
    c,
    { title: words('learning.journal.title'), status: sent && 422, inside: true },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href="/home">{words('people.home.waits')}</a>
      </p>
      <h1>{words('learning.journal.title')}</h1>
      <p class="kring-lead">{words('learning.journal.lead')}</p>
      <PageForm action={journal} kept={{ lesson: c.req.query('lesson') ?? '' }} sent={sent} button={words('learning.journal.keep')} />
      <h2>{words('learning.journal.pages')}</h2>
      {pages.length === 0 ? (
        <Empty>{words('learning.journal.none')}</Empty>
      ) : (
        <List
          items={pages.map(({ id, text, writtenAt }) => (
            <Card>
              <p class="kring-quiet">
                <When at={writtenAt} />
              </p>
              <p dir="auto">
                <a href={`${journal}/${id}`}>{beginningOf(text)}</a>
              </p>
            </Card>
          ))}
        />
      )}
      <p>
        <a href="/home/portfolio">{words('learning.portfolio.title')}</a> · <a href="/lessons">{words('learning.title')}</a>
      </p>
    </>,
  );
}

type Kept = { text?: string; lesson?: string | null };

function PageForm({ action, kept, sent, button }: { action: string; kept: Kept; sent?: Sent; button: string }) {
  const { words } = useFrame();
  const field = filledWith(words, kept, sent);
  return (
    <Form action={action} forgets>
      <TextArea
        {...field('text')}
        label={words('learning.journal.text')}
        hint={words('learning.journal.text.hint')}
        rows={8}
        maxlength={journalLength}
      />
      <Select
        {...field('lesson')}
        label={words('learning.journal.lesson')}
        options={[
          { value: '', label: words('learning.journal.lesson.none') },
          ...lessons.map((lesson) => ({ value: lesson.id, label: wordOfLesson(words, lesson, 'title') })),
        ]}
      />
      <Button>{button}</Button>
    </Form>
  );
}

async function write(c: Here) {
  const { db, form, now } = c.var;
  const { value, problems } = readJournal(form);
  if (problems) return journalPage(c, { form, problems });
  const id = await writePage(db, writerHere(c), value, now);
  return c.redirect(`${journal}/${id}`, 303);
}

/** A door of one page; a page of another person is not there. */
const withPage = (open: (c: Here, page: JournalPage) => Response | Promise<Response>) => async (c: Here) => {
  const [page] = await pagesOf(c.var.db, writerHere(c), { id: c.req.param('page')! });
  return page ? open(c, page) : showNotHere(c);
};

function onePage(c: Here, page: JournalPage, sent?: Sent) {
  const { words } = c.var;
  const lesson = lessonOf(page.lesson ?? undefined);
  const base = `${journal}/${page.id}`;
  return showOpen(
    c,
    { title: words('learning.journal.page'), status: sent && 422, inside: true },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={journal}>{words('learning.journal.title')}</a>
      </p>
      <h1>
        <When at={page.writtenAt} />
      </h1>
      {lesson && (
        <p>
          <a href={`/lessons/${lesson.id}`}>{wordOfLesson(words, lesson, 'title')}</a>
        </p>
      )}
      <PageForm action={base} kept={page} sent={sent} button={words('learning.journal.change')} />
      <Form action={`${base}/remove`}>
        <p>{words('learning.journal.remove.text')}</p>
        <Button kind="care">{words('learning.journal.remove')}</Button>
      </Form>
    </>,
  );
}

async function change(c: Here, page: JournalPage) {
  const { db, form, now } = c.var;
  const { value, problems } = readJournal(form);
  if (problems) return onePage(c, page, { form, problems });
  await changePage(db, writerHere(c), { ...value, id: page.id }, now);
  return c.redirect(journal, 303);
}

async function remove(c: Here, page: JournalPage) {
  await removePage(c.var.db, writerHere(c), page.id);
  return c.redirect(journal, 303);
}

export const journalDoors: Door[] = [
  get(journal, 'keepJournal', (c) => journalPage(c)),
  post(journal, 'keepJournal', write),
  get(
    `${journal}/:page`,
    'keepJournal',
    withPage((c, page) => onePage(c, page)),
  ),
  post(`${journal}/:page`, 'keepJournal', withPage(change)),
  post(`${journal}/:page/remove`, 'keepJournal', withPage(remove)),
];
