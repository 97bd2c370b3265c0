/** Whether a page fits its window. */
import type { Page } from 'playwright-core';

export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(scrollWidth, document.body.scrollWidth) > clientWidth;
  });
}

/** Elements of the screen whose text goes beyond its edge, but for those of a strip that scrolls by itself. */
export async function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, header *')]
      .filter(
        (element) =>
          element instanceof HTMLElement && element.childElementCount === 0 && element.innerText.trim() !== '',
      )
      .filter((element) => {
        const list = element.closest('ol, ul');
        if (list && getComputedStyle(list).overflowX === 'auto') return false;
        const { left, right, width } = element.getBoundingClientRect();
        return (
          width > 1 &&
          !element.closest('.visually-hidden') &&
          (left < -0.5 || right > document.documentElement.clientWidth + 0.5)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
