import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { UsageError } from './command.ts';
import type { Options } from './trainOptions.ts';

interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/**
 * The Keras notebook asks first whether to use a saved model. So does its recipe, on a terminal, where no option has said it.
 * @returns the saved policy's path, or null to train a new one
 * @throws UsageError if the input ends, or Ctrl-C is pressed, before it is answered
 */
export async function askForSaved(
  recipe: AnyRecipe,
  seed: number,
  options: Pick<Options, 'out' | 'from' | 'resume' | 'json'>,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): Promise<string | null> {
  const asks = recipe.kind === 'dqn' && recipe.reportFormat === 'keras-blog';
  const decided = options.json || options.from !== undefined || options.resume !== undefined;
  if (!asks || decided || !terminal.input.isTTY) return null;
  const path = join(options.out ?? '.', `${recipe.name}-${seed}-last.cpa`);
  const lines = createInterface(terminal);
  const unanswered = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new UsageError(['no answer: neither Y nor N'])));
  });
  try {
    for (;;) {
      const asked = lines.question('Use a saved model? (Y/N) ');
      const answer = (await Promise.race([asked, unanswered])).trim().toUpperCase();
      if (answer === 'N') return null;
      if (answer !== 'Y') continue;
      if (existsSync(path)) return path;
      terminal.output.write(`There is none at ${path}: training a new one.\n`);
      return null;
    }
  } finally {
    lines.close();
  }
}
