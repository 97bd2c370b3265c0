import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunNews } from '../../shared/protocol/runEvents.ts';
import { unpackNews } from '../../shared/protocol/runPack.ts';
import { watchRun } from '../server/runSupport.ts';
import { until } from '../support/until.ts';
import { type Cluster, type NodeName, startCluster } from './support/cluster.ts';
import { openPage, type Page } from './support/page.ts';

let cluster: Cluster;
const pages: Page[] = [];
beforeAll(async () => {
  cluster = await startCluster({ RUN_SAVE_MS: '1000' });
});
afterAll(async () => {
  for (const one of pages) one.close();
  await cluster?.stop();
});

/** What a page on that process hears of the showcase. */
async function follow(node: NodeName): Promise<{ readonly run: string; readonly news: RunNews[] }> {
  const page = await openPage(cluster.url, node);
  pages.push(page);
  const news: RunNews[] = [];
  page.client().on('run:news', (raw) => news.push(unpackNews(raw)!));
  const { run } = await watchRun(page.client(), null);
  return { run: run.id, news };
}

describe('[CLUSTER8] a run on a worker is watched on every server', () => {
  it('alike, and goes on where it was saved when its worker is killed', async () => {
    await until(
      async () => (await fetch(`${cluster.url}/api/v1/runs`)).ok && (await follow('a').catch(() => null)) !== null,
      30_000,
      500,
    );
    const [a, b] = [await follow('a'), await follow('b')];
    expect(b.run).toBe(a.run);
    await until(() => a.news.length > 3 && b.news.length > 3, 30_000);
    const newest = ({ news }: typeof a): number => news.at(-1)!.newest;
    const both = a.news.flatMap((one) => b.news.filter(({ after }) => after === one.after).map((two) => [one, two]));
    expect(both.length).toBeGreaterThan(0);
    for (const [one, two] of both) expect(two).toEqual(one);

    await cluster.worker.kill('SIGKILL');
    const then = newest(a);
    await cluster.worker.start();
    await until(() => newest(a) > then && newest(b) > then, 45_000);
    expect([...new Set([...a.news, ...b.news].map(({ run }) => run))]).toEqual([a.run]);
  });
});
