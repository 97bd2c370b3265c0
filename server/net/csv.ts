/** Rows as CSV (RFC 4180), safe to open in a spreadsheet: text never begins as a formula does (API7). */

import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { type Cell, csvCell } from '../../shared/boards/csvCell.ts';
import type { BoardFigures, BoardName, BoardRow } from '../../shared/protocol/boards.ts';

type Columns = Readonly<Record<string, (figures: never) => Cell>>;
type Of<K extends BoardName> = Extract<BoardFigures, { readonly kind: K }>;

const HEAD = ['rank', 'id', 'name', 'by', 'house', 'at'] as const;

const FIGURES: { readonly [K in BoardName]: Readonly<Record<string, (figures: Of<K>) => Cell>> } = {
  players: { ticks: (f) => f.ticks, runs: (f) => f.runs, abandoned: (f) => f.abandoned },
  agents: {
    mean: (f) => f.mean,
    ci95Low: (f) => f.ci95[0],
    ci95High: (f) => f.ci95[1],
    endurance: (f) => f.endurance,
    robustness: (f) => f.robustness,
    parameters: (f) => f.parameters,
    format: (f) => f.format,
    ...Object.fromEntries(
      SPEED_CLASSES.map((speed) => [`human${speed}`, (f: Of<'agents'>) => f.humanNormalised?.[speed] ?? null]),
    ),
  },
  learners: {
    recipe: (f) => f.recipe,
    recipeHash: (f) => f.recipeHash,
    seeds: (f) => f.seeds,
    solved: (f) => f.solved,
    medianSteps: (f) => f.medianSteps,
    medianUpdates: (f) => f.medianUpdates,
  },
  ratings: {
    who: (f) => f.who,
    rating: (f) => f.rating,
    deviation: (f) => f.deviation,
    provisional: (f) => f.provisional,
    games: (f) => f.games,
    wins: (f) => f.wins,
    draws: (f) => f.draws,
    losses: (f) => f.losses,
    opponents: (f) => f.opponents,
  },
};

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

export function csvHead(board: BoardName): string {
  return line([...HEAD, ...Object.keys(FIGURES[board])]);
}

export function csvLine({ rank, id, name, by, house, at, board, figures }: BoardRow): string {
  const cells = Object.values(FIGURES[board] as Columns).map((cell) => cell(figures as never));
  return line([rank, id, name, by, house, new Date(at).toISOString(), ...cells]);
}
