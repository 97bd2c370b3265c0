import type { Outcome } from '../sim/environment.ts';
import type { RewardRule } from './recipe.ts';

/** The reward as the learner is told it. */
export function toldReward(rule: RewardRule, { reward, terminated, truncated }: Outcome): number {
  const atEnd = terminated ? rule.terminated : truncated ? rule.truncated : null;
  return atEnd ?? reward * rule.scale;
}
