import { describe, expect, test } from 'vitest';
import { estimateTokens } from '#text/estimate-tokens';
import type { RepoPath } from '#vocabulary';
import type { Fact } from '../../src/5-write/with-model/fact-sheet.ts';
import { packContext } from '../../src/5-write/with-model/pack-context.ts';
import { type Excerpt, type ExcerptChoice, readExcerpts } from '../../src/5-write/with-model/read-excerpts.ts';

const fact = (order: number, value: number, heading = ''): Fact => ({
  order,
  value,
  heading,
  proofs: [{ id: `e${order + 1}`, place: `src/a.ts:${order + 1}` }],
  text: `Fact ${order} of value ${value}.`,
});

const excerpt = (order: number, lineCount: number, wideCount = lineCount): ExcerptChoice => {
  const of = (count: number): Excerpt => ({
    path: 'src/a.ts' as RepoPath,
    startLine: order * 100 + 1,
    lines: Array.from({ length: count }, (_, line) => `line ${line}`),
    ids: [`e${order + 1}`],
    redactions: 0,
  });
  return { wide: of(wideCount), narrow: [of(lineCount)] };
};

const facts = Array.from({ length: 40 }, (_, index) => fact(index, (index * 7) % 5, `Part ${Math.floor(index / 10)}`));
const excerpts = Array.from({ length: 40 }, (_, index) => excerpt(index, 3 + (index % 9), 12 + (index % 9)));

describe('packing', () => {
  test.each([0, 10, 100, 400, 1000, 3000, 100_000])('never goes over %i tokens', (budgetTokens) => {
    const packed = packContext({ facts, excerpts, budgetTokens, estimate: estimateTokens });
    expect(estimateTokens(packed.facts) + estimateTokens(packed.excerpts)).toBeLessThanOrEqual(budgetTokens);
  });

  test('gives the same text for the same input', () => {
    const pack = () => packContext({ facts, excerpts, budgetTokens: 700, estimate: estimateTokens });
    expect(pack()).toEqual(pack());
  });

  test('takes everything when there is room, in reading order', () => {
    const packed = packContext({ facts, excerpts, budgetTokens: 100_000, estimate: estimateTokens });
    const order = [...packed.facts.matchAll(/Fact (\d+)/g)].map((match) => Number(match[1]));
    expect(order).toEqual(facts.map((item) => item.order));
    expect(packed.facts.match(/^## /gm)).toHaveLength(4);
    expect(packed.excerpts.match(/^src\/a\.ts \(/gm)).toHaveLength(40);
  });

  test('leaves the least valuable facts out first', () => {
    const packed = packContext({ facts, excerpts: [], budgetTokens: 700, estimate: estimateTokens });
    expect(packed.facts).toContain('of value 4');
    expect(packed.facts).not.toContain('of value 0');
  });

  test('shows no lines of facts that were left out', () => {
    const packed = packContext({ facts: [fact(0, 4)], excerpts, budgetTokens: 10_000, estimate: estimateTokens });
    expect(packed.excerpts.match(/^src\/a\.ts \(/gm)).toEqual(['src/a.ts (']);
  });

  test('shows every cited line before it shows what explains one', () => {
    const choices = [excerpt(0, 2, 40), excerpt(1, 2, 40), excerpt(2, 2, 40)];
    const three = [fact(0, 4), fact(1, 4), fact(2, 4)];
    const packed = packContext({ facts: three, excerpts: choices, budgetTokens: 330, estimate: estimateTokens });
    expect(packed.excerpts.match(/^src\/a\.ts \(/gm)).toHaveLength(3);
    expect(packed.excerpts.match(/line 39/g)).toHaveLength(1);
  });

  test('skips what is too large for the rest and takes smaller things behind it', () => {
    const packed = packContext({
      facts: [fact(0, 4), fact(1, 4)],
      excerpts: [excerpt(0, 400), excerpt(1, 3)],
      budgetTokens: 200,
      estimate: estimateTokens,
    });
    expect(packed.excerpts).toContain('(e2)');
    expect(packed.excerpts).not.toContain('(e1)');
  });
});

describe('excerpts', () => {
  const lines = Array.from({ length: 500 }, (_, index) => (index === 4 ? 'x'.repeat(5000) : `line ${index + 1}`));
  const source = { lines: async (path: RepoPath) => (path === 'a.ts' ? lines : undefined) };
  const evidence = (ranges: readonly (readonly [number, number, string?])[]) =>
    new Map(
      ranges.map(([startLine, endLine, path = 'a.ts'], index) => [
        `e${index + 1}` as const,
        {
          evidence: { path: path as RepoPath, startLine, endLine, claim: { predicate: 'defines' as const, name: 'x' } },
          text: '',
        },
      ]),
    );

  test.each<[string, [number, number, string?][], [number, number, string[]][]]>([
    [
      'neighbours are joined',
      [
        [1, 3],
        [5, 6],
      ],
      [[1, 6, ['e1', 'e2']]],
    ],
    [
      'distant ranges stay apart, in order of mention',
      [
        [90, 95],
        [10, 12],
      ],
      [
        [90, 6, ['e1']],
        [10, 3, ['e2']],
      ],
    ],
    ['a long range is cut', [[100, 400]], [[100, 60, ['e1']]]],
    [
      'neighbours that would be too long together stay apart',
      [
        [1, 50],
        [51, 100],
      ],
      [
        [1, 50, ['e1']],
        [51, 50, ['e2']],
      ],
    ],
    [
      'a range inside another joins it',
      [
        [10, 30],
        [12, 13],
      ],
      [[10, 21, ['e1', 'e2']]],
    ],
    ['a missing file gives nothing', [[1, 2, 'b.ts']], []],
    ['lines beyond the end give nothing', [[900, 910]], []],
  ])('%s', async (_fact, ranges, expected) => {
    const excerptsOf = await readExcerpts(evidence(ranges), source);
    expect(excerptsOf.map(({ wide }) => [wide.startLine, wide.lines.length, wide.ids])).toEqual(expected);
  });

  test('a line without end is cut', async () => {
    const [choice] = await readExcerpts(evidence([[5, 5]]), source);
    expect(choice?.wide.lines[0]?.length).toBe(240);
  });
});
