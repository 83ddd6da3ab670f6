import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
  ['src/a.ts', 'typescript'],
  ['src/a.mts', 'typescript'],
  ['types/a.d.ts', 'typescript'],
  ['src/A.tsx', 'tsx'],
  ['src/a.cjs', 'javascript'],
  ['src/a.py', 'python'],
  ['src/a.h', 'c'],
  ['src/a.rs', 'rust'],
  ['README.md', 'markdown'],
  ['README.rst', 'restructuredtext'],
  ['docs/a.mdx', 'mdx'],
  ['App.svelte', 'svelte'],
  ['App.vue', 'vue'],
  ['Makefile', 'makefile'],
  ['docker/Dockerfile.dev', 'dockerfile'],
  ['tsconfig.json', 'jsonc'],
  ['package.json', 'json'],
  ['.github/workflows/ci.yml', 'yaml'],
  ['query.sql', 'sql'],
  ['a.unknown-thing', undefined],
  ['noextension', undefined],
])('%s is %s', (path, expected) => {
  expect(detectLanguage(path)).toBe(expected);
});
