/** The chapter on the target network in English. */
import { formatsOf } from '../format.ts';

const { several } = formatsOf('en');
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const learnTargetEn = {
  why: [
    'A table’s update moves one number. A network’s moves nearly all, that of the next state too, which the target is made of. Pull Q(s, a) up towards its target and the target goes up as well: the learner runs after its own tail, and a small error can feed itself.',
    'DQN computes the targets with a second network, a copy of the first that is left alone and copied anew every C updates. For C updates the aim stands still, and learning is ordinary regression; then the aim moves on by one jump.',
  ],
  formula:
    'y is r plus gamma times the largest Q of s prime and a prime under theta minus; and theta minus becomes theta every C updates',
  after: [
    'C is a trade. Small: the news arrives fast and the aim moves all the time. Large: the aim is steady, and every copy carries the reward back by one more step only, so a short run with C in the thousands learns little. The Nature paper used C = 10,000, for runs of millions of updates. Others let the target follow in small parts, θ⁻ ← θ⁻ + τ(θ − θ⁻).',
    'In CartPole with reward 1 a step and γ = 0.99, no state is worth more than 1 / (1 − γ) = 100. What a network says beyond that is wrong for certain.',
  ],
  figureTitle: 'The aim and who runs after it',
  figureHint:
    'One learner on CartPole. The lines are what both networks think the best state is worth: cart in the middle, pole upright, nothing moving. Set C, then play to the end; the other curves stay for comparison.',
  period: 'Updates between two copies, C',
  periodText: (updates: number) => whole.format(updates),
  online: 'online network',
  target: 'target network',
  bound: 'no true value is above 100',
  valuesLabel: (online: number, target: number, updates: number) =>
    `Q value of the upright state by updates. After ${several(updates, 'update', 'updates')} the online network says ${one.format(online)}, the target network ${one.format(target)}.`,
  update: 'updates',
  value: 'largest Q of the upright state',
  said: (since: number, of: number, online: number, target: number) =>
    `${whole.format(since)} of ${several(of, 'update', 'updates')} since the last copy. Online ${one.format(online)}, target ${one.format(target)}: ${one.format(Math.abs(online - target))} apart.`,
  notYet: 'No update yet: both networks are the same.',
  copies: 'Copies so far',
  updates: 'Updates',
  mean: 'Mean of the last 20 returns',
  number: (n: number | null) => (n === null ? '–' : whole.format(n)),
  returns: (mean: number | null) =>
    `Mean return of 20 episodes by step, for this C and those tried before. Now: ${mean === null ? 'nothing yet' : whole.format(mean)}.`,
  step: 'steps',
  return: 'mean return of the last 20 episodes',
  curve: (period: number) => `C = ${whole.format(period)}`,
  figureNote:
    'Plain DQN: 4-64-64-2, squared error, Adam 1e-3, an update of 32 shuffled transitions a step, ε from 1 to 0.05 over 3,000 steps, γ = 0.99, 20,000 steps.',
  question:
    'Compare C = 1, C = 1,000 and C = 5,000 with the same seed. Which line climbs past 100, which climbs in stairs, and which never gets up?',
  answer:
    'With C = 1 both lines are one and run off, with seed 1 to some 800: an error that feeds itself. With C = 1,000 the target is a staircase, and the online line goes to each stair and waits for the next. Each copy lets the values look about one step further ahead: after 19 copies they are near 20. With C = 5,000 there are three, and the values stay below 5. The return is another matter: values that are too high do little harm while their order is right. C = 10 exceeds 100 as well, and yet with seed 1 its return is the best.',
  lab: 'C = 1, 200 and 5,000 over three seeds',
} as const;
