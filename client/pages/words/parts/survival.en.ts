/** Survival and its board on the Play page, in English. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

export const survivalEn = {
  verifyPageTitle: 'Verify',
  replayToVerify: 'Rows, agents and recipes too: the page that verifies',

  survivalCounts: (speed: string) => `This run counts for the Players board at ${speed}.`,
  survivalCountsAs: (name: string) => `You stand there as ${name}.`,
  survivalRename: 'Change your name',
  survivalLeaving: 'Leaving it before the fall is counted too.',
  survivalWindy:
    'With wind it counts for nothing: on the board everybody plays in the same calm. Choose no wind to be ranked.',
  survivalOnDevice: 'Without the server it counts for nothing.',

  rankedAsking: 'The server steps your run once more before it ranks it.',
  rankedSilent: 'The board has not answered. Your row, if there is one, stands there all the same.',
  rankedPlace: (rank: number, total: number) => `Rank ${whole.format(rank)} of ${whole.format(total)}`,
  rankedNewBest: 'Your best run so far. It is on the board now.',
  rankedBest: (best: number) => `Your best run stays ${several(best, 'tick', 'ticks')}.`,
  rankedRow: 'See the row',
  rankedWhyTitle: 'This run counts for nothing',
  rankedWhy: {
    wind: 'It was played in wind, and the board has none.',
    engine: 'This browser computes other bits than the server, so the run cannot be told from another one.',
    banned: 'You have been barred from the boards.',
    hidden: 'Your row was hidden by whoever runs this server.',
    replay: 'Stepped again it did not come to the same end. That is a fault of ours.',
    clock: 'By the server’s clock it ended too soon. Its clock may have been set meanwhile.',
    storage: 'The server could not store it.',
  },
};
