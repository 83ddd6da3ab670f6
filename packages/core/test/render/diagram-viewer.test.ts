import type { Page } from '@orionwiki/test-kit/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, title, type WikiBrowser } from './wiki-browser.ts';

let wikis: WikiBrowser;
let open: WikiBrowser['open'];
let overview: string;

beforeAll(async () => {
  wikis = await openBrowser();
  open = wikis.open;
  overview = `${wikis.addresses.en}#p-overview`;
}, 120_000);

afterAll(() => wikis?.close());

const shown = (page: Page, selector: string) => page.locator(`.ow-page:not([hidden]) ${selector}`);
const scale = (page: Page) => page.locator('#p-overview .ow-tools button, .ow-viewer .ow-tools button').nth(1);
const place = (page: Page) =>
  page.locator('.ow-diagram:visible').evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);

test('every drawing has four named buttons large enough to hit, and asking again adds none', async () => {
  const { page, context } = await open(overview);
  const buttons = await shown(page, '.ow-tools button').all();
  const names = ['Zoom out', 'Reset zoom: 100%', 'Zoom in', 'Full screen'];
  expect(buttons).toHaveLength(4);
  for (const [index, button] of buttons.entries()) {
    expect(await button.getAttribute('aria-label')).toBe(names[index]);
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(32);
  }
  await page.locator('.ow-paging a[rel=next]').click();
  await page.goBack();
  await expect.poll(() => title(page)).toBe('Overview of relay');
  expect(await shown(page, '.ow-tools').count()).toBe(1);
  await context.close();
});

test('buttons zoom, what stands below stays where it is, and nobody has to look to know', async () => {
  const { page, context, troubles } = await open(overview);
  // On the page: a click may scroll a little to bring its button into the window.
  const below = async () => {
    const top = await shown(page, '.ow-edges').evaluate((element) => element.getBoundingClientRect().top);
    return Math.round(top + Number(await page.evaluate('scrollY')));
  };
  // What comes into the window for the first time gets its true height then, zoom or not.
  await page.getByRole('button', { name: 'Zoom in' }).hover();
  const before = await below();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect(await scale(page).innerText()).toBe('150%');
  expect(await page.locator('#ow-live').textContent()).toBe('Zoom: 150%');
  expect(await below()).toBe(before);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  expect(await scale(page).innerText()).toBe('125%');
  await page.getByRole('button', { name: /^Reset zoom/ }).click();
  expect(await scale(page).innerText()).toBe('100%');
  expect(await below()).toBe(before);
  expect(troubles).toEqual([]);
  await context.close();
});

test('keys zoom and move the drawing that has the focus, and never the page', async () => {
  const { page, context } = await open(overview, { viewport: { width: 390, height: 500 }, reducedMotion: 'reduce' });
  const frame = shown(page, '.ow-diagram');
  await frame.focus();
  const top = await page.evaluate('scrollY');
  for (const key of ['+', '=', '+']) await page.keyboard.press(key);
  expect(await scale(page).innerText()).toBe('200%');
  const [left, down] = (await place(page)) as [number, number];
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await place(page)).toEqual([left + 60, down + 60]);
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('ArrowDown');
  for (let press = 0; press < 80; press += 1) await page.keyboard.press('ArrowUp');
  expect(await page.evaluate('scrollY')).toBe(top);
  await page.keyboard.press('-');
  expect(await scale(page).innerText()).toBe('150%');
  await page.keyboard.press('0');
  expect(await scale(page).innerText()).toBe('100%');
  await context.close();
});

test('a wheel scrolls the page over a drawing; with Ctrl it zooms', async () => {
  const { page, context } = await open(overview, { viewport: { width: 1280, height: 500 } });
  const frame = shown(page, '.ow-diagram');
  await frame.hover();
  const top = (await page.evaluate('scrollY')) as number;
  await page.mouse.wheel(0, 60);
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(top);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(() => scale(page).innerText()).toBe('165%');
  await context.close();
});

test('dragging moves the drawing and follows no link; a click still does', async () => {
  const { page, context } = await open(overview, { viewport: { width: 390, height: 800 } });
  const node = shown(page, '.ow-diagram a .ow-node').first();
  await node.scrollIntoViewIfNeeded();
  const [left] = (await place(page)) as [number, number];
  const box = (await node.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 15, y, { steps: 3 });
  await page.mouse.move(x - 30, y, { steps: 3 });
  await page.mouse.up();
  expect(((await place(page)) as [number, number])[0]).toBe(left + 30);
  expect(await title(page)).toBe('Overview of relay');
  await shown(page, '.ow-diagram a[href="#p-delivery"]').click();
  await expect.poll(() => title(page)).toBe('Delivery');
  await context.close();
});

test('full screen shows all of the drawing with its list; Esc closes it and the reader is where they were', async () => {
  const { page, context, troubles } = await open(overview, { reducedMotion: 'reduce' });
  const opener = page.getByRole('button', { name: 'Full screen' });
  await opener.focus();
  const top = await page.evaluate('scrollY');
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Diagram: Which modules depend on which' });
  expect(await viewer.evaluate(({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight])).toEqual([1280, 800]);
  const isWhole = () =>
    viewer
      .locator('.ow-diagram')
      .evaluate((frame) => frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight);
  expect(await isWhole()).toBe(true);
  // The drawing has the focus: its keys work at once.
  const fitted = await scale(page).innerText();
  await page.keyboard.press('+');
  expect(await scale(page).innerText()).not.toBe(fitted);
  await viewer.getByText('Diagram as a list').click();
  expect(await viewer.locator('.ow-edges li').first().isVisible()).toBe(true);
  await expect.poll(isWhole).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog.ow-viewer').count()).toBe(0);
  expect(await opener.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(await scale(page).innerText()).toBe('100%');
  expect(await page.evaluate('scrollY')).toBe(top);
  expect(await shown(page, '.ow-figure > *').count()).toBe(4);
  expect(troubles).toEqual([]);
  await context.close();
});

test('a link inside full screen leads to its page and leaves no dialog behind; so does the way back', async () => {
  const { page, context } = await open(overview);
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.locator('.ow-viewer a[href="#p-delivery"]').click();
  await expect.poll(() => title(page)).toBe('Delivery');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.getByRole('button', { name: 'Full screen' }).first().click();
  await page.goBack();
  await expect.poll(() => title(page)).toBe('Overview of relay');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await context.close();
});

test('in Turkish the buttons are named in Turkish and per cents are written so', async () => {
  const { page, context } = await open(`${wikis.addresses.tr}#p-overview`);
  await page.getByRole('button', { name: 'Yakınlaştır', exact: true }).click();
  expect(await scale(page).innerText()).toBe('%125');
  expect(await page.locator('#ow-live').textContent()).toBe('Yakınlaştırma: %125');
  await page.getByRole('button', { name: 'Tam ekran' }).click();
  await page.getByRole('button', { name: 'Kapat', exact: true }).last().click();
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await context.close();
});
