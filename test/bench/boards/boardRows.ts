/** Rows of full boards as they might be, by number: the same row for the same number, without a list of them. */
import type { StoredRow } from '../../../server/boards/stores.ts';
import { agentPlace, agentRowId } from '../../../shared/boards/agentProtocol.ts';
import { learnerPlace } from '../../../shared/boards/learnerFigures.ts';
import { ratingPlace } from '../../../shared/boards/ratingPlace.ts';
import { survivalPlace } from '../../../shared/boards/survivalPlace.ts';
import type { AgentFigures, BoardName, LearnerFigures, RatingFigures } from '../../../shared/protocol/boards.ts';
import type { RowProof } from '../../../shared/protocol/rowProofs.ts';
import { hash32 } from '../../../shared/sim/random.ts';

const STARTED = 1_795_000_000_000;
const SYLLABLES = ['ka', 'ri', 'to', 'mi', 'an', 'el', 'du', 'so', 've', 'no', 'hu', 'ba', 'le', 'chi', 'or', 'za'];

const SALTS = { players: 1, agents: 2, learners: 3, ratings: 4 } as const;
const HEX = (n: number): string => n.toString(16).padStart(8, '0');

/** Half of the names are those that nobody chose, so that they all begin alike. */
export function nameOf(board: BoardName, number: number): string {
  const draw = hash32(SALTS[board], number, 7);
  if (draw % 2 === 0) return `Player ${draw % 9_000}`;
  const syllables = Array.from({ length: 2 + (draw % 3) }, (_, i) => SYLLABLES[hash32(draw, i) % SYLLABLES.length]!);
  return `${syllables.join('')}${draw % 100}`;
}

export function rowId(board: BoardName, number: number): string {
  const id = HEX(hash32(SALTS[board], number, 1)) + HEX(number);
  if (board === 'agents') return agentRowId(id.slice(4));
  return board === 'learners' ? `learner-${id.slice(4)}` : id;
}

export const DIVISIONS = { players: '1x', agents: 'CartPole-v1', learners: 'CartPole-v1', ratings: '1x' } as const;

/** @param ties all figures are equal: only times and ids tell the rows apart */
export function fullRow(board: BoardName, number: number, ties: boolean): StoredRow {
  const id = rowId(board, number);
  const at = STARTED + (ties ? Math.floor(number / 50) : number * 3_000);
  const luck = ties ? 0 : hash32(SALTS[board], number, 2) / 0x1_0000_0000;
  const name = nameOf(board, number);
  const by = board === 'agents' || board === 'learners' ? `Player ${number % 9_000}` : null;
  const row = {
    board,
    division: DIVISIONS[board],
    id,
    owner: `session-${HEX(hash32(number, 5))}`,
    name,
    by,
    at,
    hidden: false,
  };
  switch (board) {
    case 'players': {
      const ticks = Math.min(4_000, 30 + Math.floor(-400 * Math.log(1 - luck)));
      const hashes = Array.from({ length: Math.ceil(ticks / 100) }, () => HEX(number));
      return {
        ...row,
        place: survivalPlace(ticks, at, id),
        figures: { kind: 'players', ticks, runs: 1 + (number % 40), abandoned: number % 3 },
        proof: {
          ...{
            kind: 'players',
            run: `run-${id}`,
            link: 'x'.repeat(60 + Math.floor(ticks / 8)),
            seed: number,
            speed: '1x',
          },
          ...{ ticks, hash: HEX(number), every: 100, hashes, startedAt: at - 20 * ticks, endedAt: at, lateInputs: 0 },
        },
      };
    }
    case 'agents': {
      const mean = ties || number % 3 === 0 ? 500 : 20 + 480 * luck;
      const figures: AgentFigures = {
        ...{ kind: 'agents', mean, ci95: [mean - 1, mean + 1], endurance: ties ? 50_000 : mean * 90, robustness: mean },
        ...{ parameters: 17_000, format: 'safetensors', humanNormalised: null },
      };
      const proof: RowProof = {
        ...{ kind: 'agents', sha256: HEX(number).repeat(8), file: `/api/v1/agents/${id}/model`, committedAt: at },
        ...{ entropy: HEX(number).repeat(8), drawnAt: at, protocol: 1, sets: [] },
      };
      return { ...row, place: agentPlace(figures, at, id), figures, proof };
    }
    case 'learners': {
      const medianSteps = ties ? 20_000 : Math.floor(3_000 + luck * 90_000);
      const figures: LearnerFigures = {
        ...{
          kind: 'learners',
          seeds: 5,
          solved: 5,
          medianSteps,
          medianUpdates: Math.floor(medianSteps / 2),
          recipe: name,
        },
        recipeHash: HEX(number).repeat(8),
      };
      return { ...row, place: learnerPlace(figures, at, id), figures, proof: NO_GAMES };
    }
    case 'ratings': {
      const rating = ties ? 1_500 : 700 + 1_700 * luck;
      const figures: RatingFigures = {
        ...{ kind: 'ratings', who: 'player', rating, deviation: 80, provisional: false, games: 9, wins: 4, draws: 1 },
        ...{ losses: 4, opponents: 6 },
      };
      return { ...row, place: ratingPlace(rating, false, at, id), figures, proof: NO_GAMES };
    }
  }
}

const NO_GAMES = { kind: 'ratings', who: 'player', games: [], history: [], opponents: [] } as const;
