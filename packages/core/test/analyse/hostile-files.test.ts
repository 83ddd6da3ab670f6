import { expect, test } from 'vitest';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const GOOD: Texts = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `src/good-${index}.ts`,
    `import { value as other } from './good-${(index + 1) % 12}.ts';\nexport const value = ${index};\nexport const sum = other;\n`,
  ]),
);

/** Lines of a hundred characters at most: longer ones are taken for minified code, which is not parsed. */
const inLines = (piece: string, count: number): string => {
  const perLine = Math.floor(100 / piece.length);
  return `${piece.repeat(perLine)}\n`.repeat(Math.ceil(count / perLine));
};

const ambiguous = inLines('a<b,', 20_000);
const nested = inLines('(', 500_000);

const POISON: Texts = {
  'src/ambiguous.ts': ambiguous,
  'src/ambiguous-small.ts': inLines('a<b,', 10_000),
  'src/ambiguous.tsx': ambiguous,
  'src/nested.ts': nested,
  'src/nested.py': nested,
  'src/brackets.js': inLines('[', 400_000),
  'src/functions.js': inLines('(a)=>', 60_000),
  'src/classes.py': Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth % 90)}class A${depth}:`).join('\n'),
  'src/minified.js': `var a=1;${'function f(){return a+1};'.repeat(20_000)}`,
  'src/comments.ts': '// a\n'.repeat(80_000),
  'src/chain.ts': `a${inLines('.b()', 40_000)}`,
  'src/quotes.ts': inLines('"\\"', 100_000),
  'src/template.ts': inLines('`${', 100_000),
  'src/no-text.ts': 'const a = 1;\0\0\0',
  'docs/deep.md': `${'> '.repeat(20_000)}\n${'['.repeat(50_000)}\n${'`'.repeat(50_000)}\n${'<div>'.repeat(20_000)}`,
  'docs/deep.rst': `${'`'.repeat(100_000)}\n${'..'.repeat(50_000)}\n${'=\n'.repeat(20_000)}`,
  '.github/workflows/deep.yml': `a: ${'['.repeat(100_000)}`,
  '.github/workflows/list.yml': `${'- '.repeat(50_000)}a`,
  '.github/workflows/alias.yml': `a: &a [x]\n${Array.from({ length: 2_000 }, (_, index) => `b${index}: [*a, *a, *a]`).join('\n')}\njobs: *a`,
  'package.json': `{"name": ${'['.repeat(100_000)}`,
  'pyproject.toml': `a = ${'['.repeat(100_000)}`,
  'tsconfig.json': '{"compilerOptions": {"paths": {"*": ["*", "*/*"]}}, "extends": "./tsconfig.json"}',
};

test('hostile files cost only themselves and are named', { timeout: 90_000 }, async () => {
  const alone = await analyseTexts(GOOD);
  const together = await analyseTexts({ ...GOOD, ...POISON });
  for (const path of Object.keys(GOOD)) {
    const [expected, found] = [alone.files.get(path as never), together.files.get(path as never)];
    expect(found?.isParsed).toBe(true);
    expect(found?.symbols).toEqual(expected?.symbols);
    expect(found?.imports).toEqual(expected?.imports);
  }
  const named = together.notices.map(({ code, path }) => `${path} ${code}`);
  expect(named.filter((line) => /ambiguous/.test(line))).toHaveLength(3);
  expect(named).toEqual(expect.arrayContaining(['src/nested.ts PARSE_FAILED', 'src/nested.py PARSE_FAILED']));
  expect(named).toContain('src/no-text.ts FILE_BINARY');
  expect(together.isComplete).toBe(false);
  expect(together.survey.notices.map(({ code, path }) => `${path} ${code}`)).toContain(
    'package.json MANIFEST_UNREADABLE',
  );
});

test('the same hostile files give the same facts and notices again', { timeout: 90_000 }, async () => {
  const texts = { ...GOOD, 'src/ambiguous.ts': ambiguous, 'src/nested.py': nested };
  const first = await analyseTexts(texts);
  const second = await analyseTexts(texts);
  expect(second.notices).toEqual(first.notices);
  expect(second.symbols).toEqual(first.symbols);
});
