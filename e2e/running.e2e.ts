import { AxeBuilder } from '@axe-core/playwright';
import { type InterfaceMessages, loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { type ModelBehaviour, type ModelServer, startModelServer } from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Product, startProduct } from './product.ts';
import { isPreflight, order, type Relay, recorded, recordProgress, startRelay, titleOf } from './running-stage.ts';

const KEY = 'sk-key-77c1d0e9b2a4';
const HONEST: ModelBehaviour = { kind: 'honest' };
/** Slow enough that a run is still at work while a test looks at it. */
const SLOW: ModelBehaviour = { kind: 'drip', pauseMs: 3 };

let sample: SampleRepository;
let git: GitServer;
let model: ModelServer;
let product: Product;
let relay: Relay;
let browser: Browser;
/** What the model does with the page of a title; set by each test. */
let script: (title: string) => ModelBehaviour;
/** What it does with the call before everything else. */
let preflight: ModelBehaviour;
const texts: Record<WikiLanguage, InterfaceMessages> = {} as Record<WikiLanguage, InterfaceMessages>;

beforeAll(async () => {
  for (const language of ['en', 'tr'] as const) texts[language] = await loadInterfaceMessages(language);
  sample = await createSampleRepository('typescript-service');
  git = await startGitServer({ repositories: { 'acme/service': sample.gitDir } });
  model = await startModelServer({
    apiKey: KEY,
    models: ['scripted'],
    script: (call) => (isPreflight(call) ? preflight : script(titleOf(call))),
  });
  [product, browser] = await Promise.all([startProduct({ ORION_MAX_STARTS_PER_MINUTE: '0' }), launchBrowser()]);
  relay = await startRelay(product.url);
});

afterAll(async () => {
  await browser.close();
  await relay.close();
  await product.stop();
  await Promise.all([git.close(), model.close(), sample.remove()]);
});

beforeEach(() => {
  script = () => HONEST;
  preflight = HONEST;
});

