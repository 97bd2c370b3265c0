/** What a server may say of classes: values drawn from their types. */
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { makeClassCode } from '../../shared/class/classCode.ts';
import type { ClassRound } from '../../shared/class/classScores.ts';
import { CLASS_ENDS, type ClassBegun, type ClassEntered, type ClassState } from '../../shared/protocol/classEvents.ts';
import { type ClassFrame, type ClassLaneNow, LANE_ENDS } from '../../shared/protocol/classFrame.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';
import { seat } from './answers.ts';
import type { Draw } from './draw.ts';

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const side = (draw: Draw) => draw.pick(['left', 'right'] as const);
const how = (draw: Draw) => ({ speed: draw.pick(SPEED_CLASSES), wind: draw.pick(WIND_LEVELS) });

function lane(draw: Draw): ClassLaneNow {
  const x = 5 * draw.uniform() - 2.5;
  if (draw.chance(0.4))
    return { x, theta: 0, push: 0, down: { tick: draw.below(1_700), cause: draw.pick(LANE_ENDS), side: side(draw) } };
  return { x, theta: draw.uniform() - 0.5, push: draw.pick([0, 1] as const), down: null };
}

export function classFrame(draw: Draw): ClassFrame {
  return { round: draw.below(64), tick: draw.whole(-150, 1_700), lanes: times(draw.whole(1, 41), () => lane(draw)) };
}

export function classState(draw: Draw): ClassState {
  return {
    code: makeClassCode(draw.below),
    phase: draw.pick(['lobby', 'round', 'results'] as const),
    settings: { ...how(draw), rival: draw.chance(0.5) ? null : draw.word(12) },
    hostHere: draw.chance(0.8),
    members: times(draw.below(40), () => ({ id: draw.whole(1, 99), name: draw.word(20), here: draw.chance(0.8) })),
    round: draw.below(20),
    standing: draw.below(40),
  };
}

export function classBegun(draw: Draw): ClassBegun {
  const lanes = times(draw.whole(1, 41), () => ({
    member: draw.chance(0.1) ? null : draw.whole(1, 99),
    seat: seat(draw),
  }));
  return { round: draw.whole(1, 99), ...how(draw), lanes };
}

export function classRound(draw: Draw): ClassRound {
  const rows = times(draw.whole(0, 41), () => ({
    member: draw.chance(0.1) ? null : draw.whole(1, 99),
    name: draw.word(20),
    ticks: draw.below(1_700),
    fall: draw.chance(0.2) ? null : { cause: draw.pick(['angle', 'edge'] as const), side: side(draw) },
    place: draw.whole(1, 41),
  }));
  return { round: draw.whole(1, 99), seed: draw.below(2 ** 32), ...how(draw), rows };
}

export function classEntered(draw: Draw): ClassEntered {
  return {
    me: draw.chance(0.3) ? null : draw.whole(1, 99),
    state: classState(draw),
    begun: draw.chance(0.5) ? null : classBegun(draw),
    rounds: times(draw.below(4), () => classRound(draw)),
  };
}

export const classOver = (draw: Draw) => ({ why: draw.pick(CLASS_ENDS) });
