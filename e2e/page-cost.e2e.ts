import { describe, expect, test } from 'vitest';
import bars from '../bench/bars.json' with { type: 'json' };
import { recordShifts, scriptBytes, shiftsOf, styleBytes } from './page-cost.ts';
import { startReadingStage } from './reading-stage.ts';

const stage = await startReadingStage();

describe('what a page loads is within its bars', () => {
  test('the start page', async () => {
    const { page, requests, context } = await stage.visit({ path: '/' });
    await page.locator('#repository').waitFor();
    await page.waitForLoadState('networkidle');
    const scripts = await scriptBytes(requests);
    expect(scripts).toBeGreaterThan(10_000);
    expect(scripts).toBeLessThanOrEqual(bars.landingScriptGzipBytes);
    expect(await styleBytes(requests)).toBeLessThanOrEqual(bars.styleGzipBytes);
    await context.close();
  });

  test('a finished wiki', async () => {
    const { page, requests, context } = await stage.visit();
    await page.locator('button.ow-verified').waitFor();
    await page.waitForLoadState('networkidle');
    const scripts = await scriptBytes(requests);
    expect(scripts).toBeGreaterThan(10_000);
    expect(scripts).toBeLessThanOrEqual(bars.readingScriptGzipBytes);
    expect(await styleBytes(requests)).toBeLessThanOrEqual(bars.styleGzipBytes);
    await context.close();
  });
});

describe.each([1280, 360])('nothing moves by itself at %i px', (width) => {
  const viewport = { width, height: 800 };

  test('from the start page over the running to the finished wiki', async () => {
    const { page, context } = await stage.visit({ path: '/', viewport, prepare: recordShifts });
    await page.waitForLoadState('networkidle');
    const start = await shiftsOf(page);
    expect(start.sum, start.what.join('\n')).toBeLessThanOrEqual(bars.layoutShift);
    await page.locator('#repository').fill(stage.repositoryUrl);
    await page.getByRole('button', { name: stage.texts.en.ui.form.submit }).click();
    await page.waitForURL('**/w/**');
    await page.getByTestId('run-status').and(page.locator('.done')).waitFor();
    await page.locator('article .ow-copy, article button.ow-verified').first().waitFor();
    const run = await shiftsOf(page);
    expect(run.sum, run.what.join('\n')).toBeLessThanOrEqual(bars.layoutShift);
    await context.close();
  });

  test('a finished wiki that is opened', async () => {
    const { page, context } = await stage.visit({ viewport, prepare: recordShifts });
    await page.locator('button.ow-verified').first().waitFor();
    await page.waitForLoadState('networkidle');
    const { sum, what } = await shiftsOf(page);
    expect(sum, what.join('\n')).toBeLessThanOrEqual(bars.layoutShift);
    await context.close();
  });
});
