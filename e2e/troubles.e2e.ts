import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { HONEST, openRunningStage, order, type RunningStage, titleOf } from './running-stage.ts';

let stage: RunningStage;

beforeAll(async () => {
  stage = await openRunningStage();
});

afterAll(async () => {
  await stage.close();
});

beforeEach(() => {
  stage.script = () => HONEST;
  stage.preflight = HONEST;
});

test('a page that fails says why; after a reload it is written again with calls for it alone', async () => {
  const { page, context, complaints } = await stage.visit();
  const { run, reader } = stage.texts.en.ui;
  stage.script = (title) => (title === 'Configuration' ? { kind: 'status', status: 422 } : HONEST);
  await stage.startReading(page);
  await page.getByText('Ready, 1 page failed').first().waitFor();
  const tree = page.getByRole('navigation', { name: reader.pages });
  await tree.getByRole('link', { name: `Configuration ${run.pageFailed}` }).click();
  await page.getByRole('heading', { level: 1, name: 'Configuration' }).waitFor();
  const note = page.getByTestId('failed-page');
  expect(await note.innerText()).toContain(stage.texts.en.errors.MODEL_UNREACHABLE.title);
  await expectAccessible(page);
  await page.reload();
  await note.waitFor();

  // Once more without luck: the cause is told beside the button, and nothing is lost.
  await note.getByRole('button', { name: run.retryPage }).click();
  await note.getByText(stage.texts.en.errors.MODEL_UNREACHABLE.hint).waitFor();
  stage.script = () => HONEST;
  const before = stage.calls.length;
  await note.getByRole('button', { name: run.retryPage }).click();
  await note.waitFor({ state: 'detached' });
  expect(stage.calls.slice(before).map(titleOf)).toEqual(['Configuration']);
  await page.getByRole('button', { name: reader.showUpdate }).click();
  await page.locator('article', { hasText: 'As the lines show' }).waitFor();
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  expect(await tree.getByText(run.pageFailed).count()).toBe(0);

  await page.locator('summary', { hasText: reader.download }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(reader.downloadHtml) }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('"outcome":"complete"');
  expect(complaints).toEqual([]);
  await context.close();
});

test('all failed pages are tried again with one press; a tab that has no key asks for one', async () => {
  stage.script = () => ({ kind: 'status', status: 422 });
  const { page, context } = await stage.visit({ language: 'tr', width: 390, colorScheme: 'dark' });
  const { run, form, reader } = stage.texts.tr.ui;
  await stage.startReading(page, 'tr');
  await page
    .getByText(/^Hazır, \d+ sayfa yazılamadı$/)
    .first()
    .waitFor();
  const failed = Number(/\d+/.exec((await page.getByTestId('run-status').innerText()) ?? '')?.[0]);
  expect(failed).toBeGreaterThan(2);

  const other = await context.browser()?.newContext({ locale: 'tr-TR', viewport: { width: 390, height: 800 } });
  const stranger = await other?.newPage();
  if (!stranger) throw new Error('no second browser context');
  await stranger.goto(page.url());
  await stranger.getByRole('button', { name: reader.openPages }).click();
  await stranger.getByRole('dialog').getByRole('button', { name: run.retryAll }).click();
  stage.script = () => HONEST;
  const before = stage.calls.length;
  const panel = stranger.getByRole('dialog');
  await panel.getByLabel(form.baseUrl, { exact: true }).fill(stage.access().baseUrl);
  await panel.getByLabel(form.model, { exact: true }).fill('scripted');
  await panel.getByLabel(form.apiKey, { exact: true }).fill(stage.key);
  await panel.getByRole('button', { name: run.retryPage }).click();
  await panel.getByTestId('failed-pages').waitFor({ state: 'detached' });
  expect(stage.calls.length - before).toBe(failed);
  expect(await stranger.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    stage.key,
  );
  await other?.close();
  await context.close();
});

const TROUBLES = [
  { code: 'MODEL_NOT_FOUND', step: 'changeModel', name: 'unknown' },
  { code: 'MODEL_AUTH_FAILED', step: 'changeModel', key: 'sk-wrong-000011' },
  { code: 'MODEL_QUOTA', step: 'useFacts', preflight: { kind: 'status', status: 402 } },
  { code: 'MODEL_RATE_LIMITED', step: 'tryAgain', preflight: { kind: 'status', status: 429, retryAfter: '0' } },
  { code: 'MODEL_TIMEOUT', step: 'tryAgain', preflight: { kind: 'status', status: 504, retryAfter: '0' } },
  { code: 'MODEL_UNREACHABLE', step: 'changeModel', preflight: { kind: 'status', status: 422 } },
  { code: 'REF_TOO_SHORT', step: 'changeRef', ref: 'abc1234' },
] as const;

test.each(['en', 'tr'] as const)('troubles are told with code, words and the next step, in %s', async (language) => {
  const { page, context } = await stage.visit({
    language,
    ...(language === 'tr' ? { width: 390, colorScheme: 'dark' } : {}),
  });
  const { ui, errors } = stage.texts[language];
  await page.goto(stage.product.url);
  for (const trouble of TROUBLES) {
    stage.preflight = 'preflight' in trouble ? trouble.preflight : HONEST;
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(stage.product.url);
    const asked =
      'ref' in trouble
        ? {}
        : {
            model: stage.access(
              'name' in trouble ? trouble.name : 'scripted',
              'key' in trouble ? trouble.key : stage.key,
            ),
          };
    await order(page, stage.texts[language], {
      url: stage.repository(),
      ...('ref' in trouble ? { ref: trouble.ref } : {}),
      ...asked,
    });
    const panel = page.getByTestId('trouble');
    await panel.waitFor();
    const told = await panel.innerText();
    expect(await panel.getAttribute('data-code'), told).toBe(trouble.code);
    expect(told).toContain(errors[trouble.code].title);
    expect(told).not.toMatch(/\{\w+\}/);
    expect(await panel.getByRole('button').first().innerText()).toBe(ui.run[trouble.step]);
    await panel.getByText(ui.run.details, { exact: true }).click();
    expect(await panel.locator('pre').innerText()).toContain(`code: ${trouble.code}`);
  }
  await expectAccessible(page);

  await page.goto(`${stage.product.url}/w/6f1c1a52-6f7e-4f0a-9a43-3c1f7b0b8f11`);
  const expired = page.getByTestId('trouble');
  await expired.getByRole('button', { name: ui.run.again }).waitFor();
  expect(await expired.getAttribute('data-code')).toBe('RUN_NOT_FOUND');
  await context.close();
});
