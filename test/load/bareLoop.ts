/**
 * The server's own loop with ticks that do nothing, in a process and on a core that have nothing else to do: what it comes late by is the
 * machine's share. Argument: seconds. Ends with one line of JSON.
 */
import { createLoop } from '../../server/arena/loop.ts';
import { steadyClock } from '../../server/clock.ts';

/** ms */
export interface BareLoop {
  readonly p50: number;
  readonly p99: number;
}

const TICK_MS = 20;
const TICKING = 500;

const seconds = Number(process.argv[2]);
const loop = createLoop(steadyClock);
for (let i = 0; i < TICKING; i++) loop.add(TICK_MS, () => true);
setTimeout(() => {
  const told: BareLoop = { p50: loop.lateness.quantile(0.5), p99: loop.lateness.quantile(0.99) };
  process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit());
}, seconds * 1_000);
