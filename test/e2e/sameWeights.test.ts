import { expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { houseHash } from './support/houseRun.ts';

const SEED = 11;
const STEPS = 1_500; // 600 updates

it.runIf(browserAvailable())(
  '[DQN1] a browser trains `house` to the same weights, bit for bit, as Node does with the kernel and in plain JavaScript',
  async () => {
    const script = await bundle('test/e2e/support/houseRun.ts', 'house');
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const inWorker = await page.evaluate(
        async ([code, call]) => {
          const body = `${code}\npostMessage(${call});`;
          const worker = new Worker(URL.createObjectURL(new Blob([body], { type: 'text/javascript' })));
          return new Promise<string>((resolve, reject) => {
            worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
          });
        },
        [script, `house.houseHash('kernel', ${SEED}, ${STEPS})`] as const,
      );
      const kernel = houseHash('kernel', SEED, STEPS);
      expect(inWorker).toBe(kernel);
      expect(houseHash('js', SEED, STEPS)).toBe(kernel);
      expect(houseHash('kernel', SEED + 1, STEPS)).not.toBe(kernel);
    } finally {
      await browser.close();
    }
  },
);
