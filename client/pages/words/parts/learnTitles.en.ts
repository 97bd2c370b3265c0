/** The names of Learn's chapters, in its contents, in English: question and one line of what is found there. */
export const learnTitlesEn = {
  bellman: [
    'From a table to a network',
    'One update, by Bellman: first a number in a table, then the weights of a network.',
  ],
  policies: ['Two policies', 'The one that acts and the one that is learned about.'],
  returns: ['From whole returns to one step', 'Monte Carlo, TD(0) and everything between: n steps.'],
  epsilon: ['How much to try out', 'Epsilon-greedy, and what too little and too much of it do.'],
  replay: ['Remembering, shuffled', 'What a replay buffer is for: the same steps in order, or in no order.'],
  target: ['A target that stands still', 'Why a second, older network says what to aim at.'],
  loss: ['How hard to pull', 'Squared error and Huber: what one large error may do.'],
  ends: ['Fallen, or only out of time', 'Terminated and truncated are two different ends.'],
  double: ['Too good to be true', 'Double DQN, and what a post called so.'],
  pixels: ['From pixels', 'Frames in, actions out, as in Nature 2015.'],
  forgetting: ['Why it forgets', 'A policy that was perfect is gone at the next look.'],
} as const satisfies Readonly<Record<string, readonly [title: string, about: string]>>;

export type LearnTitles = Readonly<Record<keyof typeof learnTitlesEn, readonly [title: string, about: string]>>;
