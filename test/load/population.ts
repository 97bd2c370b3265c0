/** Who is connected to a server under load. */
export interface Population {
  readonly duels: number; // players, each in a duel of its own against a house agent
  readonly spectators: number; // spread evenly over the watched duels
  readonly watched: number; // duels
  readonly idle: number; // connected, and nothing else
}

/** One connection each. */
export const socketsOf = ({ duels, spectators, idle }: Population): number => duels + spectators + idle;

/** The same mixture, so many times as large; as many watch one match as before. */
export function scaled({ duels, spectators, watched, idle }: Population, factor: number): Population {
  const times = (count: number): number => Math.round(count * factor);
  return { duels: times(duels), spectators: times(spectators), watched: times(watched), idle: times(idle) };
}

/** What cannot be, in words; null: it can. */
export function populationProblem({ duels, spectators, watched, idle }: Population): string | null {
  const counts = Object.entries({ duels, spectators, watched, idle });
  const wrong = counts.find(([, count]) => !Number.isInteger(count) || count < 0 || count > 20_000);
  if (wrong) return `--${wrong[0]} ${wrong[1]} is not within 0..20000`;
  if (watched > duels) return `--watched ${watched} is more than --duels ${duels}`;
  if (spectators > 0 && watched === 0) return `--spectators ${spectators} need --watched, at least 1`;
  return duels === 0 ? '--duels 0: nothing would be played' : null;
}
