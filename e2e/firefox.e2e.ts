import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  FIREFOX_NOT_RUN,
  type Firefox,
  type FirefoxPage,
  findFirefox,
  isFirefoxRequired,
  launchFirefox,
} from '@orionwiki/test-kit/firefox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadingStage, startReadingStage } from './reading-stage.ts';

const program = findFirefox();

test.skipIf(program !== undefined)('there is a Firefox', ({ skip }) => {
  if (isFirefoxRequired()) throw new Error(`ORION_REQUIRE holds firefox, and there is none (${FIREFOX_NOT_RUN})`);
  console.warn(FIREFOX_NOT_RUN);
  skip(FIREFOX_NOT_RUN);
});

/** What is on the screen under the title of level 1. */
const TITLE = "[...document.querySelectorAll('h1')].find((title) => title.checkVisibility())?.textContent.trim()";
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

// Started while tests are gathered: what it ends by itself is only heard of then.
const started = program === undefined ? undefined : await startReadingStage();

describe.skipIf(started === undefined)('in Firefox', () => {
  const stage = started as ReadingStage;
  let firefox: Firefox;
  let folder = '';
  const files = { en: '', tr: '' };

  beforeAll(async () => {
    if (!program) return;
    folder = await mkdtemp(join(tmpdir(), 'orionwiki-firefox-file-'));
    firefox = await launchFirefox(program);
    for (const language of ['en', 'tr'] as const) {
      const file = join(folder, `wiki.${language}.html`);
      await writeFile(file, stage.wikis[language].html);
      files[language] = pathToFileURL(file).href;
    }
  });
  afterAll(async () => {
    await firefox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const title = async (page: FirefoxPage, wanted: string) =>
    await expect.poll(() => page.evaluate(TITLE), { timeout: 10_000 }).toBe(wanted);
  const focused = (page: FirefoxPage) => page.evaluate('document.activeElement.id || document.activeElement.tagName');

  test('the exported file is one document that keeps its policy: ways, titles, focus, back and unknown addresses', async () => {
    const page = await firefox.open(files.en);
    await title(page, 'Overview');
    await page.click('#ow-side a[href="#p-delivery"]');
    await title(page, 'delivery');
    expect(await page.evaluate('location.hash')).toBe('#p-delivery');
    expect(await page.evaluate('document.title')).toMatch(/^delivery · /);
    expect(await focused(page)).toMatch(/^(?:H1|p-delivery)/);
    expect(await page.evaluate("document.querySelectorAll('#ow-side [aria-current]').length")).toBe(1);
    await page.evaluate('history.back()');
    await title(page, 'Overview');
    await page.evaluate("void (location.hash = '#p-architecture~what-it-takes-from-outside')");
    await title(page, 'Architecture');
    await page.evaluate("void (location.hash = '#p-nothing-here')");
    await title(page, 'Overview');
    // A document from the disk is no request to Firefox; an icon inside it is.
    expect(page.requests.filter((url) => url !== files.en && !url.startsWith('data:'))).toEqual([]);
    expect((await page.complaints()).join('\n')).toBe('');
    await page.close();
  });

  test('search opens by key, folds Turkish letters, goes where it is told; Esc gives the focus back', async () => {
    const page = await firefox.open(files.tr);
    await title(page, 'Genel bakış');
    await page.press('/');
    await expect.poll(() => page.evaluate("document.activeElement.getAttribute('role')")).toBe('combobox');
    await page.press(...'YAPILANDIRMA');
    await expect.poll(() => page.evaluate("document.querySelectorAll('[role=option]').length")).toBeGreaterThan(0);
    expect(await page.evaluate("document.querySelector('dialog[open]').textContent")).toContain('Yapılandırma');
    await page.press('Escape');
    await expect.poll(() => page.evaluate("document.querySelector('dialog[open]') === null")).toBe(true);
    await page.press('Control+k');
    await page.press(...'yapilandirma');
    await expect.poll(() => page.evaluate("document.querySelectorAll('[role=option]').length")).toBeGreaterThan(0);
    await page.press('ArrowDown', 'Enter');
    await expect.poll(() => page.evaluate('location.hash')).toMatch(/^#p-/);
    await expect.poll(() => page.evaluate("document.querySelector('dialog[open]') === null")).toBe(true);
    expect((await page.complaints()).join('\n')).toBe('');
    await page.close();
  });

  test('the exported file fits 320 px and follows the theme', async () => {
    const page = await firefox.open(files.en, { width: 320, height: 700 });
    await title(page, 'Overview');
    for (const id of ['overview', 'architecture', 'delivery', 'configuration', 'reference']) {
      await page.evaluate(`void (location.hash = '#p-${id}')`);
      await expect.poll(() => page.evaluate(`document.getElementById('p-${id}').checkVisibility()`)).toBe(true);
      expect(await page.evaluate(OVERFLOW), id).toBeLessThanOrEqual(0);
    }
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const before = await paper();
    for (let press = 0; press < 3 && (await paper()) === before; press += 1) await page.click('#ow-theme');
    expect(await paper()).not.toBe(before);
    await page.close();
  });

  test('the web reader reads, searches, turns pages and switches its keys off', async () => {
    const page = await firefox.open(`${stage.productUrl}/w/${stage.wikis.en.runId}`);
    await title(page, 'Overview');
    await expect.poll(() => page.evaluate("document.querySelector('button.ow-verified') !== null")).toBe(true);
    await page.press(']');
    await title(page, 'Getting started');
    await page.press('/');
    await expect.poll(() => page.evaluate("document.activeElement.getAttribute('role')")).toBe('combobox');
    await page.press(...'signature');
    await expect.poll(() => page.evaluate("document.querySelectorAll('[role=option]').length")).toBeGreaterThan(0);
    await page.press('Escape');
    await expect.poll(() => page.evaluate("document.querySelector('dialog[open]') === null")).toBe(true);
    await page.evaluate("void (location.hash = '#p-delivery')");
    await title(page, 'delivery');
    expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
    await page.press('?');
    await expect.poll(() => page.evaluate("document.querySelector('dialog[open] input') !== null")).toBe(true);
    await page.click('dialog[open] input');
    await page.press('Escape', ']');
    await title(page, 'delivery');
    expect(page.requests.filter((url) => !url.startsWith(stage.productUrl) && !url.startsWith('data:'))).toEqual([]);
    expect((await page.complaints()).join('\n')).toBe('');
    await page.close();
  });
});
