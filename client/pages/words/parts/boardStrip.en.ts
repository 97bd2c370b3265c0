/** What pages besides the boards say of them: the way there, and the strip of the front page. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

export const boardStripEn = {
  navBoards: 'Boards',
  stripTitle: 'At the top of the boards',
  stripPlayers: (division: string) => `Longest survival, ${division}`,
  stripRatings: (division: string) => `Highest rating, ${division}`,
  stripTicks: (ticks: number) => several(ticks, 'tick', 'ticks'),
  stripRating: (rating: number, deviation: number) => `${whole.format(rating)} ± ${whole.format(deviation)}`,
  stripNobody: 'Nobody yet. The first place is free.',
  stripAll: 'All boards',
};
