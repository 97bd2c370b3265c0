/** What a page parses of the house agents and of the showcase's moments. */
import type { AgentInfo, MomentInfo } from './events.ts';
import { finite, list, record, slug, text, whole } from './fields.ts';

const MAX = Number.MAX_SAFE_INTEGER;

function parseAgent(raw: unknown): AgentInfo | null {
  const fields = record(raw);
  const [id, recipe] = [slug(fields?.['id']), slug(fields?.['recipe'])];
  const [recipeHash, sha256] = [text(fields?.['recipeHash'], 64), text(fields?.['sha256'], 64)];
  const [seed, step] = [whole(fields?.['seed'], 0, MAX), whole(fields?.['step'], 0, MAX)];
  const [episode, mean] = [whole(fields?.['episode'], 0, MAX), finite(fields?.['mean'])];
  if (id === null || recipe === null || recipeHash === null || sha256 === null) return null;
  if (seed === null || step === null || episode === null || mean === null) return null;
  return { id, recipe, recipeHash, seed, step, episode, mean, sha256 };
}

/** Of GET /api/v1/agents. */
export function parseAgents(raw: unknown): readonly AgentInfo[] | null {
  return list(raw, 1_000, parseAgent);
}

function parseMoment(raw: unknown): MomentInfo | null {
  const agent = parseAgent(raw);
  const run = slug(record(raw)?.['run']);
  return agent === null || run === null ? null : { ...agent, run };
}

/** Of GET /api/v1/moments. */
export function parseMoments(raw: unknown): readonly MomentInfo[] | null {
  return list(raw, 1_000, parseMoment);
}
