import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLanes } from '../../shared/arena/hash.ts';
import { decodeReplay, encodeReplay, type Replay, replayMatches } from '../../shared/arena/replay.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { judgeReplay, replayTask } from '../../shared/boards/survivalTask.ts';
import { playedRun, proofOf } from './survivalRuns.ts';

const runs = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    speed: fc.constantFrom(...SPEED_CLASSES),
    skill: fc.constantFrom(0.2, 0.6, 0.9),
  })
  .map(({ seed, speed, skill }) => playedRun({ seed, speed }, skill));

/** The same setup with other pushes, written as whoever forges it would: stepped to wherever it leads, with the hash of that end. */
function rewritten({ setup, ticks }: Replay, pushes: Uint8Array): string | null {
  const padded = Uint8Array.from({ length: ticks }, (_, tick) => pushes[tick] ?? 0);
  const end = replayMatches({ setup, ticks, actions: [padded], hash: 0 }).at(-1)!;
  return encodeReplay({ setup, ticks: end.tick, actions: [padded], hash: hashLanes(end.tick, end.lanes) });
}

describe('a verdict on a replay', () => {
  it('[SURVIVAL2] is that an honest run is right, with its row and without', () => {
    fc.assert(
      fc.property(runs, (replay) => {
        const proof = proofOf(replay);
        for (const against of [proof, null]) {
          const { ok, code, ticks, claimedHash, hash, tick } = judgeReplay(proof.link, against);
          expect({ ok, code, tick }).toEqual({ ok: true, code: null, tick: null });
          expect([ticks, claimedHash, hash]).toEqual([replay.ticks, proof.hash, proof.hash]);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('[SURVIVAL2] is the same as a task', () => {
    const proof = proofOf(playedRun({ seed: 5 }, 0.8));
    const running = replayTask({ kind: 'replay', link: proof.link, proof });
    let step = running.next();
    while (!step.done) step = running.next();
    expect(step.value).toEqual({ kind: 'replay', verdict: judgeReplay(proof.link, proof) });
  });
  it('[SURVIVAL3] names the very tick of the first push that is another', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (replay, at) => {
        const pushes = Uint8Array.from(replay.actions[0]!);
        const tick = at % pushes.length;
        pushes[tick] = 1 - pushes[tick]!;
        const verdict = judgeReplay(rewritten(replay, pushes)!, proofOf(replay));
        expect(verdict).toMatchObject({ ok: false, code: 'pushes', tick });
      }),
      { numRuns: 60 },
    );
  });
  it('[SURVIVAL3] bounds it by the first hash that differs where the row has the forged link itself', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (replay, at) => {
        const pushes = Uint8Array.from(replay.actions[0]!);
        const tick = at % pushes.length;
        pushes[tick] = 1 - pushes[tick]!;
        const link = rewritten(replay, pushes)!;
        const proof = { ...proofOf(replay), link };
        const verdict = judgeReplay(link, proof);
        expect(verdict.ok).toBe(false);
        expect(['states', 'ticks', 'undecided', 'end']).toContain(verdict.code);
        expect(verdict.tick!).toBeGreaterThan(tick);
        if (verdict.code === 'states') expect(verdict.tick! - tick).toBeLessThanOrEqual(proof.every);
      }),
      { numRuns: 60 },
    );
  });
  it('[SURVIVAL4] on any text beside any row is a refusal, or that it is the very match of the row', () => {
    const digits = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
    const damage = fc.record({
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 3 }),
      put: fc.array(digits, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(runs, fc.array(damage, { minLength: 1, maxLength: 3 }), (replay, damages) => {
        const proof = proofOf(replay);
        const link = damages.reduce((text, { at, drop, put }) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + put.join('') + text.slice(from + drop);
        }, proof.link);
        const verdict = judgeReplay(link, proof);
        if (!verdict.ok) return;
        const decoded = decodeReplay(link);
        expect(decoded).toEqual({ ok: true, value: replay });
      }),
      { numRuns: 500 },
    );
  });
});
