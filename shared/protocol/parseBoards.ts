/** What a page parses of boards, submissions and identity, rebuilt field by field; none of these throws (NET1). A row's proof is in parseRowDetail.ts. */
import { SPEED_CLASSES, type SpeedClass } from '../arena/speed.ts';
import {
  type AgentFigures,
  BOARDS,
  type BoardFigures,
  type BoardName,
  type BoardPage,
  type BoardRow,
  type BoardSummary,
  type CrossPlay,
  type LearnerFigures,
  type PlayerFigures,
  type RatingFigures,
} from './boards.ts';
import { boolean, finite, list, mayBeNull, must, oneOf, rebuilt, record, slug, text, whole } from './fields.ts';
import type { Me } from './me.ts';
import type { Problem } from './problem.ts';
import type { LearnerSeed } from './rowProofs.ts';
import type { Submission } from './submissions.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const LATEST = 8.64e15; // ms since 1970: no Date is later
export const MAX_DIVISION = 40; // characters
const MAX_NAME = 80;
const MAX_CURSOR = 200;
const MAX_ROWS = 200; // of a page
const MAX_AGENTS = 200; // in a table of cross-play

const id = must(slug);
const count = must((raw: unknown) => whole(raw, 0, MAX));
export const parseTime = (raw: unknown): number | null => whole(raw, 0, LATEST);
const fromOne = (raw: unknown): number | null => whole(raw, 1, MAX);
const number = must(finite);
const flag = must(boolean);
const name = must((raw: unknown) => text(raw, MAX_NAME));
const hash = must((raw: unknown) => text(raw, 64));
const words = (raw: unknown): string | null => text(raw, 10_000);
const division = must((raw: unknown) => text(raw, MAX_DIVISION));
const is = <T extends string>(...values: readonly T[]) => must((raw: unknown) => oneOf<T>(raw, values));

export function parseInterval(raw: unknown): readonly [number, number] | null {
  const ends = list(raw, 2, finite);
  return ends?.length === 2 ? [ends[0]!, ends[1]!] : null;
}

/** Only speed classes, each at most once; it may be empty. */
function parseBySpeed(raw: unknown): Readonly<Partial<Record<SpeedClass, number>>> | null {
  const fields = record(raw);
  if (!fields) return null;
  const scores: Partial<Record<SpeedClass, number>> = {};
  for (const speed of SPEED_CLASSES) {
    if (!Object.hasOwn(fields, speed)) continue;
    const score = finite(fields[speed]);
    if (score === null) return null;
    scores[speed] = score;
  }
  return scores;
}

export function parseFigures(raw: unknown): BoardFigures | null {
  switch (record(raw)?.['kind']) {
    case 'players':
      return rebuilt<PlayerFigures>(raw, { kind: is('players'), ticks: count, runs: count, abandoned: count });
    case 'agents':
      return rebuilt<AgentFigures>(raw, {
        kind: is('agents'),
        mean: number,
        ci95: must(parseInterval),
        endurance: number,
        robustness: number,
        parameters: count,
        format: name,
        humanNormalised: mayBeNull(parseBySpeed),
      });
    case 'learners':
      return rebuilt<LearnerFigures>(raw, {
        kind: is('learners'),
        seeds: count,
        solved: count,
        medianSteps: mayBeNull(finite), // of an even number of seeds it may lie between two
        medianUpdates: mayBeNull(finite),
        recipe: name,
        recipeHash: hash,
      });
    case 'ratings':
      return rebuilt<RatingFigures>(raw, {
        kind: is('ratings'),
        who: is('player', 'agent'),
        rating: number,
        deviation: number,
        provisional: flag,
        games: count,
        wins: count,
        draws: count,
        losses: count,
        opponents: count,
      });
    default:
      return null;
  }
}

export function parseBoardRow(raw: unknown): BoardRow | null {
  const row = rebuilt<BoardRow>(raw, {
    board: must(parseBoardName),
    division,
    id,
    rank: must(fromOne),
    name,
    by: mayBeNull((by) => text(by, MAX_NAME)),
    house: flag,
    at: must(parseTime),
    figures: must(parseFigures),
  });
  return row && row.figures.kind === row.board ? row : null;
}

