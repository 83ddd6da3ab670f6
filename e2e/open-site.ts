import type { InterfaceMessages, WikiLanguage } from '@orionwiki/core/messages';
import { loadInterfaceMessages } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository } from '@orionwiki/test-kit/samples';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { type Product, startProduct } from './product.ts';

/** What the private repository of {@link openSite} asks for. */
export const TOKEN = 'token-5d4c3b2a1908';

/** A page that somebody opened, with everything it asked for and complained about. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly complaints: string[];
}

/** The built product, a browser, and a git server with `acme/service` and the private `acme/secret`. */
export interface Site {
  readonly product: Product;
  readonly browser: Browser;
  readonly git: GitServer;
  readonly texts: Readonly<Record<WikiLanguage, InterfaceMessages>>;
  /** Opens a page of the site in a browser that was never here; `prepare` runs before it loads. */
  visit(path?: string, locale?: string, prepare?: (page: Page) => Promise<unknown>): Promise<Visit>;
  repositoryField(page: Page): Locator;
  submit(page: Page, language?: WikiLanguage): Locator;
}

/** Starts everything a test of the interface needs, once for a file of tests; all of it ends with them. */
export async function openSite(): Promise<Site> {
  const [en, tr] = await Promise.all([loadInterfaceMessages('en'), loadInterfaceMessages('tr')]);
  const samples = await Promise.all([createSampleRepository('typescript-service'), createSampleRepository('tiny')]);
  const [service, tiny] = samples;
  const git = await startGitServer({
    repositories: { 'acme/service': service.gitDir, 'acme/secret': { gitDir: tiny.gitDir, auth: { password: TOKEN } } },
  });
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await git.close();
    await Promise.all(samples.map((sample) => sample.remove()));
  });
  return {
    product,
    browser,
    git,
    texts: { en, tr },
    visit: async (path = '/', locale = 'en-GB', prepare = undefined) => {
      const visit = await openVisit(browser, locale);
      await prepare?.(visit.page);
      await visit.page.goto(product.url + path, { waitUntil: 'networkidle' });
      return visit;
    },
    repositoryField: (page) => page.locator('#repository'),
    submit: (page, language = 'en') => page.getByRole('button', { name: { en, tr }[language].ui.form.submit }),
  };
}

async function openVisit(browser: Browser, locale: string): Promise<Visit> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 860 }, acceptDownloads: true });
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, context, requests, complaints };
}
