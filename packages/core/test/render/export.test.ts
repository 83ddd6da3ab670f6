import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focused, openBrowser, title, visit, type WikiBrowser } from './wiki-browser.ts';

let wikis: WikiBrowser;
let open: WikiBrowser['open'];
let addresses: WikiBrowser['addresses'];

beforeAll(async () => {
  wikis = await openBrowser();
  ({ open, addresses } = wikis);
}, 120_000);

afterAll(() => wikis?.close());

test('the file opens from the disk with one request and no trouble, and every page of the list opens', async () => {
  const { page, context, requests, troubles } = await open(addresses.tr);
  const links = await page.locator('.ow-side a').all();
  expect(links).toHaveLength(10);
  for (const link of links) {
    await link.click();
    await expect.poll(() => title(page)).toBe(await link.innerText());
    expect(await page.locator('.ow-side a[aria-current]').count()).toBe(1);
  }
  expect(await page.title()).toBe('Kapsam ve kaynak · relay-example/relay wiki');
  expect(requests).toHaveLength(1);
  expect(troubles).toEqual([]);
  await context.close();
});

test('a page and a heading can be linked to, and back goes back', async () => {
  const { page, context } = await open(`${addresses.en}#p-delivery~add-a-signing-scheme`);
  await expect.poll(() => title(page)).toBe('Delivery');
  await expect.poll(() => focused(page)).toBe('p-delivery~add-a-signing-scheme');
  await page.locator('.ow-paging a[rel=next]').click();
  await expect.poll(() => title(page)).toBe('Retrying failed deliveries');
  await expect.poll(() => focused(page)).toBe('p-retry~top');
  await page.locator('.ow-paging a[rel=prev]').click();
  await expect.poll(() => title(page)).toBe('Delivery');
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.evaluate('location.hash')).toBe('#p-delivery~add-a-signing-scheme');
  await context.close();
});

test('an address that is not in the wiki shows the first page and says so', async () => {
  for (const hash of ['#p-gone', '#%', '#ow-query']) {
    const { page, context, troubles } = await open(`${addresses.en}${hash}`);
    await expect.poll(() => title(page)).toBe('Overview of relay');
    expect(await page.locator('#ow-live').innerText()).toContain('not in this wiki');
    expect(troubles).toEqual([]);
    await context.close();
  }
});

test.each([
  ['tr', 'IMZA', 'İmza yöntemi ekleme'],
  ['tr', 'ımza', 'İmza yöntemi ekleme'],
  ['tr', 'basarisiz iletileri', 'Başarısız iletileri yeniden deneme'],
  ['en', 'INDEX retry', 'Retrying failed deliveries'],
  ['en', 'workers', 'Configuration'],
  ['en', 'signng', 'Add a signing scheme'],
] as const)('in %s, a search for “%s” finds “%s”', async (language, query, found) => {
  const { page, context, troubles } = await open(addresses[language]);
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  const results = await page.locator('.ow-results [role=option]').allInnerTexts();
  expect(results.slice(0, 3).join('\n')).toContain(found);
  expect(troubles).toEqual([]);
  await context.close();
});

test('the search is used by keyboard alone, and one Esc closes it', async () => {
  const { page, context } = await open(addresses.en);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('deliver');
  const first = await page.locator('#ow-query').getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('#ow-query').getAttribute('aria-activedescendant')).not.toBe(first);
  const chosen = await page.locator('[role=option][aria-selected=true]').innerText();
  await page.keyboard.press('Enter');
  await expect.poll(async () => chosen.includes(await title(page))).toBe(true);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate("document.querySelector('#ow-search').open")).toBe(false);
  await context.close();
});

test('what is not found is said with the words that were typed', async () => {
  const { page, context } = await open(addresses.en);
  await page.keyboard.press('/');
  await page.keyboard.type('<zzzz> "qqqq"');
  expect(await page.locator('#ow-count').innerText()).toBe('No results for “<zzzz> "qqqq"”');
  await context.close();
});

test('the theme follows the system until another is chosen, and the choice is kept', async () => {
  const { page, context } = await open(addresses.en, { colorScheme: 'dark' });
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const dark = await ground();
  await page.locator('#ow-theme').click();
  expect(await page.locator('#ow-theme').getAttribute('aria-label')).toBe('Theme: Light');
  const light = await ground();
  expect(light).toBe('rgb(255, 255, 255)');
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await ground()).toBe(light);
  await page.locator('#ow-theme').click();
  await page.locator('#ow-theme').click();
  expect(await page.locator('#ow-theme').getAttribute('aria-label')).toBe('Theme: System');
  expect(await ground()).toBe(dark);
  await context.close();
});

