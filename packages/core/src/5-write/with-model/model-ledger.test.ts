import { describe, expect, test } from 'vitest';
import { ModelLedger } from './model-ledger.ts';

const answer = (inputTokens: number, outputTokens: number, isCounted = true) => ({
  ...{ text: '', isCut: false, inputTokens, outputTokens, isCounted },
});

describe('the ledger', () => {
  test('counts calls and tokens', () => {
    const ledger = new ModelLedger();
    for (const [input, output] of [
      [100, 10],
      [200, 20],
    ] as const) {
      expect(ledger.reserve(500)).toBe(true);
      ledger.settle(500, 300, answer(input, output));
    }
    expect(ledger.usage).toEqual({ calls: 2, inputTokens: 300, outputTokens: 30 });
  });

  test('refuses what the run cannot pay, calls under way included', () => {
    const ledger = new ModelLedger(1000);
    expect(ledger.reserve(600)).toBe(true);
    expect(ledger.reserve(600)).toBe(false);
    ledger.settle(600, 500, answer(300, 50));
    expect(ledger.reserve(600)).toBe(true);
  });

  test('gives back what a failed call had set aside', () => {
    const ledger = new ModelLedger(1000);
    ledger.reserve(1000);
    ledger.release(1000);
    expect(ledger.reserve(1000)).toBe(true);
    expect(ledger.usage.calls).toBe(0);
  });

  test.each([
    ['grows when the provider counts more', answer(450, 0), 2],
    ['stays when the provider counts less', answer(10, 0), 1],
    ['stays when nobody counted', answer(450, 0, false), 1],
    ['grows at most fourfold', answer(1_000_000, 0), 4],
  ])('the estimate %s', (_fact, given, factor) => {
    const ledger = new ModelLedger();
    const before = ledger.estimate('x'.repeat(3000));
    ledger.settle(0, 225, given);
    expect(ledger.estimate('x'.repeat(3000)) / before).toBeCloseTo(factor, 2);
  });
});
