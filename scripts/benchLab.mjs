// `npm run bench:lab [-- --seeds 7 --pixel-seeds 5]`: training in a page against training in Node; prints docs/lab.md's tables.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ensureBuilt } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = { seeds: { type: 'string', default: '7' }, 'pixel-seeds': { type: 'string', default: '5' } };
const { values } = parseArgs({ options });
const upTo = (count) => Array.from({ length: Number(count) }, (_, i) => i + 1);

await ensureBuilt('server');
const { module } = await runnerImport(join(root, 'test/bench/labBench.ts'), { root, configFile: false });
process.stdout.write(await module.benchLab(upTo(values.seeds), upTo(values['pixel-seeds'])));
process.exit(0); // threads of ended runs may still be there