test('single keys turn pages, and can be switched off', async () => {
  const { page, context } = await open(addresses.en);
  await page.keyboard.press(']');
  await expect.poll(() => title(page)).toBe('Getting started');
  await page.keyboard.press('[');
  await expect.poll(() => title(page)).toBe('Overview of relay');
  await page.keyboard.press('?');
  await page.locator('#ow-keys').uncheck();
  await page.locator('#ow-help-close').click();
  await page.keyboard.press(']');
  await expect.poll(() => title(page)).toBe('Overview of relay');
  await page.reload();
  await page.keyboard.press(']');
  await expect.poll(() => title(page)).toBe('Overview of relay');
  await context.close();
});

test('the table of contents marks what is being read', async () => {
  const { page, context } = await open(addresses.en, { viewport: { width: 1280, height: 500 } });
  await page.locator('.ow-toc a', { hasText: 'Where to change what' }).click();
  await page.locator('.ow-toc a[aria-current]', { hasText: 'Where to change what' }).waitFor();
  expect(await page.locator('.ow-toc a[aria-current]').count()).toBe(1);
  await context.close();
});

test('copying gives exactly the lines of the excerpt', async () => {
  const { page, context } = await open(`${addresses.en}#p-configuration`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('.ow-page:not([hidden]) .ow-excerpt summary').click();
  await page.locator('.ow-page:not([hidden]) .ow-copy').click();
  await page.locator('.ow-copy', { hasText: 'Copied' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    'from datetime import date\n\nLIMIT = int(os.environ.get("RELAY_REPORT_LIMIT", "100"))\n\n'.replace(/\n$/, '\n'),
  );
  await context.close();
});

test.each([320, 390, 1280])('nothing needs a horizontal scroll at %i px', async (width) => {
  const { page, context } = await open(addresses.tr, { viewport: { width, height: 700 } });
  for (const link of await page.locator('.ow-side a').all()) {
    await visit(page, (await link.getAttribute('href')) ?? '');
    await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  await context.close();
});

test('on a phone the list of pages is a drawer that closes with Esc and after a choice', async () => {
  const { page, context } = await open(addresses.en, { viewport: { width: 390, height: 800 } });
  const menu = page.locator('#ow-menu');
  await menu.click();
  expect(await menu.getAttribute('aria-expanded')).toBe('true');
  expect(await page.evaluate("document.activeElement.getAttribute('aria-current')")).toBe('page');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('ow-menu');
  await menu.click();
  await page.locator('.ow-side a', { hasText: 'Configuration' }).click();
  await expect.poll(() => title(page)).toBe('Configuration');
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
  await context.close();
});

test('without scripts every page can be read, and no button is dead', async () => {
  const { page, context } = await open(addresses.en, { javaScriptEnabled: false });
  for (const heading of await page.locator('h1').all()) expect(await heading.isVisible()).toBe(true);
  expect(await page.locator('button:visible').count()).toBe(0);
  expect(await page.locator('.ow-side a').first().isVisible()).toBe(true);
  await page.locator('.ow-excerpt summary').first().click();
  expect(await page.locator('.ow-excerpt pre').first().isVisible()).toBe(true);
  await context.close();
});

test('words of every page are printed', async () => {
  const { page, context } = await open(addresses.en);
  await page.emulateMedia({ media: 'print' });
  for (const heading of await page.locator('h1').all()) expect(await heading.isVisible()).toBe(true);
  expect(await page.locator('.ow-bar').isVisible()).toBe(false);
  expect(await page.locator('.ow-excerpt pre').first().isVisible()).toBe(true);
  await context.close();
});

test('labels of diagrams stay inside their boxes', async () => {
  const { page, context } = await open(addresses.en);
  for (const id of ['overview', 'flow-delivery', 'delivery']) {
    await visit(page, `#p-${id}`);
    const excess = await page.evaluate(`[...document.querySelectorAll('#p-${id} .ow-node')].flatMap((node) => {
      const box = node.querySelector('rect').getBBox();
      return [...node.querySelectorAll('text')].map((text) => text.getBBox().width - box.width);
    })`);
    expect(Math.max(...(excess as number[]))).toBeLessThan(0);
  }
  await context.close();
});

test('it works inside a sandboxed frame, whose links would lead away from it', async () => {
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const source = wikis.html.en.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    response.end(
      `<!doctype html><iframe sandbox="allow-scripts" width="1200" height="700" srcdoc="${source}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { page, context, troubles } = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  await frame.locator('.ow-side a', { hasText: 'Configuration' }).click();
  await frame.locator('.ow-page:not([hidden]) h1', { hasText: 'Configuration' }).waitFor();
  await frame.locator('#ow-theme').click();
  await frame.locator('.ow-side a', { hasText: 'Overview' }).click();
  await frame.getByRole('button', { name: 'Full screen' }).click();
  await frame.locator('.ow-viewer a[href="#p-delivery"]').click();
  await frame.getByRole('button', { name: 'citations verified' }).click();
  await frame.getByRole('dialog', { name: 'Verified citations' }).waitFor();
  expect(troubles).toEqual([]);
  await context.close();
  await new Promise((resolve) => server.close(resolve));
});
