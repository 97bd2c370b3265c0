/** The columns of a run's charts: one row per point, as a chart wants them. */
export interface RunSeries {
  readonly episode: readonly number[]; // x: last episode of the point
  readonly step: readonly number[]; // or x: step at its end
  readonly mean: readonly number[]; // return
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly mean100: readonly number[]; // of the last 100 episodes, weighed by episodes
  readonly epsilon: readonly number[];
  readonly tdLoss: readonly (number | null)[];
  readonly qValues: readonly (number | null)[];
  readonly terminalShare: readonly (number | null)[]; // of the replay
  readonly actionGap: readonly (number | null)[];
  readonly doomedMaxQ: readonly (number | null)[];
  readonly valueBound: number | null;
  readonly gradientNorm: readonly (number | null)[];
}
