/** Any value that boards may send, for properties. */
import fc from 'fast-check';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { MINIMAL_RL, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { BOARDS, type BoardRow, type CrossPlay } from '../../shared/protocol/boards.ts';
import type { RowDetail, RowProof } from '../../shared/protocol/rowProofs.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/);
const name = fc.string({ maxLength: 80, unit: 'grapheme' }).filter((text) => text.length <= 80);
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const time = fc.nat({ max: 8.64e15 });
const seed = fc.nat({ max: 0xffff_ffff });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0); // JSON has no -0
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const interval = fc.tuple(number, number);
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 });
const is = <const T>(value: T) => fc.constant(value);

const scores = fc
  .subarray([...SPEED_CLASSES])
  .chain((speeds) => fc.tuple(...speeds.map((speed) => number.map((score) => [speed, score] as const))))
  .map((entries) => Object.fromEntries(entries));

const FIGURES = {
  players: fc.record({ kind: is('players'), ticks: count, runs: count, abandoned: count }),
  agents: fc.record({
    kind: is('agents'),
    mean: number,
    ci95: interval,
    endurance: number,
    robustness: number,
    parameters: count,
    format: name,
    humanNormalised: orNull(scores),
  }),
  learners: fc.record({
    kind: is('learners'),
    seeds: count,
    solved: count,
    medianSteps: orNull(number),
    medianUpdates: orNull(number),
    recipe: name,
    recipeHash: hex(64),
  }),
  ratings: fc.record({
    kind: is('ratings'),
    who: fc.constantFrom('player', 'agent'),
    rating: number,
    deviation: number,
    provisional: fc.boolean(),
    games: count,
    wins: count,
    draws: count,
    losses: count,
    opponents: count,
  }),
};

const set = fc.record({
  name,
  episodes: count,
  limit: count,
  firstSeed: count,
  mean: number,
  min: number,
  max: number,
  ci95: interval,
  returnsSha256: hex(64),
});
const game = fc.record({
  game: id,
  at: time,
  opponent: name,
  opponentId: id,
  seat: fc.constantFrom(0, 1),
  result: fc.constantFrom('win', 'draw', 'loss'),
  ratingBefore: number,
  ratingAfter: number,
  link: orNull(fc.base64String({ maxLength: 100 })),
  end: fc.constantFrom('fall', 'left', 'connection'),
});
const learned = fc.record({
  seed: count,
  solvedAtStep: orNull(count),
  updates: count,
  steps: count,
  weightsSha256: hex(64),
});
const drawn = { committedAt: time, entropy: hex(64), drawnAt: time };

const PROOFS = {
  players: fc.record({
    kind: is('players'),
    run: id,
    link: fc.base64String({ maxLength: 200 }),
    seed,
    speed: fc.constantFrom(...SPEED_CLASSES),
    ticks: count,
    hash: hex(8),
    every: fc.integer({ min: 1, max: 500 }),
    hashes: few(hex(8)),
    startedAt: time,
    endedAt: time,
    lateInputs: count,
  }),
  agents: fc.record({
    kind: is('agents'),
    sha256: hex(64),
    file: id.map((agent) => `/api/v1/agents/${agent}/model`),
    ...drawn,
    protocol: count,
    sets: few(set),
  }),
  learners: fc.record({
    kind: is('learners'),
    recipe: fc.constantFrom(MINIMAL_RL, Q_TABLE),
    recipeHash: hex(64),
    ...drawn,
    budgetSteps: count,
    seeds: few(learned),
  }),
  ratings: fc.record({
    kind: is('ratings'),
    who: fc.constantFrom('player', 'agent'),
    games: few(game),
    history: few(fc.record({ at: time, rating: number, deviation: number })),
    opponents: few(fc.record({ id, name, wins: count, draws: count, losses: count })),
  }),
} satisfies Record<string, fc.Arbitrary<RowProof>>;

export const anyRow: fc.Arbitrary<BoardRow> = fc.constantFrom(...BOARDS).chain((board) =>
  fc.record({
    board: is(board),
    division: fc.constantFrom('1x', 'CartPole-v1'),
    id,
    rank: fc.integer({ min: 1, max: 1_000_000 }),
    name,
    by: orNull(name),
    house: fc.boolean(),
    at: time,
    figures: FIGURES[board] as fc.Arbitrary<BoardRow['figures']>,
  }),
);

export const anyDetail: fc.Arbitrary<RowDetail> = anyRow.chain((row) =>
  fc.record({ row: is(row), proof: PROOFS[row.board] as fc.Arbitrary<RowProof> }),
);

const cursor = orNull(fc.base64String({ maxLength: 100 }));
export const anyPage = fc.record({
  board: fc.constantFrom(...BOARDS),
  division: fc.constantFrom('0.5x', 'CartPole-v1'),
  total: count,
  rows: few(anyRow),
  next: cursor,
  before: cursor,
});

export const anySummaries = fc
  .subarray([...BOARDS])
  .chain((boards) =>
    fc.tuple(
      ...boards.map((board) =>
        fc.record({ board: is(board), divisions: few(fc.record({ division: is('1x'), total: count })) }),
      ),
    ),
  );

export const anySubmission = fc.record({
  id,
  kind: fc.constantFrom('agent', 'learner'),
  name,
  hash: hex(64),
  status: fc.constantFrom('queued', 'running', 'admitted', 'refused'),
  place: orNull(fc.integer({ min: 1, max: 99 })),
  secondsLeft: orNull(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((left) => left + 0)),
  progress: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
  problem: orNull(fc.string()),
  committedAt: time,
  entropy: orNull(hex(64)),
  row: orNull(id),
  rank: orNull(fc.integer({ min: 1, max: 99 })),
  seeds: fc.array(learned, { maxLength: 5 }),
});

export const anyMe = fc.record({
  id,
  name,
  chosen: fc.boolean(),
  recovery: fc.boolean(),
  banned: fc.boolean(),
  createdAt: orNull(time),
});

export const anyProblem = fc.record({
  type: id.map((code) => `/api#${code}`),
  title: fc.string(),
  status: fc.integer({ min: 400, max: 599 }),
  code: id,
  detail: fc.string(),
  problems: few(fc.string()),
});

export const anyCrossPlay: fc.Arbitrary<CrossPlay> = fc.integer({ min: 0, max: 4 }).chain((size) => {
  const exactly = { minLength: size, maxLength: size };
  const table = fc.array(fc.array(count, exactly), exactly);
  return fc.record({
    division: is('1x'),
    agents: fc.array(fc.record({ id, name, rating: number }), exactly),
    wins: table,
    draws: table,
  });
});
