/** Bumper, in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');

export const bumperEn = {
  bumperTitle: 'Bumper',
  bumperLead: 'Two carts, one rail. Keep your pole up, and run into the other one until theirs is down.',
  bumperRuleLimit: (degrees: number) =>
    `A pole may lean ${several(degrees, 'degree', 'degrees')} here: most bumps can be saved, if you drive under your pole at once.`,
  bumperRuleBump:
    'A cart that is hit is thrown back, and so is the one that hit it. Lean towards the other before you go.',
  bumperRuleBalls: 'Balls fly in from above and from the sides, always in pairs, more and faster as time goes on.',
  bumperRuleEnd: (seconds: number) =>
    `Whoever stands alone wins. A pole beyond its limit is out, and so is a cart off the rail. Both in the same tick, or both still up after ${several(seconds, 'second', 'seconds')}: a draw.`,
  bumperServer: 'The server decides every bump; your page draws what it is told. So there is no link to a replay.',
  bumperMoment: (episode: number) => `After ${several(episode, 'match', 'matches')} against hand-written rivals`,
  bumperLevel: { 'episode-40': 'Just stands up', 'episode-160': 'Learns to ram', champion: 'Rams and stands' },
};
