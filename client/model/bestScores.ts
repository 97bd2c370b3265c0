/** The earliest fall that a visitor has brought about, per agent and speed: what is kept, and how it is read back. */
export interface Toppling {
  readonly tick: number;
  readonly used: number; // N s
}

export type BestScores = Readonly<Record<string, Toppling>>;

const MOST = 200; // agents come and go; the oldest are forgotten

/** Earlier is better; at the same tick, with less breath. */
export function isBetter(one: Toppling, other: Toppling | undefined): boolean {
  if (!other) return true;
  return one.tick === other.tick ? one.used < other.used : one.tick < other.tick;
}

/** The scores with this one in them, if it is the best of its kind. */
export function withScore(scores: BestScores, key: string, score: Toppling): BestScores {
  if (!isBetter(score, scores[key])) return scores;
  const others = Object.entries(scores).filter(([known]) => known !== key);
  return Object.fromEntries([...others, [key, score] as const].slice(-MOST));
}

export function writeScores(scores: BestScores): string {
  return JSON.stringify(scores);
}

/** Any text in, whatever may have been kept; the scores in it that are scores. */
export function readScores(text: string | null): BestScores {
  try {
    const raw: unknown = JSON.parse(text ?? '{}');
    if (typeof raw !== 'object' || raw === null) return {};
    const scores = Object.entries(raw).flatMap(([key, score]) => {
      const parsed = parseToppling(score);
      return parsed ? [[key, parsed] as const] : [];
    });
    return Object.fromEntries(scores.slice(-MOST));
  } catch {
    return {};
  }
}

function parseToppling(raw: unknown): Toppling | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { tick, used } = raw as Record<string, unknown>;
  if (typeof tick !== 'number' || !Number.isSafeInteger(tick) || tick < 1) return null;
  return typeof used === 'number' && used >= 0 && Number.isFinite(used) ? { tick, used } : null;
}
