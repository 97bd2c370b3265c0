/** Forged survival runs, from fixed seeds: each with the code by which it has to be refused, and the tick where one can be told. */
import { hashLanes } from '../../shared/arena/hash.ts';
import { encodeReplay, type Replay, replayMatches } from '../../shared/arena/replay.ts';
import { type PlayerProof, SURVIVAL_WIND } from '../../shared/boards/survivalTask.ts';
import { playedRun, proofOf } from './survivalRuns.ts';

export interface Forgery {
  readonly name: string;
  readonly link: string;
  readonly proof: PlayerProof | null;
  readonly code: string;
  readonly tick: number | null;
}

/** Written as whoever forges it would: stepped as far as it goes, with the hash of that end. */
function written(setup: Replay['setup'], pushes: Uint8Array, ticks = pushes.length): { link: string; ticks: number } {
  const padded = Uint8Array.from({ length: ticks }, (_, tick) => pushes[tick] ?? 0);
  const actions = Array.from({ length: setup.seats }, () => padded);
  const end = replayMatches({ setup, ticks, actions, hash: 0 }).at(-1)!;
  return {
    link: encodeReplay({ setup, ticks: end.tick, actions, hash: hashLanes(end.tick, end.lanes) }),
    ticks: end.tick,
  };
}

const flip = (pushes: Uint8Array, tick: number): Uint8Array => pushes.with(tick, 1 - pushes[tick]!);

/** The first tick at which two lists of pushes differ. */
function parted(a: Uint8Array, b: Uint8Array): number {
  return a.findIndex((push, tick) => tick < b.length && push !== b[tick]);
}

/** Changes of the pushes themselves: what a bot, a bug or a patient cheat would do. */
function movedInputs(run: Replay, proof: PlayerProof): Forgery[] {
  const own = run.actions[0]!;
  const changes = [...own].flatMap((push, tick) => (tick > 0 && push !== own[tick - 1] ? [tick] : []));
  const at = (n: number): number => changes[(n * 7) % changes.length]!;
  const forge = (name: string, pushes: Uint8Array): Forgery[] => {
    const tick = parted(pushes, own);
    if (tick < 0) return []; // it came out the same
    const { link } = written(run.setup, pushes, run.ticks);
    return [{ name: `${name}, seed ${run.setup.seed}`, link, proof, code: 'pushes', tick }];
  };
  const cases: Forgery[] = [];
  for (let n = 0; n < 4; n++) {
    const tick = at(n);
    const hold = own.slice();
    hold[tick] = own[tick - 1]!;
    cases.push(
      ...forge(`input ${n} moved a tick later`, hold),
      ...forge(`input ${n} moved a tick earlier`, own.with(tick - 1, own[tick]!)),
      ...forge(`input ${n} added`, flip(own, (tick + 3) % own.length)),
      ...forge(
        `input ${n} removed`,
        Uint8Array.from(own, (push, t) => (t >= tick && t < tick + 6 ? own[tick - 1]! : push)),
      ),
      ...forge(
        `input ${n} twice`,
        Uint8Array.from([...own.subarray(0, tick), own[tick]!, ...own.subarray(tick)].slice(0, own.length)),
      ),
      ...forge(`all ${n + 1} ticks early`, Uint8Array.from([...own.subarray(n + 1), ...own.subarray(0, n + 1)])),
    );
  }
  cases.push(
    ...forge(
      'mirrored',
      Uint8Array.from(own, (push) => 1 - push),
    ),
  );
  return cases;
}

/** The same pushes in another setup. */
function otherSetups(run: Replay, proof: PlayerProof): Forgery[] {
  const own = run.actions[0]!;
  const forge = (name: string, setup: Partial<Replay['setup']>, code: string): Forgery => ({
    name: `${name}, seed ${run.setup.seed}`,
    link: written({ ...run.setup, ...setup }, own).link,
    proof,
    code,
    tick: 0,
  });
  return [
    forge('next seed', { seed: run.setup.seed + 1 }, 'seed'),
    forge('seed 0', { seed: 0 }, 'seed'),
    forge('half speed', { speed: '0.5x' }, 'speed'),
    forge('three quarters', { speed: '0.75x' }, 'speed'),
    ...([1, 2, 3] as const).map((wind) => forge(`wind ${wind}`, { wind }, 'wind')),
    forge('a duel', { seats: 2 }, 'seats'),
    forge('a royale', { seats: 8 }, 'seats'),
  ];
}

