import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@orionwiki/test-kit/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { RELAY_COMMIT, relaySource } from './relay/relay-source.ts';
import { openBrowser, title, visit, type WikiBrowser } from './wiki-browser.ts';

let wikis: WikiBrowser;
let open: WikiBrowser['open'];
let addresses: WikiBrowser['addresses'];

beforeAll(async () => {
  wikis = await openBrowser();
  ({ open, addresses } = wikis);
}, 120_000);

afterAll(() => wikis?.close());

const shown = (page: Page, selector: string) => page.locator(`.ow-page:not([hidden]) ${selector}`);
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

test('the count of citations opens them by file, each with its lines at the commit', async () => {
  const { page, context, troubles } = await open(`${addresses.en}#p-delivery`);
  const count = shown(page, '.ow-head').getByRole('button', { name: '8 citations verified' });
  await count.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Verified citations' });
  expect(await panel.locator('p').innerText()).toBe(`8 of 8 citations verified at ${RELAY_COMMIT.slice(0, 7)}`);
  const files = await panel.locator('h3').allInnerTexts();
  expect(new Set(files).size).toBe(files.length);
  const listed = await shown(page, '.ow-citations li a').evaluateAll((links) => links.map((link) => link.href));
  const links = await panel.locator('a').evaluateAll((found) => found.map((link) => link.href));
  expect(links.toSorted()).toEqual(listed.toSorted());
  for (const [at, group] of (await panel.locator('ul').all()).entries()) {
    for (const link of await group.locator('a').all()) {
      const [from, to] = (await link.innerText()).split('-');
      const lines = to === undefined ? `#L${from}` : `#L${from}-L${to}`;
      expect(await link.getAttribute('href')).toContain(`/blob/${RELAY_COMMIT}/${files[at]}${lines}`);
    }
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  expect(await count.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(troubles).toEqual([]);
  await context.close();
});

test('without scripts the count of citations leads to their list', async () => {
  const { page, context } = await open(addresses.en, { javaScriptEnabled: false });
  const link = page.locator('#p-delivery .ow-head a.ow-verified');
  expect(await page.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"] > ol > li`).count()).toBe(8);
  await context.close();
});

test('y copies the first source at the commit from a file on the disk, and shows what it copied', async () => {
  const { page, context } = await open(`${addresses.en}#p-retry`, CLIPBOARD);
  await page.keyboard.press('y');
  const address = `https://github.com/relay-example/relay/blob/${RELAY_COMMIT}/src/delivery/retry.ts`;
  await page.getByText(`Link copied: ${address}`).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address);
  await context.close();
});

test('y copies the address of the heading that is read where the file is served', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(wikis.html.en);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { page, context } = await open(`${origin}/wiki.html#p-delivery~add-a-signing-scheme`, CLIPBOARD);
  await page.locator('.ow-toc a[aria-current]').waitFor();
  await page.keyboard.press('y');
  await page.locator('.ow-told').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    `${origin}/wiki.html#p-delivery~add-a-signing-scheme`,
  );
  await context.close();
  await new Promise((resolve) => server.close(resolve));
});

test('a page says in which sections it stands, and leads there', async () => {
  const { page, context } = await open(`${addresses.en}#p-retry`);
  const crumbs = page.getByRole('navigation', { name: 'Where this page stands' });
  expect(await crumbs.locator('li').allInnerTexts()).toEqual([
    'Architecture',
    'Delivery',
    'Retrying failed deliveries',
  ]);
  expect(await crumbs.locator('[aria-current=page]').innerText()).toBe('Retrying failed deliveries');
  await crumbs.getByRole('link', { name: 'Delivery' }).click();
  await expect.poll(() => title(page)).toBe('Delivery');
  await context.close();
});

test('one place at most is marked in each list, wherever the reader is', async () => {
  const { page, context } = await open(`${addresses.en}#p-overview`, { reducedMotion: 'reduce' });
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  const seen = new Set<string>();
  for (let top = 0; top <= height; top += 400) {
    // Two frames: the mark follows a scroll in the next one.
    await page.evaluate(
      `new Promise((done) => { scrollTo(0, ${top}); requestAnimationFrame(() => requestAnimationFrame(done)); })`,
    );
    const marked = await page.locator('.ow-toc a[aria-current]').allInnerTexts();
    expect(marked.length).toBeLessThanOrEqual(1);
    for (const text of marked) seen.add(text);
    expect(await page.locator('.ow-side a[aria-current]').count()).toBe(1);
  }
  expect([...seen]).toEqual(await page.locator('.ow-toc a').allInnerTexts());
  await context.close();
});

