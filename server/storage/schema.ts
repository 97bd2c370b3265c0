/** The tables, as queries see them: names in camel case here, in snake case in the database. Types that SQLite and PostgreSQL share. */
import type { Kysely } from 'kysely';
import type { StoredRun } from '../training/runStore.ts';
import type { BoardSchema } from './boardSchema.ts';

export interface Schema extends BoardSchema {
  readonly schemaVersions: { readonly version: number; readonly name: string };
  readonly runs: RunRow;
  readonly runPages: RunPageRow;
  readonly runTail: RunTailRow;
  readonly runCheckpoints: RunCheckpointRow;
  readonly runSaves: RunSaveRow;
}

/** Queries alone or within a transaction. */
export type Queries = Kysely<Schema>;

export interface RunRow {
  readonly id: string;
  readonly settings: string; // the recipe as JSON
  readonly recipeHash: string;
  readonly seed: number;
  readonly pace: StoredRun['pace'];
  readonly stepMs: number;
  readonly origin: StoredRun['origin'];
  readonly owner: string | null;
  readonly byName: string | null;
  readonly status: StoredRun['status'];
  readonly problem: string | null;
  readonly createdAt: number; // ms since 1970
  readonly endedAt: number | null;
  readonly pinned: number; // 0 or 1
  readonly steps: number;
  readonly episodes: number;
  readonly updates: number;
  readonly newest: number;
  readonly mean100: number | null;
  readonly evaluation: number | null;
  readonly solvedAt: number | null;
  readonly weightsSha256: string | null;
}

/** Events page * PAGE_EVENTS + 1 .. (page + 1) * PAGE_EVENTS: written once, never changed. */
export interface RunPageRow {
  readonly run: string;
  readonly page: number;
  readonly summary: Uint8Array; // what a curve needs of it
  readonly events: Uint8Array | null; // null: retention has dropped them
}

/** The events after the last full page, one row an append. */
export interface RunTailRow {
  readonly run: string;
  readonly first: number; // event number
  readonly last: number;
  readonly events: string; // JSON
}

export interface RunCheckpointRow {
  readonly id: string;
  readonly run: string;
  readonly step: number;
  readonly episode: number;
  readonly mean: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly file: Uint8Array;
}

export interface RunSaveRow {
  readonly run: string;
  readonly newest: number;
  readonly step: number;
  readonly file: Uint8Array;
}
