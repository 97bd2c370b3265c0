/**
 * Agents beside people: what each would score in the world of the Players board, on a scale on which chance is 0 and a practised player 100.
 * An agent is measured on seeds drawn from its own committed hash and entropy, in the background, once people can be measured at all.
 */
import { SPEED_CLASSES, type SpeedClass } from '../../shared/arena/speed.ts';
import { AGENT_DIVISION } from '../../shared/boards/agentProtocol.ts';
import { drawSeeds } from '../../shared/boards/draw.ts';
import {
  humanNormalised,
  humanTicks,
  LEAST_MARGIN,
  LEAST_PLAYERS,
  PRACTISED_RUNS,
  RANDOM_EPISODES,
  RANDOM_SEED,
  randomTicks,
} from '../../shared/boards/humanNormalised.ts';
import type { Task, TaskResult } from '../../shared/boards/task.ts';
import type { AgentFigures, HumanFigures } from '../../shared/protocol/boards.ts';
import type { BoardStore } from './stores.ts';
import type { SurvivalStore } from './survivalStore.ts';

type DuelsTask = Extract<Task, { readonly kind: 'duels' }>;

/** An agent of the board in the world of the Players board. */
export interface MeasuredAgent {
  readonly id: string;
  readonly name: string;
  readonly ticks: number;
}

export interface HumanScoresNeeds {
  readonly survival: Pick<SurvivalStore, 'bests'>;
  readonly boards: Pick<BoardStore, 'find' | 'page'>;
  readonly file: (agent: string) => Promise<{ readonly bytes: Uint8Array } | null>;
  /** When nothing else waits; null: it could not be computed. Without it another process measures agents. */
  readonly run: ((task: DuelsTask) => Promise<TaskResult | null>) | null;
  /** All agents, after each look at them. */
  readonly measured?: (agents: readonly MeasuredAgent[]) => void;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
  readonly failed: (error: unknown) => void;
}

export interface HumanScores {
  figures(division: SpeedClass): Promise<HumanFigures>;
  /** Of an agent of the board, as far as it is known now. */
  of(agent: string): AgentFigures['humanNormalised'];
  /** What another process has measured. */
  learn(agents: readonly MeasuredAgent[]): void;
  start(): void;
  /** Once the episodes at work are answered. */
  stop(): Promise<void>;
}

const EPISODES = 100;
const BATCH = 10; // episodes
const MOST_AGENTS = 100; // the best of the board
const EVERY_MS = 60_000;

interface People {
  readonly players: number;
  readonly human: number | null;
  readonly atMs: number; // measured
}

export function createHumanScores(needs: HumanScoresNeeds): HumanScores {
  const { survival, boards, file, run, now, after, failed } = needs;
  const people = new Map<SpeedClass, People>();
  const measured = new Map<string, { readonly name: string; readonly ticks: number }>(); // by agent, the best of the board first
  let random: number | null = null;
  let stopped = false;
  let cancel = (): void => {};
  let working: Promise<void> = Promise.resolve();

  /** A coin sees no speed. */
  function chance(): number {
    random ??= randomTicks('1x');
    return random;
  }
  async function measurePeople(division: SpeedClass): Promise<People> {
    const bests = await survival.bests(division, PRACTISED_RUNS);
    const measured = { players: bests.length, human: humanTicks(bests, chance()), atMs: now() };
    people.set(division, measured);
    return measured;
  }
  /** Whoever asks again and again does not make the database count all runs each time. */
  async function peopleOf(division: SpeedClass): Promise<People> {
    const known = people.get(division);
    return known && now() - known.atMs < EVERY_MS ? known : measurePeople(division);
  }
  /** Against itself an agent plays on until both fall, which is as long as it survives alone: in the same wind, at the same tick. */
  async function survived(id: string, run: NonNullable<HumanScoresNeeds['run']>): Promise<number | null> {
    const [row, policy] = [await boards.find('agents', AGENT_DIVISION, id), await file(id)];
    if (row?.proof.kind !== 'agents' || !policy) return null;
    const seeds = drawSeeds(row.proof.sha256, row.proof.entropy, 'human', EPISODES);
    let ticks = 0;
    for (let i = 0; i < EPISODES; i += BATCH) {
      const part = seeds.slice(i, i + BATCH);
      const result = await run({ kind: 'duels', first: policy.bytes, second: policy.bytes, speed: '1x', seeds: part });
      if (stopped || result?.kind !== 'duels') return null;
      for (const game of result.games) ticks += game.ticks;
    }
    return ticks / EPISODES;
  }
  async function look(): Promise<void> {
    for (const division of SPEED_CLASSES) await measurePeople(division);
    if (!run || ![...people.values()].some(({ human }) => human !== null)) return;
    const { rows } = await boards.page('agents', AGENT_DIVISION, null, MOST_AGENTS);
    for (const { id, name } of rows) {
      if (stopped) return;
      const ticks = measured.get(id)?.ticks ?? (await survived(id, run));
      measured.delete(id); // the board's order is kept
      if (ticks !== null) measured.set(id, { name, ticks });
    }
    for (const id of measured.keys()) if (!rows.some((row) => row.id === id)) measured.delete(id);
    needs.measured?.(listed());
  }
  const listed = (): readonly MeasuredAgent[] => [...measured].map(([id, { name, ticks }]) => ({ id, name, ticks }));
  function next(ms: number): void {
    if (stopped) return;
    cancel = after(ms, () => {
      working = look()
        .catch(failed)
        .then(() => next(EVERY_MS));
    });
  }
  return {
    async figures(division) {
      const { players, human } = await peopleOf(division);
      const agents = listed();
      return {
        division,
        players,
        human,
        random: chance(),
        agents:
          human === null
            ? []
            : agents.map((agent) => ({ ...agent, score: humanNormalised(agent.ticks, chance(), human) })),
        rule: {
          practisedRuns: PRACTISED_RUNS,
          leastPlayers: LEAST_PLAYERS,
          leastMargin: LEAST_MARGIN,
          randomEpisodes: RANDOM_EPISODES,
          randomSeed: RANDOM_SEED,
          agentEpisodes: EPISODES,
        },
      };
    },
    of(agent) {
      const ticks = measured.get(agent)?.ticks;
      if (ticks === undefined) return null;
      const scores = [...people].flatMap(([division, { human }]) =>
        human === null ? [] : [[division, humanNormalised(ticks, chance(), human)] as const],
      );
      return scores.length === 0 ? null : Object.fromEntries(scores);
    },
    learn(agents) {
      measured.clear();
      for (const { id, name, ticks } of agents) measured.set(id, { name, ticks });
    },
    start: () => next(EVERY_MS / 4),
    async stop() {
      stopped = true;
      cancel();
      await working;
    },
  };
}
