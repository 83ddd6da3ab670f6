import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, launchBrowser, type Page } from '@orionwiki/test-kit/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { relayWiki } from './relay/relay-wiki.ts';

/** @source interface.md §2.3 */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const folder = mkdtempSync(join(tmpdir(), 'orionwiki-axe-'));
const addresses = { en: '', tr: '' };
let browser: Browser;

beforeAll(async () => {
  for (const language of ['en', 'tr'] as const) {
    const { filename, body } = (await relayWiki(language)).file('html');
    writeFileSync(join(folder, filename), body);
    addresses[language] = pathToFileURL(join(folder, filename)).href;
  }
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** One page of each kind; every theme, width and language occurs, not every combination of them. */
test.each([
  ['en', 'light', 1280, 'overview'],
  ['tr', 'dark', 390, 'overview'],
  ['en', 'dark', 320, 'flow-delivery'],
  ['tr', 'light', 1280, 'delivery'],
  ['en', 'dark', 1280, 'retry'],
  ['tr', 'light', 320, 'configuration'],
  ['en', 'light', 390, 'getting-started'],
] as const)('nothing is found on a page (%s, %s, %i px, %s)', async (language, colorScheme, width, id) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${addresses[language]}#p-${id}`);
  await page.evaluate(
    "document.querySelectorAll('.ow-page:not([hidden]) details').forEach((fold) => { fold.open = true; })",
  );
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('nothing is found on search, help and the list of pages (%s, %i px)', async (colorScheme, width) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  await page.goto(addresses.tr);
  await page.keyboard.press('/');
  await page.keyboard.type('ileti');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('#ow-help-open').click();
  expect(await violations(page)).toEqual([]);
  await page.locator('#ow-help-close').click();
  if (width < 500) await page.locator('#ow-menu').click();
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test.each([
  ['en', 'dark', 1280],
  ['tr', 'light', 320],
] as const)(
  'nothing is found on a drawing in full screen and on the citations (%s, %s, %i px)',
  async (language, colorScheme, width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    await page.goto(`${addresses[language]}#p-overview`);
    await page.locator('.ow-page:not([hidden]) .ow-expand').click();
    await page.locator('.ow-viewer .ow-edges summary').click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.ow-page:not([hidden]) button.ow-verified').click();
    expect(await violations(page)).toEqual([]);
    await context.close();
  },
);
