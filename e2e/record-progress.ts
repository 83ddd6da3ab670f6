import type { Page } from 'playwright-core';

/** Writes down, in the page, what bar, voice and title say from now on. Holds each value once. */
export async function recordProgress(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { bar: [] as number[], voice: [] as { text: string; atMs: number }[], titles: [] as string[] };
    Object.assign(window, { seen });
    const look = () => {
      const bar = document.querySelector('progress')?.value;
      if (bar !== undefined && bar !== seen.bar.at(-1)) seen.bar.push(bar);
      const text = document.querySelector('[role=status]')?.textContent?.trim() ?? '';
      if (text !== '' && text !== seen.voice.at(-1)?.text) seen.voice.push({ text, atMs: performance.now() });
      if (document.title !== seen.titles.at(-1)) seen.titles.push(document.title);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/** What {@link recordProgress} has written down. */
export function recorded(page: Page): Promise<{
  readonly bar: readonly number[];
  readonly voice: readonly { readonly text: string; readonly atMs: number }[];
  readonly titles: readonly string[];
}> {
  return page.evaluate(() => (window as unknown as { seen: never }).seen);
}
