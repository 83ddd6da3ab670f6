import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InterfaceMessages, loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { type ModelCall, type ModelServer, startModelServer } from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOOPBACK_ENVIRONMENT, type Product, ROOT, startProduct } from './product.ts';

const TOKEN = 'token-0f1e2d3c4b5a';
const KEY = 'sk-key-a1b2c3d4e5f6';

let samples: SampleRepository[] = [];
let git: GitServer;
let stalling: ModelServer;
let product: Product;
let browser: Browser;
let folder = '';
const texts: Record<WikiLanguage, InterfaceMessages> = {} as Record<WikiLanguage, InterfaceMessages>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orionwiki-journey-'));
  for (const language of ['en', 'tr'] as const) texts[language] = await loadInterfaceMessages(language);
  samples = await Promise.all(
    ['typescript-service', 'python-tool', 'empty'].map((kind) => createSampleRepository(kind as 'tiny')),
  );
  const [service, tool, empty] = samples.map((sample) => sample.gitDir);
  git = await startGitServer({
    repositories: {
      'acme/service': service ?? '',
      'acme/tool': { gitDir: tool ?? '', auth: { password: TOKEN } },
      'acme/empty': empty ?? '',
    },
  });
  // Answers the preflight, then never finishes a page: the run stays open as long as a test needs it.
  stalling = await startModelServer({
    apiKey: KEY,
    models: ['patient'],
    script: (call) => (isPreflight(call) ? { kind: 'say', text: 'ok' } : { kind: 'stall', afterTokens: 3 }),
  });
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
  await Promise.all([git.close(), stalling.close()]);
  await Promise.all([rm(folder, { recursive: true, force: true }), ...samples.map((sample) => sample.remove())]);
});

/** The tiny call with which a run begins; pages are asked for with thousands of characters. */
const isPreflight = (call: ModelCall): boolean => call.messages.every(({ content }) => content.length < 500);

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly complaints: string[];
}

