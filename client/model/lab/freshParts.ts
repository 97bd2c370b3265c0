/** What the parts of a recipe that can be switched off begin with when they are switched on. */
import type {
  FreezeRule,
  GammaRamp,
  NearFalls,
  Pixels,
  Prioritised,
  ServedAverage,
} from '../../../shared/learner/recipe.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../../shared/learner/recipes/pixels.ts';

export const PIXELS: Pixels = HOUSE_PIXELS.pixels!;
export const GAMMA_RAMP: GammaRamp = HOUSE.gammaRamp!;
export const NEAR_FALLS: NearFalls = HOUSE.nearFalls!;
export const SERVED_AVERAGE: ServedAverage = HOUSE.servedAverage!;
export const PRIORITISED: Prioritised = { alpha: 0.6, beta: 0.4, betaSteps: 10_000, floor: 0.01 };
export const FREEZE: FreezeRule = { episodes: 20, atLeast: 475 };
