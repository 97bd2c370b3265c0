/** The chapter on behaviour and target policy in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export const learnPoliciesEn = {
  two: [
    'A learner by trial has two policies. The behaviour policy chooses the actions that are really taken; it has to try things out. The target policy is the one whose values are learned.',
    'If both are the same policy, learning is on-policy. SARSA does that; it is named after what it needs, S, A, R, S′, A′. Its target takes the next action that the behaviour really chooses, exploration included:',
  ],
  sarsaFormula:
    'SARSA’s target is r plus gamma times Q of s prime and a prime, where a prime is what the behaviour chooses',
  off: ['Q-learning is off-policy. Its target takes the best next action, whatever the behaviour is going to do:'],
  qFormula: 'Q-learning’s target is r plus gamma times the largest Q of s prime over all actions',
  after: [
    'On a lake whose shortest way runs along a row of holes, the difference is seen. Who explores with chance ε falls in beside a hole with chance ε/4 a step. SARSA learns what the ways are worth for somebody who stumbles like that, and goes around. Q-learning learns what they are worth for somebody who does not, stays at the edge, and pays for it as long as it explores.',
    'DQN is a Q-learner for a good reason. Its replay buffer holds steps that older, more exploring policies took. A target that asks for the best next action may use them all; one that asks for the action taken next would learn what those old policies were worth.',
  ],
  figureTitle: 'The same behaviour, two targets',
  figureHint:
    'Both explore with the same ε, from the same seed, over ice that is not slippery. The white line is where each would go without exploring. Play, then move ε while they walk.',
  epsilon: 'Exploration ε of both',
  percent: (share: number) => percent.format(share),
  rules: { 'q-learning': 'Q-learning (off-policy)', sarsa: 'SARSA (on-policy)' } as const,
  boardLabel: (rule: string, cells: number, beside: number, arrives: boolean) =>
    `${rule}: Q values of the lake. Without exploration it goes ${several(cells - 1, 'step', 'steps')}, ${several(beside, 'field', 'fields')} of them beside a hole, and ${arrives ? 'reaches the goal' : 'does not reach the goal'}.`,
  walks: 'Walks',
  arrived: 'At the goal, of the last 200',
  way: 'Its way without exploring',
  wayOf: (steps: number, beside: number, arrives: boolean) =>
    arrives ? `${whole.format(steps)} steps, ${whole.format(beside)} fields beside holes` : 'does not arrive yet',
  figureNote:
    'α = 0.1 and γ = 0.98. Every value starts at 1, what the goal is worth, so that all ways are tried. A reward of 1 at the goal, and nothing else: a way that is two steps longer is worth 4 % less.',
  question:
    'Let both walk a few thousand times with ε = 30 %. Who arrives more often, and who has the shorter way? Then pull ε down to 0: who arrives more often now?',
  answer:
    'With ε = 30 % SARSA arrives more often though its way is longer: it keeps a row away from the holes. Q-learning has the shorter way and falls off it. At ε = 0 both arrive every time, and Q-learning is there sooner: it has learned the best way for somebody who no longer stumbles, while it was stumbling.',
  lab: 'a table that only ever acts at random, beside one that explores 20 %',
} as const;
