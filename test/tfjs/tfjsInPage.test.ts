import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type * as engineModule from '../../shared/tfjs/tfjsEngine.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { optionsOf, randomParameters, relativeDifference } from './agreement.ts';

declare const engine: typeof engineModule; // the bundle, within the page

const WASM = new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/', import.meta.url);

it.runIf(browserAvailable())(
  '[TFJS1] makes the same update in a page, with its wasm files where the page says',
  async () => {
    const options = optionsOf({ capacity: 32 });
    const parameters = randomParameters(options, 1);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      await page.route('http://arena.test/**', (route) => {
        const { pathname } = new URL(route.request().url());
        if (!pathname.endsWith('.wasm')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
        asked.push(pathname);
        return route.fulfill({ contentType: 'application/wasm', body: readFileSync(new URL(pathname.slice(6), WASM)) });
      });
      await page.goto('http://arena.test/');
      await page.addScriptTag({ content: await bundle('shared/tfjs/tfjsEngine.ts', 'engine') });
      const inPage = await page.evaluate(
        async ([opts, weights]) => {
          const backend = await engine.prepareTfjs({ wasmPaths: '/wasm/' });
          const made = engine.createTfjsEngine(opts);
          made.load('online', Float32Array.from(weights));
          for (let i = 0; i < 32; i++)
            made.store(i, new Float32Array(4).fill(i / 32), i % 2, 1, new Float32Array(4), 0.5);
          made.update(
            Uint32Array.from({ length: 32 }, (_, i) => i),
            1e-3,
            0,
          );
          return { backend, first: Array.from(made.readMoments().first) };
        },
        [options, Array.from(parameters)] as const,
      );
      expect(inPage.backend).toBe('wasm');
      expect(asked.every((path) => path.startsWith('/wasm/'))).toBe(true);

      const { createTfjsEngine, prepareTfjs } = await import('../../shared/tfjs/tfjsEngine.ts');
      await prepareTfjs();
      const here = createTfjsEngine(options);
      here.load('online', parameters);
      for (let i = 0; i < 32; i++) here.store(i, new Float32Array(4).fill(i / 32), i % 2, 1, new Float32Array(4), 0.5);
      here.update(
        Uint32Array.from({ length: 32 }, (_, i) => i),
        1e-3,
        0,
      );
      expect(relativeDifference(Float32Array.from(inPage.first), here.readMoments().first)).toBeLessThan(1e-5);
      here.dispose();
    } finally {
      await browser.close();
    }
  },
);
