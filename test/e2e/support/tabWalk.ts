/** A visitor without a mouse: Tab from stop to stop. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

/** Each page's path, as the router has them. */
export function allPaths(): string[] {
  const router = readFileSync(fileURLToPath(new URL('../../../client/pages/router.ts', import.meta.url)), 'utf8');
  const list = router.slice(router.indexOf('PAGES = ['), router.indexOf('] as const'));
  return [...list.matchAll(/'(\/[\w-]*)'/g)].map(([, path]) => path!);
}

export interface Walk {
  readonly stops: number;
  readonly missed: readonly string[]; // what can be used and was never reached
  readonly unmarked: readonly string[]; // what had the focus and did not show it
  readonly trapped: boolean; // the walk did not come round
}

interface WalkState {
  readonly wanted: readonly Element[];
  readonly reached: Set<Element>;
  readonly unmarked: string[];
  rounds: number;
}
type WalkWindow = Window & { walk?: WalkState };

const AT_ONCE = 15; // presses between two looks
const MOST = 1200; // presses: the API page has hundreds of stops

/** From the page's top, with Tab alone, until the walk comes round. */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(beginWalk);
  for (let presses = 0; presses < MOST; presses += AT_ONCE) {
    for (let i = 0; i < AT_ONCE; i++) await page.keyboard.press('Tab');
    if (await page.evaluate(() => (window as WalkWindow).walk!.rounds > 1)) break;
  }
  return page.evaluate(() => {
    const { wanted, reached, unmarked, rounds } = (window as WalkWindow).walk!;
    const still = wanted.filter((element) => element.isConnected && element.checkVisibility());
    return {
      stops: reached.size,
      missed: still.filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 140)),
      unmarked: [...new Set(unmarked)],
      trapped: rounds < 2,
    };
  });
}

/** Runs in the page. */
function beginWalk(): void {
  const usable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const isWanted = (element: Element): boolean => {
    if (element.matches(':disabled, [type=hidden]') || element.closest('[inert]')) return false;
    if (element.matches('[tabindex="-1"]') || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`)];
    return element === (group.find((one) => one.checked) ?? group[0]); // arrows go to the others
  };
  const marks = (element: Element | null): boolean => {
    if (!element) return false;
    const { boxShadow, outlineStyle, outlineColor, outlineWidth } = getComputedStyle(element);
    const outlined =
      outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\)$|transparent/.test(outlineColor);
    return outlined || boxShadow !== 'none';
  };
  const state: WalkState = {
    wanted: [...document.querySelectorAll(usable)].filter(isWanted),
    reached: new Set(),
    unmarked: [],
    rounds: 0,
  };
  let first: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    first ??= target;
    if (target === first) state.rounds++;
    state.reached.add(target);
    const unseen = target instanceof HTMLInputElement && getComputedStyle(target).opacity === '0';
    const shown = unseen ? [target.nextElementSibling, target.closest('label')] : [target];
    if (!shown.some(marks)) state.unmarked.push(target.outerHTML.slice(0, 140));
  });
  (window as WalkWindow).walk = state;
}

/** Presses Tab until the focus is on it. @throws Error if it never is */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${await target.evaluate((element) => element.outerHTML.slice(0, 140))}`);
}
