import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

/** What ESLint, with the project's own settings, has against a text that claims to be `file`. */
async function complaints(eslint: ESLint, file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${ROOT}${file}` });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

describe('[ARCH2] the linter bites', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint({ cwd: ROOT });
  });
  const CORE = 'shared/sim/trig.ts'; // the type-aware parser wants a file that exists
  it.each([
    ['Math.random()', 'no-restricted-properties'],
    ['Math.sin(1)', 'no-restricted-properties'],
    ['Math.hypot(3, 4)', 'no-restricted-properties'],
    ['2 ** 8', 'no-restricted-syntax'],
    ['Date.now()', 'no-restricted-properties'],
    ['performance.now()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['setTimeout(String, 10)', 'no-restricted-globals'],
    ['process.env', 'no-restricted-globals'],
    ['document.body', 'no-restricted-globals'],
  ])('in shared/ on %s', async (expression, rule) => {
    expect(await complaints(eslint, CORE, `export const x: unknown = ${expression};\n`)).toEqual([rule]);
  });
  it('in shared/ on `**=`', async () => {
    expect(await complaints(eslint, CORE, 'export let x = 2;\nx **= 3;\n')).toEqual(['no-restricted-syntax']);
  });
  it.each(['server/main.ts', 'client/main.ts'])('in %s on unseeded numbers and promises let go', async (file) => {
    const text = 'export const x = Math.random();\nasync function f() {}\nf();\n';
    expect(await complaints(eslint, file, text)).toEqual([
      'no-restricted-properties',
      '@typescript-eslint/no-floating-promises',
    ]);
  });
  it('and lets plain arithmetic pass', async () => {
    const text = 'export const x = Math.sqrt(2) + Math.fround(0.1) + Math.imul(3, 4) * Math.abs(-1);\n';
    expect(await complaints(eslint, CORE, text)).toEqual([]);
  });
});
