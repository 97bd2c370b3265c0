/**
 * npm run bench:watch -- [--spectators 200] [--seconds 20] [--json]
 * Spectators on one run: what they cost the server, and what each of them gets. Linux only, because it tells of threads.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { type ArenaProcess, startArena } from '../bench/arenaProcess.ts';
import { openLean } from './leanSocket.ts';
import { createLeanSpectator, type Heard, type LeanSpectator } from './leanSpectator.ts';
import { threadTimes, trainingThreads } from './processStats.ts';

interface Case {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly submit: unknown; // instead of the showcase
  readonly looks: boolean;
}

const MAX_PACE = { recipe: { base: 'house', budget: { steps: 1_000_000 } }, seed: 1, pace: 'max' };
const CASES: readonly Case[] = [
  { name: 'the showcase as it is: house, 60 ms a step', environment: {}, submit: null, looks: false },
  { name: 'at CartPole’s own speed: 20 ms a step', environment: { RUN_STEP_MS: '20' }, submit: null, looks: false },
  { name: 'faster than steps can be told: 5 ms a step', environment: { RUN_STEP_MS: '5' }, submit: null, looks: false },
  { name: 'as fast as it goes: a visitor’s house', environment: {}, submit: MAX_PACE, looks: false },
  { name: 'the showcase, all looking at its weights', environment: {}, submit: null, looks: true },
];
const SETTLE_MS = 3_000;

export interface Watched {
  readonly name: string;
  readonly spectators: number;
  readonly idleCpu: number; // share of a core: the server with its run, watched by nobody
  readonly cpu: number; // the same, watched
  readonly trainingCpu: number; // of the showcase's thread, in none of the others
  readonly bytesPerSecond: number; // of a spectator, all framing in it
  readonly messagesPerSecond: number;
  readonly stepsPerSecond: number; // environment steps that are told
  readonly gaps: number;
  readonly lost: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** CPU time of the main thread and its helpers, and of training. */
function times(
  pid: number,
  training: readonly number[],
): { readonly atMs: number; readonly serverMs: number; readonly trainingMs: number } {
  let [serverMs, trainingMs] = [0, 0];
  for (const [thread, { ranMs }] of threadTimes(pid)) {
    if (training.includes(thread)) trainingMs += ranMs;
    else serverMs += ranMs;
  }
  return { atMs: performance.now(), serverMs, trainingMs };
}

async function shares(pid: number, seconds: number): Promise<{ readonly server: number; readonly training: number }> {
  const training = trainingThreads(pid);
  const before = times(pid, training);
  await pause(1_000 * seconds);
  const after = times(pid, training);
  const passed = after.atMs - before.atMs;
  return {
    server: (after.serverMs - before.serverMs) / passed,
    training: (after.trainingMs - before.trainingMs) / passed,
  };
}

/** @returns the id of a submitted run */
async function submit({ port }: ArenaProcess, wish: unknown): Promise<string> {
  const token = await sessionToken(port);
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const { id } = (await response.json()) as { readonly id?: string };
  if (!id) throw new Error(`the run was refused: ${response.status}`);
  return id;
}

function sessionToken(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = openLean(
      port,
      (text) => {
        if (text.startsWith('0')) socket.send(`40${JSON.stringify({ version: PROTOCOL_VERSION })}`);
        const token = /^42\["session",\{"token":"([^"]+)"/.exec(text)?.[1];
        if (!token) return;
        socket.close();
        resolve(token);
      },
      () => reject(new Error('no session')),
    );
  });
}

async function measure(one: Case, spectators: number, seconds: number): Promise<Watched> {
  const arena = await startArena(one.environment);
  const all: LeanSpectator[] = [];
  try {
    const run = one.submit === null ? null : await submit(arena, one.submit);
    await pause(SETTLE_MS);
    const idle = await shares(arena.pid, Math.min(seconds, 6));
    const heard: Heard = { news: 0, steps: 0, played: 0, gaps: 0, lost: 0 };
    for (let i = 0; i < spectators; i++) {
      all.push(createLeanSpectator(arena.port, run, one.looks, i === 0, heard));
      if (i % 10 === 9) await pause(50);
    }
    await pause(SETTLE_MS);
    const joined = all.filter(({ watches }) => watches()).length;
    if (joined < spectators) throw new Error(`only ${joined} of ${spectators} could join`);
    const [before, bytes] = [{ ...heard }, all.reduce((sum, one) => sum + one.bytes.down, 0)];
    const began = performance.now();
    const busy = await shares(arena.pid, seconds);
    const passed = (performance.now() - began) / 1_000;
    const down = all.reduce((sum, one) => sum + one.bytes.down, 0) - bytes;
    return {
      name: one.name,
      spectators,
      idleCpu: idle.server,
      cpu: busy.server,
      trainingCpu: busy.training,
      bytesPerSecond: down / passed / spectators,
      messagesPerSecond: (heard.news + heard.steps - before.news - before.steps) / passed / spectators,
      stepsPerSecond: (heard.played - before.played) / passed,
      gaps: heard.gaps,
      lost: heard.lost,
    };
  } finally {
    for (const spectator of all) spectator.stop();
    await arena.stop();
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function rows(all: readonly Watched[]): string {
  const head = [
    'run',
    'CPU of a core, watched',
    'watched by nobody',
    'bytes a second each',
    'messages a second each',
    'steps told a second',
    'gaps, lost',
  ];
  const cells = all.map((one) => [
    one.name,
    percent(one.cpu),
    percent(one.idleCpu),
    one.bytesPerSecond.toFixed(0),
    one.messagesPerSecond.toFixed(1),
    one.stepsPerSecond.toFixed(0),
    `${one.gaps}, ${one.lost}`,
  ]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

async function main(): Promise<void> {
  const options = {
    spectators: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options });
  const [spectators, seconds] = [Number(values.spectators), Number(values.seconds)];
  if (process.platform !== 'linux' || !(spectators >= 1 && spectators <= 5_000) || !(seconds >= 5 && seconds <= 600)) {
    process.stderr.write('error: bench:watch needs Linux, --spectators within 1..5000 and --seconds within 5..600\n');
    process.exitCode = 2;
    return;
  }
  const all: Watched[] = [];
  for (const one of CASES) all.push(await measure(one, spectators, seconds));
  const machine = { cpu: cpus()[0]!.model, cores: cpus().length, node: process.version, loadAfter: loadavg()[0]! };
  process.stdout.write(values.json ? `${JSON.stringify({ machine, runs: all })}\n` : `${rows(all)}\n`);
}

await main();
