/** What a room needs of a match's authority, whatever world it simulates. */

import { hashLanes } from '../../shared/arena/hash.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import type { Keyframe } from '../../shared/netcode/confirmed.ts';
import { createMatchHost, type HostPlan } from '../../shared/netcode/matchHost.ts';
import type { Referee } from '../../shared/netcode/referee.ts';
import { packBody, packHead } from '../../shared/protocol/frame.ts';
import { packKeyframe } from '../../shared/protocol/keyframe.ts';

export interface Host
  extends Pick<
    Referee,
    'tick' | 'input' | 'freeze' | 'resume' | 'hide' | 'leave' | 'end' | 'over' | 'frozen' | 'freezes' | 'dropped'
  > {
  /** @param seat whose inputs are acknowledged; null for a spectator */
  frame(seat: number | null): string;
  keyframe(seat: number | null): Keyframe;
  packedKeyframe(seat: number | null): string;
  readonly tickNow: () => number; // of the match
  readonly standing: () => number; // seats that have not fallen
  /** As far as it was played; null where the world is not replayed from its inputs. */
  readonly replay: () => Replay | null;
  /** What was done from that tick on, to be read at once; null where the world is not replayed from its inputs. */
  readonly done: (from: number) => Done | null;
}

export interface Done {
  readonly to: number; // tick
  readonly pushes: readonly Uint8Array[]; // by seat, until its fall
  readonly hash: number; // of the state at that tick
}

/** The classic world: clients step it themselves from the actions in the frames. */
export function createCartPoleHost(plan: HostPlan): Host {
  const host = createMatchHost(plan);
  let bodyTick = Number.NaN;
  let body = '';
  return {
    ...host,
    frame(seat) {
      const { tick, ackTick, lead, hash, actions } = host.frame(seat);
      if (tick !== bodyTick) [bodyTick, body] = [tick, packBody(hash, actions)];
      return packHead(tick, ackTick, lead) + body;
    },
    packedKeyframe: (seat) => packKeyframe(host.keyframe(seat)),
    tickNow: () => host.match().tick,
    standing: () => host.match().lanes.reduce((count, { fall }) => count + (fall ? 0 : 1), 0),
    replay() {
      const { setup, tick, lanes } = host.match();
      return { setup, ticks: tick, actions: host.actions(), hash: hashLanes(tick, lanes) };
    },
    done: (from) => ({ to: host.match().tick, pushes: host.actionsFrom(from), hash: host.hash() }),
  };
}