/** An honest link beside a row that says something else. */
function forgedRows(run: Replay, honest: PlayerProof): Forgery[] {
  const { ticks, hashes, every } = honest;
  const forge = (name: string, change: Partial<PlayerProof>, code: string, tick: number | null): Forgery => ({
    name: `row: ${name}, seed ${run.setup.seed}`,
    link: honest.link,
    proof: { ...honest, ...change },
    code,
    tick,
  });
  const middle = Math.floor(hashes.length / 2);
  return [
    forge('other seed', { seed: honest.seed ^ 1 }, 'seed', 0),
    forge('other speed', { speed: '0.5x' }, 'speed', 0),
    forge('more ticks', { ticks: ticks + 1 }, 'ticks', ticks),
    forge('fewer ticks', { ticks: ticks - 1 }, 'ticks', ticks - 1),
    forge('other end', { hash: '0badf00d' }, 'end', ticks),
    forge('end in capitals', { hash: `X${honest.hash.slice(1)}` }, 'end', ticks),
    forge('first hash', { hashes: hashes.with(0, 'deadbeef') }, 'states', every),
    forge('middle hash', { hashes: hashes.with(middle, 'deadbeef') }, 'states', (middle + 1) * every),
    forge('last hash', { hashes: hashes.with(-1, 'deadbeef') }, 'states', hashes.length * every),
    forge('hashes turned round', { hashes: hashes.toReversed() }, 'states', every),
    forge('a hash missing', { hashes: hashes.slice(0, -1) }, 'row', null),
    forge('no hashes', { hashes: [] }, 'row', null),
    forge('hashes of each tick', { every: 1, hashes: [] }, 'row', null),
    forge('every 0', { every: 0, hashes: [] }, 'row', null),
    forge('every NaN', { every: Number.NaN, hashes: [] }, 'row', null),
    forge('a million hashes', { hashes: [...hashes, ...new Array<string>(1_000_000).fill('00000000')] }, 'row', null),
    forge('at once', { endedAt: honest.startedAt }, 'pace', 5),
    forge('before it began', { endedAt: honest.startedAt - 60_000 }, 'pace', 0),
    forge('twice as fast', { endedAt: honest.startedAt + ticks * 10 }, 'pace', ticks / 2 + 5),
    forge('time NaN', { endedAt: Number.NaN }, 'pace', Number.NaN),
  ].map((one) => (one.code === 'pace' && one.tick !== null ? { ...one, tick: Math.floor(one.tick) } : one));
}

/** Links whose own hash is not that of their end, and links that stop before the fall. */
function forgedEnds(run: Replay, proof: PlayerProof): Forgery[] {
  const lie = encodeReplay({ ...run, hash: (run.hash ^ 0x8000_0000) >>> 0 });
  const short = playedRun(run.setup, 0.85, run.ticks - 5);
  const cut = encodeReplay(short);
  const { seed } = run.setup;
  return [
    { name: `hash of its own, alone, seed ${seed}`, link: lie, proof: null, code: 'hash', tick: run.ticks },
    { name: `hash of its own, beside its row, seed ${seed}`, link: lie, proof, code: 'hash', tick: run.ticks },
    { name: `stopped, seed ${seed}`, link: cut, proof, code: 'ticks', tick: run.ticks - 5 },
    {
      name: `stopped, in a row that says so, seed ${seed}`,
      link: cut,
      proof: { ...proofOf(short), endedAt: proof.endedAt },
      code: 'undecided',
      tick: run.ticks - 5,
    },
    {
      name: `row with a link of its own kind, seed ${seed}`,
      link: proof.link,
      proof: { ...proof, link: 'AAAA' },
      code: 'row',
      tick: null,
    },
  ];
}

/** All of them. */
export function forgeries(): readonly Forgery[] {
  return [31, 32, 33].flatMap((seed) => {
    const run = playedRun({ seed, wind: SURVIVAL_WIND }, 0.85);
    const proof = proofOf(run);
    return [movedInputs, otherSetups, forgedRows, forgedEnds].flatMap((make) => make(run, proof));
  });
}
