import { expect, test } from 'vitest';
import { clockOf, readWording, secondAt, timeMarks } from './transcript.ts';

const text = 'Before any mark.\n[0:05] The bus did not come.\n[1:05] I walked [9:99] on.\nAnd on.\n[1:02:03] At last.';

test('marked words lead to the second at which they were said', () => {
  expect(timeMarks(text).map(({ seconds, from }) => [seconds, text.slice(from, from + 3)])).toEqual([
    [5, 'The'],
    [65, 'I w'],
    [3723, 'At '],
  ]);
  expect(secondAt(text, text.indexOf('Before'))).toBeNull();
  expect(secondAt(text, text.indexOf('did not'))).toBe(5);
  expect(secondAt(text, text.indexOf('And on'))).toBe(65);
  expect(secondAt(text, text.length)).toBe(3723);
  expect([5, 65, 3723].map(clockOf)).toEqual(['0:05', '1:05', '1:02:03']);
});

test('words with a sound are written out, with a picture they say what can be seen unless it is paper', () => {
  const form = (fields: Record<string, string>) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries(fields)) sent.append(name, value);
    return sent;
  };
  const of = { words: ' It was cold.\r\n', language: 'en' };
  expect(readWording(form(of), 'sound').value).toEqual({ kind: 'transcript', text: 'It was cold.', language: 'en' });
  expect(readWording(form(of), 'picture').value?.kind).toBe('description');
  expect(readWording(form({ ...of, is: 'paper' }), 'picture').value?.kind).toBe('transcript');
  expect(readWording(form({ words: ' ', language: 'xx' }), 'sound').problems).toEqual({
    words: 'teller.media.slip.words',
    language: 'teller.tell.slip.language',
  });
  expect(readWording(form({ words: 'x'.repeat(2_001), language: 'en' }), 'picture').problems?.words).toBeDefined();
});
