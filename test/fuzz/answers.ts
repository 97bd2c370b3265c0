/** What a server may say of matches, sessions and runs: values drawn from their types. Those of boards are in test/protocol/boardValues.ts. */
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import type { Frame, Keyframe } from '../../shared/netcode/confirmed.ts';
import { NO_INPUT } from '../../shared/netcode/inputQueue.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import { packHead } from '../../shared/protocol/frame.ts';
import type { LiveMatch, LobbyInfo, MatchJoined, MatchResult, SeatInfo } from '../../shared/protocol/matchEvents.ts';
import { MODES } from '../../shared/protocol/modes.ts';
import { type MatchRated, type MatchStakes, type RatingNow, UNRATED } from '../../shared/protocol/ratingEvents.ts';
import { packRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import type { CheckpointInfo, RunDetail, RunEvent, RunPoint, RunSteps } from '../../shared/protocol/runEvents.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';
import type { Draw } from './draw.ts';

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const orNull = <T>(draw: Draw, value: T): T | null => (draw.chance(0.3) ? null : value);
const number = (draw: Draw): number => (draw.uniform() - 0.5) * 10 ** draw.whole(-6, 6);
const count = (draw: Draw): number => draw.below(10 ** draw.whole(1, 6));

function fall(draw: Draw) {
  return {
    tick: draw.whole(1, 1_600),
    cause: draw.pick(['angle', 'edge'] as const),
    side: draw.pick(['left', 'right'] as const),
  };
}

export function keyframe(draw: Draw, seats: number): Keyframe {
  return {
    tick: draw.whole(-150, 1_600),
    stateTick: draw.whole(0, 1_600),
    ackTick: draw.chance(0.2) ? NO_INPUT : draw.whole(-150, 1_600),
    late: draw.below(1_000),
    carts: times(seats, () => ({ x: number(draw), xDot: number(draw), theta: number(draw), thetaDot: number(draw) })),
    falls: times(seats, () => orNull(draw, fall(draw))),
    held: times(seats, () => (draw.chance(0.5) ? 1 : 0)),
  };
}

export function frame(draw: Draw): Frame {
  const tick = draw.whole(-150, 1_600);
  const actions = times(draw.whole(1, 8), () => draw.below(4_096));
  return {
    tick,
    ackTick: tick + draw.whole(-200, 200),
    lead: draw.whole(-200, 200),
    actions,
    hash: draw.below(2 ** 32),
  };
}

/** As text: it is only ever read back. */
export function rigidFrame(draw: Draw): string {
  const tick = draw.whole(-150, 1_600);
  const cart = () => ({
    x: 3 * draw.uniform(),
    xDot: 0,
    theta: draw.uniform(),
    thetaDot: 0,
    fallen: orNull(draw, fall(draw)),
  });
  const ball = () => ({ id: draw.below(99), x: draw.uniform(), y: draw.uniform(), xDot: 0, yDot: 0, radius: 0.1 });
  const carts = times(draw.whole(1, 4), cart);
  return packRigidFrame(packHead(tick, tick - 2, 2), { tick, carts, balls: times(draw.below(4), ball) }, []);
}

export function seat(draw: Draw): SeatInfo {
  if (draw.chance(0.5)) return { kind: 'human', name: draw.word(20) };
  const agent = {
    agent: draw.word(20),
    recipe: draw.word(20),
    episode: count(draw),
    mean: Math.abs(number(draw)),
    reaction: draw.whole(0, 25),
  };
  return { kind: 'agent', ...agent, ...(draw.chance(0.3) ? { name: draw.word(20) } : {}) };
}

const setup = (draw: Draw, seats: number) => ({
  seed: draw.below(2 ** 32),
  wind: draw.pick(WIND_LEVELS),
  speed: draw.pick(SPEED_CLASSES),
  seats,
});

export function joined(draw: Draw): MatchJoined {
  const seats = draw.whole(1, 8);
  return {
    match: draw.word(30),
    mode: draw.pick(MODES),
    seat: orNull(draw, draw.below(seats)),
    setup: setup(draw, seats),
    seats: times(seats, () => seat(draw)),
    keyframe: keyframe(draw, seats),
    waits: draw.chance(0.5),
    states: draw.chance(0.5),
    spectators: count(draw),
  };
}

export function lobby(draw: Draw): LobbyInfo {
  return {
    code: draw.word(8),
    mode: draw.pick(MODES),
    speed: draw.pick(SPEED_CLASSES),
    wind: draw.pick(WIND_LEVELS),
    seats: draw.whole(2, 8),
    names: times(draw.whole(1, 8), () => draw.word(20)),
    host: draw.chance(0.5),
    open: draw.chance(0.5),
    startsInMs: orNull(draw, count(draw)),
  };
}

export function result(draw: Draw): MatchResult {
  const seats = draw.whole(1, 8);
  return {
    match: draw.word(30),
    tick: draw.whole(0, 1_600),
    winner: draw.chance(0.3) ? 'draw' : draw.below(seats),
    falls: times(seats, () => orNull(draw, fall(draw))),
    absent: times(seats, () => orNull(draw, draw.pick(['connection', 'hidden'] as const))),
    lateInputs: count(draw),
    end: draw.pick(['fall', 'left', 'connection', 'server-closing'] as const),
    replay: orNull(draw, draw.word(90)),
  };
}

export function live(draw: Draw): LiveMatch {
  const seats = draw.whole(1, 8);
  return {
    match: draw.word(30),
    mode: draw.pick(MODES),
    setup: setup(draw, seats),
    seats: times(seats, () => seat(draw)),
    tick: draw.whole(0, 1_600),
    standing: draw.whole(0, seats),
    spectators: count(draw),
  };
}

const ratingNow = (draw: Draw): RatingNow => ({
  rating: number(draw),
  deviation: number(draw),
  provisional: draw.chance(0.5),
});

export function stakes(draw: Draw): MatchStakes {
  const ratings = times(draw.whole(0, 2), () => orNull(draw, ratingNow(draw)));
  return { match: draw.word(30), unrated: orNull(draw, draw.pick(UNRATED)), ratings };
}

export function rated(draw: Draw): MatchRated {
  const change = { ...ratingNow(draw), before: number(draw), division: draw.pick(SPEED_CLASSES), row: draw.word(20) };
  return { match: draw.word(30), unrated: orNull(draw, draw.pick(UNRATED)), change: orNull(draw, change) };
}

export function agent(draw: Draw): AgentInfo {
  const [id, recipe, recipeHash, sha256] = [draw.word(20), draw.word(20), draw.word(20), draw.word(60)];
  return {
    id,
    recipe,
    recipeHash,
    seed: count(draw),
    step: count(draw),
    episode: count(draw),
    mean: Math.abs(number(draw)),
    sha256,
  };
}

export function runDetail(draw: Draw): RunDetail {
  return {
    id: draw.word(12),
    recipe: draw.word(12),
    recipeHash: draw.word(12),
    seed: count(draw),
    environment: 'CartPole-v1',
    pixels: draw.chance(0.5),
    pace: draw.pick(['watch', 'max'] as const),
    stepMs: draw.below(100),
    origin: draw.pick(['showcase', 'lab'] as const),
    by: orNull(draw, draw.word(20)),
    status: draw.pick(['queued', 'running', 'ended', 'stopped', 'failed'] as const),
    place: orNull(draw, draw.whole(1, 50)),
    problem: orNull(draw, draw.word(40)),
    createdAt: 1_700_000_000_000 + count(draw),
    endedAt: orNull(draw, 1_700_000_000_000 + count(draw)),
    steps: count(draw),
    episodes: count(draw),
    updates: count(draw),
    newest: count(draw),
    mean100: orNull(draw, Math.abs(number(draw))),
    evaluation: orNull(draw, Math.abs(number(draw))),
    solvedAt: orNull(draw, count(draw)),
    weightsSha256: orNull(draw, draw.word(60)),
    settings: draw.pick([HOUSE, Q_TABLE]),
  };
}

export function checkpoint(draw: Draw): CheckpointInfo {
  const [id, run, sha256] = [draw.word(20), draw.word(12), draw.word(60)];
  return { id, run, step: count(draw), episode: count(draw), mean: Math.abs(number(draw)), bytes: count(draw), sha256 };
}

export function runEvent(draw: Draw, at: number): RunEvent {
  const step = count(draw);
  switch (draw.below(3)) {
    case 0:
      return {
        number: at,
        kind: 'evaluation',
        step,
        episode: count(draw),
        episodes: 100,
        mean: Math.abs(number(draw)),
        moment: orNull(draw, draw.word(20)),
      };
    case 1:
      return { number: at, kind: 'solved', step };
    default:
      return { number: at, kind: 'ended', step, weightsSha256: orNull(draw, draw.word(60)) };
  }
}

export function runPoint(draw: Draw): RunPoint {
  const first = 1 + count(draw);
  const [min, mean, max] = times(3, () => draw.below(500)).sort((a, b) => a - b) as [number, number, number];
  const spread = { first, last: first + draw.whole(1, 9), step: count(draw), updates: count(draw), mean, min, max };
  return {
    ...spread,
    epsilon: draw.uniform(),
    tdLoss: orNull(draw, draw.uniform()),
    qValues: orNull(draw, number(draw)),
    collapse: null,
  };
}

export function runSteps(draw: Draw): RunSteps {
  const steps = draw.below(20);
  return {
    run: draw.word(12),
    episode: 1 + count(draw),
    seed: count(draw),
    from: count(draw),
    actions: times(steps, () => draw.below(2)),
    explored: times(steps, () => draw.chance(0.5)),
    q: times(2 * steps, () => number(draw)),
  };
}
