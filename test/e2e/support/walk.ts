/** The ways through the pages that several tests take, by what a visitor sees. */
import type { Page } from 'playwright-core';
import { duelProbe } from './player.ts';

/** From the front page by its one button, straight into the duel that is next on the path: for who comes for the first time against the weakest. */
export async function playNow(page: Page): Promise<void> {
  await page.locator('.hero .button.primary').click();
  await untilDuel(page);
}

/** From any page, in English: the rival is the first of the list, the weakest, unless told otherwise. */
export async function enterDuel(page: Page, rival = 0): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Play' }).click();
  await chooseRival(page, rival);
}

/** From the Play page. In any language: rivals are the buttons of its list. */
export async function chooseRival(page: Page, rival = 0): Promise<void> {
  await page.locator('main ol > li').nth(rival).getByRole('button').click();
  await untilDuel(page);
}

async function untilDuel(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__arena.duel?.screen === 'duel' && window.__arena.frames > 0);
}

/** On the Play page, in English. */
export async function chooseMode(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name }).check();
}

export async function untilPhase(page: Page, phase: 'playing' | 'finished'): Promise<void> {
  const there = (wanted: string): boolean => {
    const { duel } = window.__arena;
    return duel?.phase === wanted && (wanted === 'playing' || duel.result !== null); // the result comes a moment after the last frame
  };
  await page.waitForFunction(there, phase, { timeout: 60_000 });
}

/** In a match, another one than before: it may be over again before anybody looks. */
export async function untilMatch(page: Page, before: string | null = null): Promise<void> {
  await page.waitForFunction((known) => ![null, known].includes(window.__arena.duel?.match ?? null), before);
}

/** Until the clock of the own cart has come so far. */
export async function untilTick(page: Page, tick: number): Promise<void> {
  await page.waitForFunction((wanted) => (window.__arena.duel?.tick ?? 0) >= wanted, tick, { timeout: 60_000 });
}

/** From the result to the next duel, by its key. */
export async function rematch(page: Page): Promise<void> {
  const old = (await duelProbe(page)).match;
  const button = page.getByRole('button', { name: /^Rematch/ });
  await button.waitFor();
  await page.keyboard.press('r');
  await untilMatch(page, old);
}

/** No push comes: the cart is let fall, and the result is on the screen. */
export async function letFall(page: Page): Promise<void> {
  await untilPhase(page, 'finished');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  if ((await duelProbe(page)).result === null) throw new Error('finished without a result');
}
