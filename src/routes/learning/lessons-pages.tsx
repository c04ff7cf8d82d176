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
  return showOpen(
    c,
    { title: wordOfLesson(c.var.words, lesson, 'title'), inside: true },
    <OneLesson lesson={lesson} base="/lessons" writes={c.var.actor.person !== null} />,
  );
}

/** One lesson in a circle, with what the circle can do with it. */
function circleLesson(c: Here) {
  const lesson = lessonOf(c.req.param('lesson'));
  if (!lesson) return showNotHere(c);
  return showCircle(c, { title: wordOfLesson(c.var.words, lesson, 'title') }, <OneLesson lesson={lesson} base={learningPath(c)} writes />);
}

/** The list, and whom to show it for. */
export function Lessons({ c, base, heading = 'h2' }: { c: Here; base: string; heading?: 'h2' | 'h3' }) {
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
            <LessonCard
              lesson={lesson}
              href={`${base}/${lesson.id}`}
              first={lesson === storiesLesson && words('learning.begin')}
              heading={heading}
            />
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

function LessonCard({
  lesson,
  href,
  first,
  heading: Heading,
}: {
  lesson: Lesson;
  href: string;
  first: string | false;
  heading: 'h2' | 'h3';
}) {
  const { words } = useFrame();
  return (
    <Card id={lesson.id}>
      <Drawn picture={lesson.picture} says={wordOfLesson(words, lesson, 'picture')} />
      <Heading>
        <a href={href}>{wordOfLesson(words, lesson, 'title')}</a>
      </Heading>
      <p>{wordOfLesson(words, lesson, 'about')}</p>
      <LessonFacts lesson={lesson}>{first && <strong>{first}. </strong>}</LessonFacts>
    </Card>
  );
}

function LessonFacts({ lesson, children }: { lesson: Lesson; children?: ComponentChildren }) {
  const { words, lang } = useFrame();
  const whom = new Intl.ListFormat(lang).format(lesson.for.map((learner) => inSentence(words(`learning.for.${learner}`))));
  return (
    <p class="kring-quiet">
      {children}
      {words('learning.minutes', { count: lesson.minutes })} · {words('learning.for')}: {whom}
    </p>
  );
}

// A name of a group begins small where it stands in a row.
const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function OneLesson({ lesson, base, writes }: { lesson: Lesson; base: string; writes: boolean }) {
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
      {writes && (
        <p class="kring-not-printed">
          <a href={`/home/journal?lesson=${lesson.id}`}>{words('learning.journal.write')}</a>
        </p>
      )}
    </>
  );
}

export const lessonsDoors: Door[] = [
  get('/lessons', 'readOpenPages', openLessons),
  get('/lessons/:lesson', 'readOpenPages', openLesson),
  get('/circles/:circle/learning/lessons/:lesson', 'learnHere', circleLesson),
];
