/** What every command line has in common: bad arguments exit 2 with one line a problem; `--json` ends with one object. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** A problem with what the user gave: one line on stderr, exit 2. */
export class UsageError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** A command that reports its own usage errors and never prints a stack for them. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) })
    .showSuggestionAfterError(false)
    .allowExcessArguments(false);
}

/** `--name`, a whole number within low..high. */
export function wholeNumber(flags: string, description: string, low: number, high: number): Option {
  return new Option(flags, description).argParser((text: string) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`Give a whole number within ${low}..${high}.`);
    }
    return value;
  });
}

/** Parses, runs and exits: 0, or 2 on a usage error. Anything else is a fault of ours and shows its stack. */
export async function runCommand(program: Command): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // whoever read has seen enough: the work goes on
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof UsageError) {
      for (const problem of error.problems) process.stderr.write(`error: ${problem}\n`);
      process.exitCode = 2;
    } else throw error;
  }
}

/** The last line of `--json`. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
