import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAt, sampledRows } from '../../../client/model/run/charts.ts';
import { checkpointAt, checkpointMarks, strength } from '../../../client/model/run/checkpointMarks.ts';
import { createPointRows } from '../../../client/model/run/pointRows.ts';
import { repeatCommand } from '../../../client/model/run/repeatCommand.ts';
import { type ZoomStep, zoomed } from '../../../client/model/run/zoom.ts';
import { collapseWords } from '../../../client/pages/runs/collapseWords.ts';
import { en } from '../../../client/pages/words/en.ts';
import { ko } from '../../../client/pages/words/ko.ts';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import { FIXED } from '../../support/states.ts';
import { DETAIL, pointOfEpisode } from './madeUpRun.ts';

function checkpoint(step: number, mean: number): CheckpointInfo {
  return { id: `one.${step}`, run: 'one', step, episode: step / 10, mean, bytes: 1, sha256: '' };
}

describe('[WATCH10] the timeline', () => {
  it('marks the first, the newest of the best, the newest, and the first solved one', () => {
    const all = [checkpoint(100, 9), checkpoint(200, 500), checkpoint(300, 500), checkpoint(400, 80)];
    const marks = checkpointMarks(all, 150);
    const which = (special: 'first' | 'best' | 'newest' | 'solved') =>
      marks.filter((mark) => mark[special]).map((mark) => mark.checkpoint.step);
    expect([which('first'), which('solved'), which('best'), which('newest')]).toEqual([[100], [200], [300], [400]]);
    expect(checkpointMarks(all, null).some(({ solved }) => solved)).toBe(false);
    expect(checkpointMarks([], 5)).toEqual([]);
  });

  it('finds the checkpoint of a step, or the nearest one', () => {
    const all = [checkpoint(100, 9), checkpoint(200, 50)];
    expect([0, 100, 150, 151, 9000].map((step) => checkpointAt(all, step)?.step)).toEqual([100, 100, 100, 200, 200]);
    expect(checkpointAt([], 5)).toBeNull();
  });

  it('shows of the curves the last episode that had ended by then', () => {
    const rows = createPointRows();
    for (let episode = 1; episode <= 20; episode++) rows.add(pointOfEpisode(episode, 9));
    const series = rows.series();
    expect([9, 10, 19, 20, 200, 5000].map((step) => rowAt(series, step))).toEqual([-1, 0, 0, 1, 19, 19]);
    expect(rowAt(series, null)).toBe(19);
  });

  it('names levels alike in every world', () => {
    expect(strength('CartPole-v1', 123)).toBe(123);
    expect(strength('CartPole-v0', 200)).toBe(500);
    expect(strength('FrozenLake-v1', 1)).toBe(500);
  });
});

describe('[WATCH11] the charts’ window', () => {
  it('stays within the run and never closes, whatever keys are pressed', () => {
    const steps = fc.array(fc.constantFrom<ZoomStep>('in', 'out', 'back', 'on', 'whole'), { maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 11, max: 1e6 }), (keys, end) => {
        let zoom: { readonly from: number; readonly to: number } | null = null;
        for (const key of keys) {
          zoom = zoomed(zoom, key, end);
          if (zoom) expect(zoom.from >= 0 && zoom.to <= end + 1 && zoom.to - zoom.from >= 9).toBe(true);
        }
        expect(zoomed(zoom, 'whole', end)).toBeNull();
      }),
      FIXED,
    );
  });

  it('begins with the newest half, and wide enough is the whole run again', () => {
    expect(zoomed(null, 'in', 100)).toEqual({ from: 50, to: 100 });
    expect(zoomed({ from: 50, to: 100 }, 'out', 100)).toBeNull();
    expect(zoomed(null, 'on', 100)).toBeNull();
  });

  it('is told by a table of at most so many rows, the first and the newest among them', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.integer({ min: 2, max: 60 }), (rows, most) => {
        const sampled = sampledRows(rows, most);
        expect(sampled).toHaveLength(Math.min(rows, most));
        expect(new Set(sampled).size).toBe(sampled.length);
        if (rows > 0) expect([sampled[0], sampled.at(-1)]).toEqual([0, rows - 1]);
      }),
      FIXED,
    );
  });
});

describe('[WATCH12] the command that repeats a run', () => {
  const ended = { ...DETAIL, steps: 4321, weightsSha256: 'w' };
  it('names the recipe that the command line knows by that hash, and where it ended before its budget', () => {
    expect(repeatCommand(ended, 'h')).toEqual({
      command: 'npm run train -- --recipe house --env CartPole-v1 --seed 5 --steps 4321 --json',
      file: null,
    });
    const { budget } = DETAIL.settings;
    const spent = 'steps' in budget ? { ...ended, steps: budget.steps } : { ...ended, episodes: budget.episodes };
    expect(repeatCommand(spent, 'h').command).not.toContain('--steps');
  });

  it('else asks for the recipe as a file', () => {
    for (const known of ['another', null])
      expect(repeatCommand(ended, known)).toMatchObject({
        file: 'house.json',
        command: expect.stringContaining('--recipe house.json') as string,
      });
  });
});

it('[WATCH6] signs are one plain text in every language, and say nothing of what will come', () => {
  const signs = [
    { kind: 'fallsGone', share: 0.004 },
    { kind: 'gapShrank', share: 0.8, episodes: 20 },
  ] as const;
  expect(collapseWords(signs, en)).toBe(
    'Falls have left the replay: 0.4% of it; the action gap shrank 80% in 20 episodes.',
  );
  expect(collapseWords(signs, ko)).toContain('0.4%');
  for (const w of [en, ko]) expect(collapseWords([], w)).toBe(w.collapseNone);
  const all = [
    ...signs,
    { kind: 'returnFell', from: 300, to: 50, episodes: 10 },
    { kind: 'doomedHigh', value: 130, bound: 100 },
    { kind: 'gradientsGrew', times: 8, episodes: 20 },
  ] as const;
  expect(collapseWords(all, en)).not.toMatch(/\b(will|soon|about to|going to|predict)/);
});
