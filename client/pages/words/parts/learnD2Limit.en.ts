/** Learn, chapter 8: terminated and truncated. In English. */
import { formatsOf } from '../format.ts';

const { whole, short, several } = formatsOf('en');

export const learnD2LimitEn = {
  first:
    'CartPole-v1 ends an episode after 500 steps even if the pole stands as well as ever. That is no fall. The world could go on; somebody stopped looking. Gymnasium therefore says two things: terminated, this state is an end and nothing comes after it; truncated, a live episode was stopped.',
  target:
    'For a target that is all the difference. After a fall nothing follows, so the target is the reward alone. At a time limit, what would have followed still counts, and the target keeps its second half:',
  saidFell: 'After a fall the target is y = r',
  saidLimit: 'At a time limit it is y = r plus gamma times the largest Q value of the next state',
  done: 'gym up to 0.25 returned one flag, done, for both, unless asked otherwise. (0.21 wrote TimeLimit.truncated into info, which few programs read.) Code that says “if done, the target is r” then teaches that an upright pole in step 500 is worth 1, and the same upright pole in step 10 is worth almost 100. The network is shown no clock. All it can do is to answer something in between:',
  saidKept: 'Never cut: v = 1 + gamma v, so v is 1 divided by 1 minus gamma',
  saidCut:
    'Cut once in T steps: v = 1 + gamma times (1 minus 1 divided by T) times v, so v is 1 divided by (1 minus gamma times (1 minus 1 divided by T))',

  figure: 'The same standing, judged twice',
  hint: 'A hand-written rule balances the pole and never falls. Two networks learn from the same transitions what standing is worth. They differ in one thing: whether the limit cuts the bootstrap. The dashed level is the true worth.',
  limit: 'Time limit T',
  gamma: 'Discount γ',
  kept: 'Bootstraps at the limit',
  cut: 'Limit cuts the bootstrap',
  exact: 'True worth',
  updates: 'Updates',
  worth: 'Worth of standing',
  said: (update: number, episode: number, kept: number, exact: number, cut: number, formula: number) =>
    `Update ${whole.format(update)}, ${several(episode, 'episode', 'episodes')} stopped at the limit. With the bootstrap standing is worth ${short.format(kept)} (true: ${short.format(exact)}); with the cut ${short.format(cut)} (by the formula: ${short.format(formula)}).`,
  last: (kept: number) =>
    `Target of an episode’s last step: 1 + γv = ${short.format(kept)} for the one, 1 for the other.`,
  chart: (kept: number, cut: number, exact: number) =>
    `What standing is worth, by updates: now ${short.format(kept)} with the bootstrap, ${short.format(cut)} without, ${short.format(exact)} in truth.`,

  posts:
    'minimal-rl never reads truncated, and so gets this right. torch-blog and fastcampus, written for gym 0.21, cut the bootstrap. keras-blog goes further: it tells −10 for every last step, so standing for 500 steps is punished like a fall. None of this keeps an agent from balancing at first, but the better it gets, the more of its transitions come from the limit.',
  clock:
    'There is a case where the cut is right: if the task itself lasts exactly 500 steps. But then how much time is left belongs into what the network sees (Pardo et al. 2018, “time-awareness”).',
  ask: 'Set T to 50 and γ to 0.99: what part of the true worth does the cut network see? Why is so little lost with T = 500 and γ = 0.95?',
  answer:
    'About a third: 1 / (1 − 0.99 · 0.98) = 33.6 of 100. With γ = 0.95 the network looks some 20 steps ahead, and only one step in 500 is cut: 19.3 of 20. The harm grows with the horizon 1 / (1 − γ) against T.',
  lab: 'torch-blog, with and without the cut',
};

export type LearnD2LimitWords = typeof learnD2LimitEn;
