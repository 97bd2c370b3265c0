import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('[DQN1] the command that made the house agents makes the same bytes again', () => {
  const { status, stdout } = spawnSync('node', ['scripts/run.mjs', 'agents', '--check'], { encoding: 'utf8' });
  console.log(stdout);
  expect(status).toBe(0);
});

it.skipIf(process.env['SLOW'] === 'reduced')('[DQN1] and those that see frames too, which takes minutes', () => {
  const command = ['scripts/run.mjs', 'agents', '--pixels', '--check'];
  const { status, stdout } = spawnSync('node', command, { encoding: 'utf8' });
  console.log(stdout);
  expect(status).toBe(0);
});
