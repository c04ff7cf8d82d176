import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalText } from './normal.ts';

test('line ends become LF, white space around the text goes, inside it stays', () => {
  expect(normalText('\uFEFF \r\n Ik  wacht.\r\rAl\tdrie uur\u2028dus. \n ')).toBe('Ik  wacht.\n\nAl\tdrie uur\ndus.');
});

test('letters are composed and control characters leave, emoji and Arabic stay as they are', () => {
  expect(normalText('cafe\u0301\u0000\u0007\u009b')).toBe('café');
  for (const text of ['👩‍👩‍👧‍👦🏽 ❤️', 'می‌خواهم', 'السلام عليكم، أنا', '我住在豪滕。', 'Їжак і ґанок', 'a\u202Eb'])
    expect(normalText(text)).toBe(text.normalize('NFC'));
});

test('half a character never reaches the database', () => {
  expect(normalText('een \ud83d half')).toBe('een \ufffd half');
});

test('a text of nothing but white space between two letters holds nobody else up', () => {
  for (const space of [' ', '\n', '\u3000']) {
    const start = process.cpuUsage();
    expect(normalText(`a${space.repeat(1_900_000)}b`)).toHaveLength(1_900_002);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_500); // milliseconds of the processor; quadratic would be hours
  }
});

test('normal text is normal: doing it again changes nothing, and nothing forbidden is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const normal = normalText(text);
      expect(normalText(normal)).toBe(normal);
      expect(normal).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|^\s|\s$/u);
      expect(normal).toBe(normal.normalize('NFC'));
    }),
    { numRuns: 300 },
  );
});
