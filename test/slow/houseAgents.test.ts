import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('[DQN1] the command that made the house agents makes the same bytes again', () => {
  const { status, stdout } = spawnSync('node', ['scripts/run.mjs', 'agents', '--check'], { encoding: 'utf8' });
  console.log(stdout);
  expect(status).toBe(0);
});
