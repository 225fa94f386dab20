import type { Page } from 'playwright-core';

/** What moved on a page by itself. */
interface Moved {
  shift: number;
  /** Each time: the share of the window, and the elements with what stands in them. */
  readonly parts: string[];
}

/** What browsers tell of a move. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Begins to sum up what moves on the page without anybody's doing, from now on or since it was opened. */
export async function watchShifts(page: Page, since: 'now' | 'opening' = 'now'): Promise<void> {
  await page.evaluate((buffered) => {
    const moved: Moved = { shift: 0, parts: [] };
    Object.assign(window, { moved });
    const nameOf = (node: Node | null) =>
      `${node instanceof Element ? node.tagName : node?.parentElement?.tagName} ${node?.textContent?.trim().slice(0, 30)}`;
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value, sources } of list.getEntries() as LayoutShift[]) {
        if (hadRecentInput) continue;
        moved.shift += value;
        moved.parts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => nameOf(node)).join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered });
  }, since === 'opening');
}

/** Names what moved since the page is watched, where that is too much: `most` or more in sum, as browsers count it. */
export async function movedTooMuch(page: Page, most: number): Promise<string[]> {
  const { shift, parts } = await page.evaluate(() => (window as unknown as { moved: Moved }).moved);
  return shift < most ? [] : parts;
}
