// `node scripts/run.mjs NAME ARGS`: runs a command of server/cli, built first where its sources are newer.
import { ensureBuilt } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
await ensureBuilt('server');
process.argv = [process.argv[0], name, ...args];
await import(`../dist/server/cli/${name}.js`);
