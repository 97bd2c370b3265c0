/** What a run page shows of its world, frame by frame: the training episode and greedy ones beside it, in one of three ways. */
import { reportSeed } from '../../../shared/policy/evaluate.ts';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import type { RunSource } from '../run/runModel.ts';
import { createEpisodes, type Episodes, type Mind } from './episodes.ts';
import { createMinds, type Minds } from './minds.ts';
import { createPlayout, type Playout } from './playout.ts';
import type { Walked } from './walk.ts';
import { paceOf, type World } from './world.ts';

/** `training` with a greedy one beside it; the first checkpoint beside the chosen one; the recipe's shown episodes. */
export type Way = 'training' | 'beforeAfter' | 'shown';
export type Role = 'training' | 'greedy' | 'before' | 'after' | 'shown';

export interface Lane {
  readonly role: Role;
  readonly walked: Walked;
  readonly share: number; // 0..1 of the way from the state before
  readonly q: readonly number[]; // of the observation before the newest step
  readonly explored: boolean;
  readonly episode: number | null; // of training
  readonly mind: Mind | null; // that acts; of training the newest known one
}

export interface WorldView {
  readonly world: World;
  readonly minds: Minds;
  readonly playout: Playout | null; // null where the run tells no steps
  /** Once a frame. */
  frame(nowMs: number): readonly Lane[];
  /** As of the newest frame. */
  lanes(): readonly Lane[];
  /** Whose Q values and path are shown: what was rewound to, else what trains. */
  chosen(): Lane | null;
  /** The policy that maps and fields are of. */
  mind(): Mind | null;
  setWay(way: Way): void;
  /** null: the newest */
  setAt(at: CheckpointInfo | null): void;
  setSpeed(speed: number): void;
  setPaused(paused: boolean): void;
  /** The shown episode from 1, and how many there are. */
  shownEpisode(): number;
  again(): void;
  close(): void;
}

const PARTNER_MS = 2000; // a greedy episode is waited for, so that lanes come together
const SEED_RANGE = 0x1_0000_0000;
const ORDER: readonly Role[] = ['training', 'after', 'shown', 'greedy', 'before'];

/** @param seedOf a fresh seed for greedy episodes */
export function createWorldView(run: RunSource, world: World, seedOf: () => number, now: () => number): WorldView {
  const detail = run.model.detail();
  const stepMs = detail?.stepMs ?? 0;
  const minds = createMinds(run, world, now);
  const playout = stepMs > 0 ? createPlayout(world, stepMs) : null;
  const stop = playout && run.model.listenSteps((steps) => playout.take(steps));
  const firstShown = reportSeed((detail?.seed ?? 0) % SEED_RANGE);
  let at: CheckpointInfo | null = null;
  let way: Way = 'training';
  let speed = 1;
  let paused = false;
  let lanes: readonly Lane[] = [];
  let stepsSince: number | null = null; // ms

  const mind = (): Mind | null => (at ? minds.of(at) : minds.newest());
  const alone = (): readonly Mind[] | null => {
    const one = mind();
    return one && [one];
  };
  const pair = (): readonly Mind[] | null => {
    const [before, after] = [minds.first(), mind()];
    return before && after && [before, after];
  };
  const ofWay = (): Episodes => {
    if (way === 'beforeAfter') return createEpisodes(world, pair, seedOf);
    if (way === 'training') return createEpisodes(world, alone, seedOf);
    return createEpisodes(world, alone, (n) => (n < world.recipe.shownEpisodes ? firstShown + n : null));
  };
  let episodes = ofWay();

  function rolesOf(): readonly Role[] {
    return way === 'beforeAfter' ? ['before', 'after'] : [way === 'shown' ? 'shown' : 'greedy'];
  }
  function trainingLane(nowMs: number): Lane | null {
    const played = playout?.play(nowMs);
    if (!played) return null;
    const { walked, share, step } = played;
    const { q, explored, episode } = step;
    return { role: 'training', walked, share, q, explored, episode, mind: minds.newest() };
  }

  /** Lanes of a live run come together: none has to make room for another. */
  function comesApart(training: Lane | null, others: number, nowMs: number): boolean {
    if (!playout || run.model.detail()?.status !== 'running') return false;
    return training === null || (others === 0 && nowMs - (stepsSince ?? nowMs) < PARTNER_MS);
  }

  return {
    world,
    minds,
    playout,
    frame(nowMs) {
      const training = trainingLane(nowMs); // goes on unseen too
      const perStep = paused ? Number.POSITIVE_INFINITY : paceOf(world, stepMs) / speed;
      const acted = episodes.play(nowMs, perStep);
      const roles = rolesOf();
      const others = (acted?.acting ?? []).map(
        ({ mind: acts, walked, q }, i): Lane => ({
          role: roles[i]!,
          walked,
          share: acted!.share,
          q,
          explored: false,
          episode: null,
          mind: acts,
        }),
      );
      if (training) stepsSince ??= nowMs;
      const all = way === 'training' && training ? [training, ...others] : others;
      lanes = way === 'training' && comesApart(training, others.length, nowMs) ? [] : all;
      return lanes;
    },
    lanes: () => lanes,
    chosen() {
      const order = at ? ORDER.toSpliced(0, 1) : ORDER;
      return order.map((role) => lanes.find((lane) => lane.role === role)).find((lane) => lane) ?? lanes[0] ?? null;
    },
    mind,
    setWay(next) {
      if (next === way) return;
      way = next;
      episodes = ofWay();
      lanes = [];
    },
    setAt(next) {
      if (next?.id === at?.id) return;
      at = next;
      episodes = ofWay();
    },
    setSpeed(to) {
      speed = to;
      playout?.setSpeed(to);
    },
    setPaused(to) {
      paused = to;
      playout?.setPaused(to);
    },
    shownEpisode: () => ((episodes.begun() + world.recipe.shownEpisodes - 1) % world.recipe.shownEpisodes) + 1,
    again: () => episodes.again(),
    close() {
      stop?.();
    },
  };
}
