/** Learn, chapter 11: why it forgets. In English. */
import { formatsOf } from '../format.ts';

const { whole, short, small, share } = formatsOf('en');

export const learnD2ForgettingEn = {
  first:
    'A network that balanced for 500 steps a minute ago may fall after ten now. Nothing broke. It went on learning, and what it learned next cost it what it knew. Users of nearly every DQN tutorial have written in about it.',
  story:
    'A chain of causes is often told. A good policy hardly ever falls, so falls leave the replay. Where nothing goes wrong, both pushes are worth nearly the same: the action gap is small, and a little noise turns a decision. On states just before a fall nothing corrects the network any more, so its values there drift towards what standing for ever is worth, the reward times 1/(1 − γ). Then the policy follows those values. The loss shows nothing, because it is measured on what the replay still holds.',
  measure:
    'Each link can be measured. Here it is done at the end of every episode, on states that never change: the share of stored transitions that end in a fall; the mean gap between the better and the worse push on 32 states of random play; and the largest Q value on doomed states, where either push ends the episode at once, so that the true value is that of the last reward alone.',
  saidBound: 'No value can exceed r plus gamma r plus gamma squared r and so on, which is r divided by 1 minus gamma',

  figure: 'A run that learns and forgets',
  hint: 'The posts’ own recipes, as train runs them, episode by episode. Change how much the replay holds, and look at all four curves together. Pause, and go back to the moment before a fall.',
  base: 'Recipe',
  capacity: 'Replay holds',
  capacityText: (n: number) => whole.format(n),
  note: 'In this figure episodes end at 500 steps in both recipes. keras-blog as published never forgets a transition; 50,000 are as good as all for most of its run.',
  episode: 'Episode',
  returnName: 'Return',
  each: 'Each episode',
  mean: (n: number) => `Mean of the last ${whole.format(n)}`,
  terminals: 'Falls in the replay',
  terminalsAxis: 'Share of transitions, %',
  gap: 'Action gap',
  gapAxis: 'Q of the better push less that of the worse',
  doomed: 'Largest Q on doomed states',
  doomedAxis: 'Q value',
  bound: (value: number) => `Bound r/(1 − γ): ${short.format(value)}`,
  percent: (part: number) => share.format(part),
  number: (n: number) => small.format(n),
  said: (episode: number, mean: number, best: number) =>
    `Episode ${whole.format(episode)}: the last 20 lasted ${short.format(mean)} steps on average; the best 20 in a row ${short.format(best)}.`,
  measured: (falls: number, gap: number, doomed: number, truth: number) =>
    `Falls in the replay ${share.format(falls)}, action gap ${small.format(gap)}, largest Q on doomed states ${small.format(doomed)}, where the truth is ${small.format(truth)}.`,
  moment: 'Look back at a moment',
  momentText: (episode: number) => `Episode ${whole.format(episode)}`,
  momentDot: 'The moment',
  none: 'No episode yet.',
  chart: (what: string, now: string) => `${what} by episode, now ${now}`,

  seen: 'A run is messier than the chain. In minimal-rl falls do leave the replay, and doomed states do climb towards the bound; yet on some seeds the policy gets better all the while. In keras-blog, which has no target network, values pass the bound many times over, the gap can grow instead of vanishing, and good policies come and go. Change the seed before you believe a story.',
  verdict:
    'Do these numbers warn? We asked. Over 15 seeds of minimal-rl there were 64 falls of a good policy and 211 calm stretches. No measure’s movement before a fall tells the one from the other: they order such a pair rightly in 44 to 51 of 100 cases, and 50 is chance. Their levels tell a shaky phase from a calm one, but in the other direction in keras-blog. So the chain describes, it does not foretell.',
  help: 'What helps then? Keep the best checkpoint beside the last, as every run here does. In our own recipe, over 20 seeds, three things kept a solved policy solved: an average of the weights that is served (0.95 of later evaluations instead of 0.82), 3-step returns (0.95 instead of 0.72), and rewards of 0 and −1 instead of 1 a step (0.95 instead of 0.06), which leave no large values to drift to.',
  ask: 'Let minimal-rl learn with a replay of 2,500 until episodes become long. What becomes of the share of falls, and how far is the largest Q on doomed states from the truth?',
  answer:
    'Long episodes fill the small replay with standing, and the share of falls drops from ten in a hundred to less than one. Doomed states come to 0.3 or 0.4, most of the bound of 0.5, though they are worth a single reward of 0.01. The network is wrong there by some thirty rewards and does not notice, because hardly any such state is drawn into a batch.',
  lab: 'minimal-rl with a small and a large replay',
};

export type LearnD2ForgettingWords = typeof learnD2ForgettingEn;
