/** Players without a database: for tests of what stands above it. */
import { createHash } from 'node:crypto';
import { createPlayers, type Players } from '../../server/boards/players.ts';
import type { PlayerStore, StoredPlayer } from '../../server/boards/stores.ts';
import { makeRecoveryCode, RECOVERY_BYTES } from '../../shared/boards/recoveryCode.ts';

export interface MemoryPlayers {
  readonly players: Players;
  readonly rows: Map<string, StoredPlayer>;
  readonly failures: unknown[];
  /** What the store does from now on. */
  mode: 'answers' | 'fails' | 'hangs';
  now: number;
  asked: number; // how often a player was looked for
  /** The newest timer goes off. */
  ring(): void;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function memoryPlayers(reserved: readonly string[] = []): MemoryPlayers {
  const rows = new Map<string, StoredPlayer>();
  const timers: (() => void)[] = [];
  let codes = 0;
  const answer = <T>(value: () => T): Promise<T> => {
    if (memory.mode === 'hangs') return new Promise(() => {});
    return memory.mode === 'fails' ? Promise.reject(new Error('the disk is gone')) : Promise.resolve().then(value);
  };
  const by = (field: 'recovery' | 'nameKey', value: string) =>
    answer(() => [...rows.values()].find((row) => row[field] === value) ?? null);
  const store: PlayerStore = {
    find: (id) => {
      memory.asked++;
      return answer(() => rows.get(id) ?? null);
    },
    byRecovery: (value) => by('recovery', value),
    byNameKey: (value) => by('nameKey', value),
    put: (player) =>
      answer(() => {
        const taken = [...rows.values()].some(
          ({ id, nameKey }) => id !== player.id && nameKey !== null && nameKey === player.nameKey,
        );
        if (!taken) rows.set(player.id, player);
        return !taken;
      }),
    forget: (id) => answer(() => void rows.delete(id)),
    everything: (id) => answer(() => ({ players: [rows.get(id)] })),
  };
  const failures: unknown[] = [];
  const players = createPlayers({
    store,
    clock: () => memory.now,
    after: (_ms, run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    newCode: () => makeRecoveryCode(new Uint8Array(RECOVERY_BYTES).fill(++codes)),
    sha256,
    reserved: () => reserved,
    failed: (error) => void failures.push(error),
  });
  const memory: MemoryPlayers = {
    players,
    rows,
    failures,
    mode: 'answers',
    now: 1_700_000_000_000,
    asked: 0,
    ring: () => timers.at(-1)?.(),
  };
  return memory;
}
