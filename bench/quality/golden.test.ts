import { expect, test } from 'vitest';
import { compareWithGolden, goldenSamples } from './golden-files.ts';
import { matchGolden, readGolden, recallOf } from './golden-passage.ts';
import { cite, handMadePage } from './hand-made-wiki.ts';
import { blocksIn, statementsIn } from './page-text.ts';
import { readBars } from './standing-bars.ts';

const PASSAGE = `# Retrying

<!-- why: the policy -->
The first retry of \`Courier\` waits 30 s, "as agreed. Always" [src/policy.ts:14–19, 22]. After 12 failures the delivery
moves to \`dead_letters\`. [src/queue.ts:8]

- \`test_cap\` pins that limit [test/policy.test.ts:31].
`;

test('a golden passage is read into sentences with their lines and names', () => {
  expect(readGolden(PASSAGE)).toEqual([
    {
      line: 4,
      text: 'The first retry of `Courier` waits 30 s, "as agreed. Always".',
      cites: [
        { path: 'src/policy.ts', startLine: 14, endLine: 19 },
        { path: 'src/policy.ts', startLine: 22, endLine: 22 },
      ],
      names: ['Courier'],
    },
    {
      line: 4,
      text: 'After 12 failures the delivery moves to `dead_letters`.',
      cites: [{ path: 'src/queue.ts', startLine: 8, endLine: 8 }],
      names: ['dead_letters'],
    },
    {
      line: 7,
      text: '`test_cap` pins that limit.',
      cites: [{ path: 'test/policy.test.ts', startLine: 31, endLine: 31 }],
      names: ['test_cap'],
    },
  ]);
});

test('a golden sentence that rests on nothing is refused', () => {
  expect(() => readGolden('It is simply good.')).toThrow('without a citation');
  expect(() => readGolden('It is good [3].')).toThrow('names no file');
});

test('recall counts the lines that meet and the names in the sentence that overlaps most', () => {
  const code = (text: string): string => `<code translate="no">${text}</code>`;
  const page = handMadePage({
    body: `<p>${code('Courier')} is mentioned elsewhere.${cite('src/other.ts:1')} It waits 30 s.${cite('src/policy.ts:18-30')}</p>
      <p>${code('Queue.dead_letters')} takes what failed.${cite('src/queue.ts:1-9')}</p>`,
  });
  const matches = matchGolden(readGolden(PASSAGE), blocksIn(page).flatMap(statementsIn));
  expect(matches.map(({ found }) => found?.text)).toEqual([
    'It waits 30 s.',
    'Queue.dead_letters takes what failed.',
    undefined,
  ]);
  expect(matches.map(({ citesFound, namesFound }) => [citesFound, namesFound])).toEqual([
    [2, 0],
    [1, 1],
    [0, 0],
  ]);
  expect(recallOf(matches)).toEqual({ citations: 75, names: (1 / 3) * 100 });
});

test('the wikis of the samples say what the golden passages say', async () => {
  const bars = readBars();
  const results = (await Promise.all(goldenSamples().map(compareWithGolden))).flat();
  const recall = recallOf(results.flatMap(({ matches }) => matches));
  expect(recall.citations).toBeGreaterThanOrEqual(Number(bars.goldenCitationRecall));
  expect(recall.names).toBeGreaterThanOrEqual(Number(bars.goldenNameRecall));
});
