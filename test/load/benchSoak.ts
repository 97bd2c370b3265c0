/**
 * npm run bench:soak -- [--minutes 30] [--players 20] [--guests 20] [--spectators 10] [--json]
 * One server under ordinary life, and the slopes of its memory and of its ticks' lateness.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Soak, type SoakPlan, soak } from './soak.ts';
import type { Trend } from './trend.ts';

const OPTIONS = {
  minutes: { type: 'string', default: '30' },
  players: { type: 'string', default: '20' },
  guests: { type: 'string', default: '20' },
  spectators: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
} as const;

function wanted(): { readonly plan: SoakPlan; readonly json: boolean } | string {
  try {
    const { json, ...texts } = parseArgs({ options: OPTIONS }).values;
    const plan = {
      minutes: Number(texts.minutes),
      players: Number(texts.players),
      guests: Number(texts.guests),
      spectators: Number(texts.spectators),
    };
    if (!(plan.minutes >= 0.1 && plan.minutes <= 10_000)) return `--minutes ${texts.minutes} is not within 0.1..10000`;
    for (const key of ['players', 'guests', 'spectators'] as const)
      if (!(Number.isInteger(plan[key]) && plan[key] >= 0 && plan[key] <= 500))
        return `--${key} ${texts[key]} is not within 0..500`;
    return { plan, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const line = (name: string, unit: string, { slope, interval, from, to }: Trend): string =>
  `${name}: from ${from.toFixed(1)} to ${to.toFixed(1)} ${unit}; ${slope.toFixed(2)} ${unit} an hour (95 %: ${interval.map((end) => end.toFixed(2)).join(' to ')})`;

function report({ plan, samples, trends, matches, frames, mismatches, lost, uploads, refusedUploads }: Soak): string {
  return [
    `${plan.minutes} minutes on ${cpus()[0]!.model}, node ${process.version}: ${plan.players} players, ${plan.guests} spectators of matches, ${plan.spectators} of the live run`,
    `${matches} matches, ${frames} frames, ${mismatches} other hashes, ${lost} connections lost; ${uploads} agents and runs taken, ${refusedUploads} refused; ${samples.length} samples`,
    line('heap after a collection', 'MB', trends.heapMegabytes),
    line('resident memory', 'MB', trends.residentMegabytes),
    line('p99 of lateness', 'ms', trends.latenessMs),
  ].join('\n');
}

const asked = wanted();
if (typeof asked === 'string') {
  process.stderr.write(`error: ${asked}\n`);
  process.exitCode = 2;
} else {
  const done = await soak(asked.plan, ({ minute, heapMegabytes, residentMegabytes, latenessMs }) =>
    process.stderr.write(
      `${minute.toFixed(1)} min: heap ${heapMegabytes.toFixed(1)} MB, resident ${residentMegabytes.toFixed(0)} MB, lateness p99 ${latenessMs} ms\n`,
    ),
  );
  process.stdout.write(asked.json ? `${JSON.stringify(done)}\n` : `${report(done)}\n`);
  if (done.mismatches > 0 || done.lost > 0) process.exitCode = 1;
}