test('every excerpt shows exactly the lines it names', async () => {
  const { page, context } = await open(addresses.en, { javaScriptEnabled: false });
  const excerpts = await page.locator('.ow-excerpt').evaluateAll((all) =>
    all.map((excerpt) => ({
      where: excerpt.querySelector('summary code')?.textContent ?? '',
      text: (excerpt.querySelector('.ow-cited') ?? excerpt.querySelector('pre code'))?.textContent ?? '',
    })),
  );
  expect(excerpts.length).toBeGreaterThan(2);
  for (const { where, text } of excerpts) {
    const [, path, from, to] = /^(.+):(\d+)(?:-(\d+))?$/.exec(where) ?? [];
    const lines = (await relaySource.lines(path as RepoPath)) ?? [];
    expect(text).toBe(lines.slice(Number(from) - 1, Number(to ?? from)).join('\n'));
  }
  await context.close();
});

/** The override of WCAG 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
/** Elements that show less of their text than they hold and cannot be scrolled to the rest. */
const CUT = `[...document.querySelectorAll('body *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('svg, .ow-unseen') || element.matches('.ow-skip')) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isCut = (overflow, inner, outer) => /hidden|clip/.test(overflow) && inner > outer + 1;
  return isCut(overflowX, element.scrollWidth, element.clientWidth) || isCut(overflowY, element.scrollHeight, element.clientHeight);
}).map((element) => element.className)`;

test.each([320, 1280])('wider text spacing loses nothing at %i px', async (width) => {
  const { page, context } = await open(addresses.tr, { viewport: { width, height: 700 }, bypassCSP: true });
  await page.addStyleTag({ content: SPACING });
  for (const id of ['overview', 'delivery', 'configuration']) {
    await visit(page, `#p-${id}`);
    await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate(CUT)).toEqual([]);
  }
  await context.close();
});

test('in forced colours what is chosen is framed, not only tinted', async () => {
  const { page, context } = await open(addresses.en, { forcedColors: 'active' });
  const frame = (selector: string) =>
    page
      .locator(selector)
      .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).outlineStyle);
  expect(await frame('.ow-side a[aria-current]')).toBe('solid');
  await page.keyboard.press('/');
  await page.keyboard.type('deliver');
  expect(await frame('[role=option][aria-selected=true]')).toBe('solid');
  await page.keyboard.press('Escape');
  await shown(page, '.ow-diagram').focus();
  await page.keyboard.press('Tab');
  const box = page.locator('.ow-svg a:focus rect');
  const stroke = await box.evaluate(
    (element) => element.ownerDocument.defaultView?.getComputedStyle(element).strokeWidth,
  );
  expect(stroke).toBe('3px');
  await context.close();
});

test('with reduced motion nothing moves by itself', async () => {
  const { page, context } = await open(`${addresses.en}#p-overview`, { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Full screen' }).click();
  expect(await page.evaluate('document.getAnimations().length')).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
  await context.close();
});

test('paper holds the same words with and without scripts, whole drawings, and where links lead', async () => {
  const words: string[][] = [];
  for (const javaScriptEnabled of [true, false]) {
    const { page, context } = await open(`${addresses.en}#p-overview`, { javaScriptEnabled });
    if (javaScriptEnabled) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.getByRole('button', { name: 'Full screen' }).click();
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    }
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('main').innerText();
    words.push(text.split(/\s+/).filter((word) => word !== ''));
    const frame = page.locator('#p-overview .ow-diagram');
    expect(await frame.evaluate(({ clientHeight, scrollHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(
      1,
    );
    const address = await page
      .locator('#p-overview a.ow-out')
      .first()
      .evaluate((link) => link.ownerDocument.defaultView?.getComputedStyle(link, '::after').content);
    expect(address).toContain(`https://github.com/relay-example/relay/blob/${RELAY_COMMIT}`);
    await context.close();
  }
  expect(words[0]).toEqual(words[1]);
  expect(words[0]?.length).toBeGreaterThan(600);
});
