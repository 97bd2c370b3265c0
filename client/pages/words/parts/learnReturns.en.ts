/** The chapter on returns in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const three = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export const learnReturnsEn = {
  monteCarlo: [
    'What is a state worth? The plainest way to find out is to wait: play to the episode’s end, add up the rewards from the state on, and move its value towards that return. This is Monte Carlo. Its target is a fact, so it is right on average; but everything that happened until the end is in it, so it scatters widely, and nothing is learned before the end.',
    'TD(0) waits for one step only. It takes the reward, and for all the rest what it believes of the next state. To learn from an own guess is called bootstrapping. Such a target scatters little, and it is wrong as long as the guess is. Between the two there is every n: n real rewards, then the guess.',
  ],
  formula:
    'G from t to t plus n is r of t plus one, plus gamma r of t plus two, and so on to gamma to the n minus one times r of t plus n, plus gamma to the n times V of s of t plus n',
  after: [
    'n = 1 is TD(0). If n reaches beyond the end, nothing is guessed any more, and it is the Monte Carlo return. In between one buys less bias with more scatter, and the best n is seldom at either end.',
    'DQN takes n = 1. Our own recipe takes 3, and so did Rainbow: the news of a fall then runs back three states an update instead of one. There is a price: the n actions in the replay were chosen by older policies, and the max is taken only after them. So a large n in a replay is not quite off-policy any more.',
  ],
  figureTitle: 'Nineteen fields of ice',
  figureHint:
    'A walker starts in the middle and goes left or right by the toss of a coin: into the hole for nothing, or to the goal for 1. What a field is worth is the chance to end at the goal, the straight line. All start at 0.5. Choose n, play, and choose another.',
  n: 'Steps until the guess, n',
  nText: (n: number) =>
    n === Number.POSITIVE_INFINITY ? 'to the end: Monte Carlo' : n === 1 ? '1: TD(0)' : whole.format(n),
  rate: 'Learning rate α',
  learned: 'learned',
  truth: 'true values',
  valuesLabel: (episodes: number, error: number) =>
    `Values of the 19 fields after ${several(episodes, 'walk', 'walks')} beside the true ones; the root mean square error is ${three.format(error)}.`,
  field: 'field, from the hole to the goal',
  value: 'value',
  errorName: (n: string) => `n = ${n}`,
  errorsLabel: 'Root mean square error after each walk, for this n and those tried before.',
  error: 'error',
  walk: 'walks',
  walks: 'Walks, steps',
  walksOf: (episodes: number, steps: number) => `${whole.format(episodes)}, ${whole.format(steps)}`,
  errorNow: 'Error now',
  errorBest: 'Smallest error so far',
  spread: 'Spread of the middle field’s targets',
  digits: (value: number | null) => (value === null ? '–' : three.format(value)),
  figureNote:
    'γ = 1. The error is the root of the mean squared distance to the truth over the 19 fields; the spread is the standard deviation of the last 200 targets at most. The same seed gives the same walks to every n.',
  question:
    'With α = 0.05, play 100 walks each with n = 1, n = 4 and to the end. Whose error is smallest then, and whose targets are spread widest?',
  answer:
    'n = 4: the news of an end comes back four fields at once, and its targets are spread by some 0.1. n = 1 has the calmest targets and creeps, since at first only the fields beside the ends learn anything. To the end, a target is 0 or 1 and nothing between, a spread of about 0.5: its error falls fastest in the first ten walks and then jumps about. A smaller α calms it, and then needs more walks.',
  lab: 'house with n = 1, 3 and 10',
} as const;
