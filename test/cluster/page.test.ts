/** The real page in a browser, over two processes: it moves by itself, without the visitor's doing. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balance, duelProbe } from '../e2e/support/player.ts';
import { type Visit, visit } from '../e2e/support/visit.ts';
import { chooseMode } from '../e2e/support/walk.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type Cluster, type NodeName, type ServerNode, startCluster } from './support/cluster.ts';

const FALLS_AT = 60; // ticks: the second player then lets go
const screenIs = (page: Page, screen: string) =>
  page.waitForFunction((wanted) => window.__arena.duel?.screen === wanted, screen);
/** Connections of a process, asked past nginx. */
async function connections({ url }: ServerNode): Promise<number> {
  const health = (await (await fetch(`${url}/healthz`)).json()) as { readonly connections: number };
  return health.connections;
}

describe.runIf(browserAvailable())('[CLUSTER7] the page moves by itself', () => {
  let cluster: Cluster;
  let browser: Browser;
  beforeAll(async () => {
    cluster = await startCluster();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await cluster?.stop();
  });

  /** A page whose first connection is on that process, as nginx could have chosen. */
  async function on(node: NodeName): Promise<Visit> {
    const visitor = await visit(browser, 'about:blank');
    await visitor.page.addInitScript((name) => {
      const Native = window.WebSocket;
      window.WebSocket = class extends Native {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(String(url).includes('node=') ? url : `${url}&node=${name}`, protocols);
        }
      };
    }, node);
    await visitor.page.goto(`${cluster.url}/play`);
    return visitor;
  }

  it('two people whom nginx put on two processes find each other by the quick match and play', async () => {
    const [ann, bob] = [await on('a'), await on('b')];
    await until(async () => (await connections(cluster.a)) === 1 && (await connections(cluster.b)) === 1);
    for (const { page } of [ann, bob]) {
      await chooseMode(page, 'Duel a person');
      await page.getByRole('button', { name: 'Find someone' }).click();
    }
    await Promise.all([ann, bob].map(({ page }) => screenIs(page, 'duel')));
    await Promise.all([
      balance(ann.page, ann.wire, () => true),
      balance(bob.page, bob.wire, (tick) => tick < FALLS_AT),
    ]);
    await Promise.all([ann, bob].map(({ page }) => page.getByRole('button', { name: /^Rematch/ }).waitFor()));
    const [first, second] = [await duelProbe(ann.page), await duelProbe(bob.page)];
    expect(second.match).toBe(first.match);
    expect([first.result?.winner, second.result?.winner].sort()).toEqual(['rival', 'you']);
    expect([first.mismatches, second.mismatches]).toEqual([0, 0]);
    expect([await connections(cluster.a), await connections(cluster.b)].sort()).toEqual([0, 2]);
    await Promise.all([ann.end(), bob.end()]);
  });
});
