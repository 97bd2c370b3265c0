/**
 * What a page needs to play or watch a match: frames and keys in, inputs and a view out. No socket, no clock, no drawing.
 *
 * const match = createMatchClient(joined, now());
 * socket 'f': const frame = unpackFrame(packed); if (frame) match.onFrame(frame, now());
 * key:        match.setAction(1, now());
 * each drawn frame, and right after a key: const { inputs, needsKeyframe, view } = match.poll(now());
 *             for (const input of inputs) if (socket.connected) socket.emit('i', packInput(input)); if (needsKeyframe) socket.emit('match:sync');
 */
import type { Fall, MatchSetup } from '../arena/match.ts';
import { tickMs } from '../arena/speed.ts';
import type { Action, CartPoleState } from '../sim/cartpole.ts';
import { createConfirmed, type Frame, type Keyframe } from './confirmed.ts';
import type { Input } from './inputQueue.ts';
import { createInputSender } from './inputSender.ts';
import { blend, type Pose } from './pose.ts';
import { createPrediction } from './prediction.ts';

const SYNC_RETRY_MS = 250; // a keyframe is asked for again after so long

export interface MatchStart {
  readonly seat: number | null; // null: a spectator, who predicts nothing and sends nothing
  readonly setup: MatchSetup;
  readonly keyframe: Keyframe;
  readonly states: boolean; // the server sends states, because this engine computes other bits: they are shown, not compared
}

export interface LaneView {
  readonly tick: number; // with its fraction: where on its way this lane is drawn
  readonly pose: Pose; // between two ticks: for drawing only
  readonly state: CartPoleState; // simulated, at the whole tick below: for numbers and sound
  readonly action: Action; // the push that is on during the drawn step
  readonly fall: Fall | null; // of the drawn tick
}

export interface MatchView {
  readonly phase: 'countdown' | 'playing' | 'frozen' | 'finished';
  readonly tick: number; // the own clock, with its fraction, a spectator's is that of what is drawn; below `startTick` while counting down
  readonly startTick: number; // where the match starts or goes on: 0, or where it was frozen
  readonly serverTick: number; // newest confirmed tick
  readonly winner: number | 'draw' | null; // by the confirmed match; null before its end
  readonly lanes: readonly LaneView[]; // by seat; the own one at `tick`, the others a view delay behind
  readonly viewDelayTicks: number; // how far the others are behind the own cart
  readonly corrections: number; // times the own cart had to be set right
  readonly mismatches: number; // times the server's state hash was not ours
  readonly confirmedFrames: number; // times it was
  readonly lateInputs: number;
  readonly bufferTicks: number; // how early inputs are meant to arrive
  readonly leadTicks: number; // how early the newest one did
  readonly jitterTicks: number; // p99 of the way to the server
  readonly roundTripTicks: number | null; // median; null before the first input was answered
}

export interface Polled {
  readonly inputs: readonly Input[]; // to be sent now, in order; thrown away while disconnected
  readonly needsKeyframe: boolean; // ask with `match:sync`
  readonly view: MatchView;
}

export interface MatchClient {
  onFrame(frame: Frame, nowMs: number): void;
  /** Also with the keyframe of a `match:resume` reply. */
  onKeyframe(keyframe: Keyframe, nowMs: number): void;
  /** Frozen at a tick. It goes on with a keyframe that counts down. */
  onFrozen(msg: { readonly frozen: boolean; readonly tick: number }, nowMs: number): void;
  onFinished(msg: { readonly tick: number; readonly winner: number | 'draw'; readonly lateInputs: number }): void;
  /** What the own seat holds from its next tick on. */
  setAction(action: Action, nowMs: number): void;
  poll(nowMs: number): Polled;
}

