/** The first minute: the front page, the keys by doing, why one fell, the pace, the path from novice to champion. */
import { formatsOf } from '../format.ts';

const { whole, short, several } = formatsOf('en');
const side = { left: 'left', right: 'right' } as const;
type Side = keyof typeof side;

const before = (seconds: number): string => `${short.format(seconds)} s before the fall`;

export const pathEn = {
  homeHouse: (episode: number) => `On this device: the agent as of episode ${whole.format(episode)}`,
  homeStill: 'Still picture',
  homeFirst: (name: string) => `First rival: ${name}`,
  homeNext: (name: string) => `Next rival: ${name}`,
  homeMoreTitle: 'More to do here',
  homeLearnCard: 'Read how it learns',
  homeLearnText:
    'Seven posts on DQN taken at their word, and eleven ideas, each with a figure that runs the real code.',
  homeLabCard: 'Train your own',
  homeLabText: 'Choose a recipe or change one, and train it here in your browser. Compare seeds, and send the link.',
  homeClassCard: 'Play with a whole class',
  homeClassText: 'Forty phones, one start, one big screen. A code of five signs, first names, no accounts.',

  pathTitle: 'From novice to champion',
  pathLead:
    'Each step is an agent as it was after that many episodes of practice. Outlast it once, and the next one waits.',
  pathCount: (passed: number, of: number) => `${whole.format(passed)} of ${whole.format(of)} passed`,
  pathDone: 'You have passed them all. There is nobody left above you.',
  pathComing: 'Fetching the path',
  levelTitle: (episode: number) => `Episode ${whole.format(episode)}`,
  levelBoth: (episode: number, name: string) => `Episode ${whole.format(episode)}, ${name}`,
  levelStands: (mean: number) => (mean >= 499.5 ? 'never falls' : `about ${several(mean, 'tick', 'ticks')}`),
  levelRecipe: (recipe: string) => `another recipe: ${recipe}`,
  levelPassed: 'passed',
  levelWon: (speed: string) => `beaten at ${speed}`,
  levelNext: 'your next',
  levelAhead: 'still ahead',

  hintGoal: 'Keep your pole up the longest.',
  hintGoalAlone: 'Keep your pole up for as long as you can.',
  hintHow: 'Push to the side that it leans to. Change sides often.',
  hintHowTouch: 'Touch the half that it leans to. Change sides often.',
  hintHowThumb: 'Touch the key of the side that it leans to. Change often.',
  hintHowSwitch: 'Any key or tap turns the push around. Turn it to the side that the pole leans to.',
  hintLeft: 'Push left',
  hintRight: 'Push right',
  hintsShow: 'Show the keys',
  hintsHide: 'Hide the keys',
  hintsSaid: 'The left arrow pushes left, the right arrow pushes right. Push to the side that the pole leans to.',

  whyTitle: 'Why you fell',
  whyOneSide: (wrong: Side, tick: number, right: Side) =>
    `You only pushed ${side[wrong]}. A change to the ${side[right]} by tick ${whole.format(tick)} would have kept it up.`,
  whyHeld: (wrong: Side, tick: number, seconds: number, right: Side) =>
    `You pushed ${side[wrong]} too long. Until tick ${whole.format(tick)}, ${before(seconds)}, a change to the ${side[right]} would still have saved it.`,
  whyTurned: (wrong: Side, tick: number, seconds: number, right: Side) =>
    `You changed to the ${side[wrong]} too early, at tick ${whole.format(tick)}, ${before(seconds)}. Still pushing ${side[right]} there would have saved it.`,
  whyStrayed: (tick: number, seconds: number, right: Side) =>
    `You changed to the ${side[right]} too late. Until tick ${whole.format(tick)}, ${before(seconds)}, it would still have saved it.`,
  whyLast: (last: Side, ticks: number) =>
    `Your last push went ${side[last]}, for ${ticks === 1 ? '1 tick' : `${whole.format(ticks)} ticks`}.`,
  whyRule: 'The pole leans left: push left. It leans right: push right.',

  paceSlower: 'Down within a second? Slower leaves more time to see the lean.',
  paceFaster: 'Ten seconds on your feet. Ready for a faster world?',
  pacePractice: 'Down within a second? In practice it waits for your first push, at a quarter of the speed.',
  paceTake: (speed: string) => `Try ${speed}`,
  pacePractise: 'Practise slowly',
};
