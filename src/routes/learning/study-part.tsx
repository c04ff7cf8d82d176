import { filledWith, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { wordOfLesson } from '#system/learning/lesson.ts';
import { lessons } from '#system/learning/lessons.ts';
import { rhythms } from '#system/learning/study.ts';
import { studyOf } from '#system/learning/study-meetings.server.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import { StartsAt } from '../dialogue/plan-fields.tsx';
import type { Here } from '../door.ts';
import { learningPath } from './here.server.ts';

/** The study circle: its meetings, and for a steward the plan of new ones. Who came how often is nobody's business. */
export async function studyPart(c: Here, sent?: Sent) {
  const { db, circle, words, actor } = c.var;
  const meetings = await studyOf(db, circle.id);
  return (
    <>
      <h2 id="study">{words('learning.study.title')}</h2>
      <p>{words('learning.study.lead')}</p>
      {meetings.length === 0 && <Empty>{words('learning.study.none')}</Empty>}
      <List
        two
        items={meetings.map(({ session, lesson, startsAt, place, held }) => (
          <Card>
            <p>
              <a href={sessionPath(c, session)}>
                <When at={startsAt} as="moment" />
              </a>{' '}
              {held && <Tag>{words('learning.study.held')}</Tag>}
            </p>
            <p>
              <a href={learningPath(c, `/lessons/${lesson.id}`)}>{wordOfLesson(words, lesson, 'title')}</a>
            </p>
            <p class="kring-quiet" dir="auto">
              {place}
            </p>
          </Card>
        ))}
      />
      {may(actor, 'prepareSession', circle.id) && <PlanStudy c={c} sent={sent} />}
    </>
  );
}

function PlanStudy({ c, sent }: { c: Here; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { weeks: '2' }, sent);
  const { value: _, ...asksLessons } = field('lessons');
  return (
    <Disclosure summary={words('learning.study.plan')} open={sent !== undefined}>
      <Form action={learningPath(c, '/study')}>
        <Choices
          many
          {...asksLessons}
          label={words('learning.study.lessons')}
          hint={words('learning.study.lessons.hint')}
          options={lessons.map((lesson) => ({
            value: lesson.id,
            label: wordOfLesson(words, lesson, 'title'),
            chosen: sent?.form.getAll('lessons').includes(lesson.id) ?? false,
          }))}
        />
        <StartsAt field={field} words={words} />
        <Select
          {...field('weeks')}
          label={words('learning.study.weeks')}
          options={rhythms.map((weeks) => ({ value: weeks, label: words(`learning.study.weeks.${weeks}`) }))}
        />
        <Field {...field('place')} label={words('dialogue.plan.place')} hint={words('dialogue.plan.place.hint')} />
        <Button>{words('learning.study.do')}</Button>
      </Form>
    </Disclosure>
  );
}
