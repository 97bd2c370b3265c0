import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOrMakeSecret } from '../../../server/storage/secret.ts';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('[LIMIT13] the key that signs tokens', () => {
  it('is 256 random bits that nobody else may read, the same at each start', () => {
    const folders = [1, 2].map(() => join(mkdtempSync(join(tmpdir(), 'secret-')), 'made', 'deep'));
    const keys = folders.map(readOrMakeSecret);
    expect(keys.map((key) => key.length)).toEqual([32, 32]);
    expect(keys[0]!.equals(keys[1]!)).toBe(false);
    for (const [i, folder] of folders.entries()) {
      expect(modeOf(join(folder, 'secret'))).toBe(0o600);
      expect(readOrMakeSecret(folder).equals(keys[i]!)).toBe(true);
    }
  });
  it('is closed to others again where a copy was open to them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    const key = readOrMakeSecret(folder);
    chmodSync(join(folder, 'secret'), 0o644);
    expect(readOrMakeSecret(folder).equals(key)).toBe(true);
    expect(modeOf(join(folder, 'secret'))).toBe(0o600);
  });
  it.each(['', 'short', `${'0'.repeat(63)}\n`, 'z'.repeat(64)])(
    'is never replaced by a weaker one: %j is refused',
    (text) => {
      const folder = mkdtempSync(join(tmpdir(), 'secret-'));
      writeFileSync(join(folder, 'secret'), text);
      expect(() => readOrMakeSecret(folder)).toThrow('does not hold a key');
      expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(text);
    },
  );
});
