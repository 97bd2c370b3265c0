/** The chapter on the Bellman update in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const WAYS = ['left', 'down', 'right', 'up'] as const;

/** What one update did. */
interface UpdateTold {
  readonly field: number; // from 1
  readonly action: number;
  readonly reward: number;
  readonly ended: boolean;
  readonly nextBest: number;
  readonly gamma: number;
  readonly target: number;
  readonly before: number;
  readonly after: number;
}

export const learnBellmanEn = {
  table: [
    'Q-learning keeps a number for every state and every action there, Q(s, a): the rewards that it expects from this action on, later ones discounted. For a lake of 16 fields and four ways to go that is a table of 16 rows and 4 columns.',
    'After every step it looks at the reward and at what it believes of the place where it now stands, and moves that one number a part of the way. This is the Bellman update:',
  ],
  tableFormula:
    'Q of s and a becomes Q of s and a, plus alpha times: r, plus gamma times the largest Q of the next state, minus Q of s and a',
  tableAfter: [
    'r + γ max Q(s′, a′) is the target, and its distance to Q(s, a) is the TD error. The learning rate α says how much of that distance is gone at once, the discount γ what a reward is worth one step later. Where the episode came to its end the target is r alone: nothing follows. The right values are those that no update moves on average; that is what the Bellman optimality equation says, and with every action tried again and again, and a learning rate that falls as it should, the table gets there.',
    'A cart’s position, speed, angle and angular speed are real numbers, and no table has a row for each of them. DQN computes Q(s, ·) with a network of weights θ. The target stays the same; it is treated as if it were a label, and a step down the gradient of the squared error moves the weights:',
  ],
  networkFormula:
    'L of theta is the square of: r, plus gamma times the largest Q of the next state under the weights theta minus, minus Q of s and a under theta',
  networkAfter: [
    'θ⁻ are the weights of a target network; a later chapter is about it, and here it is always equal to the online one. What changes with the network is how far an update reaches. In a table it moves one entry. In a network all fields share weights, so it moves nearly all of them: that is how a network knows something about states that it never saw, and also how it spoils what was right. Watch its distance to the exact values: it falls, and rises again. Replay and the target network, two chapters further on, are there for that.',
  ],
  figureTitle: 'One update at a time',
  figureHint:
    'The walker goes at random over ice that is not slippery; a step right at the goal is worth 1. The first updates find nothing but zeros: let it go on to the next change. Then give the same walk to the network.',
  learner: 'Who learns',
  learners: { table: 'A table', network: 'A network' } as const,
  nextChange: 'To the next change',
  boardLabel: (learner: 'table' | 'network') =>
    `The lake, four by four fields, with the Q values of the ${learner}. White outlines: what the last update moved.`,
  nothingYet: 'No step yet.',
  told: (u: UpdateTold) =>
    `Field ${u.field}, ${WAYS[u.action]}: reward ${u.reward}${u.ended ? ', and the walk is over' : ''}. Target ${
      u.ended ? two.format(u.target) : `${u.reward} + ${u.gamma} × ${two.format(u.nextBest)} = ${two.format(u.target)}`
    }. Q goes from ${two.format(u.before)} to ${two.format(u.after)}.`,
  moved: 'Moved by the last update',
  movedOf: (n: number, of: number) => `${whole.format(n)} of ${several(of, 'value', 'values')}`,
  error: 'Farthest from the exact values',
  walks: 'Walks, at the goal',
  walksOf: (episodes: number, goals: number) => `${whole.format(episodes)}, ${whole.format(goals)}`,
  figureNote:
    'The table is the q-table recipe from zero with α = 0.5, the network 16-32-4 with one update of Adam a step; γ = 0.9 for both. The exact values come from iterating the Bellman equation over the lake’s transition table. Fields count row by row from 1.',
  question:
    'With the table: the first walk that reaches the goal changes one number. Which numbers can the second change be in? And how many numbers does the network’s very first update change?',
  answer:
    'The same number once more, from 0.50 to 0.75, or one that leads to the field beside the goal: its target is now 0.9 × 0.50, and it goes from 0 to half of that. So what a reward is worth goes backwards from the goal, a field a visit. The network starts from random weights: its first update already moves most of its values, before it has seen any reward at all.',
  lab: 'table and network on the same lake',
} as const;
