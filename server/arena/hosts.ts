/** Which authority a mode has, and who sits there: policies for agents, nobody for people. */
import { withReaction } from '../../shared/arena/reaction.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { RigidView } from '../../shared/rigid/rigidView.ts';
import type { Agent } from './agents.ts';
import type { BumperAgents } from './bumperAgents.ts';
import { createBumperHost } from './bumperHost.ts';
import { createCartPoleHost, type Host } from './host.ts';
import type { SeatPlan } from './room.ts';
import type { HostNeeds, RoomsNeeds } from './rooms.ts';

export interface Policies {
  readonly house: readonly AgentInfo[]; // weakest first
  /** A house agent, or a moment of a live run. */
  readonly find: (id: string) => Agent | null;
  readonly bumper: BumperAgents;
}

/** @param sit what an agent's seat needs, asked once a match */
function seated<T>(
  seats: readonly SeatPlan[],
  sit: (agent: string, reaction: number, seat: number) => T,
): (T | null)[] {
  return seats.map(({ info }, seat) => (info.kind === 'human' ? null : sit(info.agent, info.reaction, seat)));
}

export function createHosts({ house, find, bumper }: Policies): Pick<RoomsNeeds, 'agents' | 'agent' | 'createHost'> {
  function createHost(mode: Mode, { setup, seats, waits: patient, ears, past }: HostNeeds): Host {
    if (mode !== 'bumper') {
      const sit = (id: string, reaction: number) => withReaction(find(id)!.decide, reaction);
      return createCartPoleHost({ setup, seats: seated(seats, sit), patient, ears, past });
    }
    const drive = (id: string, reaction: number, seat: number) => {
      const driver = bumper.find(id)!.driver();
      return withReaction((view: RigidView) => driver(view, seat), reaction);
    };
    return createBumperHost({ setup, seats: seated(seats, drive), patient, ears });
  }
  return {
    agents: (mode) => (mode === 'bumper' ? bumper.list : house),
    agent: (mode, id) => (mode === 'bumper' ? bumper.find(id) : find(id))?.info ?? null,
    createHost,
  };
}
