import { type InterfaceMessages, loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { type ModelBehaviour, type ModelCall, startModelServer } from '@orionwiki/test-kit/model-server';
import { createSampleRepository } from '@orionwiki/test-kit/samples';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Product, startProduct } from './product.ts';

const KEY = 'sk-key-77c1d0e9b2a4';

/** A model that does what is asked of it. */
export const HONEST: ModelBehaviour = { kind: 'honest' };

/** Slow enough that a run is still at work while a test looks at it. */
export const SLOW: ModelBehaviour = { kind: 'drip', pauseMs: 1 };

/** One visitor in a browser of their own. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the page so far. */
  readonly complaints: string[];
}

/** How a visitor comes. */
export interface VisitOptions {
  readonly language?: WikiLanguage;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** The built product with a repository, a model that a test directs, and a browser. */
export interface RunningStage {
  readonly product: Product;
  readonly texts: Readonly<Record<WikiLanguage, InterfaceMessages>>;
  /** Every call to the model so far. */
  readonly calls: readonly ModelCall[];
  readonly key: string;
  /** What the model does with the page of a title, and with the call before everything else. */
  script: (title: string) => ModelBehaviour;
  preflight: ModelBehaviour;
  /** The calls about pages. */
  pageCalls(): readonly ModelCall[];
  visit(options?: VisitOptions): Promise<Visit>;
  repository(): string;
  access(name?: string, key?: string): NonNullable<OrderFields['model']>;
  /** Orders a wiki with the model and waits until its first page can be read. */
  startReading(page: Page, language?: WikiLanguage, url?: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything; one for each file of tests. */
export async function openRunningStage(): Promise<RunningStage> {
  const [en, tr] = await Promise.all([loadInterfaceMessages('en'), loadInterfaceMessages('tr')]);
  const sample = await createSampleRepository('typescript-service');
  const git = await startGitServer({ repositories: { 'acme/service': sample.gitDir } });
  const model = await startModelServer({
    apiKey: KEY,
    models: ['scripted'],
    script: (call) => (isPreflight(call) ? stage.preflight : stage.script(titleOf(call))),
  });
  const [product, browser] = await Promise.all([
    startProduct({ ORION_MAX_STARTS_PER_MINUTE: '0', DRAIN_TIMEOUT_MS: '0' }),
    launchBrowser(),
  ]);
  const texts = { en, tr };
  const stage: RunningStage = {
    product,
    texts,
    calls: model.calls,
    key: KEY,
    script: () => HONEST,
    preflight: HONEST,
    pageCalls: () => model.calls.filter((call) => !isPreflight(call)),
    visit: (options) => openVisit(browser, options),
    repository: () => `${git.url}/acme/service.git`,
    access: (name = 'scripted', key = KEY) => ({ baseUrl: model.baseUrl, key, name }),
    async startReading(page, language = 'en', url = product.url) {
      await page.goto(url);
      await order(page, texts[language], { url: stage.repository(), model: stage.access() });
      await page.getByRole('heading', { level: 1, name: language === 'tr' ? 'Genel bakış' : 'Overview' }).waitFor();
    },
    async close() {
      await browser.close();
      await product.stop();
      await Promise.all([git.close(), model.close(), sample.remove()]);
    },
  };
  return stage;
}

async function openVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { language = 'en', width = 1280, colorScheme = 'light' } = options;
  const locale = language === 'tr' ? 'tr-TR' : 'en-GB';
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** The tiny call with which a run begins; pages are asked for with thousands of characters. */
const isPreflight = (call: ModelCall): boolean => call.messages.every(({ content }) => content.length < 500);

/** The page that a call is about. */
export function titleOf({ messages }: ModelCall): string {
  return /^Title: (.+)$/m.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
}

/** What the form is filled with. */
export interface OrderFields {
  readonly url: string;
  readonly ref?: string;
  readonly model?: { readonly baseUrl: string; readonly key: string; readonly name: string };
  /** Tokens above which the run asks. */
  readonly confirmAbove?: string;
}

/** Fills the form of the start page and starts the run. */
export async function order(page: Page, { ui }: InterfaceMessages, fields: OrderFields): Promise<void> {
  const { form } = ui;
  await page.getByLabel(form.repository, { exact: true }).fill(fields.url);
  if (fields.ref) await page.getByLabel(form.ref, { exact: true }).fill(fields.ref);
  if (fields.model) {
    await page.getByText(form.modeModel, { exact: true }).click();
    await page.getByLabel(form.preset, { exact: true }).selectOption('');
    await page.getByLabel(form.baseUrl, { exact: true }).fill(fields.model.baseUrl);
    await page.getByLabel(form.apiKey, { exact: true }).fill(fields.model.key);
    await page.getByLabel(form.model, { exact: true }).fill(fields.model.name);
    if (fields.confirmAbove) await page.getByLabel(form.confirmAbove, { exact: true }).fill(fields.confirmAbove);
  }
  await page.getByRole('button', { name: form.submit }).click();
  await page.waitForURL('**/w/**');
}
