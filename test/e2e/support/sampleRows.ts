/** Made-up rows of the boards of policies and recipes, as they come from the database. The same for the same number. */
import type { StoredRow } from '../../../server/boards/stores.ts';
import { AGENT_SETS, agentFigures, agentPlace, agentRowId } from '../../../shared/boards/agentProtocol.ts';
import { learnerFigures, learnerPlace, learnerRowId } from '../../../shared/boards/learnerFigures.ts';
import { publicId } from '../../../shared/boards/publicId.ts';
import { survivalPlace } from '../../../shared/boards/survivalPlace.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { HOUSE, RECIPES } from '../../../shared/learner/recipes/index.ts';
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import type { AgentSet, LearnerSeed, RowProof } from '../../../shared/protocol/rowProofs.ts';
import { nextUniform, randomStream } from '../../../shared/sim/random.ts';
import { playedRun, proofOf } from '../../boards/survivalRuns.ts';

const AT = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000; // ms
const FIRST = ['Ada', 'Bora', 'Chae', 'Dmitri', 'Eun', 'Farid', 'Gwen', 'Haru', 'Ines', 'Jisoo'] as const;
const LAST = ['Kim', 'Okafor', 'Lindqvist', 'Park', 'Moreau', 'Sato', 'Novak', 'Reyes', '이', '박'] as const;

const hashOf = (text: string): string => sha256Hex(new TextEncoder().encode(text));
const uniform = (stream: ReturnType<typeof randomStream>, low: number, high: number): number =>
  low + (high - low) * nextUniform(stream);

export function playerName(i: number): string {
  return `${FIRST[i % 10]!} ${LAST[Math.floor(i / 10) % 10]!}${i >= 100 ? ` ${i}` : ''}`;
}

/** A run that was really played; only the names are made up. */
const RUNS = [0.55, 0.7, 0.8, 0.9].map((skill, i) => proofOf(playedRun({ seed: 40 + i, speed: '0.5x' }, skill)));

/** Their ticks differ from those of the replays, except for the first rows: made up, but in order. */
export function samplePlayer(i: number, session = `session ${i}`, name = playerName(i)): StoredRow {
  const stream = randomStream(i, 'player');
  const proof = RUNS[i % RUNS.length]!;
  const ticks = i < RUNS.length ? proof.ticks : Math.floor(uniform(stream, 30, 900));
  const id = publicId(session);
  const at = AT - i * HOUR;
  return {
    board: 'players',
    division: '0.5x',
    id,
    owner: session,
    name,
    by: null,
    place: survivalPlace(ticks, at, id),
    at,
    figures: { kind: 'players', ticks, runs: 1 + (i % 17), abandoned: i % 4 },
    proof: { ...proof, run: `run-${i}`, startedAt: at - 60_000, endedAt: at },
    hidden: false,
  };
}

/** @param i the house's are the first three */
export function sampleAgent(i: number): StoredRow {
  const stream = randomStream(i, 'agent');
  const skill = 1 - i / 14;
  const sets: readonly AgentSet[] = AGENT_SETS.map(({ name, episodes, limit }) => {
    const mean = Math.min(limit * Math.max(skill * uniform(stream, 0.6, 1.2), 0.02), limit);
    const half = mean === limit ? 0 : mean * 0.03;
    return {
      name,
      episodes,
      limit,
      firstSeed: 0x18_0000_0000_0000 + i,
      mean,
      min: Math.floor(mean / 3),
      max: mean === limit ? limit : Math.min(Math.ceil(mean * 1.8), limit),
      ci95: [mean - half, Math.min(mean + half, limit)],
      returnsSha256: hashOf(`${name} ${i}`),
    };
  });
  const sha256 = hashOf(`agent ${i}`);
  const id = agentRowId(sha256);
  const scored = agentFigures(sets, {
    parameters: 4_610 * (1 + i),
    format: i % 2 === 0 ? 'checkpoint' : 'safetensors',
  });
  const at = AT - i * HOUR;
  const house = i < 3;
  const proof: RowProof = {
    kind: 'agents',
    sha256,
    file: `/api/v1/agents/${id}/model`,
    committedAt: at - 9_000,
    entropy: hashOf(`entropy ${i}`),
    drawnAt: at - 8_500,
    protocol: 1,
    sets,
  };
  return {
    board: 'agents',
    division: 'CartPole-v1',
    id,
    owner: house ? null : `session ${i}`,
    name: house ? ['champion', 'steady', 'clumsy'][i]! : `balancer-${i}-of-${FIRST[i % 10]!.toLowerCase()}`,
    by: house ? null : playerName(i),
    place: agentPlace(scored, at, id),
    at,
    figures: scored,
    proof,
    hidden: false,
  };
}

export function sampleLearner(i: number): StoredRow {
  const stream = randomStream(i, 'learner');
  const recipe = i === 0 ? HOUSE : RECIPES[i % RECIPES.length]!;
  const hash = i === 0 ? recipeHash(recipe) : hashOf(`recipe ${i}`);
  const budgetSteps = 100_000;
  const seeds: readonly LearnerSeed[] = Array.from({ length: 5 }, (_, s) => {
    const steps = Math.floor(uniform(stream, 2_000, 20_000) * (1 + i));
    const solvedAtStep = steps < budgetSteps ? steps : null;
    return {
      seed: 1_000_000 + 7 * s + i,
      solvedAtStep,
      updates: Math.floor((solvedAtStep ?? budgetSteps) / 2),
      steps: solvedAtStep ?? budgetSteps,
      weightsSha256: hashOf(`weights ${i} ${s}`),
    };
  });
  const id = learnerRowId(hash);
  const figures = learnerFigures(seeds, { recipe: recipe.name, recipeHash: hash });
  const at = AT - i * HOUR;
  return {
    board: 'learners',
    division: 'CartPole-v1',
    id,
    owner: i < 2 ? null : `session ${i}`,
    name: i < 2 ? recipe.name : `${recipe.name} of ${FIRST[i % 10]!}`,
    by: i < 2 ? null : playerName(i),
    place: learnerPlace(figures, at, id),
    at,
    figures,
    proof: {
      kind: 'learners',
      recipe,
      recipeHash: hash,
      committedAt: at - 900_000,
      entropy: hashOf(`entropy ${i}`),
      drawnAt: at - 899_000,
      budgetSteps,
      seeds,
    },
    hidden: false,
  };
}
