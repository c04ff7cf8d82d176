import { defineConfig } from 'vitest/config';
import ours from '../../vitest.config.ts';

/** The tests of consent and permission alone: what changes in these modules must turn one of them red. */
export default defineConfig({
  ...ours,
  test: {
    ...ours.test,
    include: ['src/lib/people/may.test.ts', 'src/cycle/1-gather/{readable,consents,special-care}.test.ts'],
  },
});