export function parseBoardName(raw: unknown): BoardName | null {
  return oneOf(raw, BOARDS);
}

/** Of GET /api/v1/boards/:board/:division. */
export function parseBoardPage(raw: unknown): BoardPage | null {
  const cursor = mayBeNull((at: unknown) => text(at, MAX_CURSOR));
  return rebuilt<BoardPage>(raw, {
    board: must(parseBoardName),
    division,
    total: count,
    rows: must((rows) => list(rows, MAX_ROWS, parseBoardRow)),
    next: cursor,
    before: cursor,
  });
}

function parseBoardSummary(raw: unknown): BoardSummary | null {
  const parseDivision = (one: unknown) => rebuilt<BoardSummary['divisions'][number]>(one, { division, total: count });
  return rebuilt<BoardSummary>(raw, {
    board: must(parseBoardName),
    divisions: must((all) => list(all, 100, parseDivision)),
  });
}

/** Of GET /api/v1/boards. */
export function parseBoardSummaries(raw: unknown): readonly BoardSummary[] | null {
  return list(raw, BOARDS.length, parseBoardSummary);
}

/** Of GET /api/v1/ratings/:division/crossplay: square tables, as large as there are agents. */
export function parseCrossPlay(raw: unknown): CrossPlay | null {
  const games = (cell: unknown): number | null => whole(cell, 0, MAX);
  const table = must((rows: unknown) => list(rows, MAX_AGENTS, (row) => list(row, MAX_AGENTS, games)));
  const parseAgent = (agent: unknown) => rebuilt<CrossPlay['agents'][number]>(agent, { id, name, rating: number });
  const all = rebuilt<CrossPlay>(raw, {
    division,
    agents: must((agents) => list(agents, MAX_AGENTS, parseAgent)),
    wins: table,
    draws: table,
  });
  if (!all) return null;
  const size = all.agents.length;
  const isSquare = (rows: readonly (readonly number[])[]): boolean =>
    rows.length === size && rows.every((row) => row.length === size);
  return isSquare(all.wins) && isSquare(all.draws) ? all : null;
}

export function parseLearnerSeed(raw: unknown): LearnerSeed | null {
  return rebuilt<LearnerSeed>(raw, {
    seed: count,
    solvedAtStep: mayBeNull((step) => whole(step, 0, MAX)),
    updates: count,
    steps: count,
    weightsSha256: hash,
  });
}

/** Of POST /api/v1/agents, POST /api/v1/learners, GET /api/v1/submissions/:id and `submission:changed`. */
export function parseSubmission(raw: unknown): Submission | null {
  return rebuilt<Submission>(raw, {
    id,
    kind: is('agent', 'learner'),
    name,
    hash,
    status: is('queued', 'running', 'admitted', 'refused'),
    place: mayBeNull(fromOne),
    secondsLeft: mayBeNull((seconds) => {
      const left = finite(seconds);
      return left !== null && left >= 0 ? left : null;
    }),
    progress: must((share) => {
      const done = finite(share);
      return done !== null && done >= 0 && done <= 1 ? done : null;
    }),
    problem: mayBeNull(words),
    committedAt: must(parseTime),
    entropy: mayBeNull((drawn) => text(drawn, 64)),
    row: mayBeNull(slug),
    rank: mayBeNull(fromOne),
    seeds: must((seeds) => list(seeds, 1_000, parseLearnerSeed)),
  });
}

/** Of GET /api/v1/submissions. */
export function parseSubmissions(raw: unknown): readonly Submission[] | null {
  return list(raw, 1_000, parseSubmission);
}

/** Of GET and PUT /api/v1/me. */
export function parseMe(raw: unknown): Me | null {
  return rebuilt<Me>(raw, { id, name, chosen: flag, recovery: flag, banned: flag, createdAt: mayBeNull(parseTime) });
}

/** Codes of later versions come through: their words are told all the same. */
export function parseProblem(raw: unknown): Problem | null {
  return rebuilt<Problem>(raw, {
    type: must((type) => text(type, 200)),
    title: must(words),
    status: must((status) => whole(status, 400, 599)),
    code: id,
    detail: must(words),
    problems: must((lines) => list(lines, 1_000, words)),
  });
}