interface VisitOptions {
  readonly language?: WikiLanguage;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

async function visit(
  options: VisitOptions = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
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

const access = (name = 'scripted', key = KEY) => ({ baseUrl: model.baseUrl, key, name });
const repository = () => `${git.url}/acme/service.git`;
const pageCalls = () => model.calls.filter((call) => !isPreflight(call));

/** Orders a wiki with the model and waits until its first page can be read. */
async function startReading(page: Page, language: WikiLanguage = 'en', url = product.url): Promise<void> {
  await page.goto(url);
  await order(page, texts[language], { url: repository(), model: access() });
  await page.getByRole('heading', { level: 1, name: language === 'tr' ? 'Genel bakış' : 'Overview' }).waitFor();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

test('the first page is read while others are written: nothing moves under the reader, the bar only grows, the voice pauses', async () => {
  script = () => SLOW;
  const { page, context, complaints } = await visit();
  await recordProgress(page);
  await startReading(page);
  const heading = page.locator('article h2').nth(2);
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
  const before = await heading.evaluate((element) => [element.getBoundingClientRect().top, element.textContent]);
  expect(await page.getByRole('button', { name: texts.en.ui.run.cancel }).isVisible()).toBe(true);
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  await page.getByText(texts.en.ui.reader.updated).waitFor();
  const [top, text] = await heading.evaluate((element) => [element.getBoundingClientRect().top, element.textContent]);
  expect(text).toBe(before[1]);
  expect(Math.abs(Number(top) - Number(before[0]))).toBeLessThan(2);

  const { bar, voice, titles } = await recorded(page);
  expect(bar.length).toBeGreaterThan(4);
  expect(bar).toEqual([...bar].sort((a, b) => a - b));
  expect(bar.at(-1)).toBeLessThan(1);
  const pauses = voice.slice(1).map(({ atMs }, index) => atMs - (voice[index]?.atMs ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(4900);
  expect(voice.map((said) => said.text).filter((said) => /\d+ of \d+/.test(said))).toEqual([]);
  expect(titles.some((title) => /^\(\d+\/\d+\) acme\/service$/.test(title))).toBe(true);
  expect(titles.at(-1)).toBe('Overview · acme/service · OrionWiki');
  expect(complaints).toEqual([]);
  await context.close();
});

test('cancelling takes two seconds at most, ends every call to the model and keeps what can be read', async () => {
  script = () => ({ kind: 'stall', afterTokens: 3 });
  const { page, context } = await visit();
  const before = pageCalls().length;
  await startReading(page);
  await expect.poll(() => pageCalls().length).toBeGreaterThan(before);
  const pressedAt = performance.now();
  await page.getByRole('button', { name: texts.en.ui.run.cancel }).click();
  await page.getByText(texts.en.ui.run.cancelled).first().waitFor();
  expect(performance.now() - pressedAt).toBeLessThan(2000);
  const calls = pageCalls().length;
  await expect.poll(() => pageCalls().every((call) => call.aborted)).toBe(true);
  const tree = page.getByRole('navigation', { name: texts.en.ui.reader.pages });
  await tree.getByRole('link', { name: 'Getting started' }).click();
  await page.getByRole('heading', { level: 1, name: 'Getting started' }).waitFor();
  await page.getByText(texts.en.ui.reader.downloadPartial).waitFor();
  expect(pageCalls().length).toBe(calls);
  await context.close();
});

test('a page that fails says why; after a reload it is written again with calls for it alone', async () => {
  const { page, context, complaints } = await visit();
  const { run, reader } = texts.en.ui;
  script = (title) => (title === 'Configuration' ? { kind: 'status', status: 422 } : HONEST);
  await startReading(page);
  await page.getByText('Ready, 1 page failed').first().waitFor();
  const tree = page.getByRole('navigation', { name: reader.pages });
  await tree.getByRole('link', { name: `Configuration ${run.pageFailed}` }).click();
  await page.getByRole('heading', { level: 1, name: 'Configuration' }).waitFor();
  const note = page.getByTestId('failed-page');
  expect(await note.innerText()).toContain(texts.en.errors.MODEL_UNREACHABLE.title);
  await expectAccessible(page);
  await page.reload();
  await note.waitFor();

  // Once more without luck: the cause is told beside the button, and nothing is lost.
  await note.getByRole('button', { name: run.retryPage }).click();
  await note.getByText(texts.en.errors.MODEL_UNREACHABLE.hint).waitFor();
  script = () => HONEST;
  const before = model.calls.length;
  await note.getByRole('button', { name: run.retryPage }).click();
  await note.waitFor({ state: 'detached' });
  expect(model.calls.slice(before).map(titleOf)).toEqual(['Configuration']);
  await page.getByRole('button', { name: reader.showUpdate }).click();
  await page.locator('article', { hasText: 'As the lines show' }).waitFor();
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  expect(await tree.getByText(run.pageFailed).count()).toBe(0);

  await page.locator('summary', { hasText: reader.download }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(reader.downloadHtml) }).click(),
  ]);
  const file = await (await import('node:fs/promises')).readFile(await download.path(), 'utf8');
  expect(file).toContain('"outcome":"complete"');
  expect(complaints).toEqual([]);
  await context.close();
});

test('all failed pages are tried again with one press; a tab that has no key asks for one', async () => {
  script = () => ({ kind: 'status', status: 422 });
  const { page, context } = await visit({ language: 'tr', width: 390, colorScheme: 'dark' });
  const { run, form, reader } = texts.tr.ui;
  await startReading(page, 'tr');
  await page
    .getByText(/^Hazır, \d+ sayfa yazılamadı$/)
    .first()
    .waitFor();
  const failed = Number(/\d+/.exec((await page.getByTestId('run-status').innerText()) ?? '')?.[0]);
  expect(failed).toBeGreaterThan(2);

  const other = await context.browser()?.newContext({ locale: 'tr-TR', viewport: { width: 390, height: 800 } });
  const stranger = await other?.newPage();
  if (!stranger) throw new Error('no second browser context');
  await stranger.goto(page.url());
  await stranger.getByRole('button', { name: reader.openPages }).click();
  await stranger.getByRole('dialog').getByRole('button', { name: run.retryAll }).click();
  script = () => HONEST;
  const before = model.calls.length;
  const panel = stranger.getByRole('dialog');
  await panel.getByLabel(form.baseUrl, { exact: true }).fill(model.baseUrl);
  await panel.getByLabel(form.model, { exact: true }).fill('scripted');
  await panel.getByLabel(form.apiKey, { exact: true }).fill(KEY);
  await panel.getByRole('button', { name: run.retryPage }).click();
  await stranger.getByTestId('failed-pages').waitFor({ state: 'detached' });
  expect(model.calls.length - before).toBe(failed);
  expect(await stranger.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    KEY,
  );
  await other?.close();
  await context.close();
});

test('a run survives a reload and three cut connections and gives the same wiki, written once', async () => {
  script = () => SLOW;
  const wikiOf = async (disturb: (page: Page) => Promise<void>) => {
    const before = model.calls.length;
    const { page, context } = await visit();
    await startReading(page, 'en', relay.url);
    await disturb(page);
    await page
      .getByText(/^Wiki ready/)
      .first()
      .waitFor();
    const runId = new URL(page.url()).pathname.split('/').at(-1);
    const answer = await fetch(`${product.api}/trpc/result`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ runId, format: 'json' }),
    });
    const { result } = (await answer.json()) as { result: { data: { body: string } } };
    const marks = await page.getByRole('navigation', { name: texts.en.ui.reader.pages }).innerText();
    await context.close();
    return { pages: JSON.parse(result.data.body).pages, marks, calls: model.calls.length - before };
  };
  const calm = await wikiOf(async () => {});
  const rough = await wikiOf(async (page) => {
    for (const at of [1, 3, 5]) {
      await page
        .getByTestId('run-status')
        .getByText(new RegExp(`^Model text: (?:${at}|[${at + 1}-9]|\\d\\d) of`))
        .waitFor();
      relay.cut();
      if (at === 3) await page.reload();
    }
  });
  expect(rough).toEqual(calm);
});

