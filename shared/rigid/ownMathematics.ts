/**
 * matter-js made reproducible (BUMPER1). It asks Math for sines and cosines, which differ between engines, and counts ids and groups in
 * globals, which other worlds count too. While a world of ours works, sines and cosines are our own and the counters are the
 * world's; afterwards everything is as it was.
 */
import Matter from 'matter-js';
import { cos, sin } from '../sim/trig.ts';

/** A world's own copy of what matter-js keeps in globals. */
export interface Counters {
  nextId: number;
  seed: number;
  nextGroup: number;
}

interface Trigonometry {
  sin(x: number): number;
  cos(x: number): number;
}

const engine: Trigonometry = Math;
const common = Matter.Common as unknown as { _nextId: number; _seed: number };
const bodies = Matter.Body as unknown as { _nextCollidingGroupId: number };

export function newCounters(): Counters {
  return { nextId: 0, seed: 0, nextGroup: 1 };
}

/** Runs `work` on matter-js with our own mathematics and these counters, which it advances. */
export function withOwnMathematics<T>(counters: Counters, work: () => T): T {
  const theirs = { sin: engine.sin, cos: engine.cos };
  const before: Counters = { nextId: common._nextId, seed: common._seed, nextGroup: bodies._nextCollidingGroupId };
  put(counters);
  engine.sin = sin;
  engine.cos = cos;
  try {
    return work();
  } finally {
    engine.sin = theirs.sin;
    engine.cos = theirs.cos;
    counters.nextId = common._nextId;
    counters.seed = common._seed;
    counters.nextGroup = bodies._nextCollidingGroupId;
    put(before);
  }
}

function put({ nextId, seed, nextGroup }: Counters): void {
  common._nextId = nextId;
  common._seed = seed;
  bodies._nextCollidingGroupId = nextGroup;
}
