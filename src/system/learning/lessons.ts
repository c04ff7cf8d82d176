import type { Lesson } from './lesson.ts';
import { balloon, circle, person, sheet } from './picture.ts';

/** The one lesson that whoever handles stories reads first. */
export const storiesLesson: Lesson = {
  id: 'stories',
  for: ['residents', 'helpers', 'professionals', 'managers'],
  minutes: 5,
  texts: 4,
  // A story in the hands of its teller; someone listens, and the circle is closed round them.
  picture: [
    circle(160, 80, 74, 'act'),
    ...person(122, 70),
    ...person(202, 70),
    ...sheet(142, 78, { wide: 34, high: 40, lines: 3 }),
    balloon(122, 34),
  ],
  from: {
    case: 'turku',
    told: [2],
    sources: ['https://sola.kau.se/cosie/?p=4457', 'https://communityreporter.net/responsible-storytelling-policy'],
  },
};

/** The lessons, in the order in which they are shown. Any order is fine to read them in. */
export const lessons: readonly Lesson[] = [storiesLesson];

export const lessonOf = (id: string | undefined): Lesson | null => lessons.find((lesson) => lesson.id === id) ?? null;
