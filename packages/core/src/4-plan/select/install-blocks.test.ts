import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import type { DocumentBlock } from '../wiki-plan.ts';
import { splitInstall } from './install-blocks.ts';

function block(text: string): DocumentBlock {
  return { path: 'README.md' as RepoPath, heading: 'x', startLine: 1, endLine: 2, language: 'sh', text, isShell: true };
}

const relay = block('npm install relay');
const other = block('pip install briefcase');
const start = block('npx relay serve');

test.each([
  { title: 'a block that names the project drives out others', install: [other, relay], use: [start], gives: [relay] },
  { title: 'without one all blocks stay', install: [other], use: [start], gives: [other] },
  { title: 'installing is found among the first steps', install: [], use: [start, relay], gives: [relay] },
  { title: 'steps beside it stay', install: [start, relay, other], use: [start], gives: [start, relay] },
  { title: 'a text without installing has none', install: [], use: [start], gives: [] },
])('$title', ({ install, use, gives }) => {
  const split = splitInstall(install, use, ['relay']);
  expect(split.install).toEqual(gives);
  expect(split.firstUse).toEqual(install.includes(start) ? [] : [start]);
});
