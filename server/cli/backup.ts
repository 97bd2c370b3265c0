// npm run backup -- FILE [--force] [--json]
import { backUp } from '../storage/backup.ts';
import { command, runCommand } from './support/command.ts';
import { copy, dataFolder } from './support/databaseCopy.ts';

const program = command('backup', 'Copy the database of DATA_DIR as it is now; a running server goes on')
  .argument('<file>', 'where to write the copy')
  .option('--force', 'overwrite the file if it exists')
  .option('--json', 'end with one JSON object on stdout')
  .action((file: string) => {
    const { force = false, json = false } = program.opts<{ force?: boolean; json?: boolean }>();
    const dataDir = dataFolder(`pg_dump --format=custom --file=${file} "$DATABASE_URL"`);
    copy(
      () => backUp(dataDir, file, force),
      json,
      ({ bytes }) => `${file}: ${bytes} bytes, whole and checked`,
    );
  });

await runCommand(program);
