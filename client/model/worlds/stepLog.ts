/** The steps of a run as they were told, as many of the newest as fit: whole episodes, so that each can be played again from its seed. */
import type { RunSteps } from '../../../shared/protocol/runEvents.ts';

/** One step as it was told. */
export interface ToldStep {
  readonly episode: number;
  readonly seed: number;
  readonly index: number; // step of the episode, from 0
  readonly action: number;
  readonly explored: boolean;
  readonly q: readonly number[]; // by action, of the observation before it
}

export interface KeptEpisode {
  readonly episode: number;
  readonly seed: number;
  readonly first: number; // place of its first step
  readonly actions: readonly number[];
}

/** Places count steps from the first one taken; those of one episode follow each other. */
export interface StepLog {
  /** @returns whether they go on where the newest known step was; if not, nothing is taken. Known ones are passed over. */
  take(msg: RunSteps): boolean;
  episodes(): readonly KeptEpisode[]; // oldest first; grows in place
  start(): number; // place of the oldest kept step
  end(): number; // place after the newest
  /** @param place start()..end() - 1 */
  at(place: number): ToldStep;
  /** The kept episode that a place lies in. */
  episodeAt(place: number): KeptEpisode;
  clear(): void;
}

interface Growing extends KeptEpisode {
  readonly actions: number[];
  readonly explored: boolean[];
  readonly q: number[];
}

/** @param most steps; older episodes go, but never the newest */
export function createStepLog(most: number): StepLog {
  let kept: Growing[] = [];
  let end = 0;
  const start = (): number => kept[0]?.first ?? end;

  function find(place: number): Growing {
    let [low, high] = [0, kept.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (kept[middle]!.first <= place) low = middle;
      else high = middle - 1;
    }
    return kept[low]!;
  }

  return {
    take(msg) {
      const { episode, seed, from, actions, explored, q } = msg;
      if (actions.length === 0) return true;
      let newest = kept.at(-1);
      if (newest && episode < newest.episode) return true; // a message from before what is known
      if (!newest || episode > newest.episode) {
        if (from !== 0) return false;
        newest = { episode, seed, first: end, actions: [], explored: [], q: [] };
        kept.push(newest);
      }
      const known = newest.actions.length - from;
      if (known < 0) return false;
      const width = q.length / actions.length;
      for (let i = known; i < actions.length; i++) {
        newest.actions.push(actions[i]!);
        newest.explored.push(explored[i] ?? false);
        for (let k = 0; k < width; k++) newest.q.push(q[i * width + k]!);
        end++;
      }
      while (kept.length > 1 && end - start() > most) kept.shift();
      return true;
    },
    episodes: () => kept,
    start,
    end: () => end,
    at(place) {
      const { episode, seed, first, actions, explored, q } = find(place);
      const index = place - first;
      const width = q.length / actions.length;
      return {
        episode,
        seed,
        index,
        action: actions[index]!,
        explored: explored[index]!,
        q: q.slice(index * width, (index + 1) * width),
      };
    },
    episodeAt: find,
    clear() {
      kept = [];
    },
  };
}
