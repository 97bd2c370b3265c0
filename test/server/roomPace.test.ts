import { describe, expect, it } from 'vitest';
import { PACES } from '../../server/arena/pace.ts';
import { FRAME_TICKS } from '../../shared/netcode/confirmed.ts';
import { arenaByHand, createEar, playingIn, REQUEST } from './listener.ts';

describe('[PACE1] how often frames go out', () => {
  function sent(level: number) {
    const { arena, pass } = arenaByHand();
    const [player, ...viewers] = ['p', 'q', 'r', 's'].map((id) => createEar(id));
    const { match } = playingIn(arena.start(player!, REQUEST));
    for (const viewer of viewers) arena.watch(viewer, match);
    pass(150, PACES[level]);
    return { player: player!, viewers };
  }
  it('a player gets each tick, a spectator every fifth, each in its own turn, all a keyframe a second', () => {
    const { player, viewers } = sent(0);
    expect(player.frames.length).toBe(150);
    expect(player.keyframes.length).toBe(3);
    for (const viewer of viewers) {
      expect(viewer.frames.length).toBe(30);
      expect(viewer.keyframes.length).toBe(3);
    }
    expect(new Set(viewers.map((viewer) => viewer.frames[0]!.tick)).size).toBe(3);
  });
  it('spectators lose rate first, then players, and no gap is longer than a frame tells', () => {
    const rates = PACES.map((_, level) => {
      const { player, viewers } = sent(level);
      const gaps = player.frames.map((frame, i) => frame.tick - (player.frames[i - 1]?.tick ?? frame.tick));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(FRAME_TICKS);
      return [player.frames.length, viewers[0]!.frames.length];
    });
    for (let level = 1; level < rates.length; level++) {
      const [before, now] = [rates[level - 1]!, rates[level]!];
      expect(now[0]).toBeLessThanOrEqual(before[0]!);
      expect(now[1]).toBeLessThanOrEqual(before[1]!);
      if (now[0]! < before[0]!) expect(before[1]).toBeLessThan(rates[0]![1]!);
    }
    expect(rates.at(-1)).toEqual([expect.any(Number), 0]);
  });
  it('[ARENA8] of several ticks made up at once only the newest frame is sent, and before a keyframe', () => {
    const { player } = sent(0);
    expect(player.order.slice(player.order.indexOf('k') - 1, player.order.indexOf('k') + 1)).toEqual(['f', 'k']);
  });
});

it('[NET13] a page whose engine computes other bits gets states in every frame', () => {
  const { arena, pass } = arenaByHand();
  const other = createEar('a', false);
  expect(playingIn(arena.start(other, REQUEST)).states).toBe(true);
  pass(20);
  expect([other.frames.length, other.keyframes.length]).toEqual([20, 20]); // the frames carry the acknowledgements
});
