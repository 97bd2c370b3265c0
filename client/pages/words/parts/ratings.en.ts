/** Ratings on the Play page, in English. */
import type { RatingNow } from '../../../../shared/protocol/ratingEvents.ts';
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

/** 1612 ± 98; with a question mark while it is provisional. */
function rating(now: RatingNow | null): string {
  return now ? `${Math.round(now.rating)}${now.provisional ? '?' : ''}` : 'no rating yet';
}

export const ratingsEn = {
  ratedNote: (speed: string) => `Duels here count for your rating at ${speed}.`,
  ratedNoteAgents: 'Those with agents of the board do; moments of a run do not. Leaving counts as a loss.',
  ratedNotePeople: 'The quick match does, a private link does not. Leaving counts as a loss.',
  ratedNoteBoard: 'See the ratings',
  ratedNoteWind: 'With wind a duel counts for no rating: rated ones are calm until the overtime.',
  ratedNoteHandicap: 'With a reaction delay a duel counts for no rating.',
  ratedNoteAway: 'Without the server a duel counts for no rating.',

  stakesRated: 'Rated',
  stakesUnrated: 'Not rated',
  stakesBoth: (own: RatingNow | null, other: RatingNow | null) => `You: ${rating(own)}, rival: ${rating(other)}`,
  unratedWhy: {
    friends: 'A private link counts for nothing.',
    handicap: 'The agent has a handicap.',
    wind: 'Rated duels have no wind before the overtime.',
    moment: 'This agent is not on the board.',
    engine: 'One of the browsers computes other bits than the server.',
    banned: 'One of the players is barred from the boards.',
    pair: 'You two have played ten rated duels within a day.',
    day: 'One of the players has played two hundred rated duels within a day.',
    waited: 'It waited for a player.',
    'broken-off': 'It broke off before it was decided.',
    failed: 'The server could not store it.',
  },
  ratedAsking: 'The server is storing what this changes of your rating.',
  ratedSilent: 'The board of ratings has not answered. What counted stands there all the same.',
  ratedTitle: (now: number, change: number) => {
    const by = Math.round(change);
    return `Rating ${Math.round(now)} (${by < 0 ? '−' : '+'}${whole.format(Math.abs(by))})`;
  },
  ratedSure: (deviation: number) => `Sure to about ${whole.format(2 * deviation)} either way.`,
  ratedProvisional: (deviation: number) =>
    `Provisional: it may be off by ${whole.format(2 * deviation)}. More duels make it surer.`,
  ratedRow: 'See the row',
  seatBoardAgent: (mean: number) => `from the board, ${several(mean, 'tick', 'ticks')} on average`,
};
