import { momentOf, wallOf } from '#cycle/3-dialogue/moment.ts';
import type { Step } from '#cycle/3-dialogue/live/step.ts';
import { fine, oneOf, required, severalOf, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import type { Words } from '#lib/words/words.ts';
import { wordOfLesson, type Lesson } from './lesson.ts';
import { lessonOf, lessons } from './lessons.ts';

/** A study circle: a few lessons, one a meeting, always at the same hour and place. */
export type Study = { lessons: Lesson[]; startsAt: Date[]; place: string };

export const mostMeetings = 6;
export const rhythms = ['1', '2', '4'] as const;
const placeLength = 200; // as the place of any conversation

/** Reads the plan of a study circle: which lessons, when it begins, how many weeks lie between, and where. */
export function readStudy(form: FormData, timeZone: string): Reading<Study, 'lessons' | 'starts_at' | 'place'> {
  const chosen = severalOf(form, 'lessons', lessons.map(({ id }) => id)).map((id) => lessonOf(id)!); // prettier-ignore
  const { value, problems } = together({
    lessons:
      chosen.length > 0 && chosen.length <= mostMeetings
        ? fine(chosen)
        : wrong({ key: 'learning.study.lessons.wrong', values: { most: mostMeetings } }),
    starts_at: momentsOf(form, { count: chosen.length, timeZone }),
    place: required(form, 'place', { words: 'dialogue.plan.place', most: placeLength }),
  });
  if (problems) return { problems };
  return { value: { lessons: value.lessons, startsAt: value.starts_at, place: value.place } };
}

/** The same hour of the clock each time, also when summer time ends in between. */
function momentsOf(form: FormData, { count, timeZone }: { count: number; timeZone: string }): One<Date[]> {
  const first = momentOf(textOf(form, 'starts_at'), timeZone);
  if (!first) return wrong('dialogue.plan.starts.missing');
  const [day, hour] = wallOf(first, timeZone).split('T') as [string, string];
  const weeks = Number(oneOf(form, 'weeks', rhythms) ?? '2');
  const moments = Array.from({ length: count }, (_, nth) => {
    const later = new Date(Date.parse(`${day}T00:00:00Z`) + nth * weeks * 7 * 864e5).toISOString().slice(0, 10);
    return momentOf(`${later}T${hour}`, timeZone);
  });
  return moments.every((moment) => moment !== null) ? fine(moments) : wrong('dialogue.plan.starts.missing');
}

/** What people do in a meeting round a lesson, in the words of the circle: half an hour and a bit, and nobody is marked. */
export function scriptOfLesson(words: Words, lesson: Lesson): (Step & { method: null })[] {
  const said = (part: string) => wordOfLesson(words, lesson, part);
  const steps: Step[] = [
    { rule: 'round', minutes: 10, title: words('learning.study.since'), instruction: words('learning.study.since.do') },
    {
      rule: 'free',
      minutes: 10,
      title: words('learning.study.read'),
      instruction: words('learning.study.read.do', { lesson: said('title') }),
    },
    { rule: 'write', minutes: 5, title: words('learning.study.think'), instruction: said('question') },
    { rule: 'round', minutes: 20, title: words('learning.study.tell'), instruction: words('learning.study.tell.do') },
    { rule: 'round', minutes: 10, title: words('learning.study.try'), instruction: said('do') },
  ];
  return steps.map((step) => ({ ...step, method: null }));
}
