/** What a page parses of runs, rebuilt field by field; none of these throws (NET1). Packed things are in runPack.ts. */
import type { Collapse } from '../learner/collapse.ts';
import { finite, list, nullable, oneOf, record, slug, text, whole } from './fields.ts';
import type { CheckpointInfo, Pace, RunEvent, RunRefusal, RunStatus, RunSummary, RunWeights } from './runEvents.ts';

export const RUN_STATUSES: readonly RunStatus[] = ['queued', 'running', 'ended', 'stopped', 'failed'];
export const PACES: readonly Pace[] = ['watch', 'max'];
const MAX = Number.MAX_SAFE_INTEGER;
const MAX_PARAMETERS = 4_000_000;

export function parseRunSummary(raw: unknown): RunSummary | null {
  const fields = record(raw);
  if (!fields) return null;
  const [id, recipe, recipeHash] = [slug(fields['id']), slug(fields['recipe']), text(fields['recipeHash'], 64)];
  const environment = text(fields['environment'], 64);
  const { pixels } = fields;
  const [pace, status] = [oneOf(fields['pace'], PACES), oneOf(fields['status'], RUN_STATUSES)];
  const origin = oneOf(fields['origin'], ['showcase', 'lab'] as const);
  const [seed, stepMs] = [whole(fields['seed'], 0, MAX), finite(fields['stepMs'])];
  const by = nullable(fields['by'], (name) => text(name, 40));
  const place = nullable(fields['place'], (n) => whole(n, 1, MAX));
  const problem = nullable(fields['problem'], (words) => text(words, 10_000));
  const [createdAt, endedAt] = [finite(fields['createdAt']), nullable(fields['endedAt'], finite)];
  if (id === null || recipe === null || recipeHash === null || environment === null || typeof pixels !== 'boolean')
    return null;
  if (pace === null || status === null || origin === null || seed === null || stepMs === null || stepMs < 0)
    return null;
  if (by === undefined || place === undefined || problem === undefined) return null;
  const figures = parseFigures(fields);
  if (createdAt === null || endedAt === undefined || figures === null) return null;
  const head = { id, recipe, recipeHash, seed, environment, pixels, pace, stepMs, origin, by, status, place, problem };
  return { ...head, createdAt, endedAt, ...figures };
}

type Figures = Pick<
  RunSummary,
  'steps' | 'episodes' | 'updates' | 'newest' | 'mean100' | 'evaluation' | 'solvedAt' | 'weightsSha256'
>;

function parseFigures(fields: Readonly<Record<string, unknown>>): Figures | null {
  const [steps, episodes] = [whole(fields['steps'], 0, MAX), whole(fields['episodes'], 0, MAX)];
  const [updates, newest] = [whole(fields['updates'], 0, MAX), whole(fields['newest'], 0, MAX)];
  const [mean100, evaluation] = [nullable(fields['mean100'], finite), nullable(fields['evaluation'], finite)];
  const solvedAt = nullable(fields['solvedAt'], (step) => whole(step, 0, MAX));
  const weightsSha256 = nullable(fields['weightsSha256'], (hash) => text(hash, 64));
  if (steps === null || episodes === null || updates === null || newest === null) return null;
  if (mean100 === undefined || evaluation === undefined || solvedAt === undefined || weightsSha256 === undefined)
    return null;
  return { steps, episodes, updates, newest, mean100, evaluation, solvedAt, weightsSha256 };
}

/** Of GET /api/v1/runs. */
export function parseRunList(raw: unknown): readonly RunSummary[] | null {
  return list(raw, 1_000, parseRunSummary);
}

