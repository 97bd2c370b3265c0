/** A match whose authority is this page: against agents where there is no server. The same host, the same client, no way between them. Unranked. */
import { hashLanes } from '../../shared/arena/hash.ts';
import type { MatchSetup } from '../../shared/arena/match.ts';
import type { Decide } from '../../shared/arena/reaction.ts';
import { encodeReplay } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import { createMatchHost } from '../../shared/netcode/matchHost.ts';
import { packFrame } from '../../shared/protocol/frame.ts';
import { packKeyframe } from '../../shared/protocol/keyframe.ts';
import type { SeatInfo } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import { createMatch, type GameMatch } from './match.ts';

export interface LocalPlan {
  readonly mode: Mode;
  readonly setup: MatchSetup;
  readonly seats: readonly { readonly info: SeatInfo; readonly decide: Decide | null }[]; // the player's first
}

const SEAT = 0;
const MOST_CATCH_UP = 5; // ticks a frame: in a hidden tab the match waits

/** Counts down from now on. */
export function createLocalMatch({ mode, setup, seats }: LocalPlan, nowMs: number): GameMatch {
  const perTick = tickMs(setup.speed);
  const id = `local-${setup.seed}`;
  let due = nowMs + perTick;
  const host = createMatchHost({
    setup,
    seats: seats.map(({ decide }) => decide),
    patient: true,
    ears: {
      frozen(frozen, tick) {
        if (!frozen) match.hear('k', packKeyframe(host.keyframe(SEAT)), due);
        match.onFrozen({ match: id, frozen, tick }, due);
      },
      finished({ late, ...result }) {
        const { tick, lanes } = host.match();
        const replay = encodeReplay({ setup, ticks: tick, actions: host.actions(), hash: hashLanes(tick, lanes) });
        match.hear('k', packKeyframe(host.keyframe(SEAT)), due);
        match.onFinished({ match: id, ...result, lateInputs: late[SEAT]!, replay }, due);
      },
    },
  });
  const joined = {
    match: id,
    mode,
    seat: SEAT,
    setup,
    seats: seats.map(({ info }) => info),
    keyframe: host.keyframe(SEAT),
    waits: true,
    states: false,
    spectators: 0,
  };
  const wire = {
    send: (input: Parameters<typeof host.input>[1]) => host.input(SEAT, input),
    askKeyframe: () => match.hear('k', packKeyframe(host.keyframe(SEAT)), due),
  };
  const match: GameMatch = createMatch(joined, wire, nowMs);

  return {
    ...match,
    frame(now) {
      if (now - due > MOST_CATCH_UP * perTick) due = now;
      for (; due <= now && !host.over(); due += perTick) {
        host.tick(due);
        if (!host.frozen()) match.hear('f', packFrame(host.frame(SEAT)), due);
      }
      return match.frame(now);
    },
  };
}
