import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../../out/screenshots/', import.meta.url));

/** A picture for people to look at: out/screenshots/NAME-WIDTHxHEIGHT.png */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.screenshot({ path: `${folder}${name}-${width}x${height}.png` });
}
