// npm run bench [-- --json]: the simulation, one update, single-state inference and whole loops, on one core.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchInference, benchUpdates } from './kernelBench.ts';
import { benchLoops } from './loopBench.ts';
import type { Spread } from './measure.ts';
import { benchBatch, benchSingle } from './simBench.ts';

const round = (value: number): number => Number(value.toPrecision(4));

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${title}\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`).join('')}`;
}

const spreadText = (s: Spread): string =>
  `${round(s.median)}  (min ${round(s.min)}, mean ${round(s.mean)}, deviation ${round(s.deviation)})`;
const microseconds = (results: Record<string, number>): [string, string][] =>
  Object.entries(results).map(([name, value]) => [name, String(round(value))]);
const rounded = (results: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(results).map(([name, value]) => [name, round(value)]));

function main(): void {
  let json = false;
  try {
    json = parseArgs({ options: { json: { type: 'boolean' } } }).values.json === true;
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const batch = benchBatch(); // first: what the single loop teaches the compiler costs the batch a third
  const single = benchSingle();
  const update = benchUpdates();
  const inference = benchInference();
  const loop = benchLoops();
  if (json) {
    const sim = { single: Math.round(single.median * 1e6), batch1024: Math.round(batch.median * 1e6) };
    const loops = Object.fromEntries(Object.entries(loop).map(([name, s]) => [name, Math.round(s.median)]));
    process.stdout.write(
      `${JSON.stringify({ machine, sim, update: rounded(update), inference: rounded(inference), loop: loops })}\n`,
    );
    return;
  }
  process.stdout.write(
    [
      `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.platform}`,
      table('environment steps per second, millions', [
        ['one', spreadText(single)],
        ['1,024', spreadText(batch)],
      ]),
      table('one DQN update, microseconds (median)', microseconds(update)),
      table('Q values of one state, microseconds (median)', microseconds(inference)),
      table(
        'whole loop, environment steps per second',
        Object.entries(loop).map(([name, s]) => [name, spreadText(s)]),
      ),
    ].join('\n'),
  );
}

main();
