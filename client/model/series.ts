/** The columns of the learning curve: one row per episode, as a chart wants them. */
export interface Series {
  readonly episodes: number[]; // x
  readonly returns: number[];
  readonly mean20: number[];
  readonly mean100: number[];
  readonly epsilon: number[];
  readonly best: () => number; // 0 before the first
  add(episode: number, episodicReturn: number, epsilon: number): void;
}

/** Mean of the last `size` values. @param values not empty */
function meanOfLast(values: readonly number[], size: number): number {
  const from = Math.max(values.length - size, 0);
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += values[i]!;
  return sum / (values.length - from);
}

export function createSeries(): Series {
  const [episodes, returns, mean20, mean100, epsilons]: number[][] = [[], [], [], [], []];
  let best = 0;
  return {
    episodes: episodes!,
    returns: returns!,
    mean20: mean20!,
    mean100: mean100!,
    epsilon: epsilons!,
    best: () => best,
    add(episode, episodicReturn, epsilon) {
      episodes!.push(episode);
      returns!.push(episodicReturn);
      mean20!.push(meanOfLast(returns!, 20));
      mean100!.push(meanOfLast(returns!, 100));
      epsilons!.push(epsilon);
      best = Math.max(best, episodicReturn);
    },
  };
}
