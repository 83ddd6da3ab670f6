import { describe, expect, test } from 'vitest';
import { WordSketch } from './word-sketch.ts';

const sketchOf = (...texts: string[]): WordSketch => {
  const sketch = new WordSketch();
  for (const text of texts) sketch.add(new TextEncoder().encode(text));
  return sketch;
};

describe('words of code', () => {
  test.each([
    "argv.includes('--dry-run')",
    'const isDryRun = true',
    'dry_run: bool',
    'DRY_RUN=1',
    'type DryRunOption',
    'dryrun',
  ])('%s has the word dry-run', (text) => {
    expect(sketchOf(text).has('dry-run')).toBe(true);
  });

  test('parts in another order, parts of a word and words next to each other are other words', () => {
    const sketch = sketchOf('runDry dry run laundry-runner dry.run');
    expect(sketch.has('dry-run')).toBe(false);
    expect(sketch.has('laundry')).toBe(true);
    expect(sketch.has('laund')).toBe(false);
  });

  test('occurrences are counted up to 255', () => {
    expect(sketchOf('RetryPolicy retry_policy', 'other retryPolicyOf').count('RetryPolicy')).toBe(3);
    expect(sketchOf('again '.repeat(1_000)).count('again')).toBe(255);
  });

  test('a word of more parts than are counted together is never said to be missing', () => {
    expect(sketchOf('nothing').has('a-very-long-flag-name')).toBe(true);
  });

  test('random words that no text has are hardly ever found', () => {
    const sketch = new WordSketch();
    for (let at = 0; at < 200_000; at++) sketch.add(new TextEncoder().encode(`w${at.toString(36)}x`));
    const found = Array.from({ length: 1_000 }, (_, at) => sketch.has(`q${at}z`)).filter(Boolean).length;
    expect(found).toBeLessThan(150);
  });
});
