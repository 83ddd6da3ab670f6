import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CLIPBOARD, clipboard, heading, startReadingStage } from './reading-stage.ts';

const stage = await startReadingStage();

const focusedTag = (page: Page) => page.evaluate(() => document.activeElement?.tagName);
const hash = (page: Page) => page.evaluate(() => location.hash);

/** The marked entries of each navigation: one at most. */
const marks = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('nav, aside')]
      .filter((nav) => nav.checkVisibility())
      .map((nav) => nav.querySelectorAll('[aria-current]').length),
  );

describe('finding the way', () => {
  test('links of the tree, the crumbs and the page turn lead to pages with title, focus and one mark', async () => {
    const { page, context, complaints } = await stage.visit();
    const { reader } = stage.texts.en.ui;
    const tree = page.getByRole('complementary', { name: reader.pages });
    await tree.getByRole('link', { name: 'delivery', exact: true }).click();
    await heading(page, 'delivery').waitFor();
    expect(await hash(page)).toBe('#p-delivery');
    await expect.poll(() => focusedTag(page)).toBe('H1');
    expect(await page.title()).toMatch(/^delivery · acme\/service/);
    await expect.poll(async () => (await marks(page)).every((count) => count <= 1)).toBe(true);
    const crumbs = page.getByRole('navigation', { name: reader.breadcrumbs });
    expect((await crumbs.innerText()).split(/\s*\/\s*|\n+/).filter(Boolean)).toEqual([
      'acme',
      'service',
      'Architecture',
      'delivery',
    ]);
    await crumbs.getByRole('link', { name: 'Architecture' }).click();
    await heading(page, 'Architecture').waitFor();
    await page.getByRole('link', { name: /^Next/ }).click();
    await heading(page, 'hookline').waitFor();
    await page.goBack();
    await heading(page, 'Architecture').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an address of a heading opens its page there; an unknown one says so', async () => {
    const { page, context } = await stage.visit({ hash: '#p-architecture~what-it-takes-from-outside' });
    const target = page.locator('[id="p-architecture~what-it-takes-from-outside"]');
    await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(async () => (await target.boundingBox())?.y).toBeLessThan(860);
    await page.evaluate(() => {
      location.hash = '#p-no-such-page';
    });
    await heading(page, stage.texts.en.ui.reader.unknownPage).waitFor();
    await page.getByRole('link', { name: stage.texts.en.ui.reader.firstPage }).click();
    await heading(page, 'Overview').waitFor();
    await context.close();
  });

  test('the table of contents marks what is being read', async () => {
    const { page, context } = await stage.visit({ hash: '#p-architecture' });
    const contents = page.getByRole('navigation', { name: stage.texts.en.ui.reader.toc });
    const current = contents.locator('[aria-current]');
    const links = await contents.getByRole('link').allInnerTexts();
    await expect.poll(() => current.allInnerTexts()).toEqual(links.slice(0, 1));
    await contents.getByRole('link').nth(2).click();
    await expect.poll(() => current.allInnerTexts()).toEqual(links.slice(2, 3));
    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await expect.poll(() => current.allInnerTexts()).toEqual(links.slice(-1));
    await context.close();
  });
});

describe('search', () => {
  test('opens by key, finds in all pages, opens what is chosen; one Esc closes and gives the focus back', async () => {
    const { page, context, complaints } = await stage.visit();
    const opener = page.getByRole('button', { name: stage.texts.en.ui.search.title });
    await opener.focus();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox');
    await field.waitFor();
    await page.keyboard.type('signature');
    await page.getByRole('option').first().waitFor();
    expect(await page.locator('#search-results mark').first().innerText()).toMatch(/^signature/i);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+k');
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(2);
    await expect.poll(() => page.getByText(stage.texts.en.ui.search.loading).count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('#search-results [aria-selected="true"]');
    expect(await chosen.count()).toBe(1);
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    const target = await chosen.getAttribute('href');
    await page.keyboard.press('Enter');
    await expect.poll(() => hash(page)).toBe(target);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => focusedTag(page)).toMatch(/^H[1-3]$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('folds Turkish letters both ways', async () => {
    const { page, context } = await stage.visit({ language: 'tr' });
    await page.keyboard.press('/');
    for (const [query, title] of [
      ['YAPILANDIRMA', 'Yapılandırma'],
      ['yapilandirma', 'Yapılandırma'],
      ['GENEL BAKIŞ', 'Genel bakış'],
      ['mİmarİ', 'Mimari'],
    ] as const) {
      await page.getByRole('combobox').fill(query);
      await page.getByRole('group', { name: title, exact: true }).waitFor();
    }
    await context.close();
  });

  test('says when there is nothing', async () => {
    const { page, context } = await stage.visit({ language: 'tr' });
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('zzzyyyxxx');
    await page.getByText('“zzzyyyxxx” için sonuç yok').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox').isVisible()).toBe(true);
    await context.close();
  });
});

describe('shortcuts', () => {
  test('turn pages, reach the tree, copy a link; switched off they do nothing, also after a reload', async () => {
    const { page, context } = await stage.visit(CLIPBOARD);
    await page.keyboard.press(']');
    await heading(page, 'Getting started').waitFor();
    await page.keyboard.press('[');
    await heading(page, 'Overview').waitFor();
    await page.keyboard.press('t');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Overview');
    await page.keyboard.press('y');
    await expect.poll(() => clipboard(page)).toMatch(/\/w\/[0-9a-f-]{36}#p-overview$/);

    await page.keyboard.press('?');
    const words = stage.texts.en.ui.keys;
    await page.getByRole('dialog', { name: words.title }).waitFor();
    await page.getByLabel(words.single).uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press(']');
    await page.keyboard.press('/');
    await page.reload();
    await heading(page, 'Overview').waitFor();
    await page.keyboard.press(']');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await heading(page, 'Overview').isVisible()).toBe(true);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await context.close();
  });

  test('on a narrow screen `t` opens the list of pages, and a link in it closes it', async () => {
    const { page, context } = await stage.visit({ viewport: { width: 390, height: 780 } });
    await page.keyboard.press('t');
    const drawer = page.getByRole('dialog', { name: stage.texts.en.ui.reader.pages });
    await drawer.getByRole('link', { name: 'Configuration' }).click();
    await heading(page, 'Configuration').waitFor();
    expect(await drawer.isVisible()).toBe(false);
    await context.close();
  });
});