async function visit(
  options: { locale?: string; width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Visit> {
  const { locale = 'en-GB', width = 1280, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height: 860 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, context, requests, complaints };
}

const address = (name: string): string => `${git.url}/${name}.git`;

/** Fills the form and starts the run. */
async function order(
  page: Page,
  language: WikiLanguage,
  fields: { url: string; token?: string; ref?: string; key?: string },
) {
  const { form } = texts[language].ui;
  // A press counts once the page's script runs: a busy machine needs a moment for that after the page has loaded.
  await page.goto(product.url, { waitUntil: 'networkidle' });
  await page.getByLabel(form.repository, { exact: true }).fill(fields.url);
  if (fields.ref) await page.getByLabel(form.ref, { exact: true }).fill(fields.ref);
  if (fields.token) {
    await page.getByText(form.private, { exact: true }).click();
    await page.getByLabel(form.token, { exact: true }).fill(fields.token);
  }
  if (fields.key) {
    await page.getByText(form.modeModel, { exact: true }).click();
    await page.getByLabel(form.preset, { exact: true }).selectOption('');
    await page.getByLabel(form.baseUrl, { exact: true }).fill(stalling.baseUrl);
    await page.getByLabel(form.apiKey, { exact: true }).fill(fields.key);
    await page.getByLabel(form.model, { exact: true }).fill('patient');
  }
  await page.getByRole('button', { name: form.submit }).click();
  await page.waitForURL('**/w/**');
}

/** Waits for a page's title; a run that ended in trouble fails the test at once, with the log. */
async function waitForPage(page: Page, title: string): Promise<void> {
  const trouble = page.getByTestId('trouble');
  await page.getByRole('heading', { level: 1, name: title }).or(trouble).first().waitFor();
  if (await trouble.isVisible()) throw new Error(`${await trouble.innerText()}\n${product.log().slice(-4000)}`);
}

test('a repository is pasted, watched, read and downloaded; the file opens by itself and its citations verify', async () => {
  const { page, context, requests, complaints } = await visit();
  const { ui } = texts.en;
  await order(page, 'en', { url: address('acme/service') });
  await page.getByText(/^Wiki ready/).waitFor();
  await page.getByRole('navigation', { name: ui.reader.pages }).getByRole('link', { name: 'Getting started' }).click();
  await waitForPage(page, 'Getting started');
  expect(new URL(page.url()).hash).toBe('#p-getting-started');
  await page.locator('summary', { hasText: ui.reader.download }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(ui.reader.downloadHtml) }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^acme-service-[0-9a-f]{7}-wiki\.en\.html$/);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  expect(requests.filter((url) => !url.startsWith(product.url) && !/^(blob|data):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();

  const reader = await visit();
  await reader.page.goto(`file://${file}`);
  await reader.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect(reader.requests).toHaveLength(1);
  expect(reader.complaints).toEqual([]);
  await reader.context.close();

  // Not synchronous: the git server lives in this process.
  const verify = spawn(
    process.execPath,
    [join(ROOT, 'packages/cli/dist/main.mjs'), 'verify', file, '--repo', address('acme/service')],
    { env: { PATH: process.env.PATH, CI: '1', ...LOOPBACK_ENVIRONMENT }, stdio: 'inherit' },
  );
  expect(await once(verify, 'exit')).toEqual([0, null]);
});

test('pages can be read while the model works; cancelling keeps them; a reload finds the run again', async () => {
  const { page, context, complaints } = await visit({ locale: 'tr-TR', width: 390, colorScheme: 'dark' });
  const { ui } = texts.tr;
  await order(page, 'tr', { url: address('acme/service'), key: KEY });
  await waitForPage(page, 'Genel bakış');
  expect(await page.getByRole('button', { name: ui.run.cancel }).isVisible()).toBe(true);
  await page.reload();
  await waitForPage(page, 'Genel bakış');
  await page.getByRole('button', { name: ui.run.cancel }).click();
  await page.getByText(ui.run.cancelled).first().waitFor();
  expect(await page.getByRole('heading', { level: 1, name: 'Genel bakış' }).isVisible()).toBe(true);
  await page.locator('summary', { hasText: ui.reader.downloadPartial }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(ui.reader.downloadHtml) }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('Genel bakış');
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('tr');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test('token and key stand in no address, store, page or log', async () => {
  const { page, context, requests } = await visit();
  await order(page, 'en', { url: address('acme/tool'), token: TOKEN, key: KEY });
  await waitForPage(page, 'Overview');
  const seen = await page.evaluate(() =>
    JSON.stringify([
      location.href,
      { ...localStorage },
      history.state,
      document.cookie,
      document.documentElement.outerHTML,
    ]),
  );
  const session = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  await page.getByRole('button', { name: texts.en.ui.run.cancel }).click();
  await page.getByText(texts.en.ui.run.cancelled).first().waitFor();
  const everywhere = [seen, requests.join('\n'), product.log()].join('\n');
  for (const secret of [TOKEN, KEY, Buffer.from(`oauth2:${TOKEN}`).toString('base64')])
    expect(everywhere).not.toContain(secret);
  expect(session).not.toContain(TOKEN);
  await context.close();
});

const TROUBLES = [
  { title: 'a missing repository', name: 'acme/nothing', code: 'REPO_NOT_FOUND_OR_PRIVATE' },
  { title: 'a wrong token', name: 'acme/tool', token: 'wrong-99887766', code: 'REPO_AUTH_FAILED' },
  { title: 'a wrong branch', name: 'acme/service', ref: 'no-such-branch', code: 'REF_NOT_FOUND' },
  { title: 'an empty repository', name: 'acme/empty', code: 'REPO_EMPTY' },
  { title: 'a dead host', url: 'http://127.0.0.1:1/acme/service', code: 'REPO_UNREACHABLE' },
  { title: 'a forbidden host', url: 'http://169.254.169.254/latest/meta', code: 'REPO_HOST_FORBIDDEN' },
  { title: 'a wrong model key', name: 'acme/service', key: 'sk-wrong-000011', code: 'MODEL_AUTH_FAILED' },
] as const;

test.each(TROUBLES)(
  '$title is told with $code and what to do, in both languages, and the server goes on',
  async (trouble) => {
    const url = 'url' in trouble ? trouble.url : address(trouble.name);
    for (const language of ['en', 'tr'] as const) {
      const { page, context } = await visit({ locale: language === 'tr' ? 'tr-TR' : 'en-GB' });
      await order(page, language, { ...trouble, url });
      const panel = page.getByTestId('trouble');
      await panel.waitFor();
      const told = await panel.innerText();
      expect(await panel.getAttribute('data-code'), `${told}\n${product.log().slice(-3000)}`).toBe(trouble.code);
      expect(told).toContain(texts[language].errors[trouble.code].title);
      expect(told).not.toMatch(/\{\w+\}/);
      await context.close();
    }
    expect((await fetch(`${product.api}/readyz`)).status).toBe(200);
  },
);

test('a failing request of a script leaves stack and cause in the log, and no secret', async () => {
  const answer = await fetch(`${product.url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'tr' },
    body: JSON.stringify({
      repository: { url: 'http://127.0.0.1:1/acme/service', token: 'unlogged-5566778899' },
      mode: 'facts',
      language: 'tr',
    }),
  });
  expect(answer.status).toBe(502);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { code: string; hint: string };
  expect(problem).toMatchObject({ code: 'REPO_UNREACHABLE', hint: texts.tr.errors.REPO_UNREACHABLE.hint });
  const line =
    product
      .log()
      .split('\n')
      .findLast((entry) => entry.includes('REPO_UNREACHABLE')) ?? '';
  expect(line).toContain('"stack"');
  expect(line).toMatch(/"cause"|ECONNREFUSED/);
  expect(product.log()).not.toContain('unlogged-5566778899');
});
