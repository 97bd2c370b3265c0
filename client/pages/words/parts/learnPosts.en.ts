/** Learn's frame and the pages of its posts, in English. Fetched with Learn. */
import { formatsOf } from '../format.ts';
import { learnPostTextsEn } from './learnPostTexts.en.ts';

const { whole, short, several } = formatsOf('en');

type Unit = 'step' | 'episode' | 'update';
const after = (every: number, of: Unit): string =>
  every === 1 ? `after each ${of}` : `after every ${whole.format(every)} ${of}s`;

export const learnPostsEn = {
  title: 'Learn',
  lead: 'This site grew out of a handful of posts about DQN. Here each of them is read line by line and trained before your eyes, and the ideas behind them can be taken apart by hand. Everything that moves is the real code.',
  contents: 'Contents',
  posts: 'The posts',
  postsLead: 'What each says, what its code does, and what the two come to.',
  chapters: 'The ideas',
  chaptersLead: 'Short chapters, each with something to try.',
  chaptersSoon: 'The chapters are being written.',
  previous: 'Previous',
  next: 'Next',
  toFront: 'All of Learn',
  unknown: (name: string) => `Learn has nothing called “${name}”. Its contents are below.`,
  loading: 'Opening the page',

  aboutTitle: 'The post',
  recipeTitle: 'Its recipe',
  recipeOf: (name: string) => `The settings of ${name} that matter; the Lab has all of them.`,
  joined: { update: 'Updates', sync: 'Target network', epsilon: 'Epsilon' },
  updates: (count: number, every: number, of: Unit) => `${whole.format(count)} ${after(every, of)}`,
  syncs: (every: number, of: Unit) => `copied ${after(every, of)}`,
  syncsNever: 'none',
  unbounded: 'without end',
  epsilonSteady: (start: number) => `${start} throughout`,
  epsilonFalls: (start: number, end: number, factor: number | null, per: Unit) =>
    factor === null
      ? `${start} to ${end}, a little less each ${per}`
      : `${start} to ${end}, times ${factor} each ${per}`,
  printedTitle: 'What it prints',
  printedBy: (recipe: string, seed: number) =>
    `Printed by our run of ${recipe} with seed ${whole.format(seed)}, in the post’s own format.`,
  printedLeftOut: (lines: number) => `… ${several(lines, 'line', 'lines')} …`,
  printedLabel: 'Printed lines',
  slipsTitle: 'As written, as meant',
  slipsTitleSized: 'In the source, and here',
  written: 'As written',
  meant: 'As meant',
  inSource: 'In the source',
  here: 'Here',
  theLine: 'In the code:',
  pythonSays: 'Python says',
  fates: {
    side: 'trained below',
    kept: 'kept in our recipe',
    mended: 'mended in our recipe',
    told: 'told, not trained',
    sized: 'made smaller or otherwise',
  },
  sidesTitle: 'Side by side, five seeds',
  sidesChart: (written: string, meant: string) =>
    `Mean training return over five seeds, with the middle half as a band. Two curves: ${written}; ${meant}. The table below has their ends.`,
  sidesEpisodes: 'Episodes',
  sidesSteps: 'Steps',
  sidesReturn: 'Mean return of training episodes',
  yours: (seed: number) => `your run, seed ${whole.format(seed)}`,
  limitLine: 'the limit of 500',
  goalLine: 'every walk arrives',
  sidesTable: 'Where the runs of both sides end',
  sideColumn: 'Run',
  endColumn: 'Ends at, five seeds',
  stepsColumn: 'Steps trained, median',
  endNote: 'Ends at: mean return of 100 greedy episodes of the policy at the end, for seeds 1 to 5, least first.',
  endsAt: (values: readonly number[]) => values.map((value) => short.format(value)).join(' · '),
  whole: (value: number) => whole.format(value),
  remade: 'These figures are precomputed, and come out the same on every machine:',
  hashesTitle: 'Recipe and weights hashes',
  seedHash: (seed: number) => `seed ${whole.format(seed)}`,
  figuresFailed: 'The figures could not be fetched. Load the page again.',
  figuresWait: 'Fetching the figures',

  liveTitle: 'Run it here',
  liveText:
    'The same recipe learns in this very page; nothing is sent anywhere. Its curve is drawn into the chart above.',
  liveWhich: 'Which one',
  liveStart: 'Train it',
  liveStop: 'Stop',
  livePause: 'Pause',
  liveGoOn: 'Go on',
  liveAgain: 'Train again',
  liveEmpty: 'Its lines will stand here.',
  liveFacts: (episodes: number, steps: number, updates: number) =>
    `${several(episodes, 'episode', 'episodes')}, ${several(steps, 'step', 'steps')}, ${several(updates, 'update', 'updates')}`,
  liveStates: {
    queued: 'waits for another run of this page',
    running: 'learning',
    paused: 'paused',
    ended: 'its budget is spent',
    stopped: 'stopped',
    failed: 'failed',
  },
  liveSame: 'Its weights have the hash of our run: the same bits.',
  liveOther: 'Its weights have another hash than our run. Please report this: it should not happen.',
  labTitle: 'Change it',
  labText: 'The Lab has every setting of it, and shows what it sees while it learns.',
  labOne: 'its recipe',
  labBoth: 'both, over three seeds',
  texts: learnPostTextsEn,
};
