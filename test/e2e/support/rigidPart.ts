/** Bumper's stage alone, with a match that a test plays to a moment: what is drawn went through frames, as from a server. */
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import { mountStage } from '../../../client/game/stage.ts';
import { createRigidTrack, type RigidStageView } from '../../../client/model/rigidView.ts';
import { packHead } from '../../../shared/protocol/frame.ts';
import { packRigidFrame, unpackRigidFrame } from '../../../shared/protocol/rigidFrame.ts';
import { createRigidWorld } from '../../../shared/rigid/rigidWorld.ts';
import { type Driver, STYLES, type Style, styled } from '../../../shared/rigid/rivals.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';

export type Player = keyof typeof STYLES | 'left' | 'right'; // the last two hold one side

let view: RigidStageView = { tick: 0, carts: [], balls: [] };
let mounted = false;

function driverOf(player: Player, seed: number): Driver {
  if (player === 'left' || player === 'right') return () => (player === 'right' ? 1 : 0);
  return styled(STYLES[player] satisfies Style)(seed);
}

const part = {
  /** @param ticks to play before it stands still @param humanSeat whose cart is amber and followed */
  async show(seed: number, players: readonly Player[], ticks: number, humanSeat: number): Promise<RigidStageView> {
    const world = createRigidWorld({ seed, seats: players.length, balls: true });
    const drivers = players.map((player) => driverOf(player, seed));
    const track = createRigidTrack();
    for (let tick = 0; tick < ticks; tick++) {
      const seen = world.view();
      const pushes = drivers.map((driver, seat): Action => driver(seen, seat));
      world.step(pushes);
      track.push(unpackRigidFrame(packRigidFrame(packHead(tick + 1, 0, 0), world.view(), pushes))!);
    }
    const { carts, balls, tick } = track.at(ticks - 0.5)!;
    view = {
      tick,
      carts: carts.map((cart, seat) => ({ ...cart, who: seat === humanSeat ? 'human' : 'agent' })),
      balls,
      own: humanSeat,
    };
    if (mounted) return view;
    mounted = true;
    const host = document.getElementById('app')!;
    Object.assign(host.style, { position: 'fixed', inset: '0', background: 'var(--stage-top)' });
    await mountStage(host, { source: () => ({ carts: [], rigid: view }), headroom: 40 });
    return view;
  },
};
export type RigidPart = typeof part;
Object.assign(window, { rigidPart: part });
