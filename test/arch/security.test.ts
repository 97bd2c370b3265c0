import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const security = readFileSync(`${ROOT}SECURITY.md`, 'utf8');
const rules = readFileSync(`${ROOT}ARCHITECTURE.md`, 'utf8');
const tests = readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => readFileSync(`${ROOT}test/${path}`, 'utf8'))
  .join('\n');

/** What stops somebody: the last cells of the tables' rows. */
const claims = security.split('\n').filter((line) => /^\| (?!what they try|---)/.test(line));
const named = [
  ...new Set(
    claims.flatMap(
      (line) =>
        line
          .split('|')
          .at(-2)!
          .match(/\b[A-Z]+\d+\b/g) ?? [],
    ),
  ),
];

describe('[ARCH3] SECURITY.md', () => {
  it('has rules for its claims, each in the table of rules and each with a test', () => {
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((rule) => !rules.includes(`\n| ${rule} |`))).toEqual([]);
    expect(named.filter((rule) => !tests.includes(`[${rule}]`))).toEqual([]);
  });
  it('has a rule or a document for every claim', () => {
    const bare = claims.filter((line) => !/\b[A-Z]+\d+\b|\]\(docs\//.test(line.split('|').at(-2)!));
    expect(bare).toEqual([]);
  });
});
