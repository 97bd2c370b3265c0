import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packHere, startReplayThread } from '../../server/replayThread.ts';
import { hashLanes } from '../../shared/arena/hash.ts';
import { decodeReplay, type Replay, simulateReplay } from '../../shared/arena/replay.ts';
import { HASH_EVERY } from '../../shared/boards/packReplay.ts';
import { hash32 } from '../../shared/sim/random.ts';
import { ensureServerBuilt, REPLAY_WORKER } from './built.ts';

/** A cart alone, pushed by chance until it falls. */
function fallen(seed: number): Replay {
  const pushes = Uint8Array.from({ length: 400 }, (_, tick) => hash32(seed, tick) & 1);
  const setup = { seed, wind: 0, speed: '1x', seats: 1 } as const;
  const { match } = simulateReplay({ setup, ticks: 400, actions: [pushes], hash: 0 });
  return { setup, ticks: match.tick, actions: [pushes.slice(0, match.tick)], hash: hashLanes(match.tick, match.lanes) };
}

const replays = Array.from({ length: 20 }, (_, seed) => fallen(seed));

describe('[ARENA9] finished matches are packed outside the thread of the tick loop', () => {
  it('as they would be on it, each to whoever asked', async () => {
    await ensureServerBuilt();
    const thread = startReplayThread(REPLAY_WORKER, (problem) => expect.fail(problem));
    const packed = await Promise.all(replays.map(thread.pack));
    for (const [i, replay] of replays.entries()) {
      expect(packed[i]).toEqual(await packHere(replay));
      expect(decodeReplay(packed[i]!.link)).toEqual({ ok: true, value: replay });
      expect(packed[i]!.hash).toBe(replay.hash);
      const later = (_: unknown, k: number) => simulateReplay(replay, (k + 1) * HASH_EVERY).hash;
      expect(packed[i]!.hashes).toEqual(Array.from({ length: Math.floor(replay.ticks / HASH_EVERY) }, later));
    }
    await thread.close();
  });
  it('and on it, should the other crash or be closed', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'arena-')), 'broken.mjs');
    writeFileSync(broken, 'throw new Error("broken");');
    const problems: string[] = [];
    const crashing = startReplayThread(broken, (problem) => problems.push(problem));
    expect(await Promise.all(replays.map(crashing.pack))).toEqual(await Promise.all(replays.map(packHere)));
    expect(problems).toEqual(['Error: broken']);
    const closed = startReplayThread(REPLAY_WORKER, (problem) => expect.fail(problem));
    const asked = closed.pack(replays[0]!);
    await closed.close();
    expect(await asked).toEqual(await packHere(replays[0]!));
    expect(await closed.pack(replays[1]!)).toEqual(await packHere(replays[1]!));
  });
  it('pushes that cannot have happened come back as nothing', async () => {
    const thread = startReplayThread(REPLAY_WORKER, (problem) => expect.fail(problem));
    const impossible = { ...replays[0]!, ticks: replays[0]!.ticks + 5 };
    expect(await thread.pack(impossible)).toBeNull();
    expect(await packHere(impossible)).toBeNull();
    await thread.close();
  });
});
