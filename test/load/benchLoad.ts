/**
 * npm run bench:load -- [--duels 250,500@2] [--spectators N --watched N] [--idle N] [--seconds S] [--pace auto|0..4] [--until-broken]
 *   [--repeat N] [--core 0|1] [--processes N] [--training other|same] [--node OPTION]... [--profile FOLDER] [--reduced] [--document] [--json]
 * Duels against a house agent, those who watch some of them and those who only are there: the server alone on one core, all of them on another,
 * the live training run beside them. Linux only.
 */
import { cpus, loadavg } from 'node:os';
import { writeTable } from '../bench/net/netReport.ts';
import { readWish, type Wish } from './loadOptions.ts';
import { loadMarkdown, loadRows } from './loadReport.ts';
import { type LoadPlan, type LoadRun, measureLoad } from './loadRun.ts';
import { brokenBy, type Found, findBreak, isSaturated } from './loadSearch.ts';
import { scaled } from './population.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function machine() {
  return { cpu: cpus()[0]!.model, cores: cpus().length, node: process.version, loadAfter: loadavg()[0]! };
}

/** What must hold on any machine, however slow: everybody is served, and nobody is told another world than the server's. */
function wrongOf({ generated, population }: LoadRun): readonly string[] {
  const { frames, mismatches, lost, refused, guests } = generated;
  const wrong = [
    [frames > 0, 'no player heard a frame'],
    [mismatches === 0, `${mismatches} hashes differed`],
    [lost + guests.lost === 0, `${lost + guests.lost} connections were lost`],
    [refused + guests.refused === 0, `${refused + guests.refused} wishes were refused`],
    [population.spectators === 0 || guests.frames > 0, 'no spectator heard a frame'],
  ] as const;
  return wrong.flatMap(([ok, words]) => (ok ? [] : [words]));
}

async function search(plan: LoadPlan, runs: LoadRun[]): Promise<Found> {
  return findBreak(async (factor) => {
    const run = await measureLoad({ ...plan, population: scaled(plan.population, factor), bareSeconds: 0 });
    const broken = brokenBy(run);
    say(`${factor.toFixed(2)} times: ${broken.length === 0 ? 'holds' : broken.join(', ')}`);
    if (isSaturated(run)) say('  the generator was saturated: the figure says nothing of the server');
    runs.push(run);
    return broken.length === 0;
  });
}

async function measure({ plans, repeat, untilBroken, document, json, reduced }: Wish): Promise<void> {
  const runs: LoadRun[] = [];
  const found: Found[] = [];
  for (const plan of plans) {
    if (untilBroken) found.push(await search(plan, runs));
    else for (let i = 0; i < repeat; i++) runs.push(await measureLoad(plan));
  }
  if (document) writeTable('load', loadMarkdown(machine(), runs));
  process.stdout.write(json ? `${JSON.stringify({ machine: machine(), runs, found })}\n` : `${loadRows(runs)}\n`);
  if (!json) for (const { whole, broken } of found) say(`holds at ${whole} times, breaks at ${broken ?? 'none tried'}`);
  const wrong = reduced ? runs.flatMap(wrongOf) : [];
  for (const words of wrong) say(`error: ${words}`);
  if (wrong.length > 0) process.exitCode = 1;
}

const wish = readWish(process.argv.slice(2));
if (typeof wish === 'string') {
  say(`error: ${wish}`);
  process.exitCode = 2;
} else if (process.platform !== 'linux' || (cpus().length < 2 && !wish.reduced)) {
  say('error: bench:load needs Linux and two cores: one for the server, one for those who connect');
  process.exitCode = 2;
} else await measure(wish);
