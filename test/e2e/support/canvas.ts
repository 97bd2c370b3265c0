/** What a canvas of a page shows. */
import type { Page } from 'playwright-core';

/** How many colours a canvas shows: one that was not drawn has a single one. */
export const coloursOf = async (page: Page, selector: string) => {
  const drawn = page.locator(selector).first();
  await drawn.scrollIntoViewIfNeeded(); // what is out of view is not drawn
  return drawn.evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) seen.add(data[i]! * 65536 + data[i + 1]! * 256 + data[i + 2]!);
    return seen.size;
  });
};
