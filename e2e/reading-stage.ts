import { createClient, type GeneratedWiki } from '@orionwiki/client';
import { type InterfaceMessages, loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { startProduct } from './product.ts';

/** A reader's browser on a finished wiki. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  /** Errors and warnings of the console, broken rules of the page's policy among them. */
  readonly complaints: string[];
}

/** How somebody reads. */
export interface VisitOptions extends BrowserContextOptions {
  readonly language?: WikiLanguage;
  /** With `#`. */
  readonly hash?: string;
  /** Instead of the finished wiki. */
  readonly path?: string;
  /** Runs before the page loads. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** One product, one browser, and one finished wiki in each language. */
export interface ReadingStage {
  readonly texts: Readonly<Record<WikiLanguage, InterfaceMessages>>;
  readonly sample: SampleRepository;
  readonly productUrl: string;
  /** The finished wikis: run and exported file. */
  readonly wikis: Readonly<Record<WikiLanguage, GeneratedWiki>>;
  /** Address that a form takes. */
  readonly repositoryUrl: string;
  readonly log: () => string;
  visit(options?: VisitOptions): Promise<Visit>;
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/**
 * Starts everything, once for a file of tests; all of it ends with them. The wikis are made by a script, so each visit
 * meets a run that was started elsewhere.
 */
export async function startReadingStage(): Promise<ReadingStage> {
  const texts = { en: await loadInterfaceMessages('en'), tr: await loadInterfaceMessages('tr') };
  const sample = await createSampleRepository('typescript-service');
  const git = await startGitServer({ repositories: { 'acme/service': sample.gitDir } });
  const repositoryUrl = `${git.url}/acme/service.git`;
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const client = createClient({ url: product.url });
  const make = (language: WikiLanguage) =>
    client.generate({ repository: { url: repositoryUrl }, mode: 'facts', language, size: 'full' });
  const wikis = { en: await make('en'), tr: await make('tr') };
  const context = (options: BrowserContextOptions = {}) =>
    browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });

  afterAll(async () => {
    await browser.close();
    await product.stop();
    await git.close();
    await sample.remove();
  });
  return {
    texts,
    sample,
    repositoryUrl,
    productUrl: product.url,
    wikis,
    log: product.log,
    context,
    async visit({ language = 'en', hash = '', path, prepare, ...options } = {}) {
      const own = await context({ locale: language === 'tr' ? 'tr-TR' : 'en-GB', ...options });
      const page = await own.newPage();
      const [requests, complaints]: [string[], string[]] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await prepare?.(page);
      await page.goto(product.url + (path ?? `/w/${wikis[language].runId}${hash}`));
      if (path === undefined) {
        await page.locator('article h1').waitFor();
        await page.getByTestId('run-status').and(page.locator('.done')).waitFor();
      }
      return { page, context: own, requests, complaints };
    },
  };
}

/** The title of the open page. */
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** What lies in the clipboard; needs {@link CLIPBOARD}. */
export const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Lets a test look into the clipboard. */
export const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
