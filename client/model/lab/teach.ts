/** A match that somebody played, as demonstrations for a newborn: read from its link and stepped again before it is believed. */
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import { decodeReplay, type LinkProblem, type Replay, simulateReplay } from '../../../shared/arena/replay.ts';
import { codeInLink } from '../../../shared/arena/replayAddress.ts';
import type { Demonstration } from '../../../shared/learner/recipe.ts';
import { DEFAULT_SETTING, type LabSetting } from './labAddress.ts';
import { COMPARED_SEEDS } from './recipeCards.ts';
import { editVariant, namedVariant, type Variant, variantProblems } from './variant.ts';

/** hash: it does not end as it says. wind: another world. short: nothing to be seen in it. */
export type TeachProblem = LinkProblem | 'hash' | 'wind' | 'short' | 'twice' | 'many';

export interface TaughtSeat {
  readonly seat: number;
  readonly ticks: number; // of the classic world
  readonly demonstration: Demonstration;
}

/** `seats`: those that show something, the longest first. */
export type TaughtRun =
  | { readonly ok: true; readonly seats: readonly [TaughtSeat, ...TaughtSeat[]] }
  | { readonly ok: false; readonly problem: TeachProblem };

export const LEAST_TICKS = 20;

/** Anything pasted: a link, its code, or a text with either. Never throws. */
export function readRun(text: string): TaughtRun {
  const decoded = decodeReplay(codeInLink(text));
  if (!decoded.ok) return { ok: false, problem: decoded.code };
  const replay = decoded.value;
  if (replay.setup.wind !== 0) return { ok: false, problem: 'wind' };
  if (simulateReplay(replay).hash !== replay.hash) return { ok: false, problem: 'hash' };
  const [longest, ...others] = seatsOf(replay);
  return longest ? { ok: true, seats: [longest, ...others] } : { ok: false, problem: 'short' };
}

/** Beyond the classic ticks a match has wind that the newborn's world has not. */
function seatsOf({ setup, actions }: Replay): readonly TaughtSeat[] {
  return actions
    .map((pushes, seat) => {
      const shown = pushes.subarray(0, CLASSIC_TICKS);
      return { seat, ticks: shown.length, demonstration: { seed: setup.seed, actions: shown.join('') } };
    })
    .filter(({ ticks }) => ticks >= LEAST_TICKS)
    .sort((a, b) => b.ticks - a.ticks);
}

/** One more demonstration, or why not. */
export function withDemonstration(
  all: readonly Demonstration[],
  one: Demonstration,
):
  | { readonly ok: true; readonly all: readonly Demonstration[] }
  | { readonly ok: false; readonly problem: TeachProblem } {
  if (all.some(({ seed, actions }) => seed === one.seed && actions === one.actions))
    return { ok: false, problem: 'twice' };
  const next = [...all, one];
  return variantProblems(taught(namedVariant('house'), next)).length === 0
    ? { ok: true, all: next }
    : { ok: false, problem: 'many' };
}

function taught(variant: Variant, demonstrations: readonly Demonstration[]): Variant {
  const name = `${variant.recipe.name}-with-you`.slice(0, 64);
  return editVariant(editVariant(variant, 'demonstrations', demonstrations), 'name', name);
}

/** Can it learn from CartPole episodes of somebody else? */
export function canBeTaught({ recipe }: Variant): boolean {
  return recipe.kind === 'dqn' && recipe.environment.startsWith('CartPole') && recipe.pixels === null;
}

/** The same recipe with and without you, over the same seeds. One that cannot be taught gives way to `house`. */
export function taughtSetting(base: Variant, demonstrations: readonly Demonstration[]): LabSetting {
  const alone = canBeTaught(base) ? editVariant(base, 'demonstrations', []) : namedVariant('house');
  return { ...DEFAULT_SETTING, variants: [taught(alone, demonstrations), alone], seeds: COMPARED_SEEDS };
}
