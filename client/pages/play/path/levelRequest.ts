/** What a step of the path asks of the arena. */
import type { SpeedClass } from '../../../../shared/arena/speed.ts';
import type { AgentInfo } from '../../../../shared/protocol/events.ts';
import type { MatchRequest } from '../../../../shared/protocol/matchEvents.ts';
import type { WindLevel } from '../../../../shared/sim/wind.ts';
import { levelsOf, nextLevel } from '../../../model/path/levels.ts';
import { progress } from './progressState.ts';

interface Conditions {
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly reaction: number; // ticks of handicap
}

export function duelRequest(agent: string, { speed, wind, reaction }: Conditions): MatchRequest {
  return { mode: 'duel', speed, wind, company: 'agents', agent, reaction, seats: 2 };
}

/** @param agent null: the visitor's next. @returns null where there is no such step */
export function levelRequest(agents: readonly AgentInfo[], agent: string | null): MatchRequest | null {
  const { won, speed } = progress.value;
  const levels = levelsOf(agents, won);
  const level = agent === null ? nextLevel(levels) : levels.find((one) => one.agent.id === agent);
  return level ? duelRequest(level.agent.id, { speed, wind: 0, reaction: 0 }) : null;
}
