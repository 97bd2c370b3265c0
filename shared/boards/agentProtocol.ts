/**
 * By what the board of agents ranks: ten sets of greedy episodes on CartPole-v1 and on disturbed worlds. All episodes of a set play in the
 * same world from seeds that were drawn after the policy's hash was committed.
 */
import type { AgentFigures } from '../protocol/boards.ts';
import type { AgentSet } from '../protocol/rowProofs.ts';
import { CARTPOLE, type CartPoleParams } from '../sim/cartpole.ts';
import { WIND_LEVELS, type WindLevel } from '../sim/wind.ts';
import { drawSeeds } from './draw.ts';

/** Changes whenever the same policy and seeds would give other figures than before. */
export const AGENT_PROTOCOL = 1;
/** The same sets with few and short episodes, for tests and demonstrations; a page that shows such a row says so. */
export const SMALL_PROTOCOL = 0;
export const AGENT_DIVISION = 'CartPole-v1';

export interface AgentSetPlan {
  readonly name: string;
  readonly episodes: number;
  readonly limit: number; // ticks
  readonly wind: WindLevel; // an episode's wind comes from its own seed
  readonly params: CartPoleParams;
}

const CLASSIC = { wind: 0, params: CARTPOLE } as const;
const disturbed = (name: string, world: Pick<AgentSetPlan, 'wind' | 'params'>): AgentSetPlan => ({
  name,
  episodes: 100,
  limit: 500,
  ...world,
});

/** In the order in which they are played. */
export const AGENT_SETS: readonly AgentSetPlan[] = [
  { name: 'rank', episodes: 1_000, limit: 500, ...CLASSIC },
  { name: 'endurance', episodes: 50, limit: 50_000, ...CLASSIC },
  ...WIND_LEVELS.map((wind) => disturbed(`wind-${wind}`, { wind, params: CARTPOLE })),
  ...[0.8, 1.2].map((factor) =>
    disturbed(`gravity-${factor}`, { wind: 0, params: { ...CARTPOLE, gravity: CARTPOLE.gravity * factor } }),
  ),
  ...[0.5, 2].map((factor) =>
    disturbed(`length-${factor}`, {
      wind: 0,
      params: { ...CARTPOLE, poleHalfLength: CARTPOLE.poleHalfLength * factor },
    }),
  ),
];

const SMALL_SETS: readonly AgentSetPlan[] = AGENT_SETS.map((set) => ({
  ...set,
  episodes: set.name === 'rank' ? 100 : 10,
  limit: set.name === 'endurance' ? 2_000 : set.limit,
}));

/** The sets of a version of the protocol; null if this program does not know it. */
export function agentSets(protocol: number): readonly AgentSetPlan[] | null {
  return protocol === AGENT_PROTOCOL ? AGENT_SETS : protocol === SMALL_PROTOCOL ? SMALL_SETS : null;
}

/**
 * Above all seeds of training, probes and reports (DQN5): those end below 2^52 + 2^33 + 2^20.
 * A set's seeds are this, the drawn 32 bits, and the episode's number.
 */
const BOARD_SEEDS = 0x18_0000_0000_0000; // 2^52 + 2^51

/** Seed of a set's first episode; episode i has the i-th after it. */
export function firstSeedOf(hash: string, entropy: string, set: string): number {
  return BOARD_SEEDS + drawSeeds(hash, entropy, `agent:${set}`, 1)[0]!;
}

const ROBUST = /^(wind|gravity|length)-/;

/** What a row shows of its sets. @throws RangeError if one is missing */
export function agentFigures(
  sets: readonly AgentSet[],
  about: Pick<AgentFigures, 'parameters' | 'format'>,
): AgentFigures {
  const rank = sets.find(({ name }) => name === 'rank');
  const endurance = sets.find(({ name }) => name === 'endurance');
  const robust = sets.filter(({ name }) => ROBUST.test(name));
  if (!rank || !endurance || robust.length === 0) throw new RangeError('a set of the protocol is missing');
  const episodes = robust.reduce((sum, set) => sum + set.episodes, 0);
  return {
    kind: 'agents',
    mean: rank.mean,
    ci95: rank.ci95,
    endurance: endurance.mean,
    robustness: robust.reduce((sum, set) => sum + set.mean * set.episodes, 0) / episodes,
    ...about,
    humanNormalised: null,
  };
}

/** Id of the row, and of the agent to play against: by the hash of its policy file. */
export function agentRowId(sha256: string): string {
  return `agent-${sha256.slice(0, 12)}`;
}

const THOUSANDTHS = 1_000;
const HIGHEST = 50_000 * THOUSANDTHS; // no mean is above the longest limit

const fixed = (value: number, width: number): string => String(value).padStart(width, '0');
/** More ticks sort first; means are compared to a thousandth of a tick. */
const descending = (mean: number): string => fixed(HIGHEST - Math.round(mean * THOUSANDTHS), 8);

/**
 * The row's place as it is sorted: mean, then endurance, then robustness, then who came first.
 * @param at ms since 1970
 * @param id `agentRowId`
 */
export function agentPlace(figures: AgentFigures, at: number, id: string): string {
  const number = Number.parseInt(id.slice('agent-'.length), 16); // 48 bits
  return [
    descending(figures.mean),
    descending(figures.endurance),
    descending(figures.robustness),
    fixed(at, 14),
    fixed(number, 15),
  ].join('');
}
