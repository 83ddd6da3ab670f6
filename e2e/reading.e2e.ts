import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { startModelServer } from '@orionwiki/test-kit/model-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import bars from '../bench/bars.json' with { type: 'json' };
import { type ReadingStage, startReadingStage, violations } from './reading-stage.ts';

let stage: ReadingStage;

beforeAll(async () => {
  stage = await startReadingStage();
});

afterAll(async () => {
  await stage.stop();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const focusedTag = (page: Page) => page.evaluate(() => document.activeElement?.tagName);
const hash = (page: Page) => page.evaluate(() => location.hash);
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

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

describe('what a page proves', () => {
  test('header and foot name commit, branch, date and writer; the panel lists every citation by file', async () => {
    const { page, context } = await stage.visit({ hash: '#p-delivery' });
    await heading(page, 'delivery').waitFor();
    const { commit, gitDir } = stage.sample;
    const dated = execFileSync('git', ['-C', gitDir, 'show', '-s', '--format=%cI', commit], { encoding: 'utf8' });
    const bar = await page.getByRole('region', { name: stage.texts.en.ui.run.progress }).innerText();
    expect(bar).toContain(commit.slice(0, 7));
    expect(bar).toContain('main');
    expect(bar).toContain(String(new Date(dated.trim()).getUTCFullYear()));
    expect(bar).toContain(stage.texts.en.ui.reader.fromFacts);
    expect(await page.locator('main footer').last().innerText()).toContain(`acme/service at ${commit.slice(0, 7)}`);

    const button = page.locator('.bar').getByRole('button', { name: /citations verified$/ });
    const total = /\d+/.exec(await button.innerText())?.[0];
    await button.click();
    const panel = page.getByRole('dialog', { name: stage.texts.en.reading.citationsTitle });
    const listed = await page.locator('article .ow-citations li').count();
    expect(await panel.locator('li').count()).toBe(listed);
    expect(await panel.innerText()).toContain(`Whole wiki: ${total} citations on`);
    const files = await panel.locator('h3').allInnerTexts();
    expect(new Set(files).size).toBe(files.length);
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  test('excerpts are the lines of the commit and are copied exactly', async () => {
    const { page, context } = await stage.visit({ ...CLIPBOARD, hash: '#p-delivery' });
    await heading(page, 'delivery').waitFor();
    const excerpt = page.locator('.ow-excerpt').first();
    const [path = '', range = ''] = (await excerpt.locator('summary code').innerText()).split(':');
    await excerpt.locator('summary').click();
    await excerpt.getByRole('button', { name: stage.texts.en.reading.copy }).click();
    await expect.poll(() => clipboard(page)).not.toBe('');
    const shown = await excerpt.locator('pre code').evaluate((code) => code.textContent);
    expect(await clipboard(page)).toBe(shown);
    const { commit, gitDir } = stage.sample;
    const file = execFileSync('git', ['-C', gitDir, 'show', `${commit}:${path}`], { encoding: 'utf8' }).split('\n');
    const [first = 0, last = first] = range.split('-').map(Number);
    expect(shown).toContain(file.slice(first - 1, last).join('\n'));
    await context.close();
  });

  test('a page is copied as Markdown with its tables, lines and footnotes', async () => {
    const { page, context } = await stage.visit({ ...CLIPBOARD, hash: '#p-architecture' });
    await heading(page, 'Architecture').waitFor();
    await page.getByRole('button', { name: stage.texts.en.ui.reader.copyMarkdown }).click();
    await page.getByText(stage.texts.en.ui.reader.markdownCopied).first().waitFor();
    const markdown = await clipboard(page);
    expect(markdown).toMatch(/^# Architecture\n\n/);
    expect(markdown).toMatch(/^## What it takes from outside$/m);
    expect(markdown).toMatch(/^\| --- \| --- \|/m);
    const notes = [...markdown.matchAll(/^\[\^(\d+)\]: .*`.+:\d+/gm)].map(([, number]) => number);
    expect(notes).toHaveLength(await page.locator('article .ow-citations li').count());
    const used = new Set([...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number));
    expect([...used].filter((number) => !notes.includes(number))).toEqual([]);
    expect(markdown).not.toContain('undefined');
    await context.close();
  });

  test('the wiki is downloaded in each format', async () => {
    const { page, context } = await stage.visit({ acceptDownloads: true });
    const { reader } = stage.texts.en.ui;
    for (const [label, ending] of [
      [reader.downloadHtml, '.html'],
      [reader.downloadMarkdown, '.zip'],
      [reader.downloadLlms, '.txt'],
      [reader.downloadJson, '.json'],
    ] as const) {
      await page.locator('summary', { hasText: reader.download }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: new RegExp(`^${label}`) }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^acme-service-[0-9a-f]{7}-.*\\${ending}$`));
    }
    await context.close();
  });
});

test('a page that is written again waits for its reader: nothing moves until it is asked for', async () => {
  const model = await startModelServer({ tokenDelayMs: 1 });
  const context = await stage.context({ locale: 'en-GB' });
  const page = await context.newPage();
  const { form, reader } = stage.texts.en.ui;
  await page.goto(stage.productUrl);
  await page.getByLabel(form.repository, { exact: true }).fill(stage.repositoryUrl);
  await page.getByText(form.modeModel, { exact: true }).click();
  await page.getByLabel(form.preset, { exact: true }).selectOption('');
  await page.getByLabel(form.baseUrl, { exact: true }).fill(model.baseUrl);
  await page.getByLabel(form.apiKey, { exact: true }).fill('sk-key-0123456789');
  await page.getByLabel(form.model, { exact: true }).fill('scripted');
  await page.getByRole('button', { name: form.submit }).click();
  await page.locator('article h1').waitFor();
  await page.evaluate(() => window.scrollTo({ top: 400, behavior: 'instant' }));
  const before = await page.locator('article .ow-body').innerText();
  await page.getByText(reader.updated).waitFor();
  expect(await page.locator('article .ow-body').innerText()).toBe(before);
  // The notice may not push the text away from under the eye.
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(400);
  await page.getByRole('button', { name: reader.showUpdate }).click();
  await expect.poll(() => page.locator('article .ow-body').innerText()).toContain('As the lines show');
  await context.close();
  await model.close();
});

describe('on every screen', () => {
  const all = process.env.ORION_FULL === '1';
  const matrix = (['en', 'tr'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [1280, 390, 320].map((width) => ({ language, colorScheme, width })),
    ),
  );
  const screens = all
    ? matrix
    : matrix.filter(({ language, colorScheme, width }) =>
        ['en dark 1280', 'tr light 1280', 'tr dark 390', 'en light 320'].includes(
          `${language} ${colorScheme} ${width}`,
        ),
      );
  /** One page for each kind of content, so that each is met on some screen. */
  const PAGES = [
    ...['overview', 'architecture', 'delivery', 'configuration'],
    ...(all ? ['getting-started', 'how-post-hooks', 'extending', 'reference', 'coverage'] : []),
  ];

  const DIALOGS = [
    async function search(page: Page) {
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('queue');
      await page.getByRole('option').first().waitFor();
    },
    async function help(page: Page) {
      await page.keyboard.press('?');
    },
    async function pages(page: Page) {
      // Beside the page on a wide screen: there the page's own check has seen it.
      await page.keyboard.press(page.viewportSize()?.width === 1280 ? '?' : 't');
    },
    async function citations(page: Page) {
      await page.locator('button.ow-verified').first().click();
    },
  ];

  test.each(screens)('axe finds nothing and nothing overflows: $language $colorScheme $width', async (screen) => {
    const { language, colorScheme, width } = screen;
    const { page, context } = await stage.visit({ language, colorScheme, viewport: { width, height: 860 } });
    const place = screens.indexOf(screen);
    const isTurn = (index: number) => all || index % screens.length === place;
    for (const id of PAGES.filter((_, index) => isTurn(index))) {
      await page.evaluate((next) => {
        location.hash = `#p-${next}`;
      }, id);
      await page.locator(`article[id="p-${id}"] .ow-copy, article[id="p-${id}"] button.ow-verified`).first().waitFor();
      expect(await violations(page), id).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(width);
    }
    for (const open of DIALOGS.filter((_, index) => isTurn(index))) {
      await open(page);
      await page.locator('dialog[open]').waitFor();
      expect(await violations(page, 'dialog[open]'), open.name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), open.name).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    }
    await context.close();
  });

  test('wider spacing of text hides nothing at 320 px, and the choice is seen in forced colours', async () => {
    const { page, context } = await stage.visit({ viewport: { width: 320, height: 780 }, forcedColors: 'active' });
    // As a reader's own style sheet would come, beside the policy of the page. @source WCAG 2.2, 1.4.12
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.keyboard.press('t');
    const current = page.locator('dialog [aria-current="page"]');
    expect(await current.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await context.close();
  });

  test('on paper there is the page alone, with its title', async () => {
    const { page, context } = await stage.visit({ hash: '#p-architecture' });
    await heading(page, 'Architecture').waitFor();
    await page.emulateMedia({ media: 'print' });
    const isSeen = (selector: string) => page.locator(selector).first().isVisible();
    expect(await isSeen('article h1')).toBe(true);
    expect(await isSeen('main footer >> text=Generated by OrionWiki')).toBe(true);
    for (const part of ['.site > header', '.bar', 'aside', 'main > nav', '.reading > nav', 'main .actions']) {
      expect(await isSeen(part), part).toBe(false);
    }
    await context.close();
  });
});

test('the reading route asks nobody else and breaks no rule of its policy', async () => {
  const { requests, complaints, context } = await stage.visit();
  expect(requests.filter((url) => !url.startsWith(stage.productUrl))).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the scripts of the reading route stay within their bar', async () => {
  const { page, requests, context } = await stage.visit();
  await page.locator('button.ow-verified').waitFor();
  await context.close();
  const scripts = [...new Set(requests.filter((url) => url.endsWith('.js')))];
  const bodies = await Promise.all(scripts.map(async (url) => (await fetch(url)).arrayBuffer()));
  const weight = bodies.reduce((sum, body) => sum + gzipSync(new Uint8Array(body)).length, 0);
  expect(weight).toBeLessThanOrEqual(bars.readingScriptGzipBytes);
});
