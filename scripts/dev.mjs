// `npm run dev`: the server rebuilt and restarted as its sources change, and the pages by Vite with hot reload.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';

await ensureBuilt('server', 'client');
const started = [
  ['npx', ['vite', 'build', '--watch', '--config', 'vite.server.config.ts', '--logLevel', 'warn']],
  ['node', ['--watch', 'dist/server/main.js']],
  ['npx', ['vite']],
].map(([program, args]) => spawn(program, args, { stdio: 'inherit' }));

function stop() {
  for (const child of started) child.kill();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of started) child.on('exit', stop);
