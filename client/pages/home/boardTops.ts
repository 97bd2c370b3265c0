/** The first rows of Players and Ratings, each at the speed at which most are. */
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import type { BoardName, BoardRow, BoardSummary, Division } from '../../../shared/protocol/boards.ts';
import { fetchBoardPage, fetchSummaries } from '../../net/boards.ts';

const FIRST = 3;

interface Top {
  readonly division: Division;
  readonly rows: readonly BoardRow[];
}

export interface Tops {
  readonly players: Top | null; // null: the server does not say
  readonly ratings: Top | null;
}

/** Of equally full ones the slowest, where one begins. */
function fullest(summaries: readonly BoardSummary[], board: BoardName): Division {
  const divisions = summaries.find((one) => one.board === board)?.divisions ?? [];
  const total = (division: Division): number => divisions.find((one) => one.division === division)?.total ?? 0;
  return SPEED_CLASSES.reduce<Division>((best, one) => (total(one) > total(best) ? one : best), SPEED_CLASSES[0]);
}

export async function fetchTops(signal: AbortSignal): Promise<Tops> {
  const answer = await fetchSummaries(signal);
  if (!answer.ok) return { players: null, ratings: null };
  const topOf = async (board: BoardName): Promise<Top | null> => {
    const division = fullest(answer.value, board);
    const page = await fetchBoardPage(board, division, {}, FIRST, signal);
    return page.ok ? { division, rows: page.value.rows.slice(0, FIRST) } : null;
  };
  const [players, ratings] = await Promise.all([topOf('players'), topOf('ratings')]);
  return { players, ratings };
}
