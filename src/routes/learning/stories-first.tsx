import { capacitiesOf, type Act } from '#lib/people/may.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { agreementOf } from '#system/learning/agreements.server.ts';
import { storiesLesson } from '#system/learning/lessons.ts';
import { readsStoriesWell, willDealWell } from '#system/learning/stories-first.server.ts';
import { post, type Door, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { LessonBody } from './lesson-parts.tsx';
import { learningPath } from './here.server.ts';

/**
 * Before the first whole story that someone opens in a circle stands the lesson on stories: one page, one button. It stands before pages only.
 * What was sent from a page that was open already is kept, and tellers, tables and programs never meet it.
 */
export const storiesFirst = (doors: readonly Door[]): readonly Door[] =>
  doors.map((door) =>
    opensStories(door) ? { ...door, open: async (c) => ((await comesFirst(c, door)) ? firstPage(c) : door.open(c)) } : door,
  );

const entries = ['/circles/:circle/help', '/circles/:circle/help/entry'];
const opening: readonly Act[] = ['listen', 'lookAtHidden', 'readStories'];
/** Pages of other acts on which whole stories stand. */
const withStories = [
  '/circles/:circle/sense/copies/:copy',
  '/circles/:circle/sessions/:session/copies/:copy',
  '/circles/:circle/outcomes/panels/:panel/:side',
];
const opensStories = ({ method, act, path }: Door) =>
  method === 'GET' && (opening.includes(act) || entries.includes(path) || withStories.includes(path));

/** A listener reads every story, also on the pages where others read only what is theirs to read; at a table they sit as all others do. */
async function comesFirst(c: Here, { act, path }: Door): Promise<boolean> {
  const { db, circle, actor } = c.var;
  if (act === 'readStories' || withStories.includes(path)) {
    const able = capacitiesOf(actor, circle.id);
    if (!able.has('listener') || able.has('table')) return false;
  }
  return actor.person !== null && !(await readsStoriesWell(db, circle.id, actor.person.id));
}

async function firstPage(c: Here) {
  const { db, circle, words } = c.var;
  const agreement = await agreementOf(db, circle.id);
  const { pathname, search } = new URL(c.req.url);
  return showCircle(
    c,
    { title: words('learning.first.title') },
    <>
      <h1>{words('learning.first.title')}</h1>
      <p class="kring-lead">{words('learning.first.lead')}</p>
      <LessonBody lesson={storiesLesson} />
      {agreement?.text && (
        <>
          <h2>{words('learning.agreement.title')}</h2>
          <p class="kring-lines" lang={circle.language} dir="auto">
            {agreement.text}
          </p>
        </>
      )}
      <Form action={learningPath(c, '/stories-first')}>
        <input type="hidden" name="to" value={pathname + search} />
        <Button>{words('learning.first.do')}</Button>
      </Form>
    </>,
  );
}

/** Someone has read it: they go on to where they were going. */
async function readIt(c: Here) {
  const { db, circle, person, form, now } = c.var;
  await willDealWell(db, circle.id, person.id, now);
  return c.redirect(whereTo(c, textOf(form, 'to')), 303);
}

function whereTo(c: Here, to: string): string {
  const base = `/circles/${c.var.circle.slug}/`;
  return to.startsWith(base) && URL.canParse(to, c.var.origin) && new URL(to, c.var.origin).pathname.startsWith(base)
    ? to
    : learningPath(c);
}

export const storiesFirstDoors: Door[] = [post('/circles/:circle/learning/stories-first', 'readStoriesFirst', readIt)];
