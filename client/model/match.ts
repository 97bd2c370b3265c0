/** What the page knows of one match: the netcode's client behind it, a stage and a head-up display in front. */
import { CLASSIC_TICKS, type Fall, forceAt } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Keyframe } from '../../shared/netcode/confirmed.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import { createMatchClient, type MatchView } from '../../shared/netcode/matchClient.ts';
import { unpackFrame } from '../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import type { MatchFrozen, MatchJoined, MatchResult } from '../../shared/protocol/matchEvents.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { createMatchProbe } from './matchProbe.ts';
import type { CartView, StageView } from './stageView.ts';

/** What a match needs of the network. */
export interface MatchWire {
  send(input: Input): void; // thrown away while disconnected
  askKeyframe(): void;
}

/** Two can be compared field by field: lists stay the same object while they say the same. */
export interface MatchHud {
  readonly phase: MatchView['phase'];
  readonly countdown: number; // whole seconds left; 0 once it runs
  readonly tick: number; // whole tick, from 0; it ends with the own fall if that ends the match
  readonly overtime: boolean;
  readonly wind: number; // N, rounded to 0.1
  readonly held: Action;
  readonly falls: readonly (Fall | null)[]; // by seat, as drawn
  readonly standing: number; // seats
  readonly decided: boolean; // the server's result is here, which may be later than the last fall is seen
}

/** What the netcode does, in numbers. */
export interface NetView {
  readonly roundTripMs: number | null;
  readonly jitterMs: number;
  readonly bufferTicks: number;
  readonly leadTicks: number;
  readonly viewDelayMs: number;
  readonly lateInputs: number;
  readonly inputsSent: number; // changes, without heartbeats
  readonly corrections: number;
  readonly mismatches: number;
  readonly confirmedTicks: number;
}

export interface GameMatch {
  readonly joined: MatchJoined;
  /** A frame or a keyframe, as it came. */
  hear(kind: 'f' | 'k', packed: string, nowMs: number): void;
  onFrozen(msg: MatchFrozen, nowMs: number): void;
  /** Back at the match after a lost connection. */
  onResumed(keyframe: Keyframe, nowMs: number): void;
  onFinished(msg: MatchResult, nowMs: number): void;
  result(): MatchResult | null;
  net(): NetView;
  /** Acts on the own cart at its next tick; the arrow turns with the next drawn frame. */
  setAction(action: Action, nowMs: number): void;
  /** Sends what is due. Once per drawn frame. */
  frame(nowMs: number): { readonly stage: StageView; readonly hud: MatchHud };
  /** The stage has drawn what `frame` said last. */
  drawn(nowMs: number): void;
}

export function createMatch(joined: MatchJoined, wire: MatchWire, nowMs: number): GameMatch {
  const { seat, setup, seats } = joined;
  const client = createMatchClient(joined, nowMs);
  const perTick = tickMs(setup.speed);
  let result: MatchResult | null = null;
  let held: Action = (seat === null ? 0 : joined.keyframe.held[seat]) ?? 0;
  let inputsSent = 0;
  let falls: readonly (Fall | null)[] = joined.keyframe.falls;
  let view = client.poll(nowMs).view;
  const seen = createMatchProbe(joined);

  function pump(now: number): MatchView {
    const polled = client.poll(now);
    for (const input of polled.inputs) {
      wire.send(input);
      seen.sent(input, held);
    }
    if (polled.needsKeyframe) wire.askKeyframe();
    view = polled.view;
    return view;
  }
  function cartOf(s: number): CartView {
    const lane = view.lanes[s]!;
    return {
      who: seats[s]?.kind === 'human' ? 'human' : 'agent',
      life: joined.match,
      x: lane.pose.x,
      theta: lane.pose.theta,
      xDot: lane.state.xDot,
      thetaDot: lane.state.thetaDot,
      push: s === seat ? held : view.phase === 'countdown' ? null : lane.action,
      explored: false,
      fall: lane.fall,
      wind: forceAt(setup, Math.max(Math.floor(lane.tick), 0)),
    };
  }
  /** The server's word at the end; until then as drawn. */
  function fallsNow(): readonly (Fall | null)[] {
    const now = view.lanes.map((lane, s) => result?.falls[s] ?? lane.fall);
    if (now.some((fall, s) => fall?.tick !== falls[s]?.tick)) falls = now;
    return falls;
  }
  function hudOf(): MatchHud {
    const drawn = view.phase === 'countdown' ? view.startTick : view.tick; // after a freeze it goes on where it stood
    const fallen = fallsNow();
    const ownFall = seat === null ? null : fallen[seat];
    const mine = ownFall && seats.length < 3 ? ownFall.tick : drawn; // without it the others play on
    const tick = Math.max(Math.floor(result ? Math.min(mine, result.tick) : mine), 0);
    return {
      phase: view.phase,
      countdown: view.phase === 'countdown' ? Math.ceil(((view.startTick - view.tick) * perTick) / 1000) : 0,
      tick,
      overtime: tick >= CLASSIC_TICKS,
      wind: Math.round(forceAt(setup, tick) * 10) / 10,
      held,
      falls: fallen,
      standing: fallen.filter((fall) => fall === null).length,
      decided: result !== null,
    };
  }
  return {
    joined,
    hear(kind, packed, now) {
      const frame = kind === 'f' ? unpackFrame(packed) : null;
      const keyframe = kind === 'k' ? unpackKeyframe(packed) : null;
      if (frame) client.onFrame(frame, now);
      if (keyframe) client.onKeyframe(keyframe, now);
    },
    onFrozen: client.onFrozen,
    onResumed: client.onKeyframe,
    onFinished(msg) {
      client.onFinished(msg);
      result = msg;
      seen.finished(msg);
    },
    result: () => result,
    net: () => ({
      roundTripMs: view.roundTripTicks === null ? null : view.roundTripTicks * perTick,
      jitterMs: view.jitterTicks * perTick,
      bufferTicks: view.bufferTicks,
      leadTicks: view.leadTicks,
      viewDelayMs: view.viewDelayTicks * perTick,
      lateInputs: view.lateInputs,
      inputsSent,
      corrections: view.corrections,
      mismatches: view.mismatches,
      confirmedTicks: Math.max(view.serverTick, 0),
    }),
    setAction(action, now) {
      if (action === held || seat === null) return;
      held = action;
      inputsSent++;
      seen.key(action, now);
      client.setAction(action, now);
      seen.keyTick(pump(now).tick);
    },
    frame(now) {
      const { phase, tick, serverTick, bufferTicks, corrections, mismatches, lateInputs, viewDelayTicks } = pump(now);
      seen.drawnNumbers({ phase, tick, serverTick, bufferTicks, corrections, mismatches, lateInputs, viewDelayTicks });
      const hud = hudOf();
      const carts = seats.map((_, s) => cartOf(s));
      return { stage: { carts, own: seat ?? undefined, overtime: hud.overtime && !hud.decided }, hud };
    },
    drawn: seen.drawn,
  };
}
