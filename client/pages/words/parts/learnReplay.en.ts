/** The chapter on replay in English. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');
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
  batchLabel: (kind: string, episodes: number, correlation: number) =>
    `${kind}: the last batch among all experience. It is of ${several(episodes, 'episode', 'episodes')}; neighbours in time correlate by ${two.format(correlation)}.`,
  noBatch: 'No update yet.',
  angle: 'angle (rad)',
  speed: 'angular speed (rad/s)',
  steps: 'Steps',
  episodes: 'Episodes in the batch',
  correlation: 'Correlation of neighbours in time',
  error: 'TD error on its own batches',
  errorOfAll: 'TD error on all that it has seen',
  mean: 'Mean of the last 20 returns',
  number: (n: number | null) => (n === null ? '–' : whole.format(n)),
  two: (n: number | null) => (n === null ? '–' : two.format(n)),
  curves: (shuffled: number | null, newest: number | null) =>
    `Mean return of 20 episodes by step. Now: shuffled ${shuffled === null ? 'nothing yet' : whole.format(shuffled)}, the newest ${newest === null ? 'nothing yet' : whole.format(newest)}.`,
  step: 'steps',
  return: 'mean return of the last 20 episodes',
  figureNote:
    'Correlation: that of each transition of a batch with the next one in time, over the four observed numbers, mean of the last 50 batches. TD error: root mean square, on those batches before their updates, and on 500 of the last 10,000 transitions, whichever the learner still draws from. The network is 4-64-64-2, an update a step, the target network copied every 200 updates, ε from 1 to 0.05 over 3,000 steps, γ = 0.99.',
  question:
    'Let both run to the end. Which learner has the smaller error on the batches that it learns from, and which on all that it has seen? Can you tell from the return alone, with seeds 1, 2 and 3?',
  answer:
    'The newest 32 are of one or two episodes and lie along one short curve. On those the second learner errs least of all, and on everything else ten times as much: it learns this moment by heart and forgets the rest. Shuffled, the two errors are about the same. The return says it less clearly, for CartPole is kind: the shuffled one climbs calmly, the other leaps. With seed 1 the other ends ahead, with 2 and 3 it falls back to some 35 steps. One seed is an anecdote; in the Lab the same two settings run over five.',
  lab: 'both settings over five seeds',
} as const;
