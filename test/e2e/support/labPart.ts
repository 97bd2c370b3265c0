/** Training in a page, without any pages around it: what the tests drive is on the window. */

import { openLabStore } from '../../../client/workers/lab/labStore.ts';
import { openLab } from '../../../client/workers/lab/openLab.ts';
import { repeatRun } from '../../../client/workers/lab/repeatRun.ts';
import { recipeNamed } from '../../../shared/learner/recipes/index.ts';

const part = { openLab, openLabStore, repeatRun, recipeNamed };

declare global {
  var labPart: typeof part;
}

globalThis.labPart = part;
