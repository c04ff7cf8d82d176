import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

// `npm run bench` is the product's own table; a part of the maths has its own (`npm run bench:opinion-map`).
const [first = '', ...rest] = process.argv.slice(2);
const [script, args] = first.includes('/') ? [first, rest] : ['run', process.argv.slice(2)];

const runtime = await prepare({ dev: true, tool: 'bench' });
process.exit(await run(runtime, ['--enable-source-maps', `build/tools/bench/${script}.js`, ...args]));
