import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { recorded, recordProgress } from './record-progress.ts';
import { type Relay, startRelay } from './relay.ts';
import { HONEST, openRunningStage, order, type RunningStage, SLOW } from './running-stage.ts';

/** A machine that is shared may take its time; how fast a cancel is, is measured by itself. */
const PATIENT = { timeout: 30_000 };

let stage: RunningStage;
let relay: Relay;

beforeAll(async () => {
  stage = await openRunningStage();
  relay = await startRelay(stage.product.url);
});

afterAll(async () => {
  await relay.close();
  await stage.close();
});

beforeEach(() => {
  stage.script = () => HONEST;
  stage.preflight = HONEST;
});

test('the first page is read while others are written: nothing moves under the reader, the bar only grows, the voice pauses', async () => {
  stage.script = () => SLOW;
  const { page, context, complaints } = await stage.visit();
  await recordProgress(page);
  await stage.startReading(page);
  const heading = page.locator('article h2').nth(2);
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
  const before = await heading.evaluate((element) => [element.getBoundingClientRect().top, element.textContent]);
  expect(await page.getByRole('button', { name: stage.texts.en.ui.run.cancel }).isVisible()).toBe(true);
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  await page.getByText(stage.texts.en.ui.reader.updated).waitFor();
  const [top, text] = await heading.evaluate((element) => [element.getBoundingClientRect().top, element.textContent]);
  expect(text).toBe(before[1]);
  expect(Math.abs(Number(top) - Number(before[0]))).toBeLessThan(2);

  const { bar, voice, titles } = await recorded(page);
  expect(bar.length).toBeGreaterThan(4);
  expect(bar).toEqual([...bar].sort((a, b) => a - b));
  expect(bar.at(-1)).toBeLessThan(1);
  const pauses = voice.slice(1).map(({ atMs }, index) => atMs - (voice[index]?.atMs ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(4900);
  expect(voice.map((said) => said.text).filter((said) => /\d+ of \d+/.test(said))).toEqual([]);
  expect(titles.some((title) => /^\(\d+\/\d+\) acme\/service$/.test(title))).toBe(true);
  expect(titles.at(-1)).toBe('Overview · acme/service · OrionWiki');
  expect(complaints).toEqual([]);
  await context.close();
});

test('cancelling takes two seconds at most, ends every call to the model and keeps what can be read', async () => {
  stage.script = () => ({ kind: 'stall', afterTokens: 3 });
  const { page, context } = await stage.visit();
  const before = stage.pageCalls().length;
  await stage.startReading(page);
  await expect.poll(() => stage.pageCalls().length, PATIENT).toBeGreaterThan(before);
  const pressedAt = performance.now();
  await page.getByRole('button', { name: stage.texts.en.ui.run.cancel }).click();
  await page.getByText(stage.texts.en.ui.run.cancelled).first().waitFor();
  expect(performance.now() - pressedAt).toBeLessThan(2000);
  const calls = stage.pageCalls().length;
  await expect
    .poll(
      () =>
        stage
          .pageCalls()
          .slice(before)
          .every((call) => call.aborted),
      PATIENT,
    )
    .toBe(true);
  const tree = page.getByRole('navigation', { name: stage.texts.en.ui.reader.pages });
  await tree.getByRole('link', { name: 'Getting started' }).click();
  await page.getByRole('heading', { level: 1, name: 'Getting started' }).waitFor();
  await page.getByText(stage.texts.en.ui.reader.downloadPartial).waitFor();
  expect(stage.pageCalls().length).toBe(calls);
  await context.close();
});

test('a run survives a reload and three cut connections and gives the same wiki, written once', async () => {
  const wikiOf = async (disturb: (page: Page) => Promise<void>) => {
    const before = stage.calls.length;
    const { page, context } = await stage.visit();
    await stage.startReading(page, 'en', relay.url);
    await disturb(page);
    await page
      .getByText(/^Wiki ready/)
      .first()
      .waitFor();
    const runId = new URL(page.url()).pathname.split('/').at(-1);
    const answer = await fetch(`${stage.product.api}/trpc/result`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ runId, format: 'json' }),
    });
    const { result } = (await answer.json()) as { result: { data: { body: string } } };
    const marks = await page.getByRole('navigation', { name: stage.texts.en.ui.reader.pages }).innerText();
    await context.close();
    return { pages: JSON.parse(result.data.body).pages, marks, calls: stage.calls.length - before };
  };
  const calm = await wikiOf(async () => {});
  stage.script = () => SLOW;
  const rough = await wikiOf(async (page) => {
    for (const at of [1, 3, 5]) {
      await page
        .getByTestId('run-status')
        .getByText(new RegExp(`^Model text: (?:${at}|[${at + 1}-9]|\\d\\d) of`))
        .waitFor();
      relay.cut();
      if (at === 3) await page.reload();
    }
  });
  expect(rough).toEqual(calm);
});

test('a dear run asks first, is answered by keyboard, and then asks the model nothing', async () => {
  const { page, context } = await stage.visit();
  const before = stage.pageCalls().length;
  await page.goto(stage.product.url);
  await order(page, stage.texts.en, { url: stage.repository(), model: stage.access(), confirmAbove: '1' });
  const panel = page.getByTestId('confirm');
  await panel.waitFor();
  expect(await page.title()).toBe('(?) acme/service');
  await expectAccessible(page);
  await panel.getByRole('button', { name: stage.texts.en.ui.run.useFacts }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await page
    .getByText(/^Wiki ready/)
    .first()
    .waitFor();
  expect(stage.pageCalls().length).toBe(before);
  await context.close();
});
