import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { begin, type EngineName, finish, RUNS, type RunName } from './support/resumedRun.ts';

const STOP = 617; // within an episode, while learning

describe.runIf(browserAvailable())('a run that changes its machine', () => {
  let script = '';
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    script = await bundle('test/e2e/support/resumedRun.ts', 'runs');
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  /** What a call gives in a worker of the page. */
  const inPage = <R>(call: string): Promise<R> =>
    page.evaluate(
      async ([code, expression]) => {
        const body = `${code}\npostMessage(${expression});`;
        const worker = new Worker(URL.createObjectURL(new Blob([body], { type: 'text/javascript' })));
        try {
          return await new Promise<unknown>((resolve, reject) => {
            worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
          });
        } finally {
          worker.terminate();
        }
      },
      [script, call] as const,
    ) as Promise<R>;

  it.each(Object.keys(RUNS) as RunName[])(
    '[DQN8] %s, saved in Node and resumed in Chromium or the other way round, on kernel and twin, ends with the bits of a run never stopped',
    async (name) => {
      const whole = finish(name, 'kernel', null);
      const file = begin(name, 'kernel', STOP);
      for (const engine of ['kernel', 'js'] as const satisfies readonly EngineName[]) {
        expect(await inPage(`runs.finish('${name}', '${engine}', ${JSON.stringify(file)})`)).toBe(whole);
        const back = await inPage<number[]>(`runs.begin('${name}', '${engine}', ${STOP})`);
        expect(finish(name, 'kernel', back)).toBe(whole);
      }
      expect(finish(name, 'kernel', begin(name, 'kernel', STOP + 1))).toBe(whole);
      expect(await inPage(`runs.begin('${name}', 'kernel', ${STOP})`)).toEqual(file); // the file itself too
    },
  );
});
