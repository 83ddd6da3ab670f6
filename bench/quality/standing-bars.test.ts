import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WikiBundle } from './bundle.ts';
import { readCheckout } from './checkout.ts';
import { countDifferingBytes, makeWiki, reverify } from './make-wiki.ts';
import { measureWiki } from './measure-wiki.ts';
import type { Bars, Row } from './row.ts';
import { holdAgainstBars, type MeasuredWiki, readBars } from './standing-bars.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = ['typescript-service', 'python-tool', 'tiny'] as const;

let wikis: readonly MeasuredWiki[] = [];
let samples: readonly SampleRepository[] = [];

async function measureFolder(name: string, folder: string): Promise<MeasuredWiki> {
  const text = await makeWiki({ folder });
  const bundle = JSON.parse(text) as WikiBundle;
  const checkout = await readCheckout(folder, bundle.repo.commit);
  const reverified = await reverify(text, folder);
  // Two more runs: on the samples only, which are small.
  const differingBytes = folder === ROOT ? undefined : await countDifferingBytes(folder, bundle);
  const beside = { checkout, reverified, ...(differingBytes !== undefined && { differingBytes }) };
  return { name, rows: measureWiki(bundle, beside) };
}

function hasHistory(folder: string): boolean {
  try {
    execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  samples = await Promise.all(SAMPLES.map((kind) => createSampleRepository(kind)));
  const folders: [string, string][] = samples.map(({ dir }, index) => [SAMPLES[index] ?? '', dir]);
  // An unpacked archive has no commit to read.
  if (hasHistory(ROOT)) folders.push(['this project', ROOT]);
  const measured: MeasuredWiki[] = [];
  for (const [name, folder] of folders) measured.push(await measureFolder(name, folder));
  wikis = measured;
});

afterAll(async () => {
  await Promise.all(samples.map((sample) => sample.remove()));
});

test('the wikis of the samples and of this project keep every bar that is not listed as open', () => {
  const verdict = holdAgainstBars(wikis, readBars());
  for (const text of verdict.open) console.log(`open  ${text}`);
  expect(verdict.missed).toEqual([]);
});

test('no bar is listed as open that every wiki reaches', () => {
  expect(holdAgainstBars(wikis, readBars()).reached).toEqual([]);
});

const row = (value: number): Row => ({ id: 'most', name: 'most', value, count: 1, bar: 'most', examples: [] });
const barsWith = (open: readonly string[]): Bars => ({ most: 5, open });

test('a missed bar fails unless it is listed as open, and an open one fails as soon as it is reached', () => {
  const [reached, missed] = [
    [{ name: 'a', rows: [row(5)] }],
    [
      { name: 'a', rows: [row(5)] },
      { name: 'b', rows: [row(6)] },
    ],
  ];
  expect(holdAgainstBars(missed, barsWith([]))).toMatchObject({ missed: ['most: b has 6, the bar is 5'], open: [] });
  expect(holdAgainstBars(missed, barsWith(['most']))).toMatchObject({ missed: [], reached: [] });
  expect(holdAgainstBars(reached, barsWith(['most']))).toMatchObject({ missed: [], reached: ['most'] });
});
