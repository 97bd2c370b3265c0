import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { askForSaved } from '../../server/cli/support/askForSaved.ts';
import { UsageError } from '../../server/cli/support/command.ts';
import { HOUSE, KERAS_BLOG, KERAS_BLOG_SINGLE } from '../../shared/learner/recipes/index.ts';

const QUESTION = 'Use a saved model? (Y/N) ';
const out = mkdtempSync(join(tmpdir(), 'saved-'));
const saved = join(out, 'keras-blog-1-last.cpa');
writeFileSync(saved, '');
afterAll(() => rmSync(out, { recursive: true }));

/** A terminal that types the next answer whenever it is asked; after the last one its input ends. */
function terminal(answers: readonly string[], isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode() {} });
  const output = new PassThrough();
  let said = '';
  const left = [...answers];
  output.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (!said.endsWith(QUESTION)) return;
    const answer = left.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { input, output, said: () => said };
}

describe('[OUT5] keras-blog asks on a terminal, as its post does', () => {
  it.each([
    ['Y', 1, saved],
    ['y', 1, saved],
    ['N', 1, null],
    [' n ', 1, null],
  ])('%s with a saved model', async (answer, times, path) => {
    const at = terminal([answer]);
    expect(await askForSaved(KERAS_BLOG, 1, { out }, at)).toBe(path);
    expect(at.said().split(QUESTION)).toHaveLength(times + 1);
  });
  it('Y without one: says where it looked, and trains', async () => {
    const at = terminal(['Y']);
    expect(await askForSaved(KERAS_BLOG_SINGLE, 3, { out }, at)).toBeNull();
    expect(at.said()).toBe(
      `${QUESTION}There is none at ${join(out, 'keras-blog-single-3-last.cpa')}: training a new one.\n`,
    );
  });
  it('anything else: asks again', async () => {
    const at = terminal(['maybe', '', 'yes', 'N']);
    expect(await askForSaved(KERAS_BLOG, 1, { out }, at)).toBeNull();
    expect(at.said()).toBe(QUESTION.repeat(4));
  });
  it('no answer at all: neither trains nor hangs', async () => {
    await expect(askForSaved(KERAS_BLOG, 1, { out }, terminal(['maybe']))).rejects.toThrow(UsageError);
  });
  it('not where an option has decided, not away from a terminal, and no other recipe', async () => {
    const asked = async (...[recipe, options, isTTY]: readonly [typeof HOUSE, object, boolean]): Promise<string> => {
      const at = terminal(['Y'], isTTY);
      expect(await askForSaved(recipe, 1, { out, ...options }, at)).toBeNull();
      return at.said();
    };
    expect(await asked(KERAS_BLOG, { json: true }, true)).toBe('');
    expect(await asked(KERAS_BLOG, { from: 'x' }, true)).toBe('');
    expect(await asked(KERAS_BLOG, { resume: 'x' }, true)).toBe('');
    expect(await asked(KERAS_BLOG, {}, false)).toBe('');
    expect(await asked(HOUSE, {}, true)).toBe('');
  });
});
