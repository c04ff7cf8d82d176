import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

// A door without an act, an act without a policy and a word that a language misses are found by the compiler: it is one of the tests.
test('the compiler finds nothing wrong', { timeout: 180_000 }, () => {
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
