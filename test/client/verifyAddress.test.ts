import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckRun, createCheckRuns } from '../../client/model/verify/checkRuns.ts';
import { seedIn, seedText } from '../../client/model/verify/seedAddress.ts';
import { givenIn, rowHash } from '../../client/model/verify/verifyAddress.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import type { RowCheck } from '../../shared/boards/rowChecks.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';

describe('what is given to be verified', () => {
  it('[VERIFY7] is a row by any of its addresses, a saved row, a link, or nothing', () => {
    const row = { board: 'players', division: '0.5x', id: '0123456789abcdef' } as const;
    const named = [
      'players/0.5x/0123456789abcdef',
      '#players/0.5x/0123456789abcdef',
      ' http://host:3000/boards#players/0.5x/0123456789abcdef?after=12 ',
      'https://other/verify#players/0.5x/0123456789abcdef',
      'http://host/api/v1/boards/players/0.5x/rows/0123456789abcdef',
    ];
    for (const text of named) expect(givenIn(text)).toEqual({ kind: 'row', row });
    expect(givenIn(rowHash(row))).toEqual({ kind: 'row', row });
    expect(givenIn('http://host/replay#ABC')).toEqual({ kind: 'link', code: 'ABC' });
    expect(givenIn('ABC')).toEqual({ kind: 'link', code: 'ABC' });
    expect(givenIn(' {"row": 1} ')).toEqual({ kind: 'saved', json: { row: 1 } });
    expect(givenIn('{')).toEqual({ kind: 'saved', json: undefined });
    for (const text of ['', '  ', '#']) expect(givenIn(text)).toEqual({ kind: 'none' });
    for (const text of ['nothing/1x/a', 'players/../x', 'players/1x']) expect(givenIn(text).kind).toBe('link');
  });
  it('[VERIFY7] never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void givenIn(text)),
      { seed: 20 },
    );
  });
  it('[VERIFY7] carries a start to play alone there and back, and no other', () => {
    const start = fc.record({
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      speed: fc.constantFrom(...SPEED_CLASSES),
      wind: fc.constantFrom(...WIND_LEVELS),
    });
    fc.assert(
      fc.property(start, (one) => void expect(seedIn(seedText(one))).toEqual(one)),
      { seed: 20 },
    );
    for (const text of ['', '1', '1-1x', '1-2x-0', '4294967296-1x-0', '-1-1x-0', '1-1x-9', '1-1x-0-0']) {
      expect(seedIn(text)).toBeNull();
    }
  });
});

describe('checks in a browser', () => {
  const check = (name: string): RowCheck => ({
    name,
    claimed: null,
    task: { kind: 'replay', link: name, proof: null },
    judge: () => ({ ok: name !== 'c', code: null, message: '', claimed: null, found: null, tick: null }),
  });
  const verdict = { ok: true, code: null, message: '', tick: null, ticks: 0, claimedHash: null, hash: null };

  function start(names: readonly string[]) {
    const open: { readonly link: string; end(): void; readonly signal: AbortSignal }[] = [];
    let seen: readonly CheckRun[] = [];
    const runs = createCheckRuns(names.map(check), {
      compute: (task, onProgress, signal) =>
        new Promise((resolve) => {
          const link = task.kind === 'replay' ? task.link : '';
          onProgress(0.5);
          signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
          const end = () =>
            resolve(
              link === 'b' ? { kind: 'failed', problem: 'no' } : { kind: 'done', value: { kind: 'replay', verdict } },
            );
          open.push({ link, signal, end });
        }),
      nowMs: () => 0,
      changed: (now) => {
        seen = now;
      },
    });
    return { runs, open, at: () => seen.map(({ at }) => at.kind) };
  }
  const settled = async (): Promise<void> => {
    for (let n = 0; n < 10; n++) await Promise.resolve();
  };

  it('[VERIFY7] run one after another, in their order, whatever becomes of each', async () => {
    const { runs, open, at } = start(['a', 'b', 'c']);
    const all = runs.ask(['a', 'b', 'c']);
    for (const [n, name] of ['a', 'b', 'c'].entries()) {
      await settled();
      expect(open.map(({ link }) => link)).toEqual(['a', 'b', 'c'].slice(0, n + 1));
      expect(at()[n]).toBe('running');
      expect(open[n]!.link).toBe(name);
      open[n]!.end();
    }
    await all;
    expect(at()).toEqual(['ended', 'failed', 'ended']);
  });
  it('[VERIFY7] stop when told to, and can be asked again', async () => {
    const { runs, open, at } = start(['a', 'b', 'c']);
    void runs.ask(['a', 'c']);
    await settled();
    runs.stop();
    await settled();
    expect(open[0]!.signal.aborted).toBe(true);
    expect(at()).toEqual(['idle', 'idle', 'idle']);
    const again = runs.ask(['c']);
    await settled();
    expect(open.map(({ link }) => link)).toEqual(['a', 'c']);
    open[1]!.end();
    await again;
    expect(at()).toEqual(['idle', 'idle', 'ended']);
  });
});
