import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type * as engineModule from '../../shared/tfjs/tfjsEngine.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { randomParameters, relativeDifference } from './agreement.ts';
import { imageOptions } from './frames.ts';

declare const engine: typeof engineModule; // the bundle, within the worker

const WASM = new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/', import.meta.url);
const UPDATES = 200;
const IMAGE = {
  height: 24,
  width: 48,
  frames: 2,
  difference: 4,
  convolutions: [
    { filters: 8, size: 5, stride: 3 },
    { filters: 16, size: 3, stride: 2 },
  ],
};

type Module = typeof engineModule;
type Options = Parameters<Module['createTfjsEngine']>[0];

/** The same training wherever it runs: nothing from outside but its arguments. @returns the online network */
function train(module: Module, options: Options, parameters: readonly number[], updates: number): Float32Array {
  const { shape, capacity, batchSize } = options;
  const made = module.createTfjsEngine(options);
  for (const slot of ['online', 'target', 'average'] as const) made.load(slot, Float32Array.from(parameters));
  const stack = (i: number) => Float32Array.from({ length: shape.inputs }, (_, p) => (i * 37 + p * p) % 256);
  for (let i = 0; i < capacity; i++) made.store(i, stack(i), i % 2, -(i % 3) / 2, stack(i + 1), i % 5 === 0 ? 0 : 0.97);
  for (let n = 0; n < updates; n++) {
    made.update(
      Uint32Array.from({ length: batchSize }, (_, i) => (n * 7 + i * 11) % (2 * capacity)),
      1e-3,
      0.01,
    );
    if (n % 50 === 0) made.blend('online', 'target', 1);
  }
  const online = made.read('online');
  made.dispose();
  return online;
}

it.runIf(browserAvailable())(
  `[PIXEL4] learns from frames in a page's worker: ${UPDATES} updates give Node's weights, bit for bit`,
  async () => {
    const { inputs } = { inputs: IMAGE.frames * IMAGE.height * IMAGE.width };
    const options = imageOptions(IMAGE, { shape: { inputs, image: IMAGE, hidden: [64], outputs: 2 }, batchSize: 32 });
    const parameters = Array.from(randomParameters(options, 1), (w) => w / 4);
    const script = [
      await bundle('shared/tfjs/tfjsEngine.ts', 'engine'),
      `const train = ${train.toString()};`,
      `engine.prepareTfjs({ wasmPaths: 'http://arena.test/wasm/' }).then((backend) => {
        const started = performance.now();
        const online = train(engine, ${JSON.stringify(options)}, ${JSON.stringify(parameters)}, ${UPDATES});
        postMessage({ backend, online: Array.from(online), ms: performance.now() - started });
      });`,
    ].join('\n');
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.route('http://arena.test/**', (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/worker.js') return route.fulfill({ contentType: 'text/javascript', body: script });
        if (!pathname.endsWith('.wasm')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
        return route.fulfill({ contentType: 'application/wasm', body: readFileSync(new URL(pathname.slice(6), WASM)) });
      });
      await page.goto('http://arena.test/');
      const inPage = await page.evaluate(
        () =>
          new Promise<{ backend: string; online: number[]; ms: number }>((resolve, reject) => {
            const worker = new Worker('/worker.js');
            worker.onmessage = (event) => resolve(event.data as { backend: string; online: number[]; ms: number });
            worker.onerror = (event) => reject(new Error(event.message));
          }),
      );
      console.log(`${UPDATES} updates in a page's worker: ${(inPage.ms / UPDATES).toFixed(1)} ms each`);
      expect(inPage.backend).toBe('wasm');

      const here = await import('../../shared/tfjs/tfjsEngine.ts');
      await here.prepareTfjs();
      const online = train(here, options, parameters, UPDATES);
      expect(relativeDifference(online, Float32Array.from(parameters))).toBeGreaterThan(0.05);
      expect(Float32Array.from(inPage.online)).toEqual(online);
    } finally {
      await browser.close();
    }
  },
);
