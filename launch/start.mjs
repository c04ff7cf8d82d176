import { known, readFlags } from './flags.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { stop } from './say.mjs';

const { env, rest } = readFlags(process.argv.slice(2));
if (rest.length > 0) stop(`Not known: ${rest.join(' ')}. You can give ${known}.`);
process.exit(await run(await prepare(), ['--enable-source-maps', 'build/server/start.js'], { env }));
