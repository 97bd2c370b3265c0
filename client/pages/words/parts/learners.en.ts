/** Recipes on the Learners board, in English: handing one in, its seeds, and training one of them again. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

export const learnersEn = {
  changed: (base: string) => `${base}, changed:`,
  unchanged: (base: string) => `${base}, as it is`,
  broken: 'The address of this page holds no recipe that can be read. Choose or edit one in the Lab.',
  begin: 'Recipes to begin with',
  fromLab: 'Choose or edit it in the Lab',
  inLab: 'Edit it in the Lab',
  parameters: 'Network',
  parametersAre: (layers: string, n: number) => `${layers}, ${several(n, 'parameter', 'parameters')}`,
  budget: 'A seed is trained',
  budgetIs: (steps: number) => `until it is solved, for ${several(steps, 'step', 'steps')} at most`,
  cost: 'Cost, about',
  costIs: (seconds: number) =>
    seconds < 90
      ? `${whole.format(Math.max(1, Math.ceil(seconds)))} s of one core`
      : `${whole.format(Math.ceil(seconds / 60))} min of one core`,
  hash: 'SHA-256 of the recipe',
  hashText: 'Its name and notes are not part of it: recipes that differ in these alone are one recipe.',
  known: 'This is a recipe of the house: it takes its own way to the board.',
  public: 'The whole recipe becomes public: whoever doubts the row trains it again.',
  sent: 'It is on its way. You see it under “Yours”.',
  toBoard: 'Submit to the board',
  toBoardText: 'The server trains it again on five seeds that it draws after you have handed it in.',

  steps: {
    commit: 'Its hash is stored',
    commitText: 'From here on the recipe is fixed.',
    draw: 'Five seeds are drawn',
    drawText: 'Hash and 32 bytes of fresh randomness give them. Both stand with the row.',
    train: 'The server trains it',
    trainText: (steps: number) =>
      `Each seed until 100 greedy episodes come to 475 ticks or more on average, for ${several(steps, 'step', 'steps')} at most, or the recipe’s own budget if that is less.`,
    rank: 'It is ranked',
    rankText:
      'By the median of steps until solved, then by the median of updates. Solved on fewer than half of the seeds, it comes after all others.',
  },
  taken: (parameters: number, minutes: number) =>
    `Networks of up to ${several(parameters, 'parameter', 'parameters')} on the four numbers of CartPole-v1, and no more updates than ${several(minutes, 'minute', 'minutes')} of one core hold for all five seeds at worst. No tables, frames, dueling heads or demonstrations.`,
  proven:
    'That the recipe solved these seeds is proven: anybody gets the same hashes. Five seeds are few, so two recipes near each other may change places with other seeds.',

  seedsTitle: 'Its five seeds',
  seed: (seed: number) => `Seed ${seed}`,
  solvedAt: (steps: number) => `solved at step ${whole.format(steps)}`,
  notSolved: (steps: number) => `not solved in ${several(steps, 'step', 'steps')}`,
  training: 'in training',
  waiting: 'waits',

  check: 'Train it again here',
  checking: (percent: number) => `${whole.format(percent)} % of its steps`,
  stop: 'Stop',
  claimed: "The row's hash",
  found: 'Found here',
  same: (step: number) => `The same hash after the same ${several(step, 'step', 'steps')}.`,
  solvedToo: 'Solved at the same step.',
  other: 'Another hash: this browser and the row do not agree.',
  failed: 'This browser could not train it.',

  problems: {
    'bad-recipe': 'There is something in the recipe that cannot run.',
    'recipe-table': 'The board ranks networks; this recipe trains a table of Q values.',
    'recipe-world': 'The board has CartPole-v1 alone; this recipe is for another world.',
    'recipe-pixels': 'The board trains on the four numbers; this recipe sees frames.',
    'recipe-dueling': 'The board trains plain networks; this recipe has a dueling head.',
    'recipe-demonstrations': 'The board ranks what learns from nothing; this recipe begins with demonstrations.',
    'recipe-too-much': 'The recipe takes more than a seed may have.',
    'already-there': 'This very recipe is here already: the same hash.',
  } as Readonly<Record<string, string>>,
};

export type LearnersWords = typeof learnersEn;
