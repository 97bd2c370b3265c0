/** Learn, chapter 9: Double DQN. In English. */
import { formatsOf } from '../format.ts';

const { whole, small, several } = formatsOf('en');
const two = new Intl.NumberFormat('en', { maximumFractionDigits: 2, minimumFractionDigits: 2 });

export const learnD2DoubleEn = {
  first:
    'Q-learning’s target takes the largest of several guesses. Guesses err, some upwards, some downwards. The largest one is more often one that errs upwards. So the target is too high on average, even if every guess by itself is right on average; and bootstrapping hands that on from state to state.',
  idea: 'Double Q-learning (van Hasselt 2010) lets one estimate choose the action and another one say what it is worth. Whoever was chosen for being lucky is then judged by somebody who had other luck. Double DQN (2016) takes the two networks that DQN has anyway: the online network Q chooses, the target network Q⁻ values.',
  saidLagging: 'With a target network: y = r plus gamma times the largest value of Q minus in the next state',
  saidDouble:
    'Double DQN: y = r plus gamma times the value that Q minus gives, in the next state, to the action whose value in Q is the largest',
  post: 'The PyTorch post of this site calls its lagging target network “Double DQN”. Its code has the first line, not the second: the target network chooses and values. That is the target network of Mnih et al. 2015. It makes targets hold still. It does nothing about the bias: a maximum over yesterday’s guesses is just as much too high.',

  figure: 'Every action is worth 0',
  hint: 'Each try draws new noise for both networks, and the engine that trains here computes three targets. All of them should be 0 on average.',
  actions: 'Actions',
  actionsText: (n: number) => whole.format(n),
  alike: 'How alike the two networks’ errors are',
  alikeText: (part: number) => (part === 0 ? 'not at all' : part === 1 ? 'the same: just copied' : two.format(part)),
  targets: {
    own: 'No target network',
    lagging: 'Lagging target network (the post)',
    double: 'Double DQN',
  },
  guesses: 'The guesses of this try, by action',
  guessTable: {
    action: 'Action',
    online: 'Q',
    target: 'Q⁻',
  },
  value: (n: number) => two.format(n),
  tries: 'Tries',
  mean: 'Mean target',
  truth: 'True value',
  said: (tries: number, own: number, lagging: number, double: number) =>
    `${several(tries, 'try', 'tries')}. Mean target: ${two.format(own)} without a target network, ${two.format(lagging)} with a lagging one, ${two.format(double)} with Double DQN. The truth is 0.`,
  none: 'No try yet.',

  runFigure: 'And in a real run?',
  runHint:
    'torch-blog three times from one seed: without a target network, as the post has it, and with Double DQN. Every five episodes each network is asked what it expects at four starts, and is then let play greedily from there.',
  episode: 'Episode',
  over: 'Expected minus reached',
  exact: 'Expects what it reaches',
  runSaid: (name: string, expects: number, gets: number) =>
    `${name}: expects ${small.format(expects)}, reaches ${small.format(gets)}.`,
  runNone: 'Nothing is measured yet. The runs stand at their first update, with 2,000 transitions in the replay.',
  runNote:
    'In rewards of 0.01 a step, discounted by 0.98: 0.5 is the most that can be reached. What is beyond the chart is drawn at its edge. One seed is an anecdote: try others.',
  runChart: (episodes: number) =>
    `Expected minus reached return by episodes, for three kinds of target; ${several(episodes, 'episode', 'episodes')} so far.`,

  after:
    'Double DQN is not free of bias. Its second network is an older copy of the first, so they share mistakes: move the second slider. What it brings depends on how many actions there are and how noisy the values. On many Atari games van Hasselt et al. found large overestimations and better play without them.',
  seen: 'On CartPole, with two actions and no noise, the runs above tell another story. Without a target network expectations may run away altogether. With one they come late: values climb by one copy every 20 episodes, while the policy already stands. What is too low anyhow, Double DQN lowers a little more. Over seeds 1 to 5 torch-blog solved the pole on three, torch-blog-double on two.',
  ask: 'Move the second slider to “the same”. What is left of Double DQN? When is that so in a real run?',
  answer:
    'Nothing is left: if both networks err alike, the one that values has the same luck as the one that chooses, and Double DQN is DQN. In a run that is so right after each copy to the target network. Whoever copies after every update has Double DQN in name only.',
  lab: 'torch-blog, as it is and with Double DQN',
};

export type LearnD2DoubleWords = typeof learnD2DoubleEn;
