import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { submitHouseAgents } from '../../../server/boards/agents.ts';
import { AGENT_DIVISION } from '../../../shared/boards/agentProtocol.ts';
import { agentWish, newFolder, openBench } from './queueBench.ts';

const NAMES = ['episode-1', 'episode-268', 'champion'];
const HOUSE = NAMES.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`assets/models/${name}.cpa`)) }));

it('[AGENTBOARD7] house agents take the way of all others, behind people, and once: a second start adds nothing', async () => {
  const place = newFolder();
  const first = await openBench({ place });
  await submitHouseAgents(HOUSE, first.submissions);
  const visitor = await first.submissions.submit(agentWish(1));
  if (!visitor.ok) throw new Error(visitor.detail);
  const done = await first.decided(visitor.submission.id);
  const waiting = await first.storage.submissions.waiting();
  expect(done.status).toBe('admitted');
  expect(waiting.length).toBeGreaterThan(0); // of the house, though it came before
  for (const { id } of waiting) expect((await first.decided(id)).status).toBe('admitted');
  const { rows, total } = await first.storage.boards.page('agents', AGENT_DIVISION, null, 10);
  const house = rows.filter(({ owner }) => owner === null);
  expect([total, house.map(({ name }) => name).sort()]).toEqual([4, [...NAMES].sort()]);
  expect(house[0]).toMatchObject({ name: 'champion', by: null, rank: 1, figures: { mean: 500 } });
  expect(first.told.every(({ owner }) => owner === 'someone')).toBe(true);
  await first.close();

  const second = await openBench({ place });
  await second.submissions.start();
  await submitHouseAgents(HOUSE, second.submissions);
  expect(await second.storage.submissions.waiting()).toEqual([]);
  expect(second.drawn).toEqual([]);
  await second.close();
});
