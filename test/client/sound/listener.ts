/**
 * A player who hears the pole's tone and sees nothing: pitch and pan, as coarse as an ear takes them, and late. It knows where upright is,
 * which keys it has pressed, and what a push does to a pole; rates it tells from how the tone went.
 */
import {
  type AngleTone,
  angleTone,
  OCTAVES,
  PLACE_SHARE,
  UPRIGHT_HERTZ,
} from '../../../client/game/sound/angleTone.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../../../shared/arena/match.ts';
import { type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';
import { type Action, ANGLE_LIMIT, CARTPOLE, type CartPoleState, TRACK_LIMIT } from '../../../shared/sim/cartpole.ts';

export interface Ear {
  readonly lateMs: number; // from the loudspeaker to the finger
  readonly everyMs: number; // between two tones that are told
  readonly cents: number; // pitches closer than this are one
  readonly pan: number; // and pans
}

type Tone = Pick<AngleTone, 'hertz' | 'pan'>;

/** What reaches the player of a tone. */
function heardBy({ cents, pan }: Ear, tone: Tone): Tone {
  const inCents = 1200 * Math.log2(tone.hertz / UPRIGHT_HERTZ);
  return {
    hertz: UPRIGHT_HERTZ * 2 ** ((Math.round(inCents / cents) * cents) / 1200),
    pan: Math.round(tone.pan / pan) * pan,
  };
}

interface Belief {
  readonly theta: number;
  readonly x: number;
}

/** Pitch is the lean; what of the pan is not the lean is the place. */
function understood({ hertz, pan }: Tone): Belief {
  const lean = Math.log2(hertz / UPRIGHT_HERTZ) / OCTAVES;
  return { theta: lean * ANGLE_LIMIT, x: ((pan - (1 - PLACE_SHARE) * lean) / PLACE_SHARE) * TRACK_LIMIT };
}

/** Which side a person who has learned this would press: lean, its rate, a little of the place and of its rate. */
export interface Skill {
  readonly rateOver: number; // heard tones that a rate is told from
  readonly driftOver: number;
  readonly rate: number;
  readonly place: number;
  readonly drift: number;
}

/** Hands that have practised at half and three quarters of real time, and at all of it. */
export const PRACTISED: Skill = { rateOver: 4, driftOver: 8, rate: 0.34, place: 0.1, drift: 0.11 };
export const QUICK: Skill = { rateOver: 3, driftOver: 12, rate: 0.222, place: 0.02, drift: 0.009 };

const PUSH_TURNS =
  CARTPOLE.push /
  ((CARTPOLE.cartMass + CARTPOLE.poleMass) *
    CARTPOLE.poleHalfLength *
    (4 / 3 - CARTPOLE.poleMass / (CARTPOLE.cartMass + CARTPOLE.poleMass))); // rad/s^2
const FALLS =
  CARTPOLE.gravity / (CARTPOLE.poleHalfLength * (4 / 3 - CARTPOLE.poleMass / (CARTPOLE.cartMass + CARTPOLE.poleMass))); // 1/s^2
const PUSH_MOVES = CARTPOLE.push / (CARTPOLE.cartMass + CARTPOLE.poleMass); // m/s^2

/** @returns ticks that it lasts, at most `most` */
export function playByEar(
  seed: number,
  speed: SpeedClass,
  ear: Ear,
  skill: Skill,
  most = 500,
  wind: MatchSetup['wind'] = 0,
): number {
  const perTick = tickMs(speed);
  const toSim = CARTPOLE.dt / perTick; // s of the world in a millisecond of ours
  const coming: { readonly at: number; readonly tone: Tone }[] = []; // ms
  const pushes: Action[] = []; // by tick
  let match: Match = newMatch({ seed, wind, speed, seats: 1 });
  let held: Action = 0;
  const toneOf = ({ x, theta }: CartPoleState): Tone =>
    heardBy(ear, angleTone({ lean: theta / ANGLE_LIMIT, place: x / TRACK_LIMIT }));
  const before = understood(toneOf(match.lanes[0]!.cart)); // it stands there, and sounds, while the game counts down
  const heard: Belief[] = Array.from({ length: 1 + Math.max(skill.rateOver, skill.driftOver) }, () => before);
  let nextTone = 0; // ms
  while (match.phase === 'playing' && match.tick < most) {
    const now = match.tick * perTick; // this tick's state is what is seen until the next
    for (; nextTone < now + perTick; nextTone += ear.everyMs) {
      coming.push({ at: nextTone + ear.lateMs, tone: toneOf(match.lanes[0]!.cart) });
    }
    while (coming[0] && coming[0].at <= now) heard.push(understood(coming.shift()!.tone));
    held = wish(heard, pushes, held, ear, toSim, skill);
    pushes.push(held);
    match = advance(match, [held]);
  }
  return match.tick;
}

function rateOf(values: readonly number[], over: number, seconds: number): number {
  const newest = values.length - 1;
  const span = Math.min(over, newest);
  return span <= 0 ? 0 : (values[newest]! - values[newest - span]!) / (span * seconds);
}

function sideOf(push: Action): -1 | 1 {
  return push === 1 ? 1 : -1;
}

/** What was heard, carried on to now by what the own hands did since; then the hand's rule. */
function wish(
  heard: readonly Belief[],
  pushes: readonly Action[],
  held: Action,
  ear: Ear,
  toSim: number,
  skill: Skill,
): Action {
  const newest = heard.at(-1);
  if (!newest) return held;
  const between = ear.everyMs * toSim; // s of the world
  let { theta, x } = newest;
  let turns = rateOf(
    heard.map((one) => one.theta),
    skill.rateOver,
    between,
  );
  let drifts = rateOf(
    heard.map((one) => one.x),
    skill.driftOver,
    between,
  );
  const ticksAgo = Math.round((ear.lateMs * toSim) / CARTPOLE.dt);
  const since = (ticks: number): readonly Action[] => pushes.slice(Math.max(pushes.length - ticks, 0));
  /** A difference tells the rate of the middle of its span: what the hands did since then. */
  const sinceMiddle = (over: number): readonly Action[] => {
    const aged = Math.round((over * between) / 2 / CARTPOLE.dt);
    return since(ticksAgo + aged).slice(0, aged);
  };
  for (const push of sinceMiddle(skill.rateOver)) {
    turns += CARTPOLE.dt * (FALLS * theta - PUSH_TURNS * sideOf(push));
  }
  for (const push of sinceMiddle(skill.driftOver)) drifts += CARTPOLE.dt * PUSH_MOVES * sideOf(push);
  for (const push of since(ticksAgo)) {
    const side = sideOf(push);
    theta += CARTPOLE.dt * turns;
    x += CARTPOLE.dt * drifts;
    turns += CARTPOLE.dt * (FALLS * theta - PUSH_TURNS * side);
    drifts += CARTPOLE.dt * PUSH_MOVES * side;
  }
  return theta + skill.rate * turns + skill.place * x + skill.drift * drifts > 0 ? 1 : 0;
}
