/** The chapter on exploration in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export const learnExploringEn = {
  why: [
    'Who always does what looks best learns nothing about all the rest. A value that is too low by mistake is never put right, because the action is never tried again. Who always tries something else learns everything and has nothing of it.',
    'ε-greedy is the simplest way between: with chance ε any action alike, else the one with the largest Q value.',
  ],
  formula:
    'a is drawn uniformly from all actions with probability epsilon, and is the action with the largest Q of s and a with probability one minus epsilon',
  after: [
    'So every action keeps a chance of at least ε divided by the number of actions, in every state that is reached. The proof that Q-learning converges needs just that, each action tried without end. Most recipes start near ε = 1 and let it fall: at first the values say nothing worth following, later a random push mostly spoils a good episode. The Nature paper went from 1 to 0.1 over a million frames.',
    'ε-greedy has a blind spot. It tries out single steps, not plans: whatever lies many right steps away is reached by luck alone. Optimistic first values help; q-table starts at 1, what the goal is worth, so that everything untried looks good. Here all values start at 0.',
  ],
  figureTitle: 'Looking for the goal',
  figureHint:
    'A table learns on ice that is not slippery. A number on a field says how many steps were begun there; arrows are what it would do without exploring. Of equal values the first wins: left.',
  epsilon: 'Exploration ε, where it stays',
  falls: (steps: number) => `Starts at 1 and falls over ${several(steps, 'step', 'steps')}`,
  percent: (share: number) => percent.format(share),
  boardLabel: (visited: number, arrives: boolean) =>
    `The lake with steps begun on each field; ${whole.format(visited)} of 11 fields were visited. Without exploring it ${arrives ? 'reaches' : 'does not reach'} the goal.`,
  steps: 'Steps, walks',
  stepsOf: (steps: number, episodes: number) => `${whole.format(steps)}, ${whole.format(episodes)}`,
  now: 'ε now',
  first: 'First time at the goal',
  firstAt: (step: number | null) => (step === null ? 'not yet' : `step ${whole.format(step)}`),
  arrived: 'At the goal, last 100 walks',
  arrivedOf: (n: number, of: number) => `${whole.format(n)} of ${whole.format(of)}`,
  greedy: 'Without exploring',
  greedyIs: { yes: 'reaches the goal', no: 'does not arrive' } as const,
  tried: 'What you tried',
  triedRow: (epsilon: string, falls: boolean) => (falls ? `1 → ${epsilon}` : epsilon),
  triedWith: 'ε',
  count: (n: number) => whole.format(n),
  figureNote:
    'The q-table recipe from zero, α = 0.2, γ = 0.95, for 30,000 steps. The walk ends in a hole, at the goal, or after 100 steps.',
  question:
    'Try ε = 0, ε = 100 %, and a fall from 1 to 10 %, each to the end. Which of them finds the goal, which knows the way, and which also walks it?',
  answer:
    'ε = 0 stays at the start for ever: all values are 0, and nothing tells it to try anything but left. ε = 100 % finds the goal and in the end knows the way (the arrows lead there), but walks it only by chance, once or twice in 100 walks. With the fall from 1 to 10 % it finds the goal while ε is high and then is there some 95 times in 100; what is missing are its random steps into holes. Now try seed 2: the goal is found so late that the way there was not learned before ε fell, and it is not found again. How long to explore is a guess about the world.',
  lab: 'minimal-rl with its own ε, and with one from 1',
} as const;
