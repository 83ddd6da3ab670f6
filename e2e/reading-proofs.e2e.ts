import { execFileSync } from 'node:child_process';
import { startModelServer } from '@orionwiki/test-kit/model-server';
import { describe, expect, test } from 'vitest';
import { CLIPBOARD, clipboard, heading, startReadingStage } from './reading-stage.ts';

const stage = await startReadingStage();

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
    const some = files[0] ?? '';
    await panel.getByRole('textbox', { name: stage.texts.en.reading.citationsFilter }).fill(some.toUpperCase());
    expect(await panel.locator('h3:visible').allInnerTexts()).toEqual(files.filter((file) => file.includes(some)));
    expect(Number(await panel.getByRole('status').innerText())).toBe(await panel.locator('li:visible').count());
    await panel.getByRole('textbox').fill('');
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
