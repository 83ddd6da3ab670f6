import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, launchBrowser, type Page } from '@orionwiki/test-kit/browser';
import { relayWiki } from './relay/relay-wiki.ts';

/** What went wrong on a page while it was used: console errors, policy violations, exceptions, requests. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly troubles: string[];
}

/** The exported wikis of the invented repository on the disk, and a browser for them. */
export interface WikiBrowser {
  readonly html: Readonly<Record<'en' | 'tr', string>>;
  readonly addresses: Readonly<Record<'en' | 'tr', string>>;
  open(address: string, options?: Parameters<Browser['newContext']>[0]): Promise<Watched>;
  close(): Promise<void>;
}

/** Writes the files and starts the browser; whoever opens it closes it. */
export async function openBrowser(): Promise<WikiBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'orionwiki-export-'));
  const html = { en: '', tr: '' };
  const addresses = { en: '', tr: '' };
  for (const language of ['en', 'tr'] as const) {
    const { filename, body } = (await relayWiki(language)).file('html');
    writeFileSync(join(folder, filename), body);
    addresses[language] = pathToFileURL(join(folder, filename)).href;
    html[language] = body;
  }
  const browser = await launchBrowser();
  return {
    html,
    addresses,
    open: (address, options) => watch(browser, address, options),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function watch(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(address);
  return { page, context, requests, troubles };
}

/** Heading of the page that is shown. */
export const title = (page: Page) => page.locator('.ow-page:not([hidden]) h1').innerText();

/** Goes to a page by its address and waits until it is shown: the browser tells of a new hash a little later. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator(`[id=${JSON.stringify(hash.slice(1))}]:not([hidden])`).waitFor();
}

/** Id of the element that has the focus. */
export const focused = (page: Page) => page.evaluate('document.activeElement.id');
