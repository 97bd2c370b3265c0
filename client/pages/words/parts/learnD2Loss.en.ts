/** Learn, chapter 7: Huber and squared error. In English. */
import { formatsOf } from '../format.ts';

const { whole, short, share, several, form } = formatsOf('en');

export const learnD2LossEn = {
  first:
    'The network says Q, the target says y, and d = Q − y is the TD error. The loss makes of it a number that has to become small. What reaches the weights is its gradient: how hard this one transition pulls.',
  squared:
    'The squared error d² has the gradient 2d. An error ten times as large pulls ten times as hard. That is fine where targets can be trusted. In DQN they come from a network that is learning itself, and a single odd target can then throw everything else about.',
  huber:
    'Peter Huber’s loss of 1964 was made for measurements with outliers: half a square up to δ, a straight line from there on. Nothing pulls harder than δ. Here and by default in PyTorch, δ is 1. The Nature paper arrives at the same by cutting the error off at −1 and 1 in the update.',
  saidSquared: 'Squared error: the loss is d squared, its gradient 2 d',
  saidInside: 'Huber, while d is at most delta in size: the loss is half of d squared, its gradient d',
  saidOutside:
    'Huber, beyond delta: the loss is delta times the size of d less half of delta, its gradient plus or minus delta',

  figure: 'The newest batch on its loss',
  hint: 'A run learns in this page. Each dot is one of the 32 transitions of its newest update: sideways its error, upwards the gradient that the chosen loss makes of it. Both lines are asked of the engine that does the training.',
  base: 'Recipe',
  baseName: { 'keras-blog': 'keras-blog', held: '+ target network', 'minimal-rl': 'minimal-rl' },
  baseHint: {
    held: 'keras-blog with a target network, copied every 200 updates.',
    'keras-blog': 'A step is worth 1, and the last one is told −10. There is no target network.',
    'minimal-rl': 'A step is worth 0.01. Nothing can be worth more than 0.5. Episodes end at 500 steps here.',
  },
  loss: 'Loss that trains',
  lossName: { mse: 'Squared', huber: 'Huber' },
  error: 'TD error d',
  gradient: 'Gradient',
  dots: 'The newest batch',
  said: (update: number, outside: number, count: number, largest: number) =>
    `Update ${whole.format(update)}: ${whole.format(outside)} of ${several(count, 'error', 'errors')} ${form(outside, 'is', 'are')} beyond ±1, the largest is ${short.format(largest)}.`,
  lately: (part: number, mean: number) =>
    `Lately ${share.format(part)} were beyond ±1. The last ten episodes lasted ${short.format(mean)} steps.`,
  shareTitle: 'What part of the whole pull is that of the largest error alone',
  shareOf: (name: string) => `with ${name}`,
  percent: (part: number) => share.format(part),
  chart: (update: number, outside: number) =>
    `Gradient by TD error. Squared error is a straight line, Huber bends at −1 and 1. In update ${whole.format(update)} ${several(outside, 'dot is', 'dots are')} beyond the bends.`,

  units:
    'So the choice is one of units. With minimal-rl all errors stay within the bend: Huber is half a squared error there, and Adam, which divides by the usual size of a gradient, hardly notices the half. A setting that looks like a decision, and is none.',
  held: 'In keras-blog values go into the hundreds, and nearly all errors lie beyond the bend. Under squared error a value is pulled back the harder the further off it is. Under Huber every transition pulls alike, whether it is off by 2 or by 200. And this recipe has no target network: each update raises the targets of the next one, and nothing pulls harder the further that goes. We ran seeds 1 to 5 for 8,000 updates. With squared error all five were learning (their last ten episodes lasted 124 to 159 steps on average), with Huber none (10 steps, and values in the millions). Rewards of a hundredth did not help. A target network copied every 200 updates did: 45 to 76 steps and values of about 36. It is the second choice in the figure.',
  ask: 'Let keras-blog learn with Huber for some 500 updates. Where are the dots, and how large has the largest error become? What changes with a target network?',
  answer:
    'All dots lie beyond the bend, where each pulls with exactly 1; the largest error is in the hundreds or thousands, and grows. With a target network the targets stand still between two copies, so errors shrink until the next one, and most dots come back within the bend. About one in twenty stays outside: the falls, whose error grows with the values, and which Huber lets the others outvote. In minimal-rl, which has a target network too and rewards of 0.01, they never leave it.',
  lab: 'keras-blog with either loss, and held',
};

export type LearnD2LossWords = typeof learnD2LossEn;
