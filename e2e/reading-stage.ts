import AxeBuilder from '@axe-core/playwright';
import { createClient } from '@orionwiki/client';
import { type InterfaceMessages, loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startProduct } from './product.ts';

/** @source interface.md §2.3 */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
}

/** One product, one browser, and one finished wiki in each language. */
export interface ReadingStage {
  readonly texts: Readonly<Record<WikiLanguage, InterfaceMessages>>;
  readonly sample: SampleRepository;
  readonly productUrl: string;
  /** Address that a form takes. */
  readonly repositoryUrl: string;
  readonly log: () => string;
  visit(options?: VisitOptions): Promise<Visit>;
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  stop(): Promise<void>;
}

/** Starts everything; the wikis are made by a script, so each visit meets a run that was started elsewhere. */
export async function startReadingStage(): Promise<ReadingStage> {
  const texts = { en: await loadInterfaceMessages('en'), tr: await loadInterfaceMessages('tr') };
  const sample = await createSampleRepository('typescript-service');
  const git = await startGitServer({ repositories: { 'acme/service': sample.gitDir } });
  const repositoryUrl = `${git.url}/acme/service.git`;
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const client = createClient({ url: product.url });
  const make = async (language: WikiLanguage) =>
    (await client.generate({ repository: { url: repositoryUrl }, mode: 'facts', language, size: 'full' })).runId;
  const runIds = { en: await make('en'), tr: await make('tr') };
  const context = (options: BrowserContextOptions = {}) =>
    browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });

  return {
    texts,
    sample,
    repositoryUrl,
    productUrl: product.url,
    log: product.log,
    context,
    async visit({ language = 'en', hash = '', ...options } = {}) {
      const own = await context({ locale: language === 'tr' ? 'tr-TR' : 'en-GB', ...options });
      const page = await own.newPage();
      const [requests, complaints]: [string[], string[]] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.goto(`${product.url}/w/${runIds[language]}${hash}`);
      await page.locator('article h1').waitFor();
      await page.getByTestId('run-status').and(page.locator('.done')).waitFor();
      return { page, context: own, requests, complaints };
    },
    async stop() {
      await browser.close();
      await product.stop();
      await git.close();
      await sample.remove();
    },
  };
}

/** What axe finds, in one line each; `part` is what to look at when it is not the whole page. */
export async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).withTags(AXE_TAGS).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
