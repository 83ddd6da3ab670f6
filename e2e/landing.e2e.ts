import { ERRORS } from '@orionwiki/core/messages';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSite, TOKEN } from './open-site.ts';

const KEY = 'sk-key-9f8e7d6c5b4a';

const { product, git, texts, visit, repositoryField, submit } = await openSite();
/** Hosts of the world are not asked by tests: an answer that never comes is a case the form has to bear anyway. */
const withoutLookups = (page: Page) => page.route('**/trpc/inspect**', (route) => route.abort());

describe('the form', () => {
  test('understands what is pasted, says so, and notes what it was reduced to', async () => {
    const { page, context } = await visit('/', 'en-GB', withoutLookups);
    const { address } = texts.en.ui;
    for (const [pasted, understood, note] of [
      ['acme/tools', 'GitHub · acme/tools · default branch', undefined],
      ['  https://github.com/acme/tools.git ', 'GitHub · acme/tools · default branch', undefined],
      ['git@github.com:acme/tools.git', 'GitHub · acme/tools · default branch', address.noteSsh],
      ['https://github.com/acme/tools/tree/main', 'GitHub · acme/tools · main', undefined],
      ['https://github.com/acme/tools/pull/12', 'GitHub · acme/tools · #12', address.noteRequest],
      [
        'https://gitlab.com/group/sub/tools/-/issues/3',
        'GitLab · group/sub/tools · default branch',
        address.noteInside,
      ],
      ['https://github.com/acme/tools/blob/main/src/a.ts', 'GitHub · acme/tools · main/src/a.ts', address.noteFile],
    ] as const) {
      await repositoryField(page).fill(pasted);
      await page.locator('#repository-after').getByText(understood, { exact: true }).waitFor();
      if (note) await page.getByText(note).waitFor();
    }
    await context.close();
  });

  test('each bad address gets its own sentence, keeps what was typed and takes the focus', async () => {
    const { page, context } = await visit();
    const told = new Set<string>();
    for (const bad of [
      '',
      'hello world',
      'https://github.com/acme',
      'git@code.example:acme/tools',
      '/home/me/tools',
      'ftp://github.com/acme/tools',
      'acme/to"ols',
      `https://github.com/acme/${'a'.repeat(2100)}`,
    ]) {
      await repositoryField(page).fill(bad);
      await submit(page).click();
      await page.locator('#repository[aria-invalid="true"]:focus').waitFor();
      const described = (await repositoryField(page).getAttribute('aria-describedby')) ?? '';
      expect(described.split(' ')).toContain('repository-problem');
      told.add(await page.locator('#repository-problem').innerText());
      expect(await repositoryField(page).inputValue()).toBe(bad);
    }
    expect(told.size).toBe(8);
    expect(page.url()).toBe(`${product.url}/`);
    await context.close();
  });

  test('asks the host once somebody pauses, tells branch and folder apart, and says what is missing', async () => {
    const { page, context, requests } = await visit();
    await repositoryField(page).fill(`${git.url}/acme/service/tree/main/src`);
    await page.locator('#repository-after').getByText('· main · folder src').waitFor();
    await page.locator('#ref-suggestions option[value="main"]').waitFor({ state: 'attached' });
    await repositoryField(page).fill(`${git.url}/acme/secret`);
    await page.getByText(texts.en.errors.REPO_NOT_FOUND_OR_PRIVATE.title).first().waitFor();
    await page.getByRole('button', { name: texts.en.ui.run.addToken }).click();
    await page.locator('#token:focus').waitFor();
    const asked = requests.filter((url) => url.includes('/trpc/inspect')).length;
    await page.locator('#token').fill(TOKEN);
    await repositoryField(page).fill(`${git.url}/acme/secret.git`);
    await page.locator('#ref').fill('main');
    // Reaching another page and back takes longer than the pause would.
    await page.getByRole('link', { name: texts.en.ui.app.help }).first().click();
    await page.getByRole('heading', { level: 1, name: texts.en.ui.help.title }).waitFor();
    expect(requests.filter((url) => url.includes('/trpc/inspect'))).toHaveLength(asked);
    await context.close();
  });

  test('a secret in the address is moved to its field; the key is forgotten on request', async () => {
    const { page, context, requests } = await visit('/', 'en-GB', withoutLookups);
    const { form } = texts.en.ui;
    await repositoryField(page).fill(`https://me:${TOKEN}@git.example/acme/tools`);
    await page.getByText(form.credentialMoved).waitFor();
    expect(await repositoryField(page).inputValue()).toBe('https://git.example/acme/tools');
    expect(await page.locator('#token').inputValue()).toBe(TOKEN);
    expect(await page.locator('#username').inputValue()).toBe('me');
    await page.getByText(form.modeModel, { exact: true }).click();
    await page.locator('#apiKey').fill(KEY);
    await page.locator('#model').fill('writer');
    await page.locator('#baseUrl').fill('http://127.0.0.1:1/v1');
    await page.locator('#repository').fill(`${git.url}/acme/service.git`);
    await submit(page).click();
    await page.waitForURL('**/w/**');
    const stored = () =>
      page.evaluate(() => [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })]);
    expect((await stored())[0]).toContain(KEY);
    expect((await stored())[1]).not.toContain(KEY);
    expect((await stored()).join('')).not.toContain(TOKEN);
    await page.goto(product.url);
    await page.getByRole('button', { name: form.forgetKey }).click();
    expect((await stored()).join('')).not.toContain(KEY);
    expect(requests.join('\n')).not.toContain(TOKEN);
    await context.close();
  });

  test('a press before the page’s script runs is not lost', async () => {
    const scripts = Promise.withResolvers<void>();
    const { page, context, complaints } = await visit('/help');
    await page.route('**/_app/**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await page.goto(product.url, { waitUntil: 'commit' });
    await repositoryField(page).fill(`${git.url}/acme/service.git`);
    await submit(page).click();
    scripts.resolve();
    await page.waitForURL('**/w/**');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('works by keyboard alone, in the order in which it is seen, with a visible focus', async () => {
    const { page, context } = await visit();
    const stops: { id: string; top: number; left: number; hasRing: boolean }[] = [];
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return undefined;
        const { top, left } = element.getBoundingClientRect();
        const ringed = element.closest('label') ?? element;
        const hasRing = [element, ringed].some((one) => getComputedStyle(one).outlineStyle !== 'none');
        const id = element.id || element.getAttribute('name') || element.textContent.trim();
        return { id, top: Math.round(top + scrollY), left: Math.round(left), hasRing };
      });
      if (!stop) break;
      stops.push(stop);
    }
    expect(stops.filter(({ hasRing }) => !hasRing)).toEqual([]);
    const inForm = stops.slice(stops.findIndex(({ id }) => id === 'repository'));
    expect(inForm.length).toBeGreaterThan(8);
    const misplaced = inForm.filter((stop, place) => {
      const before = inForm[place - 1];
      return before && stop.top < before.top - 24 && stop.left <= before.left;
    });
    expect(misplaced).toEqual([]);
    await repositoryField(page).focus();
    await page.keyboard.type(`${git.url}/acme/service.git`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/w/**');
    await page
      .getByText(/^Wiki ready/)
      .first()
      .waitFor();
    await context.close();
  });
});

describe('the start page', () => {
  test('is quiet and reaches no other site', async () => {
    const { page, context, requests, complaints } = await visit();
    expect(requests.filter((url) => !url.startsWith(product.url))).toEqual([]);
    expect(complaints).toEqual([]);
    const picture = await page.getAttribute('meta[property="og:image"]', 'content');
    expect((await fetch(picture ?? '')).headers.get('content-type')).toBe('image/png');
    await context.close();
  });

  test.each(['/', '/help', '/recent/none', '/nothing-here'])('%s has a policy without holes', async (path) => {
    const policy = (await fetch(product.url + path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
  });

  test('switches to Turkish in place, with nothing left in English', async () => {
    const { page, context } = await visit();
    await repositoryField(page).fill('nonsense here');
    await page.getByRole('button', { name: 'Türkçe' }).click();
    await page.getByRole('heading', { level: 1, name: texts.tr.ui.landing.title }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('tr');
    expect(await repositoryField(page).inputValue()).toBe('nonsense here');
    await submit(page, 'tr').click();
    await page.locator('#repository-problem').waitFor();
    await page.getByText(texts.tr.ui.form.modeModel, { exact: true }).click();
    await page.locator('#confirmAbove').waitFor();
    for (const part of await page.locator('form summary').all()) await part.click();
    expect(await englishOn(page)).toEqual([]);
    await page.goto(`${product.url}/help`);
    await page.getByRole('heading', { level: 1, name: texts.tr.ui.help.title }).waitFor();
    expect(await englishOn(page)).toEqual([]);
    await context.close();
  });
});

/** Texts of the page that are English texts of the dictionary and differ from the Turkish ones. */
async function englishOn(page: Page): Promise<readonly string[]> {
  const turkish = new Set(Object.values(flat(texts.tr)));
  const english = new Set(Object.values(flat(texts.en)).filter((text) => /[a-z]{3}/i.test(text) && !turkish.has(text)));
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('script, style, [lang="en"]')) {
        found.push(walker.currentNode.textContent?.trim() ?? '');
      }
    }
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
    return [
      ...found,
      ...named.flatMap((one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? '')),
    ];
  });
  return shown.filter((text) => english.has(text));
}

function flat(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  return Object.assign({}, ...Object.entries(value as object).map(([name, inner]) => flat(inner, `${path}.${name}`)));
}

test('help names every error and the server’s own limits; llms.txt tells agents how to call', async () => {
  const help = await (await fetch(`${product.url}/help`, { headers: { 'accept-language': 'en' } })).text();
  for (const code of Object.keys(ERRORS)) expect(help).toContain(`<code>${code}</code>`);
  expect(help).toContain('64 KiB');
  expect(help).toContain(`${product.url}/api/generate_ephemeral`);
  const answer = await fetch(`${product.url}/llms.txt`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const told = await answer.text();
  expect(told).toMatch(/^# OrionWiki\n/);
  expect(told).toContain(`POST ${product.url}/api/generate_ephemeral`);
});
