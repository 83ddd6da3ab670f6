import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Bytes of all scripts among what a page asked for, each packed with gzip. */
export async function scriptBytes(requests: readonly string[]): Promise<number> {
  const scripts = [...new Set(requests.filter((url) => url.endsWith('.js')))];
  const bodies = await Promise.all(scripts.map(async (url) => (await fetch(url)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(new Uint8Array(body)).length, 0);
}

/** Bytes of all style sheets of a page, each packed with gzip. */
export async function styleBytes(requests: readonly string[]): Promise<number> {
  const sheets = [...new Set(requests.filter((url) => url.endsWith('.css')))];
  const bodies = await Promise.all(sheets.map(async (url) => (await fetch(url)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(new Uint8Array(body)).length, 0);
}

/** Notes from now on, in the page, what moves without having been asked to. To be called before it loads. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as readonly Shift[]) {
        if (entry.hadRecentInput) continue;
        const nodes = entry.sources.map(({ node }) => (node instanceof Element ? node : node?.parentElement));
        shifts.push({ value: entry.value, what: nodes.map((node) => node?.outerHTML.slice(0, 100)).join(' | ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
    interface Shift {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    }
  });
}

/** What {@link recordShifts} has noted: the sum, and what moved. */
export async function shiftsOf(page: Page): Promise<{ readonly sum: number; readonly what: readonly string[] }> {
  const shifts = await page.evaluate(
    () => (window as unknown as { readonly shifts: readonly { value: number; what: string }[] }).shifts,
  );
  return {
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    what: shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`),
  };
}
