/** A row with its proof: apart from the other parsers, because a learner's recipe takes the whole form of one. None throws (NET1). */
import { SPEED_CLASSES } from '../arena/speed.ts';
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import { readRecipeSettings } from '../training/recipeReader.ts';
import { finite, list, mayBeNull, must, oneOf, rebuilt, record, slug, text, whole } from './fields.ts';
import { parseBoardRow, parseInterval, parseLearnerSeed, parseTime } from './parseBoards.ts';
import type { AgentSet, OpponentRecord, RatedGame, RowDetail, RowProof } from './rowProofs.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_NAME = 80;
const MAX_LINK = 16_384; // characters
const MAX_HASHES = 10_000; // along one match

const id = must(slug);
const count = must((raw: unknown) => whole(raw, 0, MAX));
const time = must(parseTime);
const seed = must((raw: unknown) => whole(raw, 0, 0xffff_ffff));
const number = must(finite);
const name = must((raw: unknown) => text(raw, MAX_NAME));
const hash = must((raw: unknown) => text(raw, 64));
const link = (raw: unknown): string | null => text(raw, MAX_LINK);

type Proof<K extends RowProof['kind']> = Extract<RowProof, { readonly kind: K }>;

function kind<K extends RowProof['kind']>(value: K) {
  return must((raw: unknown): K | null => (raw === value ? value : null));
}

function parseRecipe(raw: unknown): AnyRecipe | null {
  const { recipe, problems } = readRecipeSettings(raw);
  return problems.length === 0 ? recipe : null;
}

function parseAgentSet(raw: unknown): AgentSet | null {
  return rebuilt<AgentSet>(raw, {
    name,
    episodes: count,
    limit: count,
    firstSeed: count, // above 2^32: no seed of a match
    mean: number,
    min: number,
    max: number,
    ci95: must(parseInterval),
    returnsSha256: hash,
  });
}

function parseGame(raw: unknown): RatedGame | null {
  return rebuilt<RatedGame>(raw, {
    game: id,
    at: time,
    opponent: name,
    opponentId: id,
    seat: must((seat) => oneOf(seat, [0, 1] as const)),
    result: must((result) => oneOf(result, ['win', 'draw', 'loss'] as const)),
    ratingBefore: number,
    ratingAfter: number,
    link: mayBeNull(link),
    end: name,
  });
}

function parseOpponent(raw: unknown): OpponentRecord | null {
  return rebuilt<OpponentRecord>(raw, { id, name, wins: count, draws: count, losses: count });
}

type Past = Proof<'ratings'>['history'][number];

function parsePast(raw: unknown): Past | null {
  return rebuilt<Past>(raw, { at: time, rating: number, deviation: number });
}

function parsePlayerProof(raw: unknown): Proof<'players'> | null {
  const proof = rebuilt<Omit<Proof<'players'>, 'interrupted'>>(raw, {
    kind: kind('players'),
    run: id,
    link: must(link),
    seed,
    speed: must((speed) => oneOf(speed, SPEED_CLASSES)),
    ticks: count,
    hash,
    every: must((ticks) => whole(ticks, 1, MAX)),
    hashes: must((all) => list(all, MAX_HASHES, (one) => text(one, 64))),
    startedAt: time,
    endedAt: time,
    lateInputs: count,
  });
  const told = record(raw)?.['interrupted'];
  if (!proof || told === undefined) return proof;
  const interrupted = list(told, MAX_HASHES, (tick) => whole(tick, 0, MAX));
  return interrupted && { ...proof, interrupted };
}

export function parseProof(raw: unknown): RowProof | null {
  switch (record(raw)?.['kind']) {
    case 'players':
      return parsePlayerProof(raw);
    case 'agents':
      return rebuilt<Proof<'agents'>>(raw, {
        kind: kind('agents'),
        sha256: hash,
        file: must((path) => text(path, 200)),
        committedAt: time,
        entropy: hash,
        drawnAt: time,
        protocol: count,
        sets: must((sets) => list(sets, 1_000, parseAgentSet)),
      });
    case 'learners':
      return rebuilt<Proof<'learners'>>(raw, {
        kind: kind('learners'),
        recipe: must(parseRecipe),
        recipeHash: hash,
        committedAt: time,
        entropy: hash,
        drawnAt: time,
        budgetSteps: count,
        seeds: must((seeds) => list(seeds, 1_000, parseLearnerSeed)),
      });
    case 'ratings':
      return rebuilt<Proof<'ratings'>>(raw, {
        kind: kind('ratings'),
        who: must((who) => oneOf(who, ['player', 'agent'] as const)),
        games: must((games) => list(games, 1_000, parseGame)),
        history: must((past) => list(past, 10_000, parsePast)),
        opponents: must((all) => list(all, 10_000, parseOpponent)),
      });
    default:
      return null;
  }
}

/** Of GET /api/v1/boards/:board/:division/rows/:id. */
export function parseRowDetail(raw: unknown): RowDetail | null {
  const detail = rebuilt<RowDetail>(raw, { row: must(parseBoardRow), proof: must(parseProof) });
  return detail && detail.row.board === detail.proof.kind ? detail : null;
}
