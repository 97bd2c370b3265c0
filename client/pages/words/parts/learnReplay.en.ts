/** The chapter on replay in English. */
const whole = new Intl.NumberFormat('en');
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const learnReplayEn = {
  why: [
    'Gradient descent takes it for granted that the examples of a batch are drawn independently, and always from the same lot. An agent’s experience is neither. What it sees now is nearly what it saw 20 ms ago, all of one episode leans to one side, and as soon as it acts differently it sees something else. A network that learns from the newest steps alone gets better at this moment and worse at all others, for it has but one set of weights.',
    'A replay buffer keeps the last transitions (s, a, r, s′), DQN’s a million of them, and each update draws a few at random. The neighbours in a batch are then of different episodes; each transition is used many times; and what was learned long ago is repeated before it fades. Lin had the idea in 1992; DQN made it famous.',
    'It works because Q-learning is off-policy: old transitions were made by an old policy, and the target does not mind.',
  ],
  figureTitle: 'The same learner, two kinds of batches',
  figureHint:
    'Two learners on CartPole from the same weights and the same seed. One draws its 32 transitions from the last 10,000, the other takes the newest 32. Nothing else differs. Each picture has all experience as small dots and the last batch as large ones: the pole’s angle from left to right, its angular speed upwards.',
  shown: 'Whose batch is shown',
  kinds: { shuffled: 'Shuffled', newest: 'The newest' } as const,
  batchLabel: (kind: string, episodes: number, likeness: number) =>
    `${kind}: the last batch among all experience. It is of ${whole.format(episodes)} episodes; likeness ${two.format(likeness)}.`,
  noBatch: 'No update yet.',
  angle: 'angle (rad)',
  speed: 'angular speed (rad/s)',
  steps: 'Steps',
  episodes: 'Episodes in the batch',
  likeness: 'Likeness within the batch',
  mean: 'Mean of the last 20 returns',
  number: (n: number | null) => (n === null ? '–' : whole.format(n)),
  two: (n: number | null) => (n === null ? '–' : two.format(n)),
  curves: (shuffled: number | null, newest: number | null) =>
    `Mean return of 20 episodes by step. Now: shuffled ${shuffled === null ? 'nothing yet' : whole.format(shuffled)}, the newest ${newest === null ? 'nothing yet' : whole.format(newest)}.`,
  step: 'steps',
  return: 'mean return of the last 20 episodes',
  figureNote:
    'Likeness is the intraclass correlation of the four observed numbers: 0 if two of a batch are as different as any two of all experience, 1 if they are the same. The network is 4-64-64-2, an update a step, the target network copied every 200 updates, ε from 1 to 0.05 over 3,000 steps, γ = 0.99.',
  question:
    'Let both run to the end. How alike are the transitions of a batch in either, and what does that do to the return? Does another seed change your mind?',
  answer:
    'The newest 32 are of one or two episodes and lie along one short curve; those drawn at random are of many and lie all over. The shuffled learner climbs to hundreds of steps. The other may have good moments, but it keeps losing what it had, since every update is about this moment alone. One seed is an anecdote: in the Lab the same two settings run over five.',
  lab: 'both settings over five seeds',
} as const;