test('a dear run asks first, is answered by keyboard, and then asks the model nothing', async () => {
  const { page, context } = await visit();
  // What the form sends when somebody wants to be asked.
  await page.route('**/trpc/generateEphemeral**', (route) => {
    const body = route.request().postDataJSON();
    const asked =
      'repository' in body ? { ...body, confirmAboveTokens: 1 } : { 0: { ...body[0], confirmAboveTokens: 1 } };
    return route.continue({ postData: JSON.stringify(asked) });
  });
  const before = pageCalls().length;
  await startReading(page);
  const panel = page.getByTestId('confirm');
  await panel.waitFor();
  expect(await page.title()).toBe('(?) acme/service');
  await expectAccessible(page);
  await panel.getByRole('button', { name: texts.en.ui.run.useFacts }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  expect(pageCalls().length).toBe(before);
  await context.close();
});

const TROUBLES = [
  { code: 'MODEL_NOT_FOUND', step: 'changeModel', name: 'unknown' },
  { code: 'MODEL_AUTH_FAILED', step: 'changeModel', key: 'sk-wrong-000011' },
  { code: 'MODEL_QUOTA', step: 'useFacts', preflight: { kind: 'status', status: 402 } },
  { code: 'MODEL_RATE_LIMITED', step: 'tryAgain', preflight: { kind: 'status', status: 429, retryAfter: '0' } },
  { code: 'MODEL_TIMEOUT', step: 'tryAgain', preflight: { kind: 'status', status: 504, retryAfter: '0' } },
  { code: 'MODEL_UNREACHABLE', step: 'changeModel', preflight: { kind: 'status', status: 422 } },
  { code: 'REF_TOO_SHORT', step: 'changeRef', ref: 'abc1234' },
] as const;

test.each(['en', 'tr'] as const)('troubles are told with code, words and the next step, in %s', async (language) => {
  const { page, context } = await visit({
    language,
    ...(language === 'tr' ? { width: 390, colorScheme: 'dark' } : {}),
  });
  const { ui, errors } = texts[language];
  for (const trouble of TROUBLES) {
    preflight = 'preflight' in trouble ? trouble.preflight : HONEST;
    await page.goto(product.url);
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    const asked =
      'ref' in trouble
        ? {}
        : { model: access('name' in trouble ? trouble.name : 'scripted', 'key' in trouble ? trouble.key : KEY) };
    await order(page, texts[language], {
      url: repository(),
      ...('ref' in trouble ? { ref: trouble.ref } : {}),
      ...asked,
    });
    const panel = page.getByTestId('trouble');
    await panel.waitFor();
    const told = await panel.innerText();
    expect(await panel.getAttribute('data-code'), told).toBe(trouble.code);
    expect(told).toContain(errors[trouble.code].title);
    expect(told).not.toMatch(/\{\w+\}/);
    expect(await panel.getByRole('button').first().innerText()).toBe(ui.run[trouble.step]);
    await panel.getByText(ui.run.details, { exact: true }).click();
    expect(await panel.locator('pre').innerText()).toContain(`code: ${trouble.code}`);
  }
  await expectAccessible(page);

  await page.goto(`${product.url}/w/6f1c1a52-6f7e-4f0a-9a43-3c1f7b0b8f11`);
  const expired = page.getByTestId('trouble');
  await expired.getByRole('button', { name: ui.run.again }).waitFor();
  expect(await expired.getAttribute('data-code')).toBe('RUN_NOT_FOUND');
  await context.close();
});
