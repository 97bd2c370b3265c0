// npm run bench:verify [-- --json]: how much faster a survival run is verified than it was played, the first one of a process and all after it.
import { parseArgs } from 'node:util';
import { encodeReplay, type Replay } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import { judgeReplay } from '../../shared/boards/survivalTask.ts';
import { playedRun, proofOf } from '../boards/survivalRuns.ts';
import { spread } from './measure.ts';

const RUNS = 200;
const SKILLS = [0.5, 0.8, 0.9, 1]; // share of pushes that hold the pole

interface Verified {
  readonly ticks: number;
  readonly characters: number;
  readonly playedMs: number; // at 1x
  readonly verifiedMs: number; // median
  readonly times: number; // so much faster
}

function timed(link: string, proof: ReturnType<typeof proofOf>): number {
  const from = performance.now();
  if (!judgeReplay(link, proof).ok) throw new Error('an honest run was refused');
  return performance.now() - from;
}

function measured(run: Replay, ms: number): Verified {
  const playedMs = run.ticks * tickMs('1x');
  return {
    ticks: run.ticks,
    characters: encodeReplay(run).length,
    playedMs,
    verifiedMs: Number(ms.toPrecision(3)),
    times: Math.round(playedMs / ms),
  };
}

const { json } = parseArgs({ options: { json: { type: 'boolean' } } }).values;
const runs = SKILLS.map((skill) => playedRun({ seed: 3 }, skill));
const firstProof = proofOf(playedRun({ seed: 4 }, 0.5)); // a run was played and packed, as on the server; none was judged
const cold = measured(playedRun({ seed: 4 }, 0.5), timed(firstProof.link, firstProof));
const warm = runs.map((run) => {
  const proof = proofOf(run);
  return measured(run, spread(RUNS, () => timed(proof.link, proof)).median);
});
if (json) process.stdout.write(`${JSON.stringify({ first: cold, warm })}\n`);
else {
  const line = ({ ticks, characters, playedMs, verifiedMs, times }: Verified): string =>
    `${ticks} ticks, ${characters} characters: played in ${playedMs / 1000} s, verified in ${verifiedMs} ms, ${times} times faster\n`;
  process.stdout.write(`the first of a process\n  ${line(cold)}then\n${warm.map((one) => `  ${line(one)}`).join('')}`);
}
