import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const runtime = await prepare({ dev: true, tool: 'bench' });
process.exit(await run(runtime, ['--enable-source-maps', 'build/tools/bench/run.js', ...process.argv.slice(2)]));
