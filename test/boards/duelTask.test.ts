import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import { runDuelTask } from '../../shared/boards/duelTask.ts';
import { RATED_WIND } from '../../shared/boards/ratedDuel.ts';
import type { DuelEnd } from '../../shared/boards/task.ts';
import { createMatchHost } from '../../shared/netcode/matchHost.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { greedyActor } from '../../shared/policy/policy.ts';
import { observe } from '../../shared/sim/cartpole.ts';

const model = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../assets/models/${name}.cpa`, import.meta.url)));
const CHAMPION = model('champion');
const MIDDLE = model('episode-285');
const SEEDS = [1, 2, 0xffff_ffff];

function played(first: Uint8Array, second: Uint8Array, seeds: readonly number[]): readonly DuelEnd[] {
  const running = runDuelTask({ kind: 'duels', first, second, speed: '0.75x', seeds });
  let share = 0;
  for (;;) {
    const { done, value } = running.next();
    if (done) return value.games;
    expect(value).toBeGreaterThanOrEqual(share);
    expect(value).toBeLessThanOrEqual(1);
    share = value;
  }
}

describe('duels of policies', () => {
  it("[RATING4] are the arena's own: its host plays the same match, and the link replays it", () => {
    for (const game of played(CHAMPION, MIDDLE, SEEDS)) {
      const setup = { seed: game.seed, wind: RATED_WIND, speed: '0.75x', seats: 2 } as const;
      let result: HostResult | null = null;
      const seats = [CHAMPION, MIDDLE].map((file) => {
        const decoded = decodeCheckpoint(file);
        if (!decoded.ok) throw new Error(decoded.message);
        const act = greedyActor(decoded.value.policy);
        return (cart: Parameters<typeof observe>[0]) => act(observe(cart));
      });
      const finished = (end: HostResult): void => {
        result = end;
      };
      const host = createMatchHost({ setup, seats, patient: false, ears: { frozen() {}, finished } });
      while (host.tick(0));
      expect(result).toMatchObject({ tick: game.ticks, winner: { first: 0, second: 1, draw: 'draw' }[game.winner] });
      const decoded = decodeReplay(game.link);
      if (!decoded.ok) throw new Error(decoded.code);
      expect(decoded.value.actions).toEqual(host.actions());
      const { match, hash } = simulateReplay(decoded.value);
      expect([match.phase, hash]).toEqual(['finished', decoded.value.hash]);
    }
  });

  it('[RATING4] favour no seat: changed over, each seed ends the other way round at the same tick', () => {
    const other = { first: 'second', second: 'first', draw: 'draw' } as const;
    const there = played(CHAMPION, MIDDLE, SEEDS).map(({ winner, ticks }) => [winner, ticks]);
    const back = played(MIDDLE, CHAMPION, SEEDS).map(({ winner, ticks }) => [other[winner], ticks]);
    expect(back).toEqual(there);
  });

  it('[RATING4] a policy against itself falls with itself: a draw as long as it survives', () => {
    for (const { winner, ticks } of played(CHAMPION, CHAMPION, SEEDS)) {
      expect(winner).toBe('draw');
      expect(ticks).toBeGreaterThan(500);
    }
  });

  it('[RATING4] refuse a file that is none', () => {
    expect(() => played(CHAMPION, CHAMPION.slice(0, 100), [1])).toThrow(Error);
  });
});
