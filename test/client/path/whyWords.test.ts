import { describe, expect, it } from 'vitest';
import type { FallReason, Rescue } from '../../../client/model/path/fallReason.ts';
import { whyWords } from '../../../client/pages/play/path/whyWords.ts';
import { en } from '../../../client/pages/words/en.ts';
import { ko } from '../../../client/pages/words/ko.ts';

function reason(kind: Rescue['kind'] | null, oneSided = false): FallReason {
  return {
    fall: { tick: 41, cause: 'angle', side: 'left' },
    last: { action: 1, from: 27, ticks: 14 },
    oneSided,
    rescue: kind && { tick: 31, push: 0, kind },
  };
}

describe('[PATH4] a fall’s reason in words', () => {
  it('names the wrong side, the tick, the time left as it was played, and the side that would have saved it', () => {
    expect(whyWords(reason('held'), '0.5x', en)).toBe(
      'You pushed right too long. Until tick 31, 0.4 s before the fall, a change to the left would still have saved it.',
    );
    expect(whyWords(reason('held'), '1x', en)).toContain('0.2 s before the fall');
    expect(whyWords(reason('turned'), '0.5x', en)).toContain('You changed to the right too early, at tick 31');
    expect(whyWords(reason('strayed'), '0.5x', en)).toContain('You changed to the left too late');
    expect(whyWords(reason('held', true), '0.5x', en)).toContain('You only pushed right.');
  });

  it('says no more than the last push where nothing would have saved it', () => {
    expect(whyWords(reason(null), '0.5x', en)).toBe('Your last push went right, for 14 ticks.');
  });

  it('says the same in Korean, with both sides and the tick', () => {
    for (const kind of ['held', 'turned'] as const)
      for (const part of ['오른쪽', '왼쪽', '31틱', '0.4초'])
        expect(whyWords(reason(kind), '0.5x', ko)).toContain(part);
    expect(whyWords(reason('strayed'), '0.5x', ko)).toContain('왼쪽으로 너무 늦게');
    expect(whyWords(reason(null), '0.5x', ko)).toContain('14틱');
  });
});
