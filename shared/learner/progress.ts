/** What a run tells as it goes. */
import type { Collapse } from './collapse.ts';

export interface StepProgress {
  readonly kind: 'step';
  readonly episode: number; // from 1
  readonly episodeSeed: number; // the environment was reset with it
  readonly episodeStep: number; // from 0: steps of this episode before this one
  readonly step: number; // environment steps of the run, this one included
  readonly observation: Float32Array; // before the action, unscaled; valid until the generator goes on
  readonly q: Float32Array; // [actions] online Q values of it; valid until the generator goes on
  readonly action: number;
  readonly explored: boolean; // the action was drawn at random
}

export interface EpisodeProgress {
  readonly kind: 'episode';
  readonly episode: number; // from 1
  readonly step: number;
  readonly updates: number;
  readonly episodicReturn: number; // undiscounted, the environment's own rewards
  readonly episodicLength: number;
  readonly epsilon: number; // at the episode's last step
  readonly tdLoss: number | null; // mean over the updates since the last episode's end; null if there were none
  readonly qValues: number | null; // mean Q of the actions in those updates
  readonly collapse: Collapse | null; // null where there is no network
}

export type RunProgress = StepProgress | EpisodeProgress;
