import { prepareBrowser } from './browser.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const runtime = await prepare({ dev: true, tool: 'conformance' });
const env = { ...process.env, KRING_CHROMIUM: prepareBrowser(runtime) };
process.exit(await run(runtime, ['--enable-source-maps', 'build/tools/conformance/run.js', ...process.argv.slice(2)], { env }));
