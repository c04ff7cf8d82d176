import { expect, test } from 'vitest';
import { errorFacts } from './log.ts';

test('of an error only its kind and place are kept, also when what someone wrote looks like a place', () => {
  const error = new RangeError('invalid value:\n  at home I am afraid\nat night too');
  const facts = JSON.stringify(errorFacts(error));
  expect(facts).not.toMatch(/afraid|night/);
  expect(facts).toContain('log.test.ts');
  expect(errorFacts(error).kind).toBe('RangeError');
});
