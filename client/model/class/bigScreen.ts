/** What a big screen draws: all lanes of a round, between the frames that come ten times a second, a little behind them. */
import { tickMs } from '../../../shared/arena/speed.ts';
import type { ClassBegun } from '../../../shared/protocol/classEvents.ts';
import {
  type ClassFrame,
  type ClassLaneNow,
  type LaneDown,
  unpackClassFrame,
} from '../../../shared/protocol/classFrame.ts';
import { ANGLE_LIMIT } from '../../../shared/sim/cartpole.ts';
import type { CartView, StageView } from '../stageView.ts';

export interface ScreenHud {
  readonly tick: number; // whole; below 0 it is counted down
  readonly countdown: number; // whole seconds left
  readonly standing: number; // people
  readonly down: readonly (LaneDown | null)[]; // by lane, as drawn
}

export interface BigScreen {
  readonly begun: ClassBegun;
  /** A frame as it came; one of another round is nothing. */
  hear(packed: unknown, nowMs: number): void;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: ScreenHud };
}

const BEHIND_MS = 160; // so that there is nearly always a frame on either side
const KEPT = 8; // frames
const JUMP_MS = 400; // beyond it the clock is set anew, not nudged
const NUDGE = 0.1;

interface Pose {
  readonly x: number;
  readonly theta: number;
  readonly xDot: number;
  readonly thetaDot: number;
}

const SIDE = { left: -1, right: 1 } as const;

/** Where a lane is at `tick`, which lies between two frames. */
function between(from: ClassLaneNow, to: ClassLaneNow, fromTick: number, toTick: number, tick: number): Pose {
  const end = to.down && !from.down ? Math.max(Math.min(to.down.tick, toTick), fromTick) : toTick;
  const lean = to.down?.cause === 'angle' ? SIDE[to.down.side] * ANGLE_LIMIT : to.down ? from.theta : to.theta;
  const span = end - fromTick;
  const share = span <= 0 ? 1 : Math.min(Math.max((tick - fromTick) / span, 0), 1);
  const perSecond = span <= 0 ? 0 : 50 / span;
  return {
    x: from.x + (to.x - from.x) * share,
    theta: from.theta + (lean - from.theta) * share,
    xDot: (to.x - from.x) * perSecond,
    thetaDot: (lean - from.theta) * perSecond,
  };
}

export function createBigScreen(begun: ClassBegun): BigScreen {
  const perTick = tickMs(begun.speed);
  let frames: readonly ClassFrame[] = []; // oldest first
  let zeroAt: number | null = null; // when tick 0 was, as frames come
  let down: readonly (LaneDown | null)[] = begun.lanes.map(() => null);
  const poses: (Pose | null)[] = begun.lanes.map(() => null); // the last ones that moved

  function framesAt(tick: number): readonly [ClassFrame, ClassFrame] {
    const later = frames.find((frame) => frame.tick >= tick) ?? frames[frames.length - 1]!;
    const before = frames[frames.indexOf(later) - 1] ?? later;
    return [before, later];
  }
  function cartOf(lane: number, tick: number): CartView {
    const [from, to] = framesAt(tick);
    const [a, b] = [from.lanes[lane]!, to.lanes[lane]!];
    const isDown = b.down !== null && (a.down !== null || tick >= b.down.tick);
    const moving = a.down ? null : between(a, b, from.tick, to.tick, tick);
    if (moving) poses[lane] = moving;
    const pose = moving ?? poses[lane] ?? { x: b.x, theta: 0, xDot: 0, thetaDot: 0 };
    return {
      who: begun.lanes[lane]!.seat.kind,
      life: `${begun.round}`,
      ...pose,
      push: tick < 0 || isDown ? null : b.down ? a.push : b.push,
      explored: false,
      fall: isDown ? { cause: b.down!.cause === 'edge' ? 'edge' : 'angle', side: b.down!.side } : null,
      wind: 0,
    };
  }
  function downNow(tick: number): readonly (LaneDown | null)[] {
    const newest = frames[frames.length - 1];
    const now = begun.lanes.map((_, lane) => {
      const at = newest?.lanes[lane]?.down ?? null;
      return at && tick >= at.tick ? at : null;
    });
    if (now.some((one, lane) => one?.tick !== down[lane]?.tick)) down = now;
    return down;
  }
  return {
    begun,
    hear(packed, nowMs) {
      const frame = unpackClassFrame(packed);
      if (!frame || frame.round !== (begun.round & 63) || frame.lanes.length !== begun.lanes.length) return;
      if (frames.length > 0 && frame.tick < frames[frames.length - 1]!.tick) return;
      const seen = nowMs - frame.tick * perTick;
      zeroAt = zeroAt === null || Math.abs(seen - zeroAt) > JUMP_MS ? seen : zeroAt + NUDGE * (seen - zeroAt);
      frames = [...frames.filter(({ tick }) => tick !== frame.tick), frame].slice(-KEPT);
    },
    frame(nowMs) {
      const newest = frames[frames.length - 1];
      if (!newest || zeroAt === null) {
        const standing = begun.lanes.filter(({ member }) => member !== null).length;
        return { stage: { carts: [] }, hud: { tick: -1, countdown: 0, standing, down } };
      }
      const tick = Math.min((nowMs - zeroAt - BEHIND_MS) / perTick, newest.tick);
      const carts = begun.lanes.map((_, lane) => cartOf(lane, tick));
      const fallen = downNow(tick);
      const standing = begun.lanes.filter(({ member }, lane) => member !== null && fallen[lane] === null).length;
      const countdown = tick < 0 ? Math.ceil((-tick * perTick) / 1_000) : 0;
      return { stage: { carts }, hud: { tick: Math.max(Math.floor(tick), 0), countdown, standing, down: fallen } };
    },
  };
}
