import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** @source interface.md §2.3 */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Whether every combination of theme, width and language is looked at, not only a sample that has each of them. */
export const isFull = process.env.ORION_FULL === '1';

/** What axe finds, in one line each; `part` is what to look at when it is not the whole page. */
export async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  // A wiki in a frame has tests of its own.
  const looking = new AxeBuilder({ page }).include(part).exclude('iframe').withTags(AXE_TAGS);
  const { violations: found } = await looking.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Pixels by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Nothing that axe finds, and no sideways scrolling. */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  expect(await violations(page, part), page.url()).toEqual([]);
  expect(await overflow(page), page.url()).toBeLessThanOrEqual(0);
}
