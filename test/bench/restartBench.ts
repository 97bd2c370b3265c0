// npm run bench:restart [-- --rows 1000000 --times 5 --json]: from `kill -9` amid a match to serving again, on a database that is full.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { DATABASE_FILE } from '../../server/storage/storage.ts';
import { BOARDS } from '../../shared/protocol/boards.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { goFirst } from './arenaProcess.ts';
import { fillBoards } from './boards/fillBoards.ts';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)); // of this module in dist/server/cli
const PLAYED_MS = 8_000; // before the kill: runs train, something is written
const GIVEN_UP_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const dataDir = mkdtempSync(join(tmpdir(), 'bench-restart-'));

function start(port: string) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listens = new Promise<string>((resolve) =>
    child.stdout.once('data', (said: Buffer) => resolve(/:(\d+)\s/.exec(said.toString())![1]!)),
  );
  return { kill: () => child.kill('SIGKILL'), gone, listens };
}

async function isReady(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** Somebody in the midst of a survival run: who holds nothing falls soon, so a duel that waits for them. @returns when they are back in it */
async function player(port: string) {
  let token: string | undefined;
  const client = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnectionDelay: 20,
    reconnectionDelayMax: 40,
    auth: (give) => give({ version: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) }),
  });
  client.on('session', (session: { token: string }) => {
    token = session.token;
  });
  await new Promise<void>((resolve) => client.once('session', () => resolve()));
  const wish = { mode: 'duel', speed: '1x', wind: 0, company: 'agents', agent: 'champion', reaction: 0, seats: 2 };
  return {
    begin: () => client.emitWithAck('match:start', wish),
    back: () =>
      new Promise<boolean>((resolve) =>
        client.once('connect', () => void client.emitWithAck('match:resume').then(({ ok }) => resolve(ok === true))),
      ),
    close: () => client.close(),
  };
}

try {
  const rows = Number(values.rows);
  process.stderr.write(`filling ${rows} rows\n`);
  await fillBoards({ dataDir, databaseUrl: null }, Math.ceil(rows / BOARDS.length), false);
  const megabytes = Math.round(statSync(join(dataDir, DATABASE_FILE)).size / 1e6);
  goFirst();
  let server = start('0');
  const port = await server.listens;
  const taken: { readonly readyMs: number; readonly backMs: number | null }[] = [];
  for (let time = 0; time < Number(values.times); time++) {
    const one = await player(port);
    await pause(PLAYED_MS);
    await one.begin();
    await pause(4_000); // the countdown, and the match waits for its silent player
    const back = one.back();
    const from = performance.now();
    server.kill();
    await server.gone;
    server = start(port);
    const backMs = back.then((there) => (there ? performance.now() - from : null));
    while (!(await isReady(port))) {
      if (performance.now() - from > GIVEN_UP_MS) throw new Error('it does not serve again');
      await pause(10);
    }
    const readyMs = performance.now() - from;
    taken.push({ readyMs, backMs: await Promise.race([backMs, pause(GIVEN_UP_MS).then(() => null)]) });
    process.stderr.write(`${JSON.stringify(taken.at(-1))}\n`);
    one.close();
  }
  server.kill();
  await server.gone;
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`;
  const shown = taken.map(({ readyMs, backMs }) => [Math.round(readyMs), backMs === null ? null : Math.round(backMs)]);
  if (values.json)
    process.stdout.write(`${JSON.stringify({ machine, rows, megabytes, msUntilReadyAndBack: shown })}\n`);
  else
    process.stdout.write(
      `${machine}\n${rows} rows, ${megabytes} MB: from kill -9 until ready, and until the player is back in the match, ms\n${shown.map(([ready, back]) => `  ${ready} ${back ?? 'lost'}\n`).join('')}`,
    );
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