export function createMatchClient(start: MatchStart, nowMs: number): MatchClient {
  const { seat, setup, states } = start;
  const perTick = tickMs(setup.speed);
  const confirmed = createConfirmed(setup, start.keyframe);
  const prediction = createPrediction(setup, (seat === null ? 0 : start.keyframe.held[seat]) ?? 0);
  const sender = createInputSender(
    {
      perTick,
      seat,
      first: start.keyframe,
      changed: prediction.hold,
      restarted: () => prediction.restart(Number.NEGATIVE_INFINITY),
    },
    nowMs,
  );
  const { clock } = sender;

  let ended: { readonly tick: number; readonly winner: number | 'draw' } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY; // ms
  const counts = { corrections: 0, mismatches: 0, confirmedFrames: 0, late: start.keyframe.late };

  function confirmOwn(): void {
    if (seat === null) return;
    const { tick, lanes } = confirmed.match();
    if (prediction.confirm(tick, lanes[seat]!) && !states) counts.corrections++;
  }
  function ownLane(tick: number, confirmedTick: number) {
    if (tick <= confirmedTick) return confirmed.lanesAt(tick)[seat!]!;
    return prediction.laneAt(tick, confirmedTick, confirmed.lanesAt(confirmedTick)[seat!]!);
  }

  function view(nowMs: number): MatchView {
    const match = confirmed.match();
    const end = ended?.tick ?? (match.phase === 'finished' ? match.tick : null);
    const startTick = sender.startTick();
    const frozen = sender.frozen();
    const clockTick = seat === null ? clock.viewTickAt(nowMs) : clock.tickAt(nowMs);
    const tick = frozen ? startTick : end !== null ? Math.min(clockTick, end) : clockTick;
    const at = Math.max(tick, startTick);
    const viewTick = Math.min(Math.max(clock.viewTickAt(nowMs), startTick), match.tick, at);
    const lanes = match.lanes.map((_, s): LaneView => {
      const own = s === seat;
      const drawn = own ? at : viewTick;
      const below = Math.floor(drawn);
      const laneAt = (t: number) => (own ? ownLane(t, match.tick) : confirmed.lanesAt(t)[s]!);
      const from = laneAt(below);
      const to = drawn === below ? from : laneAt(below + 1);
      const action = own ? prediction.actionAt(below) : (confirmed.actionsAt(below + 1)[s] ?? 0);
      return { tick: drawn, pose: blend(from.cart, to.cart, drawn - below), state: from.cart, action, fall: from.fall };
    });
    return {
      phase: end !== null ? 'finished' : frozen ? 'frozen' : tick < startTick ? 'countdown' : 'playing',
      tick,
      startTick,
      serverTick: match.tick,
      winner: ended?.winner ?? (match.phase === 'finished' ? match.winner : null),
      lanes,
      viewDelayTicks: Math.max(at - viewTick, 0),
      corrections: counts.corrections,
      mismatches: counts.mismatches,
      confirmedFrames: counts.confirmedFrames,
      lateInputs: counts.late,
      bufferTicks: clock.bufferTicks(),
      leadTicks: sender.lead(),
      jitterTicks: clock.jitterTicks(),
      roundTripTicks: clock.roundTripTicks(),
    };
  }

  return {
    onFrame(frame, nowMs) {
      sender.heard(frame.tick, frame.ackTick, frame.lead, nowMs);
      if (states) return; // the states that come with it say the rest
      const taken = confirmed.takeFrame(frame);
      if (taken === 'mismatch') counts.mismatches++;
      if (taken !== 'stepped') return;
      counts.confirmedFrames++;
      confirmOwn();
    },
    onKeyframe(keyframe, nowMs) {
      sender.keyframe(keyframe, nowMs);
      counts.late = Math.max(counts.late, keyframe.late);
      const taken = confirmed.takeKeyframe(keyframe);
      if (taken === 'mismatch' && !states) counts.mismatches++;
      if (taken !== 'old') confirmOwn();
    },
    onFrozen(msg, nowMs) {
      if (!msg.frozen) return;
      sender.freeze(msg.tick, nowMs);
    },
    onFinished(msg) {
      ended = msg;
      counts.late = msg.lateInputs;
    },
    setAction: sender.setAction,
    poll(nowMs) {
      const inputs = ended === null ? sender.take(nowMs) : [];
      const needsKeyframe = confirmed.needsKeyframe() && nowMs - askedAt >= SYNC_RETRY_MS;
      if (needsKeyframe) askedAt = nowMs;
      return { inputs, needsKeyframe, view: view(nowMs) };
    },
  };
}
