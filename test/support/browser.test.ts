import { expect, it } from 'vitest';
import { browserAvailable, findChromium, launchChromium } from './browser.ts';

it.runIf(browserAvailable())(
  'the browser of the tests draws WebGL 2, runs a worker, and takes a screenshot',
  async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 200, height: 100 } });
      await page.setContent('<body style="margin:0"><canvas width="200" height="100"></canvas>');
      const seen = await page.evaluate(async () => {
        const gl = document.querySelector('canvas')?.getContext('webgl2');
        gl?.clearColor(1, 0, 0.5, 1);
        gl?.clear(gl.COLOR_BUFFER_BIT);
        const pixel = new Uint8Array(4);
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        const url = URL.createObjectURL(new Blob(['postMessage(6 * 7)'], { type: 'text/javascript' }));
        const answer = await new Promise((resolve) => {
          new Worker(url).onmessage = (event) => resolve(event.data);
        });
        return { pixel: Array.from(pixel), answer };
      });
      expect(seen).toEqual({ pixel: [255, 0, 128, 255], answer: 42 });
      const picture = await page.screenshot();
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      console.log(`browser: ${findChromium().source}, ${browser.version()}`);
    } finally {
      await browser.close();
    }
  },
);
