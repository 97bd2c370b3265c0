import { plainShape } from '../kernel/dueling.ts';
import { sizeProblem } from '../policy/limits.ts';
import { environmentNamed } from '../sim/environments.ts';
import { commonProblems, isCount, within } from './commonProblems.ts';
import { engineOptions } from './engineOptions.ts';
import { pixelProblems } from './pixelProblems.ts';
import type { Prioritised, Recipe } from './recipe.ts';

const MOST_LETTERS = 14_000; // a checkpoint's header holds the whole recipe, and some more

function networkProblems(r: Recipe): string[] {
  const problems: string[] = [];
  if (r.hidden.length < 1 || r.hidden.length > 3) problems.push(`hidden has ${r.hidden.length} layers; give 1 to 3`);
  for (const units of r.hidden) {
    if (!isCount(units) || units > 1024) problems.push(`hidden ${units} is not a whole number within 1..1024`);
  }
  const last = r.hidden.at(-1) ?? 0;
  if (r.dueling && last % 2 !== 0)
    problems.push(`dueling splits the last hidden layer in two, but it has ${last} units`);
  if (!within(r.lastLayerScale, 0, 10)) problems.push(`lastLayerScale ${r.lastLayerScale} is not within 0..10`);
  if (r.observationScale?.some((scale) => !Number.isFinite(scale) || scale === 0)) {
    problems.push('observationScale has an entry that is zero or not finite');
  }
  return problems;
}

function optimiserProblems(r: Recipe): string[] {
  const problems: string[] = [];
  for (const field of ['beta1', 'beta2'] as const) {
    if (!(r[field] >= 0 && r[field] < 1)) problems.push(`${field} ${r[field]} is not within 0..1, 1 excluded`);
  }
  if (!(r.adamEpsilon > 0)) problems.push(`adamEpsilon ${r.adamEpsilon} is not above 0`);
  if (r.clipNorm !== null && !(r.clipNorm > 0))
    problems.push(`clipNorm ${r.clipNorm} is not above 0; null switches it off`);
  if (r.clipValue !== null && !(r.clipValue > 0))
    problems.push(`clipValue ${r.clipValue} is not above 0; null switches it off`);
  if (!within(r.weightDecay, 0, 1)) problems.push(`weightDecay ${r.weightDecay} is not within 0..1`);
  if (r.gammaRamp && !(r.gamma < 1 && r.gammaRamp.start >= 0 && r.gammaRamp.start <= r.gamma)) {
    problems.push(`gammaRamp.start ${r.gammaRamp.start} is not within 0..gamma, or gamma ${r.gamma} is not below 1`);
  }
  if (r.gammaRamp && !isCount(r.gammaRamp.steps))
    problems.push(`gammaRamp.steps ${r.gammaRamp.steps} is not a whole number from 1 on`);
  if (!isCount(r.nStep) || r.nStep > 100) problems.push(`nStep ${r.nStep} is not a whole number within 1..100`);
  return problems;
}

function replayProblems(r: Recipe): string[] {
  const problems: string[] = [];
  const capacity = r.replayCapacity === 'unbounded' ? Number.POSITIVE_INFINITY : r.replayCapacity;
  if (capacity !== Number.POSITIVE_INFINITY && !isCount(capacity))
    problems.push(`replayCapacity ${capacity} is not a whole number from 1 on`);
  if (!isCount(r.batchSize) || r.batchSize > 4096)
    problems.push(`batchSize ${r.batchSize} is not a whole number within 1..4096`);
  if (!isCount(r.learningStarts)) problems.push(`learningStarts ${r.learningStarts} is not a whole number from 1 on`);
  const images = r.mirrored && !r.pixels ? 2 : 1; // frames are mirrored when they are drawn
  const waiting = r.update.of === 'episode' ? 0 : Math.min(r.nStep, r.learningStarts) - 1; // for rewards: not stored yet
  const stored = (r.learningStarts - waiting) * images;
  if (r.update.of !== 'episode' && r.learningStarts < r.nStep)
    problems.push(
      `learningStarts ${r.learningStarts} comes before nStep ${r.nStep} rewards are known: nothing is stored`,
    );
  if (!r.replacement && r.batchSize > stored)
    problems.push(`batchSize ${r.batchSize} needs as many stored transitions, but learningStarts gives ${stored}`);
  const awaited = r.learningStarts * images;
  if (capacity < awaited)
    problems.push(`replayCapacity ${capacity} never holds the ${awaited} transitions that learningStarts waits for`);
  if (r.nearFalls && r.prioritised)
    problems.push('nearFalls and prioritised both say what a batch holds: give one of them');
  if (r.nearFalls && !within(r.nearFalls.share, 0, 1))
    problems.push(`nearFalls.share ${r.nearFalls.share} is not within 0..1`);
  if (r.nearFalls && !isCount(r.nearFalls.steps))
    problems.push(`nearFalls.steps ${r.nearFalls.steps} is not a whole number from 1 on`);
  if ('steps' in r.budget && r.learningStarts >= r.budget.steps)
    problems.push(`learningStarts ${r.learningStarts} leaves no step to learn in`);
  return problems;
}

