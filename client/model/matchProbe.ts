/** A match's copy of its numbers for browser tests, and when a key became an arrow and a step. */

import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { MatchView } from '../../shared/netcode/matchClient.ts';
import type { MatchJoined, MatchResult } from '../../shared/protocol/matchEvents.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { type DuelProbe, probe } from './probe.ts';

type Drawn = Pick<MatchView, 'phase' | 'tick' | 'serverTick' | 'bufferTicks'> &
  Partial<Pick<MatchView, 'corrections' | 'mismatches' | 'lateInputs' | 'viewDelayTicks'>>;

export interface MatchProbe {
  key(action: Action, nowMs: number): void;
  /** The own clock at the newest key. */
  keyTick(tick: number): void;
  /** @param held what the player holds: a heartbeat of what was held before does not answer the key */
  sent(input: Input, held: Action): void;
  finished(msg: MatchResult): void;
  drawnNumbers(view: Drawn): void;
  /** The stage has drawn. */
  drawn(nowMs: number): void;
}

/** Of a page that has no match yet. */
export function idleDuel(screen: DuelProbe['screen']): DuelProbe {
  return {
    screen,
    phase: null,
    match: null,
    seat: null,
    tick: 0,
    serverTick: 0,
    held: null,
    lastKeyAt: null,
    lastKeyTick: null,
    arrowDrawnAt: null,
    actedTick: null,
    ...{ corrections: 0, mismatches: 0, lateInputs: 0, bufferTicks: 0, viewDelayTicks: 0 },
    result: null,
  };
}

export function createMatchProbe({ match, seat, keyframe }: MatchJoined): MatchProbe {
  const seen: DuelProbe = {
    ...idleDuel('duel'),
    phase: 'countdown',
    match,
    seat,
    tick: keyframe.tick,
    serverTick: keyframe.tick,
    held: (seat === null ? 0 : keyframe.held[seat]) ?? 0,
  };
  probe.duel = seen;
  return {
    key(action, nowMs) {
      seen.held = action;
      seen.lastKeyAt = nowMs;
      seen.arrowDrawnAt = null;
      seen.actedTick = null;
    },
    keyTick(tick) {
      seen.lastKeyTick = tick;
    },
    sent(input, held) {
      const answersKey = seen.lastKeyAt !== null && seen.actedTick === null && input.action === held;
      if (answersKey) seen.actedTick = input.tick; // the own cart's step from this tick on is already the new one
    },
    finished({ winner, tick, end, replay }) {
      seen.result = { winner: winner === 'draw' ? 'draw' : winner === seat ? 'you' : 'rival', tick, end, replay };
    },
    drawnNumbers: ({ phase, tick, serverTick, bufferTicks, ...counts }) =>
      void Object.assign(seen, { phase, tick, serverTick, bufferTicks, ...counts }),
    drawn(nowMs) {
      if (seen.lastKeyAt !== null && seen.arrowDrawnAt === null) seen.arrowDrawnAt = nowMs;
    },
  };
}
