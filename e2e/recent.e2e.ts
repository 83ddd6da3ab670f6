import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, isFull } from './accessibility.ts';
import { openSite, TOKEN, type Visit } from './open-site.ts';

const WIDTHS = [1280, 390, 320] as const;

const { product, git, texts, visit, repositoryField, submit } = await openSite();

/** Makes a wiki and comes back to the start page. */
async function generate(page: Page, name: string, fields: { token?: string; keep?: boolean } = {}): Promise<void> {
  await page.goto(product.url);
  await repositoryField(page).fill(`${git.url}/${name}.git`);
  if (fields.token) {
    await page.getByText(texts.en.ui.form.private, { exact: true }).click();
    await page.locator('#token').fill(fields.token);
    if (fields.keep) await page.getByLabel(texts.en.ui.form.keepPrivate).check();
  }
  await submit(page).click();
  await page.waitForURL('**/w/**');
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
}

describe('recent wikis', () => {
  test('a finished wiki is listed, opens without the backend, and can be downloaded and removed', async () => {
    const { page, context, requests, complaints } = await visit();
    const { recent } = texts.en.ui;
    await generate(page, 'acme/service');
    await page.goto(product.url);
    const row = page.locator('section', { has: page.getByRole('heading', { name: recent.title }) }).locator('li');
    await row.getByText('acme/service').waitFor();
    await page.route('**/trpc/**', (route) => route.abort());
    const before = requests.filter((url) => url.includes('/trpc/')).length;
    await row.getByRole('link').click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await frame.getByRole('link', { name: 'Getting started' }).first().click();
    await frame.getByRole('heading', { level: 1, name: 'Getting started' }).waitFor();
    expect(
      await frame.locator('body').evaluate(() => [window.origin, 'ow-js' === document.documentElement.className]),
    ).toEqual(['null', true]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: recent.download }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^acme-service-[0-9a-f]{7}-wiki\.en\.html$/);
    expect(requests.filter((url) => url.includes('/trpc/'))).toHaveLength(before);
    expect(complaints).toEqual([]);
    await page.goto(product.url);
    await row.getByRole('button', { name: 'Remove acme/service' }).click();
    await row.waitFor({ state: 'detached' });
    await page.locator('#repository:focus').waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await row.count()).toBe(0);
    await context.close();
  });

  test('a private repository stays out unless it is ticked; the list is cleared after a question', async () => {
    const { page, context } = await visit();
    const { recent } = texts.en.ui;
    await generate(page, 'acme/secret', { token: TOKEN });
    await page.goto(product.url, { waitUntil: 'networkidle' });
    expect(await page.getByRole('heading', { name: recent.title }).count()).toBe(0);
    await generate(page, 'acme/secret', { token: TOKEN, keep: true });
    await page.goto(product.url);
    await page.getByRole('button', { name: recent.clear }).click();
    await page.getByText(recent.clearAsk.one.replace('{n}', '1')).waitFor();
    await page.getByRole('button', { name: recent.clearNo, exact: true }).click();
    await page.getByRole('button', { name: recent.clear }).click();
    await page.getByRole('button', { name: recent.clearYes, exact: true }).click();
    await page.getByRole('heading', { name: recent.title }).waitFor({ state: 'detached' });
    await context.close();
  });

  test('a browser that keeps nothing still shows the wiki and advises the download', async () => {
    const { page, context, complaints } = await visit('/', 'en-GB', (opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(window, 'indexedDB', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
    );
    await generate(page, 'acme/service');
    await page.getByText(texts.en.ui.recent.keepBlocked).waitFor();
    await page.goto(`${product.url}/recent/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { level: 1, name: texts.en.ui.recent.gone }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('accessibility', () => {
  const all = (['light', 'dark'] as const).flatMap((theme) =>
    WIDTHS.flatMap((width) => (['en', 'tr'] as const).map((language) => ({ theme, width, language }))),
  );
  // Each theme, width and language at least once; everything in the full run.
  const few = all.filter(({ theme, width, language }) =>
    ['light 1280 en', 'dark 390 tr', 'dark 320 en'].includes(`${theme} ${width} ${language}`),
  );
  let open: Visit;

  beforeAll(async () => {
    open = await visit();
    await generate(open.page, 'acme/service');
  });
  afterAll(() => open.context.close());

  test.each(isFull ? all : few)('$theme, $width px, $language', async ({ theme, width, language }) => {
    const { page, context } = open;
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 860 });
    await context.addCookies([{ name: 'lang', value: language, url: product.url }]);
    const { ui } = texts[language];
    await page.goto(product.url);
    await page.getByRole('heading', { name: ui.recent.title }).waitFor();
    await page.getByText(ui.form.modeModel, { exact: true }).click();
    await page.locator('#confirmAbove').waitFor();
    for (const part of await page.locator('form summary').all()) await part.click();
    await repositoryField(page).fill('');
    await submit(page, language).click();
    await page.locator('#repository-problem').waitFor();
    await expectAccessible(page);
    await page.locator('li a[href^="/recent/"]').first().click();
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).first().waitFor();
    await expectAccessible(page);
    for (const path of ['/help', '/nothing-here']) {
      await page.goto(product.url + path);
      await expectAccessible(page);
    }
  });
});
