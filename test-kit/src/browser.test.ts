import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launchBrowser } from './browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
});

test('a page is laid out with real fonts, Turkish letters included', async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><span id="a">ığüşöç İĞ</span><span id="b"></span>');
  const box = await page.locator('#a').boundingBox();
  expect(box?.width).toBeGreaterThan(30);
  await page.close();
});

test('it knows the CSS and HTML that the wiki relies on', async () => {
  const page = await browser.newPage();
  const supported = await page.evaluate(`({
    lightDark: CSS.supports('color', 'light-dark(red, blue)'),
    untilFound: 'onbeforematch' in document.body,
    dialog: typeof HTMLDialogElement.prototype.showModal === 'function',
  })`);
  expect(supported).toEqual({ lightDark: true, untilFound: true, dialog: true });
  await page.close();
});
