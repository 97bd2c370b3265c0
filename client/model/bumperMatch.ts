/** What the page knows of a Bumper match. The rigid world lives on the server: its states are drawn between, a little behind, and only inputs are dated ahead. */
import { tickMs } from '../../shared/arena/speed.ts';
import { createInputSender } from '../../shared/netcode/inputSender.ts';
import type { MatchJoined, MatchResult } from '../../shared/protocol/matchEvents.ts';
import { type RigidFrame, unpackRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import { BUMPER_TICKS } from '../../shared/rigid/bumperMatch.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import type { GameMatch, MatchHud, MatchWire } from './match.ts';
import { createMatchProbe } from './matchProbe.ts';
import { createRigidTrack, type RigidStageView, settledRigid } from './rigidView.ts';

const SETTLING_MS = 4_000; // poles that are down come to rest

export function createBumperMatch(joined: MatchJoined, wire: MatchWire, nowMs: number): GameMatch {
  const { seat, setup, seats, keyframe } = joined;
  const perTick = tickMs(setup.speed);
  const sender = createInputSender({ perTick, seat, first: keyframe, changed: () => {}, restarted: () => {} }, nowMs);
  const { clock } = sender;
  const track = createRigidTrack();
  const seen = createMatchProbe(joined);
  let held: Action = (seat === null ? 0 : keyframe.held[seat]) ?? 0;
  let result: MatchResult | null = null;
  let endedAt: number | null = null; // ms
  let inputsSent = 0;
  let lastTick = keyframe.tick; // of the newest state
  let falls: MatchHud['falls'] = keyframe.falls;
  track.push({
    tick: keyframe.stateTick,
    carts: keyframe.carts.map(({ x, theta }, s) => ({
      x,
      theta,
      push: keyframe.held[s] ?? 0,
      fallen: falls[s] ?? null,
    })),
    balls: [],
  });

  /** While the clock counts up to the start, the world stands at its start. */
  function take(frame: RigidFrame, now: number): void {
    sender.keyframe({ ...frame, stateTick: Math.max(sender.startTick(), frame.tick) }, now);
    sender.heard(frame.tick, frame.ackTick, frame.lead, now);
    lastTick = frame.tick;
    track.push({ ...frame, tick: Math.max(frame.tick, sender.startTick()) });
  }
  function hear(_: 'f' | 'k', packed: string, now: number): void {
    const frame = unpackRigidFrame(packed);
    if (frame) take(frame, now);
  }
  function pump(now: number): void {
    if (result) return;
    for (const input of sender.take(now)) {
      wire.send(input);
      seen.sent(input, held);
    }
  }
  function stateAt(now: number) {
    const drawn = Math.max(clock.viewTickAt(now), sender.startTick());
    const state = track.at(drawn)!;
    if (endedAt === null) return state;
    return settledRigid(track.at(Number.POSITIVE_INFINITY)!, Math.min(now - endedAt, SETTLING_MS) / perTick);
  }
  function phase(now: number): MatchHud['phase'] {
    if (result) return 'finished';
    if (sender.frozen()) return 'frozen';
    return clock.viewTickAt(now) < sender.startTick() ? 'countdown' : 'playing';
  }

  return {
    joined,
    hear,
    onFrozen(msg, now) {
      if (msg.frozen) sender.freeze(msg.tick, now);
    },
    onResumed(again, now) {
      sender.keyframe(again, now);
    },
    onFinished(msg, now) {
      result = msg;
      endedAt = now;
      seen.finished(msg);
    },
    result: () => result,
    net: () => ({
      roundTripMs: clock.roundTripTicks() === null ? null : clock.roundTripTicks()! * perTick,
      jitterMs: clock.jitterTicks() * perTick,
      bufferTicks: clock.bufferTicks(),
      leadTicks: sender.lead(),
      viewDelayMs: Math.max(clock.serverTickAt(performance.now()) - clock.viewTickAt(performance.now()), 0) * perTick,
      lateInputs: result?.lateInputs ?? 0,
      inputsSent,
      corrections: 0, // nothing is predicted
      mismatches: 0,
      confirmedTicks: Math.max(lastTick, 0),
    }),
    setAction(action, now) {
      if (action === held || seat === null) return;
      held = action;
      inputsSent++;
      seen.key(action, now);
      sender.setAction(action, now);
      pump(now);
      seen.keyTick(clock.tickAt(now));
    },
    frame(now) {
      pump(now);
      const state = stateAt(now);
      const fallen = state.carts.map(({ fallen: fall }, s) => result?.falls[s] ?? fall);
      if (fallen.some((fall, s) => fall?.tick !== falls[s]?.tick)) falls = fallen;
      const at = phase(now);
      const end = Math.min(falls[seat ?? -1]?.tick ?? BUMPER_TICKS, result?.tick ?? BUMPER_TICKS);
      const tick = Math.min(Math.max(Math.floor(state.tick), 0), end);
      const left = sender.startTick() - clock.viewTickAt(now);
      const rigid: RigidStageView = {
        tick: state.tick,
        balls: state.balls,
        own: seat ?? undefined,
        carts: state.carts.map(({ x, theta, push, fallen: fall }, s) => ({
          who: seats[s]?.kind === 'human' ? 'human' : 'agent',
          x,
          theta,
          push: s === seat ? held : at === 'countdown' ? null : push,
          fallen: fall,
        })),
      };
      seen.drawnNumbers({ phase: at, tick: clock.tickAt(now), serverTick: lastTick, bufferTicks: clock.bufferTicks() });
      return {
        stage: { carts: [], rigid },
        hud: {
          phase: at,
          decided: result !== null,
          countdown: at === 'countdown' ? Math.max(Math.ceil((left * perTick) / 1000), 0) : 0,
          tick,
          overtime: false,
          wind: 0,
          held,
          falls,
          standing: falls.filter((fall) => fall === null).length,
        },
      };
    },
    drawn: seen.drawn,
  };
}
