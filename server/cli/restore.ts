// npm run restore -- FILE [--force] [--json]
import { restore } from '../storage/backup.ts';
import { command, runCommand } from './support/command.ts';
import { copy, dataFolder } from './support/databaseCopy.ts';

const program = command('restore', 'Put a copy that `backup` wrote in the place of the database of DATA_DIR')
  .argument('<file>', 'the copy')
  .option('--force', 'overwrite the database that is there')
  .option('--json', 'end with one JSON object on stdout')
  .action((file: string) => {
    const { force = false, json = false } = program.opts<{ force?: boolean; json?: boolean }>();
    const dataDir = dataFolder(`pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}`);
    const told = (from: string, to: string): string => `${to} is now what ${from} holds`;
    copy(
      () => restore(file, dataDir, force),
      json,
      (copied) => told(file, copied.file),
    );
  });

await runCommand(program);
