/** The table of agents against agents, as shares of won games. */
import type { CrossPlay } from '../../../shared/protocol/boards.ts';

export interface CrossCell {
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly share: number; // of the games won, a draw is half of one; 0..1
}

/** `cells[i][j]`: agent i against agent j; null where they have not met, and of an agent with itself. */
export function crossCells({ agents, wins, draws }: CrossPlay): readonly (readonly (CrossCell | null)[])[] {
  return agents.map((_, i) =>
    agents.map((_other, j) => {
      if (i === j) return null;
      const [won, drawn, lost] = [wins[i]?.[j] ?? 0, draws[i]?.[j] ?? 0, wins[j]?.[i] ?? 0];
      const games = won + drawn + lost;
      return games === 0 ? null : { games, wins: won, draws: drawn, losses: lost, share: (won + drawn / 2) / games };
    }),
  );
}

/** How strongly a cell is painted, in per cent of its hue: nothing at one half, all at 0 and 1. */
export function cellStrength(share: number): number {
  return Math.round(Math.abs(share - 0.5) * 200);
}
