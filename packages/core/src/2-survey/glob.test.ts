import { expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

test.each([
  ['src/a.ts', '*.ts', true],
  ['src/a.ts', 'src/*.ts', true],
  ['src/b/a.ts', 'src/*.ts', false],
  ['src/b/a.ts', 'src/**/*.ts', true],
  ['src/a.ts', 'src/**/*.ts', true],
  ['src/b/c/a.ts', 'src/**', true],
  ['src/b/c/a.ts', 'src', true],
  ['src/b/c/a.ts', 'src/', true],
  ['src/b/c/a.ts', './src/b', true],
  ['lib/src/a.ts', 'src/**', false],
  ['a/b/c/d.ts', '**/c/*', true],
  ['a.test.ts', '*.{test,spec}.ts', true],
  ['a.ts', '?.ts', true],
  ['ab.ts', '?.ts', false],
  ['a/x/b/x/c', 'a/**/x/c', true],
])('%s against %s is %s', (path, pattern, expected) => {
  expect(matchesGlob(path, pattern)).toBe(expected);
});

test('hostile patterns end', () => {
  expect(matchesGlob('a'.repeat(2_000), `${'*a'.repeat(1_000)}b`)).toBe(false);
  expect(matchesGlob('a/'.repeat(500), `${'**/a/'.repeat(300)}b`)).toBe(false);
  expect(matchesGlob('a', '{a,'.repeat(500))).toBe(false);
});
