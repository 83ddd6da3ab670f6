import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { chooseFiles, MAX_FILES } from './choose-files.ts';
import type { FileRole, PackageFact, SurveyedFile } from './repo-survey.ts';

const file = (path: string, role: FileRole, language?: string): SurveyedFile => ({
  path: path as RepoPath,
  oid: '0'.repeat(40),
  role,
  roleReason: 'test',
  ...(language === undefined ? {} : { language }),
});

const withEntry = (target: string): PackageFact => ({
  path: 'package.json' as RepoPath,
  root: '',
  ecosystem: 'npm',
  runtimes: [],
  scripts: [],
  dependencies: [],
  entryPoints: [
    {
      path: 'package.json' as RepoPath,
      kind: 'main',
      name: 'main',
      target: target as RepoPath,
      startLine: 1,
      endLine: 1,
    },
  ],
  workspaces: [],
  isPrivate: false,
});

const all = { include: [], exclude: [] };

test('value decides the order: entry, root documents, product code near the entry, the rest', () => {
  const files = [
    file('examples/a.ts', 'example'),
    file('test/a.test.ts', 'test'),
    file('docs/guide.md', 'docs', 'markdown'),
    file('tools/far.ts', 'code'),
    file('src/deep/near.ts', 'code'),
    file('src/index.ts', 'code'),
    file('package.json', 'manifest'),
    file('README.md', 'docs', 'markdown'),
    file('.github/workflows/ci.yml', 'ci'),
    file('tsconfig.json', 'config'),
  ];
  expect(chooseFiles(files, [withEntry('src/index.ts')], all).chosen).toEqual([
    'src/index.ts',
    'README.md',
    'package.json',
    '.github/workflows/ci.yml',
    'src/deep/near.ts',
    'tools/far.ts',
    'docs/guide.md',
    'test/a.test.ts',
    'tsconfig.json',
    'examples/a.ts',
  ]);
});

test('files without worth for a reader are never read', () => {
  const roles: FileRole[] = ['lock', 'asset', 'binary', 'generated', 'vendored', 'link', 'data', 'other'];
  const files = [...roles.map((role) => file(`a.${role}`, role)), file('pkg/LICENSE', 'docs', 'text')];
  expect(chooseFiles(files, [], all).chosen).toEqual([]);
});

test('include and exclude narrow the choice', () => {
  const files = [file('src/a.ts', 'code'), file('src/b.ts', 'code'), file('lib/c.ts', 'code')];
  expect(chooseFiles(files, [], { include: ['src/**'], exclude: ['**/b.ts'] }).chosen).toEqual(['src/a.ts']);
});

test('the budget cuts the least telling files and says so', () => {
  const files = Array.from({ length: MAX_FILES + 5 }, (_, index) => file(`src/f${index}.ts`, 'code'));
  const { chosen, notices } = chooseFiles([...files, file('README.md', 'docs', 'markdown')], [], all);
  expect(chosen).toHaveLength(MAX_FILES);
  expect(chosen[0]).toBe('README.md');
  expect(notices).toEqual([{ code: 'FILE_BUDGET', stage: 'survey', params: { limit: MAX_FILES, count: 6 } }]);
});
