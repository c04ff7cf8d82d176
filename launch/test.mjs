import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrowser } from './browser.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { root } from './say.mjs';

const report = join(root, 'build/tests.json');

const runtime = await prepare({ dev: true });
const env = { ...process.env, KRING_CHROMIUM: prepareBrowser(runtime) };
rmSync(report, { force: true });
mkdirSync(join(root, 'build'), { recursive: true });
const code = await run(
  runtime,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { env },
);
console.log(summaryOf(code));
process.exit(code);

// The last line says what vitest counted. What fails outside a test (a file that does not load, a stray error) counts as one failure, so that the line never looks better than the run was.
function summaryOf(code) {
  if (!existsSync(report)) return '0 passed, 1 failed';
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const failed = numFailedTests + brokenFiles;
  return `${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
