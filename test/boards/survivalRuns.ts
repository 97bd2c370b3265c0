/** Made-up survival runs, and the rows that they become. */
import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, type MatchSetup, newMatch } from '../../shared/arena/match.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import { packReplay } from '../../shared/boards/packReplay.ts';
import { hex32, type PlayerProof } from '../../shared/boards/survivalTask.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

export const AT = Date.UTC(2026, 10, 22);

function steered(cart: CartPoleState): Action {
  return cart.theta + 0.25 * cart.thetaDot + 0.05 * cart.x + 0.1 * cart.xDot > 0 ? 1 : 0;
}

/** @param skill share of pushes that hold the pole; the others are drawn */
export function playedRun(
  setup: Partial<MatchSetup> & { readonly seed: number },
  skill: number,
  stopAt = 4_095,
): Replay {
  const full: MatchSetup = { wind: 0, speed: '1x', seats: 1, ...setup };
  const random = randomStream(full.seed, 'survival runs');
  const pushes = Array.from({ length: full.seats }, (): Action[] => []);
  let match = newMatch(full);
  while (match.phase === 'playing' && match.tick < stopAt) {
    const actions = match.lanes.map(({ cart, fall }, seat): Action => {
      if (fall) return 0;
      const drawn: Action = nextUniform(random) < 0.5 ? 0 : 1;
      const action = nextUniform(random) < skill ? steered(cart) : drawn;
      pushes[seat]!.push(action);
      return action;
    });
    match = advance(match, actions);
  }
  const actions = pushes.map((seat) => Uint8Array.from(seat));
  return { setup: full, ticks: match.tick, actions, hash: hashLanes(match.tick, match.lanes) };
}

/** The proof of an honest row. */
export function proofOf(replay: Replay): PlayerProof {
  const { link, hash, every, hashes } = packReplay(replay);
  return {
    kind: 'players',
    run: 'run-1',
    link,
    seed: replay.setup.seed,
    speed: replay.setup.speed,
    ticks: replay.ticks,
    hash: hex32(hash),
    every,
    hashes: hashes.map(hex32),
    startedAt: AT,
    endedAt: AT + 3_000 + Math.ceil(replay.ticks * tickMs(replay.setup.speed)),
    lateInputs: 0,
  };
}
