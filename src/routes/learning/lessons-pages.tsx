import type { ComponentChildren } from 'preact';
import { Button } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { learners, wordOfLesson, type Learner, type Lesson } from '#system/learning/lesson.ts';
import { lessonOf, lessons, storiesLesson } from '#system/learning/lessons.ts';
import { get, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle, showOpen } from '../show.tsx';
import { learningPath } from './here.server.ts';
import { Drawn, LessonBody } from './lesson-parts.tsx';

/** The lessons, for anyone. */
function openLessons(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('learning.title'), inside: true, wide: true },
    <>
      <h1>{words('learning.title')}</h1>
      <p class="kring-lead">{words('learning.lead')}</p>
      <Lessons c={c} base="/lessons" />
    </>,
  );
}

function openLesson(c: Here) {
  const lesson = lessonOf(c.req.param('lesson'));
  if (!lesson) return showNotHere(c);
  return showOpen(c, { title: wordOfLesson(c.var.words, lesson, 'title'), inside: true }, <OneLesson lesson={lesson} base="/lessons" />);
}

/** One lesson in a circle, with what the circle can do with it. */
function circleLesson(c: Here) {
  const lesson = lessonOf(c.req.param('lesson'));
  if (!lesson) return showNotHere(c);
  return showCircle(c, { title: wordOfLesson(c.var.words, lesson, 'title') }, <OneLesson lesson={lesson} base={learningPath(c)} />);
}

/** What a circle learns from, and how. */
function learningPage(c: Here) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('learning.title'), wide: true },
    <>
      <h1>{words('learning.title')}</h1>
      <p class="kring-lead">{words('learning.lead')}</p>
      <Lessons c={c} base={learningPath(c, '/lessons')} />
    </>,
  );
}

/** The list, and whom to show it for. */
export function Lessons({ c, base }: { c: Here; base: string }) {
  const { words } = c.var;
  const chosen = learners.find((learner) => learner === c.req.query('for')) ?? null;
  return (
    <>
      <ForWhom chosen={chosen} />
      <List
        two
        items={lessons
          .filter((lesson) => !chosen || lesson.for.includes(chosen))
          .map((lesson) => (
            <LessonCard lesson={lesson} href={`${base}/${lesson.id}`} first={lesson === storiesLesson && words('learning.begin')} />
          ))}
      />
    </>
  );
}

function ForWhom({ chosen }: { chosen: Learner | null }) {
  const { words, path } = useFrame();
  return (
    <Form action={path} asks>
      <Select
        name="for"
        label={words('learning.for')}
        value={chosen ?? ''}
        options={[
          { value: '', label: words('learning.for.all') },
          ...learners.map((learner) => ({ value: learner, label: words(`learning.for.${learner}`) })),
        ]}
      />
      <Button kind="quiet">{words('learning.for.show')}</Button>
    </Form>
  );
}

function LessonCard({ lesson, href, first }: { lesson: Lesson; href: string; first: string | false }) {
  const { words } = useFrame();
  return (
    <Card id={lesson.id}>
      <Drawn picture={lesson.picture} says={wordOfLesson(words, lesson, 'picture')} />
      <h2>
        <a href={href}>{wordOfLesson(words, lesson, 'title')}</a>
      </h2>
      <p>{wordOfLesson(words, lesson, 'about')}</p>
      <LessonFacts lesson={lesson}>{first && <strong>{first}. </strong>}</LessonFacts>
    </Card>
  );
}

function LessonFacts({ lesson, children }: { lesson: Lesson; children?: ComponentChildren }) {
  const { words, lang } = useFrame();
  const whom = new Intl.ListFormat(lang).format(lesson.for.map((learner) => words(`learning.for.${learner}`)));
  return (
    <p class="kring-quiet">
      {children}
      {words('learning.minutes', { count: lesson.minutes })} · {words('learning.for')}: {whom}
    </p>
  );
}

function OneLesson({ lesson, base }: { lesson: Lesson; base: string }) {
  const { words } = useFrame();
  return (
    <>
      <p class="kring-not-printed">
        <a href={base}>{words('learning.back')}</a>
      </p>
      <h1>{wordOfLesson(words, lesson, 'title')}</h1>
      <p class="kring-lead">{wordOfLesson(words, lesson, 'about')}</p>
      <LessonFacts lesson={lesson} />
      <LessonBody lesson={lesson} />
    </>
  );
}

export const lessonsDoors: Door[] = [
  get('/lessons', 'readOpenPages', openLessons),
  get('/lessons/:lesson', 'readOpenPages', openLesson),
  get('/circles/:circle/learning', 'learnHere', learningPage),
  get('/circles/:circle/learning/lessons/:lesson', 'learnHere', circleLesson),
];
