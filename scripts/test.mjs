// `npm test`: builds what the tests start, then runs unit, integration and browser tests.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './build.mjs';

await ensureBuilt('server', 'client');
const projects = ['unit', 'integration', 'e2e'].flatMap((project) => ['--project', project]);
const { status } = spawnSync('npx', ['vitest', 'run', ...projects, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
