import { expect, test } from 'vitest';
import { stepLength } from '#cycle/3-dialogue/live/step.ts';
import { isKey, wordsIn } from '#lib/words/words.ts';
import { methods, minutesOf } from './methods.ts';

test('every method can be run: its steps have a rule, minutes and words in both languages, and it says where it comes from', () => {
  expect(methods.length).toBeGreaterThanOrEqual(10);
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  for (const method of methods) {
    expect(method.licence, method.id).not.toBe('');
    expect(method.source.text, method.id).not.toBe('');
    expect(minutesOf(method), method.id).toBeGreaterThan(0);
    expect(method.people.least).toBeLessThanOrEqual(method.people.most);
    for (const language of ['nl', 'en'] as const) {
      const words = wordsIn(language);
      const parts = ['name', 'about', 'not', 'gains', ...method.steps.flatMap((_, nth) => [`${nth + 1}.title`, `${nth + 1}.do`])];
      for (const part of parts) {
        const key = `methods.${method.id}.${part}`;
        expect(isKey(key), key).toBe(true);
        if (isKey(key) && part.endsWith('title')) expect(words(key).length).toBeLessThanOrEqual(stepLength.title);
        if (isKey(key) && part.endsWith('do')) expect(words(key).length).toBeLessThanOrEqual(stepLength.instruction);
      }
    }
  }
});

test('no words are left for a step that a method does not have', () => {
  for (const method of methods) expect(isKey(`methods.${method.id}.${method.steps.length + 1}.title`), method.id).toBe(false);
});
