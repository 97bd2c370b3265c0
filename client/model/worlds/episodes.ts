/** Greedy episodes played in the page: one policy alone or two side by side from one seed, again and again with other seeds. */
import { argmax } from '../../../shared/learner/argmax.ts';
import type { ServedPolicy } from './servedPolicy.ts';
import { createWalk, type Walked } from './walk.ts';
import type { World } from './world.ts';

/** A policy and when it was so. */
export interface Mind {
  readonly policy: ServedPolicy;
  readonly step: number; // environment steps of the run by then
}

export interface Acting {
  readonly mind: Mind;
  readonly walked: Walked;
  readonly q: readonly number[]; // of the observation before the newest step; empty before the first
}

export interface Episodes {
  /** Once a frame. @param perStepMs real ms; may change from frame to frame; Infinity stands still */
  play(nowMs: number, perStepMs: number): { readonly acting: readonly Acting[]; readonly share: number } | null;
  /** Episodes begun so far. */
  begun(): number;
  again(): void;
}

const LONGEST_MS = 12_000; // an episode makes room for a newer policy by then
const END_MS = 1200; // how long the last one's end is shown
const MOST_CATCH_UP = 24; // steps a frame

/**
 * @param minds  asked at each beginning: a policy acts to the end of its episode; null: not yet
 * @param seedOf of the n-th episode, from 0; null: that was the last, begin again
 */
export function createEpisodes(
  world: World,
  minds: () => readonly Mind[] | null,
  seedOf: (n: number) => number | null,
): Episodes {
  let lanes: { readonly mind: Mind; readonly walk: ReturnType<typeof createWalk>; q: readonly number[] }[] = [];
  let begun = 0;
  let n = 0;
  let last: number | null = null; // ms
  let share = 0;
  let endedAt: number | null = null; // ms
  let playedMs = 0;

  function begin(): boolean {
    const those = minds();
    if (!those) return false;
    if (seedOf(n) === null) n = 0;
    const seed = seedOf(n);
    if (seed === null) return false;
    n++;
    begun++;
    endedAt = null;
    share = 0;
    playedMs = 0;
    lanes = those.map((mind) => {
      const walk = createWalk(world, world.spec);
      walk.reset(seed);
      return { mind, walk, q: [] };
    });
    return true;
  }
  function stepAll(): void {
    for (const lane of lanes) {
      if (lane.walk.walked().ended) continue;
      const q = lane.mind.policy.qOf(lane.walk.observe());
      lane.q = [...q];
      lane.walk.step(argmax(q));
    }
  }
  function isOutdated(): boolean {
    if (playedMs < LONGEST_MS) return false;
    const newest = minds();
    return newest !== null && lanes.some(({ mind }, i) => mind.step < newest[i]!.step);
  }
  const over = (): boolean => lanes.every(({ walk }) => walk.walked().ended !== null);

  return {
    play(nowMs, perStepMs) {
      const elapsed = Math.max(nowMs - (last ?? nowMs), 0);
      last = nowMs;
      if (endedAt !== null && nowMs - endedAt >= END_MS && Number.isFinite(perStepMs)) lanes = [];
      if (Number.isFinite(perStepMs)) playedMs += elapsed;
      if (isOutdated()) lanes = [];
      if (lanes.length === 0 && !begin()) return null;
      if (endedAt === null) share += Math.min(elapsed / perStepMs, MOST_CATCH_UP);
      while (share >= 1 && endedAt === null) {
        stepAll();
        share -= 1;
        if (!over()) continue;
        endedAt = nowMs;
        share = 1;
      }
      const acting = lanes.map(({ mind, walk, q }) => ({ mind, walked: walk.walked(), q }));
      return { acting, share: Math.min(share, 1) };
    },
    begun: () => begun,
    again() {
      n = Math.max(n - 1, 0);
      lanes = [];
    },
  };
}
