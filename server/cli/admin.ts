// npm run admin -- hide-row BOARD DIVISION ID | show-row BOARD DIVISION ID | ban PLAYER | unban PLAYER | rename PLAYER NAME | forget PLAYER |
//   delete-run ID, each with --reason TEXT; audit [--limit N] [--json]
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { AdminWish } from '../boards/admin.ts';
import type { AuditEntry } from '../boards/stores.ts';
import { readConfig } from '../config.ts';
import type { AdminQuestion, AdminReply } from '../net/adminSocket.ts';
import { askAdmin } from './support/adminClient.ts';
import { command, printJson, runCommand, UsageError, wholeNumber } from './support/command.ts';

/** Who is at the keyboard, also behind sudo. */
function user(): string {
  const behind = process.env['SUDO_USER'];
  const { username } = userInfo();
  return behind === undefined ? username : `${behind} as ${username}`;
}

async function ask(question: AdminQuestion): Promise<AdminReply> {
  const config = readConfig(process.env);
  if (!config.ok) throw new UsageError([config.problem]);
  const { dataDir, databaseUrl, redisUrl } = config.value;
  return askAdmin({ dataDir, databaseUrl }, question, redisUrl);
}

async function act(wish: AdminWish, reason: string): Promise<void> {
  if (reason.trim() === '') throw new UsageError(['--reason is empty: say why, it stands in the audit log']);
  const reply = await ask({ kind: 'act', wish, by: user(), reason: reason.trim() });
  if (reply.kind !== 'acted') throw new Error('the answer is of another kind');
  if (reply.ok) process.stdout.write(`${reply.line}\n`);
  else {
    process.stderr.write(`error: ${reply.line}\n`);
    process.exitCode = 1;
  }
}

const lineOf = ({ at, by, action, target, reason }: AuditEntry): string =>
  `${new Date(at).toISOString()}  ${by}  ${action}  ${target}  ${reason}`;

const program = command('admin', 'Keep order on the boards: every act is written to the audit log first');
const sub = (name: string, description: string, act: (names: readonly string[]) => AdminWish): Command =>
  program
    .command(name)
    .description(description)
    .requiredOption('--reason <text>', 'why; it stands in the audit log')
    .action((...given: readonly unknown[]) => {
      const names = given.slice(0, -2) as string[];
      return run(act(names), (given.at(-2) as { readonly reason: string }).reason);
    });
const run = (wish: AdminWish, reason: string): Promise<void> => oneLine(() => act(wish, reason));

/** What goes wrong with a database or a socket is a line, not a stack. */
async function oneLine(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    process.stderr.write(`error: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

for (const name of ['hide-row', 'show-row'] as const) {
  const does = name === 'hide-row' ? 'Take a row off its board' : 'Put a hidden row back';
  sub(`${name} <board> <division> <id>`, does, ([board, division, id]) => ({
    act: name,
    board: board!,
    division: division!,
    id: id!,
  }));
}
sub('ban <player>', 'Hide all rows of a player; nothing new of theirs is ranked', ([player]) => ({
  act: 'ban',
  player: player!,
}));
sub('unban <player>', 'Lift a ban, and show the rows that it hid', ([player]) => ({ act: 'unban', player: player! }));
sub('rename <player> <name>', 'Give a player another name', ([player, name]) => ({
  act: 'rename',
  player: player!,
  name: name!,
}));
sub('forget <player>', 'Delete everything of a player', ([player]) => ({ act: 'forget', player: player! }));
sub('delete-run <id>', 'Delete a training run', ([id]) => ({ act: 'delete-run', run: id! }));
program
  .command('audit')
  .description('What was done, newest first')
  .addOption(wholeNumber('--limit <n>', 'at most so many', 1, 100_000).default(100))
  .option('--json', 'one JSON object')
  .action(({ limit, json }: { readonly limit: number; readonly json?: true }) =>
    oneLine(async () => {
      const reply = await ask({ kind: 'audit', limit });
      if (reply.kind !== 'audit') throw new Error(reply.line);
      if (json) printJson({ entries: reply.entries });
      else for (const entry of reply.entries) process.stdout.write(`${lineOf(entry)}\n`);
    }),
  );

await runCommand(program);
