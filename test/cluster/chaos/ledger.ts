/** What people were told, to be held against what is stored in the end. */
import pg from 'pg';

export interface SurvivalTold {
  readonly run: string;
  readonly row: string;
  readonly ticks: number;
}

export interface RatingTold {
  readonly match: string;
  readonly row: string;
}

/** One player's word on how a match came out. */
export interface ResultTold {
  readonly match: string;
  readonly result: string; // tick, winner and end
}

export interface Ledger {
  readonly survivals: SurvivalTold[];
  readonly ratings: RatingTold[];
  readonly results: ResultTold[];
  readonly submissions: string[]; // ids
  readonly runs: string[]; // ids
}

export const newLedger = (): Ledger => ({ survivals: [], ratings: [], results: [], submissions: [], runs: [] });

/** Everything that was told and is not there, or is there otherwise, in words. */
export async function lossesOf(ledger: Ledger, databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const losses: string[] = [];
  const find = async (query: string, ...values: readonly unknown[]) =>
    (await client.query(query, [...values])).rows as readonly Readonly<Record<string, unknown>>[];
  try {
    for (const { run, row, ticks } of ledger.survivals) {
      const [stored, ...more] = await find('select status, ticks from survivals where run = $1', run);
      if (more.length > 0) losses.push(`the run ${run} is there twice`);
      if (stored?.['status'] !== 'finished' || Number(stored['ticks']) !== ticks)
        losses.push(`the run ${run} of ${ticks} ticks: ${JSON.stringify(stored)}`);
      const [shown] = await find(`select figures from board_rows where board = 'players' and id = $1`, row);
      const best = shown ? (JSON.parse(String(shown['figures'])) as { readonly ticks: number }).ticks : 0;
      if (best < ticks) losses.push(`the row ${row} has ${best} ticks, not ${ticks}`);
    }
    for (const { match, row } of ledger.ratings) {
      const games = await find('select game from rated_games where game = $1', match);
      if (games.length !== 1) losses.push(`the rated game ${match} is there ${games.length} times`);
      const rows = await find(`select id from board_rows where board = 'ratings' and id = $1`, row);
      if (rows.length !== 1) losses.push(`the rating ${row} has ${rows.length} rows`);
    }
    for (const id of ledger.submissions)
      if ((await find('select id from submissions where id = $1', id)).length !== 1)
        losses.push(`the submission ${id} is gone`);
    for (const id of ledger.runs)
      if ((await find('select id from runs where id = $1', id)).length !== 1) losses.push(`the run ${id} is gone`);
  } finally {
    await client.end();
  }
  return losses;
}

/** Matches of which people were told two results. */
export function doubleResults({ results }: Ledger): readonly string[] {
  const told = new Map<string, Set<string>>();
  for (const { match, result } of results) told.set(match, (told.get(match) ?? new Set()).add(result));
  return [...told]
    .filter(([, different]) => different.size > 1)
    .map(([match, different]) => `${match}: ${[...different].join(' and ')}`);
}
