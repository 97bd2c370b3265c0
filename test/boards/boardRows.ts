/** Made-up rows with honest proofs. */
import { readFileSync } from 'node:fs';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import { agentFigures, agentRowId, SMALL_PROTOCOL } from '../../shared/boards/agentProtocol.ts';
import { learnerFigures, learnerRowId } from '../../shared/boards/learnerFigures.ts';
import { learnerSeeds } from '../../shared/boards/learnerRules.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { runTask } from '../../shared/boards/runTask.ts';
import type { Task, TaskResult } from '../../shared/boards/task.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import type { BoardFigures, BoardRow } from '../../shared/protocol/boards.ts';
import type { RowDetail, RowProof } from '../../shared/protocol/rowProofs.ts';
import { AT, playedRun, proofOf } from './survivalRuns.ts';

const ENTROPY = '5'.repeat(64);

function rowOf(id: string, division: string, figures: BoardFigures): BoardRow {
  return { board: figures.kind, division, id, rank: 1, name: 'Ann', by: null, house: false, at: AT, figures };
}

export function finished<K extends TaskResult['kind']>(task: Task, kind: K): Extract<TaskResult, { readonly kind: K }> {
  const running = runTask(task);
  for (;;) {
    const { value, done } = running.next();
    if (!done) continue;
    if (value.kind !== kind) throw new Error(value.kind);
    return value as Extract<TaskResult, { readonly kind: K }>;
  }
}

export function playerRow(seed: number, skill = 0.8): RowDetail {
  const proof = proofOf(playedRun({ seed }, skill));
  const figures: BoardFigures = { kind: 'players', ticks: proof.ticks, runs: 3, abandoned: 1 };
  return { row: rowOf(publicId(`session ${seed}`), proof.speed, figures), proof };
}

/** By the small protocol. */
export function agentRow(): { readonly detail: RowDetail; readonly file: Uint8Array } {
  const file = new Uint8Array(readFileSync(new URL('../../assets/models/episode-268.cpa', import.meta.url)));
  const sha256 = sha256Hex(file);
  const task: Task = { kind: 'agent', file, entropy: ENTROPY, protocol: SMALL_PROTOCOL, sets: null };
  const { sets } = finished(task, 'agent');
  const proof: RowProof = {
    kind: 'agents',
    sha256,
    file: `/api/v1/agents/${agentRowId(sha256)}/model`,
    committedAt: AT,
    entropy: ENTROPY,
    drawnAt: AT + 1,
    protocol: SMALL_PROTOCOL,
    sets,
  };
  const figures = agentFigures(sets, { parameters: 1_000, format: 'checkpoint' });
  return { detail: { row: rowOf(agentRowId(sha256), 'CartPole-v1', figures), proof }, file };
}

/** Two seeds, a few hundred steps. */
export function learnerRow(): RowDetail {
  const hash = recipeHash(HOUSE);
  const budgetSteps = 300;
  const seeds = learnerSeeds(hash, ENTROPY).map(
    (seed) => finished({ kind: 'learner', recipe: HOUSE, seed, budgetSteps }, 'learner').seed,
  );
  const about = { recipe: HOUSE.name, recipeHash: hash };
  const proof: RowProof = {
    kind: 'learners',
    recipe: HOUSE,
    recipeHash: hash,
    committedAt: AT,
    entropy: ENTROPY,
    drawnAt: AT + 1,
    budgetSteps,
    seeds,
  };
  return { row: rowOf(learnerRowId(hash), 'CartPole-v1', learnerFigures(seeds, about)), proof };
}

function winnerOf(link: string): 0 | 1 {
  const decoded = decodeReplay(link);
  const match = decoded.ok ? simulateReplay(decoded.value).match : null;
  if (match?.phase !== 'finished' || match.winner === 'draw') throw new Error('nobody won it');
  return match.winner === 0 ? 0 : 1;
}

/** A player's, with one game that was won. */
export function ratingRow(): RowDetail {
  const duel = proofOf(playedRun({ seed: 4, seats: 2 }, 0.7));
  const proof: RowProof = {
    kind: 'ratings',
    who: 'player',
    games: [
      {
        game: 'g1',
        at: AT,
        opponent: 'clumsy',
        opponentId: 'agent-123456789abc',
        seat: winnerOf(duel.link),
        result: 'win',
        ratingBefore: 1500,
        ratingAfter: 1600,
        link: duel.link,
        end: 'fall',
      },
    ],
    history: [{ at: AT, rating: 1600, deviation: 200 }],
    opponents: [{ id: 'agent-123456789abc', name: 'clumsy', wins: 1, draws: 0, losses: 0 }],
  };
  const figures: BoardFigures = {
    kind: 'ratings',
    who: 'player',
    rating: 1600,
    deviation: 200,
    provisional: true,
    games: 1,
    wins: 1,
    draws: 0,
    losses: 0,
    opponents: 1,
  };
  return { row: rowOf(publicId('session r'), '1x', figures), proof };
}