export function parseRunEvent(raw: unknown): RunEvent | null {
  const fields = record(raw);
  const number = whole(fields?.['number'], 1, MAX);
  const step = whole(fields?.['step'], 0, MAX);
  if (!fields || number === null || step === null) return null;
  switch (fields['kind']) {
    case 'episode': {
      const [episode, updates] = [whole(fields['episode'], 1, MAX), whole(fields['updates'], 0, MAX)];
      const [episodicReturn, epsilon] = [finite(fields['episodicReturn']), finite(fields['epsilon'])];
      const [tdLoss, qValues] = [nullable(fields['tdLoss'], finite), nullable(fields['qValues'], finite)];
      const collapse = nullable(fields['collapse'], parseCollapse);
      if (episode === null || updates === null || episodicReturn === null || epsilon === null) return null;
      if (tdLoss === undefined || qValues === undefined || collapse === undefined) return null;
      return { number, kind: 'episode', episode, step, updates, episodicReturn, epsilon, tdLoss, qValues, collapse };
    }
    case 'evaluation': {
      const [episodes, mean] = [whole(fields['episodes'], 1, MAX), finite(fields['mean'])];
      const [episode, moment] = [whole(fields['episode'], 0, MAX), nullable(fields['moment'], slug)];
      if (episodes === null || mean === null || episode === null || moment === undefined) return null;
      return { number, kind: 'evaluation', step, episode, episodes, mean, moment };
    }
    case 'solved':
      return { number, kind: 'solved', step };
    case 'ended': {
      const weightsSha256 = nullable(fields['weightsSha256'], (hash) => text(hash, 64));
      return weightsSha256 === undefined ? null : { number, kind: 'ended', step, weightsSha256 };
    }
    default:
      return null;
  }
}

function parseCollapse(raw: unknown): Collapse | null {
  const fields = record(raw);
  const [terminalShare, actionGap] = [finite(fields?.['terminalShare']), finite(fields?.['actionGap'])];
  const valueBound = finite(fields?.['valueBound']);
  const doomedMaxQ = nullable(fields?.['doomedMaxQ'], finite);
  const gradientNorm = nullable(fields?.['gradientNorm'], finite);
  if (terminalShare === null || actionGap === null || valueBound === null) return null;
  if (doomedMaxQ === undefined || gradientNorm === undefined) return null;
  return { terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm };
}

/** Of GET /api/v1/runs/:id/events: a page of the log, in order. `newest`: the run's, not the page's. */
export interface EventPage {
  readonly newest: number;
  readonly events: readonly RunEvent[];
}

export function parseEventPage(raw: unknown): EventPage | null {
  const fields = record(raw);
  const newest = whole(fields?.['newest'], 0, MAX);
  const events = list(fields?.['events'], 5_000, parseRunEvent);
  return newest === null || !events ? null : { newest, events };
}

function parseCheckpoint(raw: unknown): CheckpointInfo | null {
  const fields = record(raw);
  const [id, run] = [slug(fields?.['id']), slug(fields?.['run'])];
  const [step, episode] = [whole(fields?.['step'], 0, MAX), whole(fields?.['episode'], 0, MAX)];
  const [mean, bytes] = [finite(fields?.['mean']), whole(fields?.['bytes'], 0, MAX)];
  const sha256 = text(fields?.['sha256'], 64);
  if (id === null || run === null || step === null || episode === null) return null;
  return mean === null || bytes === null || sha256 === null ? null : { id, run, step, episode, mean, bytes, sha256 };
}

/** Of GET /api/v1/runs/:id/checkpoints. */
export function parseCheckpoints(raw: unknown): readonly CheckpointInfo[] | null {
  return list(raw, 10_000, parseCheckpoint);
}

/** Parameters come as their float32 bytes, lowest first, in whatever view the transport has. */
export function parseRunWeights(raw: unknown): RunWeights | null {
  const fields = record(raw);
  const [run, step] = [slug(fields?.['run']), whole(fields?.['step'], 0, MAX)];
  const binary = fields?.['parameters'];
  const bytes =
    binary instanceof ArrayBuffer
      ? new Uint8Array(binary)
      : ArrayBuffer.isView(binary)
        ? new Uint8Array(binary.buffer, binary.byteOffset, binary.byteLength)
        : null;
  if (run === null || step === null || !bytes || bytes.length % 4 !== 0 || bytes.length > 4 * MAX_PARAMETERS)
    return null;
  return { run, step, parameters: new Float32Array(bytes.slice().buffer) }; // a copy: a view may not begin at a multiple of four
}

export function parseShowcase(raw: unknown): { readonly run: string } | null {
  const run = slug(record(raw)?.['run']);
  return run === null ? null : { run };
}

/** Why the server does not do what was asked of a run, of its problem+json. Codes of later versions come through: their words are told all the same. */
export function parseRunRefusal(raw: unknown): RunRefusal | null {
  const fields = record(raw);
  const [code, detail] = [slug(fields?.['code']), text(fields?.['detail'], 10_000)];
  const problems = list(fields?.['problems'], 1_000, (line) => text(line, 10_000));
  if (code === null || detail === null || !problems) return null;
  return { code, problems: problems.length > 0 ? problems : [detail] };
}
