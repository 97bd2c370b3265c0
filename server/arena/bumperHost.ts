/** Bumper: the rigid world lives here alone. Its states are sent, and drawn between; nobody steps it but the server. */
import type { MatchSetup } from '../../shared/arena/match.ts';
import { createReferee, type HostEars } from '../../shared/netcode/referee.ts';
import { packHead } from '../../shared/protocol/frame.ts';
import { packRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import { bumperMatchAt } from '../../shared/rigid/bumperMatch.ts';
import { createRigidWorld } from '../../shared/rigid/rigidWorld.ts';
import type { Driver } from '../../shared/rigid/rivals.ts';
import type { Host } from './host.ts';

export interface BumperPlan {
  readonly setup: MatchSetup;
  readonly seats: readonly (Driver | null)[]; // an agent's policy; null for a human
  readonly patient: boolean;
  readonly ears: HostEars;
}

export function createBumperHost({ setup, seats, patient, ears }: BumperPlan): Host {
  const rigid = createRigidWorld({ seed: setup.seed, seats: setup.seats, balls: true });
  let view = rigid.view();
  const falls = () => view.carts.map(({ fallen }) => fallen);

  const referee = createReferee({
    speed: setup.speed,
    patient,
    ears,
    world: {
      tick: () => view.tick,
      fall: (seat) => view.carts[seat]!.fallen,
      winner() {
        const match = bumperMatchAt(view.tick, falls());
        return match.phase === 'finished' ? match.winner : null;
      },
      decide: seats.map((driver, seat) => driver && (() => driver(view, seat))),
      step(actions) {
        rigid.step(actions);
        view = rigid.view();
      },
    },
  });
  function frame(seat: number | null): string {
    const { newestTick, lead } = referee.acknowledged(seat);
    const held = seats.map((_, s) => referee.held(s));
    return packRigidFrame(packHead(referee.clock(), newestTick, lead), view, held);
  }
  return {
    ...referee,
    frame,
    keyframe(seat) {
      const { newestTick, late } = referee.acknowledged(seat);
      return {
        tick: referee.clock(),
        stateTick: view.tick,
        ackTick: newestTick,
        late,
        carts: view.carts.map(({ x, xDot, theta, thetaDot }) => ({ x, xDot, theta, thetaDot })),
        falls: falls(),
        held: seats.map((_, s) => referee.held(s)),
      };
    },
    packedKeyframe: frame, // each frame is the whole state, as far as a page draws it
    tickNow: () => view.tick,
    standing: () => falls().filter((fall) => fall === null).length,
    replay: () => null,
    done: () => null,
  };
}
