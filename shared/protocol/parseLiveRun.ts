/** What a page of protocol 3 parses of the live run. */
import type { Collapse } from '../learner/collapse.ts';
import type { RunEvent, RunHistory, RunInfo, RunSteps } from './events.ts';
import { finite, list, nullable, record, slug, text, whole } from './fields.ts';

export const MAX_RUN_EVENTS = 5_000; // in one message; the hub keeps no more
export const MAX_EPISODE_STEPS = 20_000; // of the running episode
const MAX = Number.MAX_SAFE_INTEGER;

export function parseRunInfo(raw: unknown): RunInfo | null {
  const fields = record(raw);
  const [id, recipe] = [slug(fields?.['id']), slug(fields?.['recipe'])];
  const [recipeHash, environment] = [text(fields?.['recipeHash'], 64), text(fields?.['environment'], 64)];
  const seed = whole(fields?.['seed'], 0, MAX);
  const stepMs = finite(fields?.['stepMs']);
  if (id === null || recipe === null || recipeHash === null || environment === null) return null;
  if (seed === null || stepMs === null || stepMs <= 0) return null;
  return { id, recipe, recipeHash, seed, environment, stepMs };
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
      const tdLoss = nullable(fields['tdLoss'], finite);
      const qValues = nullable(fields['qValues'], finite);
      if (episode === null || updates === null || episodicReturn === null || epsilon === null) return null;
      const collapse = nullable(fields['collapse'], parseCollapse);
      if (tdLoss === undefined || qValues === undefined || collapse === undefined) return null;
      return { number, kind: 'episode', episode, step, updates, episodicReturn, epsilon, tdLoss, qValues, collapse };
    }
    case 'evaluation': {
      const [episodes, mean] = [whole(fields['episodes'], 1, MAX), finite(fields['mean'])];
      const episode = whole(fields['episode'], 0, MAX);
      const moment = nullable(fields['moment'], slug);
      if (episodes === null || mean === null || episode === null || moment === undefined) return null;
      return { number, kind: 'evaluation', step, episode, episodes, mean, moment };
    }
    case 'solved':
      return { number, kind: 'solved', step };
    case 'ended':
      return { number, kind: 'ended', step };
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
  if (
    terminalShare === null ||
    actionGap === null ||
    valueBound === null ||
    doomedMaxQ === undefined ||
    gradientNorm === undefined
  )
    return null;
  return { terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm };
}

export function parseRunEvents(raw: unknown): readonly RunEvent[] | null {
  return list(raw, MAX_RUN_EVENTS, parseRunEvent);
}

export function parseRunSteps(raw: unknown): RunSteps | null {
  const fields = record(raw);
  const run = slug(fields?.['run']);
  const episode = whole(fields?.['episode'], 1, MAX);
  const seed = whole(fields?.['seed'], 0, MAX);
  const from = whole(fields?.['from'], 0, MAX_EPISODE_STEPS);
  const actions = text(fields?.['actions'], MAX_EPISODE_STEPS);
  const explored = text(fields?.['explored'], MAX_EPISODE_STEPS);
  const q = list(fields?.['q'], 2 * MAX_EPISODE_STEPS, finite);
  if (run === null || episode === null || seed === null || from === null) return null;
  if (actions === null || explored === null || !q || !/^[01]*$/.test(actions) || !/^[01]*$/.test(explored)) return null;
  if (explored.length !== actions.length || q.length !== 2 * actions.length) return null;
  return { run, episode, seed, from, actions, explored, q };
}

export function parseRunHistory(raw: unknown): RunHistory | null {
  const fields = record(raw);
  const info = parseRunInfo(fields?.['info']);
  const events = parseRunEvents(fields?.['events']);
  const current = nullable(fields?.['current'], parseRunSteps);
  return !info || !events || current === undefined ? null : { info, events, current };
}
