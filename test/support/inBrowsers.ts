/** The value of an expression in other engines than Node, after a bundled script. */
import { launchChromium } from './browser.ts';
import { launchFirefox } from './firefox.ts';

export async function inChromium(script: string, expression: string): Promise<unknown> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate(expression);
  } finally {
    await browser.close();
  }
}

/** @param path of the browser */
export async function inFirefox(path: string, script: string, expression: string): Promise<unknown> {
  const browser = await launchFirefox(path);
  try {
    const page = await browser.newPage();
    await page.evaluate(script);
    return await page.evaluate(expression);
  } finally {
    await browser.close();
  }
}
