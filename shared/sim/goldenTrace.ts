/**
 * The golden trace: a scripted run of cart and pole, falls, winds, seeds and random streams, hashed over all float64 bits. Engines that
 * print the same hash simulate the same world (SIM1). The expected hashes are committed in test/golden/goldenTrace.json.
 */
import { type Action, type CartPoleState, isTerminated, step, stepSemiImplicit } from './cartpole.ts';
import { resetState } from './gymSeed.ts';
import { nextBelow, nextUint32, type RandomStream, randomStream } from './random.ts';
import { overtimeWind, WIND_LEVELS, windForce } from './wind.ts';

export const GOLDEN_TICKS = 1_000_000;
/** What every engine comes to after so many; test/golden/goldenTrace.json has it too. */
export const GOLDEN_HASH = '8e16d7b9f6e21972';

const EPISODE_TICKS = 500;
const TUMBLING_TICKS = 250; // fallen poles go on: large angles
const HUGE_TICKS = 20; // angles beyond 2^19 rad take the exact reduction, which is slow

/** How one episode of the script goes. */
interface Episode {
  readonly start: CartPoleState;
  readonly semiImplicit: boolean;
  readonly wind: (tick: number) => number; // N
  readonly randomShare: number; // actions drawn at random, in eighths
  readonly stopsFallen: boolean;
  readonly ticks: number; // at most
}

/** Episode n starts from Gymnasium's seed n; everything else cycles with coprime periods, so all pairings occur. */
function episode(n: number): Episode {
  const start = resetState(n);
  const level = WIND_LEVELS[n % 5];
  const tumbling = n % 7 === 3;
  const huge = n % 77 === 3;
  const angleFactor = huge ? 1e9 : tumbling ? 1000 * (1 + (n % 11)) : 1;
  return {
    start: { ...start, theta: start.theta * angleFactor },
    semiImplicit: n % 2 === 1,
    wind: (tick) => (level === undefined ? overtimeWind(n, 3 * tick) : windForce(n, level, tick)),
    randomShare: n % 3 === 0 ? 0 : n % 9,
    stopsFallen: !tumbling,
    ticks: huge ? HUGE_TICKS : tumbling ? TUMBLING_TICKS : EPISODE_TICKS,
  };
}

function chooseAction(s: CartPoleState, randomShare: number, stream: RandomStream): Action {
  if (nextBelow(stream, 8) < randomShare) return nextUint32(stream) < 0x8000_0000 ? 0 : 1;
  return 0.1 * s.x + 0.3 * s.xDot + 3 * s.theta + s.thetaDot > 0 ? 1 : 0;
}

/** Two 32-bit lanes of multiply-and-xor over words, FNV-1a's pattern with a different prime and a turn in the second. */
function wordHash(): { add: (word: number) => void; hex: () => string } {
  let a = 0x811c9dc5 | 0;
  let b = 0x9747b28c | 0;
  return {
    add(word) {
      a = Math.imul(a ^ word, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul((b << 13) | (b >>> 19), 5) ^ Math.imul(word, 0xcc9e2d51);
    },
    hex: () => [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}

/** Runs `ticks` ticks of the script and returns 16 hex digits; a shorter run covers the start of the script. */
export function goldenTrace(ticks: number = GOLDEN_TICKS): string {
  const hash = wordHash();
  const numbers = new DataView(new ArrayBuffer(8));
  const addNumber = (x: number): void => {
    numbers.setFloat64(0, x, true);
    hash.add(numbers.getInt32(0, true));
    hash.add(numbers.getInt32(4, true));
  };
  const stream = randomStream(20, 'golden trace');
  for (let n = 0, done = 0; done < ticks; n++) {
    const script = episode(n);
    const advance = script.semiImplicit ? stepSemiImplicit : step;
    let s = script.start;
    for (let tick = 0; tick < script.ticks && done < ticks; tick++, done++) {
      s = advance(s, chooseAction(s, script.randomShare, stream), undefined, script.wind(tick));
      addNumber(s.x);
      addNumber(s.xDot);
      addNumber(s.theta);
      addNumber(s.thetaDot);
      if (script.stopsFallen && isTerminated(s)) break;
    }
  }
  return hash.hex();
}
