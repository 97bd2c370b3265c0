import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { createScores } from '../../../shared/training/reportLines.ts';
import { createTensorboard } from './tensorboard.ts';
import type { Listener } from './training.ts';

export interface TensorboardListener extends Listener {
  close(): void;
}

/** Charts a run for TensorBoard: by environment steps, minimalRL's `score` by episodes as its post has it. */
export function createTensorboardListener(folder: string, recipe: AnyRecipe, seed: number): TensorboardListener {
  const board = createTensorboard(folder, `${recipe.name}-${seed}`);
  const hasScores = recipe.kind === 'dqn' && recipe.reportFormat === 'minimal-rl';
  let scoreAt = hasScores ? createScores(recipe.reportEvery) : null;
  const now = (): number => Date.now() / 1000;
  return {
    begin({ sinceReport }) {
      if (hasScores) scoreAt = createScores(recipe.reportEvery, sinceReport);
    },
    episode(progress, stepsPerSecond) {
      const { step, episode, episodicReturn, episodicLength, epsilon, tdLoss, qValues, collapse } = progress;
      const chart = (tag: Parameters<typeof board.scalar>[0], value: number | null | undefined): void => {
        if (value !== null && value !== undefined) board.scalar(tag, step, value, now());
      };
      chart('charts/episodicReturn', episodicReturn);
      chart('charts/episodicLength', episodicLength);
      chart('charts/epsilon', epsilon);
      chart('charts/stepsPerSecond', stepsPerSecond);
      chart('losses/tdLoss', tdLoss);
      chart('losses/qValues', qValues);
      chart('collapse/terminalShare', collapse?.terminalShare);
      chart('collapse/actionGap', collapse?.actionGap);
      chart('collapse/doomedMaxQ', collapse?.doomedMaxQ);
      chart('collapse/valueBound', collapse?.valueBound);
      chart('collapse/gradientNorm', collapse?.gradientNorm);
      const score = scoreAt?.(progress) ?? null;
      if (score !== null) board.scalar('score', episode - 1, score, now());
    },
    evaluation(step, mean) {
      board.scalar('charts/evaluationMean', step, mean, now());
    },
    close: () => board.close(),
  };
}
