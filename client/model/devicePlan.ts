/** The match of a request as this device plays it where there is no server: against house agents that it has. Unranked. */
import { MAX_SEATS } from '../../shared/arena/match.ts';
import { type Decide, withReaction } from '../../shared/arena/reaction.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';
import type { LocalPlan } from './localMatch.ts';

export interface DeviceAgent {
  readonly info: AgentInfo;
  readonly decide: Decide;
}

/** So many of them, weak and strong, each by chance within its part of the list. @param random 0..1, exclusive */
function spread(agents: readonly DeviceAgent[], count: number, random: () => number): readonly DeviceAgent[] {
  const part = agents.length / count;
  const last = agents.length - 1;
  return Array.from({ length: count }, (_, i) => agents[Math.min(Math.floor((i + random()) * part), last)]!);
}

/**
 * @param agents that this device has, weakest first
 * @param player how the visitor is called
 * @returns null where this device cannot play it. A rival that is not here is replaced by `other`, people by agents
 */
export function devicePlan(
  { mode, speed, wind, agent, reaction, seats }: MatchRequest,
  agents: readonly DeviceAgent[],
  other: DeviceAgent | null,
  player: string,
  newSeed: () => number,
): (() => LocalPlan) | null {
  if (mode === 'bumper') return null; // its world needs a referee
  if (mode !== 'survival' && agents.length === 0) return null;
  const random = (): number => newSeed() / 2 ** 32;
  return () => {
    const rival = agents.find(({ info }) => info.id === agent) ?? other ?? agents[0]!;
    const cast = {
      duel: () => [rival],
      royale: () => spread(agents, Math.min(seats, MAX_SEATS) - 1, random),
      survival: () => [],
    }[mode]();
    return {
      mode,
      setup: { seed: newSeed(), wind, speed, seats: 1 + cast.length },
      seats: [
        { info: { kind: 'human', name: player }, decide: null },
        ...cast.map(({ info: { id, recipe, episode, mean }, decide }) => ({
          info: { kind: 'agent', agent: id, recipe, episode, mean, reaction } as const,
          decide: withReaction(decide, reaction),
        })),
      ],
    };
  };
}
