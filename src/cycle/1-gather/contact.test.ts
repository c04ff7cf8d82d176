import { expect, test } from 'vitest';
import { readContact } from './contact.ts';

test('an address of two million dots is no address, and nobody waits for that', () => {
  const start = process.cpuUsage();
  expect(readContact(form({ email: `a@${'.'.repeat(1_900_000)}@` }))).toEqual({ problems: { email: 'teller.contact.email.wrong' } });
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(500); // milliseconds of the processor; quadratic would be hours
});

test.each([
  'noor@example.org, bart@example.org',
  'noor,bart@example.org',
  'Noor <noor@example.org',
  'noor@example.org\nBcc: bart@example.org',
])('a letter goes to one reader: %j is not one address', (email) => {
  expect(readContact(form({ email }))).toEqual({ problems: { email: 'teller.contact.email.wrong' } });
});

test('every line may stay empty', () => {
  expect(readContact(form({}))).toEqual({ value: null });
  expect(readContact(form({ email: ' noor@example.org ' }))).toEqual({
    value: { name: null, email: 'noor@example.org', phone: null, place: null },
  });
});

function form(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
