/**
 * Compares the simulation with recorded Gymnasium numbers (SIM3). Two JSONL formats, told apart by their fields:
 * trajectories (`actions`) and transitions (`next`); test/golden/gymnasium/README.md describes both.
 */
import { type Action, type CartPoleState, isTerminated, step, stepSemiImplicit } from './cartpole.ts';
import { resetState } from './gymSeed.ts';

export interface ConformanceReport {
  readonly ok: true;
  readonly steps: number; // one-step comparisons, each from a recorded state
  readonly bitEqual: number; // of them: all four numbers have the same bits
  readonly maxAbsDiff: number; // largest difference of one number
  readonly terminatedEqual: number; // of `steps`
  readonly openLoop: number; // episodes run from the first state and the actions alone
  readonly openLoopExact: number; // of them: every state has the same bits
  readonly resets: number; // start states computed from a seed
  readonly resetExact: number; // of them: the same bits
}
export interface ConformanceProblem {
  readonly ok: false;
  readonly file: string;
  readonly line: number; // from 1
  readonly problem: string; // for the file's author
}
type Tally = { -readonly [K in keyof Omit<ConformanceReport, 'ok'>]: number };

const INTEGRATORS = { euler: step, 'semi-implicit': stepSemiImplicit } as const;
type Integrator = keyof typeof INTEGRATORS;

/** A line that cannot be compared; caught at the file's edge, never seen outside. */
class DamagedLine extends Error {}

function requireThat(claim: boolean, problem: string): asserts claim {
  if (!claim) throw new DamagedLine(problem);
}

function record(raw: unknown, name: string): Record<string, unknown> {
  requireThat(typeof raw === 'object' && raw !== null && !Array.isArray(raw), `${name} is not an object`);
  return raw as Record<string, unknown>;
}

function list(raw: unknown, name: string): readonly unknown[] {
  requireThat(Array.isArray(raw), `${name} is not a list`);
  return raw;
}

function state(raw: unknown, name: string): CartPoleState {
  const four = list(raw, name);
  const numbers = four.filter((n) => Number.isFinite(n)) as number[];
  requireThat(four.length === 4 && numbers.length === 4, `${name} is not four finite numbers`);
  return { x: numbers[0]!, xDot: numbers[1]!, theta: numbers[2]!, thetaDot: numbers[3]! };
}

function flag(raw: unknown, name: string): boolean {
  requireThat(typeof raw === 'boolean', `${name} is neither true nor false`);
  return raw;
}

function action(raw: unknown, name: string): Action {
  requireThat(raw === 0 || raw === 1, `${name} is neither 0 nor 1`);
  return raw;
}

const KEYS = ['x', 'xDot', 'theta', 'thetaDot'] as const;

function sameBits(a: CartPoleState, b: CartPoleState): boolean {
  return KEYS.every((key) => Object.is(a[key], b[key])); // tells -0 from 0
}

function compareStep(tally: Tally, ours: CartPoleState, theirs: CartPoleState, theirsTerminated: boolean): void {
  tally.steps++;
  if (sameBits(ours, theirs)) tally.bitEqual++;
  for (const key of KEYS) {
    const difference = Math.abs(ours[key] - theirs[key]);
    tally.maxAbsDiff = Math.max(tally.maxAbsDiff, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  if (isTerminated(ours) === theirsTerminated) tally.terminatedEqual++;
}

function compareTrajectory(tally: Tally, episode: Record<string, unknown>): void {
  const integrator = episode['integrator'];
  requireThat(
    integrator === 'euler' || integrator === 'semi-implicit',
    'integrator is neither euler nor semi-implicit',
  );
  const next = INTEGRATORS[integrator];
  const seed = episode['gym_seed'];
  requireThat(Number.isSafeInteger(seed) && (seed as number) >= 0, 'gym_seed is not a whole number within 0..2^53-1');
  const start = state(episode['reset_state'], 'reset_state');
  const actions = list(episode['actions'], 'actions').map((raw, i) => action(raw, `actions[${i}]`));
  const states = list(episode['states'], 'states').map((raw, i) => state(raw, `states[${i}]`));
  const terminated = list(episode['terminated'], 'terminated').map((raw, i) => flag(raw, `terminated[${i}]`));
  requireThat(
    states.length === actions.length && terminated.length === actions.length,
    `${actions.length} actions, ${states.length} states, ${terminated.length} terminated`,
  );
  tally.resets++;
  if (sameBits(resetState(seed as number), start)) tally.resetExact++;
  let free = start;
  let exact = true;
  for (let i = 0; i < actions.length; i++) {
    compareStep(tally, next(i === 0 ? start : states[i - 1]!, actions[i]!), states[i]!, terminated[i]!);
    free = next(free, actions[i]!);
    exact &&= sameBits(free, states[i]!);
  }
  tally.openLoop++;
  if (exact) tally.openLoopExact++;
}

function compareTransition(tally: Tally, transition: Record<string, unknown>): void {
  const from = state(transition['state'], 'state');
  const nexts = record(transition['next'], 'next');
  const flags = record(transition['terminated'], 'terminated');
  const rows = (Object.keys(INTEGRATORS) as Integrator[]).flatMap((integrator) =>
    ([0, 1] as const).map((a) => ({
      ours: INTEGRATORS[integrator](from, a),
      theirs: state(list(nexts[integrator], `next.${integrator}`)[a], `next.${integrator}[${a}]`),
      terminated: flag(list(flags[integrator], `terminated.${integrator}`)[a], `terminated.${integrator}[${a}]`),
    })),
  );
  for (const row of rows) compareStep(tally, row.ours, row.theirs, row.terminated);
}

function compareLine(tally: Tally, text: string): void {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new DamagedLine('not JSON');
  }
  const row = record(raw, 'the line');
  if ('actions' in row) compareTrajectory(tally, row);
  else if ('next' in row) compareTransition(tally, row);
  else throw new DamagedLine('neither a trajectory (`actions`) nor a transition (`next`)');
}

/** All files together; the first damaged line stops it. Empty lines are passed over; a file without rows is a problem. */
export function conformance(
  files: readonly { readonly name: string; readonly text: string }[],
): ConformanceReport | ConformanceProblem {
  const tally: Tally = {
    steps: 0,
    bitEqual: 0,
    maxAbsDiff: 0,
    terminatedEqual: 0,
    openLoop: 0,
    openLoopExact: 0,
    resets: 0,
    resetExact: 0,
  };
  for (const { name, text } of files) {
    const lines = text.split('\n');
    if (lines.every((line) => line.trim() === ''))
      return { ok: false, file: name, line: 1, problem: 'the file is empty' };
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      try {
        compareLine(tally, line);
      } catch (error) {
        if (!(error instanceof DamagedLine)) throw error;
        return { ok: false, file: name, line: index + 1, problem: error.message };
      }
    }
  }
  return { ok: true, ...tally };
}
