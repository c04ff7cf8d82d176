import { readFlags } from './flags.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const { env, rest } = readFlags(process.argv.slice(2), ['data', 'database-url']);
process.exit(await run(await prepare(), ['--enable-source-maps', 'build/server/kring.js', ...rest], { env }));
