/**
 * npm run bench:class [-- --pupils N] [--json]: a round of a class on a server of its own: what its screen and its pupils are sent, and how much of a
 * core it takes, with the big screen and without.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import { threadTimes } from '../../load/processStats.ts';
import { startArena } from '../arenaProcess.ts';
import { createPupil, type Pupil } from './pupil.ts';

const COUNTDOWN_MS = 3_500;
const LOOK_MS = 6_000;
const STANDS_MS = 10_500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Look {
  readonly speed: SpeedClass;
  readonly screens: number;
  readonly core: number; // share of one core that the server's main thread took
  readonly framesPerSecond: number; // of the big screen
  readonly frameBytes: number; // with the websocket's own
  readonly screenBytesPerSecond: number;
  readonly pupilDownPerSecond: number; // each, mean
  readonly pupilUpPerSecond: number;
}

async function look(
  pid: number,
  host: Pupil,
  pupils: readonly Pupil[],
  speed: SpeedClass,
  screens: 0 | 1,
): Promise<Look> {
  const code = ((await host.ask('class:open', { speed, wind: 0, rival: null })) as Opened).value.state.code;
  await Promise.all(pupils.map((pupil, i) => pupil.ask('class:enter', { code, name: nameOf(i) })));
  host.say('class:set', { speed, wind: 0, rival: null });
  const over = pupils[0]!.next('class:result');
  await host.ask('class:start');
  if (screens === 0) host.say('class:leave');
  await pause(COUNTDOWN_MS);
  const bytes = (pupil: Pupil) => ({ ...pupil.socket.bytes });
  const before = { at: performance.now(), ran: threadTimes(pid).get(pid)!.ranMs, frames: host.count('c') };
  const [hostBefore, pupilsBefore] = [bytes(host), pupils.map(bytes)];
  await pause(LOOK_MS);
  const seconds = (performance.now() - before.at) / 1_000;
  const ran = threadTimes(pid).get(pid)!.ranMs - before.ran;
  const frames = host.count('c') - before.frames;
  const [hostDown, sum] = [bytes(host).down - hostBefore.down, { down: 0, up: 0 }];
  pupils.forEach((pupil, i) => {
    sum.down += bytes(pupil).down - pupilsBefore[i]!.down;
    sum.up += bytes(pupil).up - pupilsBefore[i]!.up;
  });
  await over;
  if (screens === 0) await host.ask('class:enter', { code, name: null });
  const round = (n: number): number => Math.round(n * 10) / 10;
  return {
    speed,
    screens,
    core: Math.round(ran / seconds) / 1_000,
    framesPerSecond: round(frames / seconds),
    frameBytes: frames === 0 ? 0 : round(hostDown / frames),
    screenBytesPerSecond: Math.round(hostDown / seconds),
    pupilDownPerSecond: Math.round(sum.down / seconds / pupils.length),
    pupilUpPerSecond: Math.round(sum.up / seconds / pupils.length),
  };
}

interface Opened {
  readonly value: { readonly state: { readonly code: string } };
}

/** Names that no two people could confuse. */
const nameOf = (i: number): string => `${'ABCDEFGHKM'[i % 10]!}${'aeou'[Math.floor(i / 10)]!}`;

const { values } = parseArgs({ options: { pupils: { type: 'string', default: '40' }, json: { type: 'boolean' } } });
const count = Math.min(Math.max(Number(values.pupils), 1), 40);
const arena = await startArena();
const loadBefore = Math.round(loadavg()[0]! * 10) / 10;
const host = await createPupil(arena.port, 0);
const pupils = await Promise.all(Array.from({ length: count }, () => createPupil(arena.port, STANDS_MS)));
const looks: Look[] = [];
for (const speed of ['0.5x', '1x'] as const)
  for (const screens of [0, 1] as const) looks.push(await look(arena.pid, host, pupils, speed, screens));
const report = { machine: { cpu: cpus()[0]?.model, node: process.version, loadBefore }, pupils: count, looks };
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
  process.stdout.write(`${count} pupils, ${report.machine.cpu}, node ${process.version}, load before ${loadBefore}\n`);
  for (const one of looks)
    process.stdout.write(
      `${one.speed}, ${one.screens} screen: ${(100 * one.core).toFixed(1)} % of a core; screen ${one.framesPerSecond} frames/s of ${one.frameBytes} B = ${one.screenBytesPerSecond} B/s; each pupil ${one.pupilDownPerSecond} B/s down, ${one.pupilUpPerSecond} B/s up\n`,
    );
}
for (const { socket } of [host, ...pupils]) socket.close();
await arena.stop();
process.exit(0);
