import { expect, test } from 'vitest';
import { wordsIn, isKey } from '#lib/words/words.ts';
import { cases } from '#system/cases/cases.ts';
import { learners, wordOfLesson } from './lesson.ts';
import { lessonOf, lessons, storiesLesson } from './lessons.ts';

test('there are at least ten lessons, and some for everyone: residents, helpers, and all levels of those who work, manage and govern', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(10);
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
  for (const learner of learners) expect(lessons.filter((lesson) => lesson.for.includes(learner)).length).toBeGreaterThanOrEqual(4);
});

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  '%s has all its parts in both languages, and no part too many',
  (id, lesson) => {
    const parts = [
      'title',
      'about',
      'picture',
      'scene.1',
      'scene.2',
      'question',
      'do',
      ...Array.from({ length: lesson.texts }, (_, n) => `text.${n + 1}`),
    ];
    for (const part of parts) expect(isKey(`lessons.${id}.${part}`), part).toBe(true);
    expect(isKey(`lessons.${id}.text.${lesson.texts + 1}`)).toBe(false);
    expect(wordOfLesson(wordsIn('nl'), lesson, 'question')).toMatch(/\?/);
    expect(lesson.picture.length).toBeGreaterThan(3);
  },
);

test('every lesson comes from a pilot, says where its facts were found, and at least one of its scenes is told there', () => {
  for (const { from } of lessons) {
    expect(cases.map(({ id }) => id)).toContain(from.case);
    expect(from.sources.length).toBeGreaterThan(0);
    expect(from.sources.every((source) => source.startsWith('https://'))).toBe(true);
    expect(from.told.length).toBeGreaterThan(0);
  }
  expect(new Set(lessons.map(({ from }) => from.case)).size).toBe(cases.length); // each of the ten taught something
});

test('a lesson is read in five minutes at most, by someone who reads 130 words a minute', () => {
  for (const lesson of lessons) {
    const texts = ['about', 'scene.1', 'scene.2', 'question', 'do', ...Array.from({ length: lesson.texts }, (_, n) => `text.${n + 1}`)];
    const count = texts
      .map((part) => wordOfLesson(wordsIn('nl'), lesson, part))
      .join(' ')
      .split(/\s+/).length;
    expect([lesson.id, Math.ceil(count / 130) <= lesson.minutes]).toEqual([lesson.id, true]);
    expect(lesson.minutes).toBeLessThanOrEqual(5);
  }
});

test('the lesson on stories is found by its name, and what is none is not', () => {
  expect(lessonOf('stories')).toBe(storiesLesson);
  expect(lessonOf('constructor')).toBe(null);
  expect(lessonOf(undefined)).toBe(null);
});