function priorityProblems(p: Prioritised): string[] {
  const problems: string[] = [];
  for (const field of ['alpha', 'beta'] as const) {
    if (!within(p[field], 0, 1)) problems.push(`prioritised.${field} ${p[field]} is not within 0..1`);
  }
  if (!Number.isSafeInteger(p.betaSteps) || p.betaSteps < 0)
    problems.push(`prioritised.betaSteps ${p.betaSteps} is not a whole number from 0 on`);
  if (!(p.floor > 0)) problems.push(`prioritised.floor ${p.floor} is not above 0`);
  return problems;
}

/** What does not fit the world that the recipe names, if there is one of that name. */
function worldProblems(r: Recipe): string[] {
  const spec = environmentNamed(r.environment);
  if (!spec) return [];
  const problems: string[] = [];
  if (r.observationScale && r.observationScale.length !== spec.observationSize && !r.pixels)
    problems.push(
      `observationScale has ${r.observationScale.length} entries, but ${spec.id} has ${spec.observationSize}`,
    );
  if (r.mirrored && spec.actionCount !== 2) problems.push(`mirrored is a symmetry of CartPole, not of ${spec.id}`);
  if (r.rewards.terminated !== null && !spec.id.startsWith('CartPole'))
    problems.push(`rewards.terminated would replace the reward of the goal of ${spec.id}; give null`);
  const size =
    problems.length === 0 && r.hidden.every(isCount) ? sizeProblem(plainShape(engineOptions(r, spec).shape)) : null;
  if (size !== null) problems.push(`hidden makes a network that could not be read back: ${size}`);
  const letters = JSON.stringify(r).length;
  if (letters > MOST_LETTERS)
    problems.push(`demonstrations make a recipe of ${letters} letters; a checkpoint has room for ${MOST_LETTERS}`);
  for (const [i, { seed, actions }] of r.demonstrations.entries()) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      problems.push(`demonstrations.${i}.seed ${seed} is not a whole number from 0 on`);
    if (!/^[0-9]+$/.test(actions) || Array.from(actions).some((digit) => Number(digit) >= spec.actionCount))
      problems.push(`demonstrations.${i}.actions is not a row of digits below ${spec.actionCount}`);
  }
  return problems;
}

/** Everything wrong with a recipe, in words for its author; empty if it can run. Fields are checked against each other too (DQN7). */
export function recipeProblems(r: Recipe): string[] {
  const problems = [
    ...networkProblems(r),
    ...optimiserProblems(r),
    ...replayProblems(r),
    ...commonProblems(r),
    ...(r.prioritised ? priorityProblems(r.prioritised) : []),
    ...worldProblems(r),
    ...(r.pixels ? pixelProblems({ ...r, pixels: r.pixels }) : []),
  ];
  for (const [field, rule] of [
    ['update', r.update],
    ['sync', r.sync],
  ] as const) {
    if (!isCount(rule.every)) problems.push(`${field}.every ${rule.every} is not a whole number from 1 on`);
  }
  if (!isCount(r.update.count)) problems.push(`update.count ${r.update.count} is not a whole number from 1 on`);
  if (r.update.of === 'update') problems.push('update.of cannot be update: an update would wait for itself');
  if (!(r.sync.rate > 0 && r.sync.rate <= 1)) problems.push(`sync.rate ${r.sync.rate} is not within 0..1, 0 excluded`);
  if (r.servedAverage && !within(r.servedAverage.rate, 0, 1))
    problems.push(`servedAverage.rate ${r.servedAverage.rate} is not within 0..1`);
  if (r.servedAverage && !(r.servedAverage.eta >= 0))
    problems.push(`servedAverage.eta ${r.servedAverage.eta} is below 0`);
  if (r.freeze && !isCount(r.freeze.episodes))
    problems.push(`freeze.episodes ${r.freeze.episodes} is not a whole number from 1 on`);
  return problems;
}
