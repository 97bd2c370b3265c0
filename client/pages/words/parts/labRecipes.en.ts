/** What each named recipe is, and where a post's text and its code part, in English. */
export const labRecipesEn = {
  about: {
    house: 'Ours: solves CartPole in about a thousand steps and stays there.',
    'house-pixels': 'Ours, from frames alone: it sees a drawing, no numbers. Under a minute in your tab.',
    'q-table': 'No network: a table of values, filled by the Bellman equation.',
    'keras-blog': 'A Keras notebook: no target network, everything remembered, and -10 at each end.',
    'keras-blog-single': 'The same as its code runs it: 32 small updates instead of one.',
    'minimal-rl': 'minimalRL, line by line: ten updates after each episode.',
    'torch-blog': 'A PyTorch post on minimalRL, 500 episodes, with a target network.',
    'torch-blog-double': 'The same with the Double DQN that the post names.',
    fastcampus: 'A lecture’s program: one update an episode, no discount.',
    'fastcampus-as-written': 'The same with its slip: exploring always pushes left.',
    'nature-frozenlake': 'DQN on a frozen lake, from a review of the Nature paper.',
    'nature-pixels': 'Algorithm 1 of the Nature paper on frames, sized for one core. Takes minutes.',
    'sb3-zoo': 'Stable-Baselines3 with the tuned settings of rl-zoo.',
    cleanrl: 'CleanRL’s dqn.py with its defaults: slow and steady.',
    'torch-tutorial': 'The DQN tutorial of PyTorch: the target follows softly.',
  } as Readonly<Record<string, string>>,
  pairs: {
    keras: [
      'Keras notebook',
      'Meant: one update from a batch of 32. Written: 32 updates of one, each aiming at a network just changed.',
    ],
    fastcampus: [
      'Fast Campus review',
      'Meant: exploring tries both sides. Written: DQN(4, 1, …) makes every exploring step a push to the left.',
    ],
    torch: [
      'PyTorch post',
      'Written: a lagging copy, called “Double DQN”. Meant: Double DQN, where one network chooses and the other judges.',
    ],
    limit: [
      'The time limit',
      'Written for gym 0.21: at 500 steps the episode counts as a fall. Meant: the limit is not the world’s end.',
    ],
  } as Readonly<Record<string, readonly [string, string]>>,
};
