/** What the page knows of one duel: the netcode's client behind it, a stage and a head-up display in front. */
import { CLASSIC_TICKS, type Fall, forceAt } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Frame } from '../../shared/netcode/confirmed.ts';
import { createDuelClient, type DuelView } from '../../shared/netcode/duelClient.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { DuelFrozen, DuelJoined, DuelResult, Keyframe } from '../../shared/protocol/events.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { type DuelProbe, probe } from './probe.ts';
import type { CartView, StageView } from './stageView.ts';

/** What a duel needs of the network. */
export interface DuelWire {
  send(input: Input): void; // thrown away while disconnected
  askKeyframe(): void;
}

/** Flat, so that two can be compared field by field. */
export interface DuelHud {
  readonly phase: DuelView['phase'];
  readonly countdown: number; // whole seconds left; 0 once it runs
  readonly tick: number; // whole own tick, from 0
  readonly overtime: boolean;
  readonly wind: number; // N, rounded to 0.1
  readonly held: Action;
  readonly ownFall: Fall | null;
  readonly rivalFall: Fall | null;
  readonly bufferTicks: number;
  readonly lateInputs: number;
  readonly corrections: number;
  readonly confirmedTicks: number;
}

export interface Duel {
  readonly joined: DuelJoined;
  readonly rivalSeat: number;
  onFrame(frame: Frame, nowMs: number): void;
  onKeyframe(keyframe: Keyframe, nowMs: number): void;
  onFrozen(msg: DuelFrozen, nowMs: number): void;
  onFinished(msg: DuelResult): void;
  result(): DuelResult | null;
  /** Acts on the own cart at its next tick; the arrow turns with the next drawn frame. */
  setAction(action: Action, nowMs: number): void;
  /** Sends what is due. Once per drawn frame. */
  frame(nowMs: number): { readonly stage: StageView; readonly hud: DuelHud };
  /** The stage has drawn what `frame` said last. */
  drawn(nowMs: number): void;
}

export function createDuel(joined: DuelJoined, wire: DuelWire, nowMs: number): Duel {
  const { seat, setup } = joined;
  const rivalSeat = joined.seats.findIndex((_, s) => s !== seat);
  const client = createDuelClient(joined, nowMs);
  const perTick = tickMs(setup.speed);
  let result: DuelResult | null = null;
  let held: Action = joined.keyframe.held[seat] ?? 0;
  const seen: DuelProbe = {
    screen: 'duel',
    phase: 'countdown',
    match: joined.match,
    tick: joined.keyframe.tick,
    serverTick: joined.keyframe.tick,
    held,
    lastKeyAt: null,
    lastKeyTick: null,
    arrowDrawnAt: null,
    actedTick: null,
    corrections: 0,
    mismatches: 0,
    lateInputs: 0,
    bufferTicks: 0,
    viewDelayTicks: 0,
    result: null,
  };
  probe.duel = seen;

  function pump(now: number): DuelView {
    const { inputs, needsKeyframe, view } = client.poll(now);
    for (const input of inputs) {
      wire.send(input);
      const answersKey = seen.lastKeyAt !== null && seen.actedTick === null && input.action === held;
      if (answersKey) seen.actedTick = input.tick; // the own cart's step from this tick on is already the new one
    }
    if (needsKeyframe) wire.askKeyframe();
    return view;
  }
  function cartOf(view: DuelView, s: number): CartView {
    const own = s === seat;
    const lane = view.lanes[s]!;
    return {
      who: joined.seats[s]?.kind === 'human' ? 'human' : 'agent',
      life: joined.match,
      x: lane.pose.x,
      theta: lane.pose.theta,
      push: own ? held : view.phase === 'countdown' ? null : lane.action,
      explored: false,
      fall: lane.fall,
      wind: forceAt(setup, Math.max(Math.floor(lane.tick), 0)),
    };
  }
  function hudOf(view: DuelView): DuelHud {
    const own = view.lanes[seat]!;
    const rival = view.lanes[rivalSeat];
    const ownFall = result?.falls[seat] ?? own.fall;
    const drawn = view.phase === 'countdown' ? view.startTick : view.tick; // after a freeze it goes on where it stood
    const tick = Math.max(Math.floor(ownFall ? ownFall.tick : drawn), 0);
    return {
      phase: view.phase,
      countdown: view.phase === 'countdown' ? Math.ceil(((view.startTick - view.tick) * perTick) / 1000) : 0,
      tick,
      overtime: tick >= CLASSIC_TICKS,
      wind: Math.round(forceAt(setup, tick) * 10) / 10,
      held,
      ownFall,
      rivalFall: rival?.fall ?? null,
      bufferTicks: Math.round(view.bufferTicks * 10) / 10,
      lateInputs: view.lateInputs,
      corrections: view.corrections,
      confirmedTicks: Math.max(view.serverTick, 0),
    };
  }
  function note(view: DuelView): void {
    seen.phase = view.phase;
    seen.tick = view.tick;
    seen.serverTick = view.serverTick;
    seen.corrections = view.corrections;
    seen.mismatches = view.mismatches;
    seen.lateInputs = view.lateInputs;
    seen.bufferTicks = view.bufferTicks;
    seen.viewDelayTicks = view.viewDelayTicks;
  }

  return {
    joined,
    rivalSeat,
    onFrame: client.onFrame,
    onKeyframe: client.onKeyframe,
    onFrozen: client.onFrozen,
    onFinished(msg) {
      client.onFinished(msg);
      result = msg;
      const winner = msg.winner === 'draw' ? 'draw' : msg.winner === seat ? 'you' : 'rival';
      seen.result = { winner, tick: msg.tick, end: msg.end };
    },
    result: () => result,
    setAction(action, now) {
      if (action === held) return;
      held = action;
      seen.held = action;
      seen.lastKeyAt = now;
      seen.arrowDrawnAt = null;
      seen.actedTick = null;
      client.setAction(action, now);
      seen.lastKeyTick = pump(now).tick;
    },
    frame(now) {
      const view = pump(now);
      note(view);
      const seats = rivalSeat === -1 ? [seat] : [rivalSeat, seat];
      return { stage: { carts: seats.map((s) => cartOf(view, s)) }, hud: hudOf(view) };
    },
    drawn(now) {
      if (seen.lastKeyAt !== null && seen.arrowDrawnAt === null) seen.arrowDrawnAt = now;
    },
  };
}
