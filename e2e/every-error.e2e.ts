import { ERRORS, type ErrorCode, type WikiLanguage } from '@orionwiki/core/messages';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { openSite } from './open-site.ts';

const { visit, texts, repositoryField, submit } = await openSite();

const FOLDERS = 'packages\t1234\ndocs\t1';

/** Everything that texts of errors are filled with, as the server sends it. */
const PARAMS = {
  ...{
    host: 'git.example.org',
    ref: 'main',
    subdir: 'docs',
    reason: 'timed-out',
    field: 'include',
    server: 'OrionWiki',
  },
  ...{ model: 'writer', limit: '512 KiB', needed: 1200, budget: 1000, port: 3000, seconds: 90, files: 1235 },
};

/** What stands on the first button, where it is not "Try again". */
const FIRST_STEP: Partial<Record<ErrorCode, keyof (typeof texts)['en']['ui']['run']>> = {
  REQUEST_INVALID: 'changeAddress',
  REPO_URL_INVALID: 'changeAddress',
  REPO_HOST_FORBIDDEN: 'changeAddress',
  REPO_NOT_GIT: 'changeAddress',
  REPO_NOT_FOUND_OR_PRIVATE: 'addToken',
  REPO_AUTH_FAILED: 'changeToken',
  REPO_EMPTY: 'changeRef',
  REF_NOT_FOUND: 'changeRef',
  REF_TOO_SHORT: 'changeRef',
  SUBDIR_NOT_FOUND: 'changeFolder',
  REPO_TOO_LARGE: 'narrow',
  BUDGET_EXCEEDED: 'useFacts',
  MODEL_AUTH_FAILED: 'changeModel',
  MODEL_NOT_FOUND: 'changeModel',
  MODEL_QUOTA: 'useFacts',
  MODEL_UNREACHABLE: 'changeModel',
  RUN_NOT_FOUND: 'again',
  RUN_LOST: 'again',
  CANCELLED: 'again',
  SERVER_UNREACHABLE: 'reload',
};

/** A server that ends every run with an error, as its event stream tells it. */
async function failWith(page: Page, code: ErrorCode, params: object): Promise<void> {
  const line = (event: string, data: object, id = '') =>
    `${id && `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  const failed = { type: 'failed', code, params, incidentId: 'inc-0001' };
  await page.unroute('**/trpc/generateProgress**');
  await page.route('**/trpc/generateProgress**', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/event-stream' },
      body: line('connected', {}) + line('message', failed, '1-1') + line('return', {}),
    }),
  );
}

describe.each(['en', 'tr'] as const)('in %s', (language) => {
  test('every error of the catalogue is told with title, sentence, code and what to do', async () => {
    const { page, context } = await visit('/help', language === 'tr' ? 'tr-TR' : 'en-GB');
    const { errors, ui } = texts[language];
    for (const [index, code] of (Object.keys(ERRORS) as ErrorCode[]).entries()) {
      await failWith(page, code, PARAMS);
      // As a link of the site: what is loaded stays.
      await page.evaluate(
        (address) => {
          const link = Object.assign(document.createElement('a'), { href: address });
          document.querySelector('main')?.append(link);
          link.click();
        },
        `/w/6f1c1a52-6f7e-4f0a-9a43-3c1f7b0b8f${10 + index}`,
      );
      const panel = page.getByTestId('trouble').and(page.locator(`[data-code="${code}"]`));
      await panel.waitFor();
      const told = await panel.innerText();
      expect(await panel.getByRole('heading', { level: 1 }).innerText()).toContain(errors[code].title);
      expect(told, code).not.toMatch(/\{\w+\}/);
      expect(await panel.getByRole('button').first().innerText(), code).toBe(ui.run[FIRST_STEP[code] ?? 'tryAgain']);
      if (code === 'CANCELLED') continue;
      await panel.getByText(ui.run.details, { exact: true }).click();
      expect(await panel.locator('pre').innerText()).toMatch(`code: ${code}\nincident: inc-0001`);
    }
    await context.close();
  });

  test('a server that is full says when to come back, counts down and says when it is time', async () => {
    const { page, context } = await openOrdered(language);
    await refuse(page, 'SERVER_BUSY', { seconds: 2, retryAfterMs: 2000 });
    const panel = page.getByTestId('trouble');
    await panel.waitFor();
    expect(await panel.getAttribute('data-code')).toBe('SERVER_BUSY');
    await panel.getByText(texts[language].ui.run.retryNow).waitFor();
    await context.close();
  });

  test('a repository that is too large offers its folders, and one press asks for one of them', async () => {
    const { page, context } = await openOrdered(language);
    await refuse(page, 'REPO_TOO_LARGE', { ...PARAMS, folders: FOLDERS });
    const panel = page.getByTestId('trouble');
    const offered = panel.getByRole('listitem').getByRole('button');
    await offered.first().waitFor();
    const { format } = new Intl.NumberFormat(language);
    expect((await offered.first().innerText()).replace(/\s+/g, ' ')).toBe(
      `packages/ ${texts[language].ui.run.folderFiles.other.replace('{n}', format(1234))}`,
    );
    await expectAccessible(page);
    const [request] = await Promise.all([page.waitForRequest('**/trpc/generateEphemeral**'), offered.first().click()]);
    expect(request.postData()).toContain('"subdir":"packages"');
    await context.close();
  });
});

const openOrdered = (language: WikiLanguage) => visit('/', language === 'tr' ? 'tr-TR' : 'en-GB');

/** Orders a wiki at a server that ends the run with an error. */
async function refuse(page: Page, code: ErrorCode, params: object): Promise<void> {
  await failWith(page, code, params);
  await page.unroute('**/trpc/generateEphemeral**');
  // The event is what is told; the answer itself never comes.
  await page.route('**/trpc/generateEphemeral**', () => {});
  await repositoryField(page).fill('https://git.example.org/acme/large');
  const language = (await page.evaluate(() => document.documentElement.lang)) as WikiLanguage;
  await submit(page, language).click();
  await page.waitForURL('**/w/**');
}
