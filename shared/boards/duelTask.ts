/**
 * Duels of two policies by the rules of the server's arena, equal bits: a policy file's greedy actions, the same start and the same wind
 * for both, overtime. The two carts never touch and both see only their own, so neither seat is favoured and a seed is one game: with the
 * seats changed it would end the same, the other way round.
 */
import { hashLanes } from '../arena/hash.ts';
import { advance, type Match, newMatch } from '../arena/match.ts';
import { encodeReplay } from '../arena/replay.ts';
import { decodeCheckpoint } from '../policy/checkpoint.ts';
import { greedyActor } from '../policy/policy.ts';
import { type Action, type CartPoleState, observe } from '../sim/cartpole.ts';
import { RATED_WIND } from './ratedDuel.ts';
import type { DuelEnd, Running, Task, TaskResult } from './task.ts';

type Decide = (cart: CartPoleState) => Action;
type DuelsTask = Extract<Task, { readonly kind: 'duels' }>;
type DuelsResult = Extract<TaskResult, { readonly kind: 'duels' }>;

const YIELD_EVERY = 100; // ticks of a game

/** @throws Error if the file is no CartPole policy: what comes here has been admitted before */
function decideFrom(file: Uint8Array): Decide {
  const decoded = decodeCheckpoint(file);
  if (!decoded.ok) throw new Error(decoded.message);
  const { policy } = decoded.value;
  if (policy.shape.inputs !== 4 || policy.shape.outputs !== 2) throw new Error('the policy is not one of CartPole-v1');
  const act = greedyActor(policy);
  const observation = new Float32Array(4);
  return (cart) => act(observe(cart, observation));
}

/** Yields now and then; returns the end of the one game. */
function* playOne(seed: number, task: DuelsTask, policies: readonly [Decide, Decide]): Generator<void, DuelEnd> {
  const setup = { seed, wind: RATED_WIND, speed: task.speed, seats: 2 };
  const pushes: [Action[], Action[]] = [[], []];
  let match: Match = newMatch(setup);
  while (match.phase === 'playing') {
    const actions = [policies[0](match.lanes[0]!.cart), policies[1](match.lanes[1]!.cart)] as const;
    pushes[0].push(actions[0]);
    pushes[1].push(actions[1]);
    match = advance(match, actions);
    if (match.tick % YIELD_EVERY === 0) yield;
  }
  const { tick, lanes, winner } = match;
  const replay = {
    setup,
    ticks: tick,
    actions: pushes.map((seat) => Uint8Array.from(seat)),
    hash: hashLanes(tick, lanes),
  };
  return {
    seed,
    winner: winner === 'draw' ? 'draw' : winner === 0 ? 'first' : 'second',
    ticks: tick,
    link: encodeReplay(replay),
  };
}

/** One game for each seed, in their order. */
export function* runDuelTask(task: DuelsTask): Running<DuelsResult> {
  const policies = [decideFrom(task.first), decideFrom(task.second)] as const;
  const games: DuelEnd[] = [];
  for (const seed of task.seeds) {
    const playing = playOne(seed, task, policies);
    for (;;) {
      const { done, value } = playing.next();
      if (done) {
        games.push(value);
        break;
      }
      yield games.length / task.seeds.length;
    }
    yield games.length / task.seeds.length;
  }
  return { kind: 'duels', games };
}
