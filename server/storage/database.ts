import type { BytesType } from './migrations.ts';
import type { Queries } from './schema.ts';

/** An open database, whichever it is. */
export interface OpenDatabase {
  readonly db: Queries;
  readonly where: string; // for whoever reads a message
  readonly bytes: BytesType;
  /** Does it while no other process does. */
  alone<T>(work: (db: Queries) => Promise<T>): Promise<T>;
  /** On the disk: all of it, and each table with its indexes, about. */
  sizes(): Promise<{ readonly bytes: number; readonly tables: Readonly<Record<string, number>> }>;
  close(): Promise<void>;
}
