/** Who sits where: people in the order they came, then agents. */
import { MAX_SEATS } from '../../shared/arena/match.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { Player } from './listener.ts';
import type { SeatPlan } from './room.ts';

/** How many seats such a match has. */
export function seatsOf({ mode, seats }: Pick<MatchRequest, 'mode' | 'seats'>): number {
  const fixed: Readonly<Record<Mode, number | null>> = { duel: 2, bumper: 2, survival: 1, royale: null };
  return fixed[mode] ?? Math.min(seats, MAX_SEATS);
}

export function agentSeat({ id, recipe, episode, mean, name }: AgentInfo, reaction: number): SeatPlan {
  const called = name === undefined ? {} : { name };
  return { info: { kind: 'agent', agent: id, recipe, episode, mean, reaction, ...called }, player: null };
}

function humanSeat(player: Player): SeatPlan {
  return { info: { kind: 'human', name: player.name }, player };
}

/**
 * Of a whole royale some are weak and some strong, spread over all there are, each by chance within its part.
 * @param agents weakest first, not empty
 * @param random 0..1, exclusive
 */
function spread(agents: readonly AgentInfo[], count: number, random: () => number): AgentInfo[] {
  const part = agents.length / count;
  return Array.from(
    { length: count },
    (_, i) => agents[Math.min(Math.floor((i + random()) * part), agents.length - 1)]!,
  );
}

/**
 * @param agents of this mode, weakest first
 * @param find an agent by its id; one that was named and is not there is a problem
 */
export function castSeats(
  request: MatchRequest,
  players: readonly Player[],
  agents: readonly AgentInfo[],
  find: (id: string) => AgentInfo | null,
  random: () => number,
): readonly SeatPlan[] | 'unknown-agent' {
  const humans = players.map(humanSeat);
  const empty = seatsOf(request) - humans.length;
  if (empty === 0) return humans;
  if (request.agent !== null && empty === 1) {
    const named = find(request.agent);
    return named ? [...humans, agentSeat(named, request.reaction)] : 'unknown-agent';
  }
  if (agents.length === 0) return 'unknown-agent';
  return [...humans, ...spread(agents, empty, random).map((agent) => agentSeat(agent, request.reaction))];
}
