/** What the commands of copies have in common. */
import { readConfig } from '../../config.ts';
import type { Copied } from '../../storage/backup.ts';
import { printJson, UsageError } from './command.ts';

/**
 * The data folder that DATA_DIR names.
 * @param instead what does it for a PostgreSQL
 * @throws UsageError if the environment is wrong or the database is a PostgreSQL
 */
export function dataFolder(instead: string): string {
  const config = readConfig(process.env);
  if (!config.ok) throw new UsageError([config.problem]);
  if (config.value.databaseUrl !== null) throw new UsageError([`DATABASE_URL names a PostgreSQL: use ${instead}`]);
  return config.value.dataDir;
}

/** Does it and says so, or what stood against it: one line, exit 1. */
export function copy(work: () => Copied, json: boolean, told: (copied: Copied) => string): void {
  let copied: Copied;
  try {
    copied = work();
  } catch (error) {
    process.stderr.write(`error: ${(error as Error).message}\n`);
    process.exitCode = 1;
    return;
  }
  if (json) printJson(copied);
  else process.stdout.write(`${told(copied)}\n`);
}
