import { expect, it } from 'vitest';
import { readConfig, VARIABLE_NAMES } from '../../server/config.ts';

/** What npm tells the scripts that it runs, besides npm_*. */
const OF_NPM = ['NODE', 'INIT_CWD', 'EDITOR', 'COLOR'];

it('[OPS2] no setting has a name that npm or Node gives a meaning', () => {
  expect(
    VARIABLE_NAMES.filter((name) => OF_NPM.includes(name) || /^(npm_|NODE_(ENV|OPTIONS|PATH)$)/.test(name)),
  ).toEqual([]);
  expect(readConfig(Object.fromEntries(OF_NPM.map((name) => [name, '/usr/bin/node']))).ok).toBe(true);
});

it('[OPS2] all that is wrong is told on one line, each with the name of its variable', () => {
  const problem = { PORT: 'x', DATABASE_URL: 'mysql://a', NODE_NAME: 'A b', PACE: '9', SESSION_SECRET: 'short' };
  const read = readConfig(problem);
  if (read.ok) throw new Error('it was taken');
  expect(read.problem).not.toContain('\n');
  for (const name of Object.keys(problem)) expect(read.problem).toContain(name);
});
