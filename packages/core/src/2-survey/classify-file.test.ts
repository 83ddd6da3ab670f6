import { describe, expect, test } from 'vitest';
import type { TreeEntry } from '#snapshot';
import type { RepoPath } from '#vocabulary';
import { surveyRepository } from './survey.ts';

const entry = (path: string, kind: TreeEntry['kind'] = 'file'): TreeEntry => ({
  path: path as RepoPath,
  oid: '0'.repeat(40),
  kind,
});

function roleIn(path: string, others: readonly string[] = [], attributes?: string): string {
  const tree = [path, ...others].map((name) => entry(name));
  const texts = new Map<RepoPath, string>();
  if (attributes !== undefined) {
    tree.push(entry('.gitattributes'));
    texts.set('.gitattributes' as RepoPath, attributes);
  }
  const found = surveyRepository(tree, texts, { include: [], exclude: [] }).files.find((file) => file.path === path);
  return `${found?.role} ${found?.roleReason}`;
}

describe('a file by itself', () => {
  test.each([
    ['src/main.ts', 'code language'],
    ['src/main.test.ts', 'test name:test'],
    ['source/index.test-d.ts', 'test name:test'],
    ['tests/main.ts', 'test folder:tests'],
    ['test-d/return/result.ts', 'test folder:test-d'],
    ['app/tests_e2e/helpers.py', 'test folder:tests_e2e'],
    ['pkg/server_test.go', 'test name:test'],
    ['test_all.py', 'test name:test'],
    ['src/setupTests.ts', 'test name:test'],
    ['_fixture/index.html', 'test folder:_fixture'],
    ['examples/a/main.ts', 'example folder:examples'],
    ['examples/a/test/main.ts', 'example folder:examples'],
    ['README.md', 'docs name:document'],
    ['guide/start.md', 'docs language'],
    ['package.json', 'manifest name:manifest'],
    ['examples/a/package.json', 'example folder:examples'],
    ['requirements/dev.txt', 'manifest name:manifest'],
    ['pnpm-lock.yaml', 'lock name:lock-file'],
    ['.github/workflows/ci.yml', 'ci folder:ci'],
    ['Dockerfile', 'build name:build'],
    ['Makefile', 'build name:build'],
    ['vite.config.ts', 'config name:config'],
    ['.eslintrc.json', 'config name:config'],
    ['.devcontainer/setup.sh', 'config folder:dot'],
    ['logo.svg', 'asset extension'],
    ['lib/native.so', 'binary extension'],
    ['src/api.generated.ts', 'generated name:generated'],
    ['src/service_pb2.py', 'generated name:generated'],
    ['dist/app.min.js', 'generated name:generated'],
    ['web/node_modules/a/index.js', 'vendored folder:node_modules'],
    ['data/cities.csv', 'data language'],
    ['strange.xyzzy', 'other unknown'],
  ])('%s is %s', (path, expected) => {
    expect(roleIn(path)).toBe(expected);
  });
});

describe('what only helps the product', () => {
  const product = ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts'];

  test('measurements at the root or in a package of their own', () => {
    expect(roleIn('benchmarks/map.mjs', product)).toBe('bench folder:benchmarks');
    expect(roleIn('perf-testing/run.mjs', product)).toBe('bench folder:perf-testing');
    expect(roleIn('src/__performance_tests__/map.mjs', product)).toBe('bench folder:__performance_tests__');
    expect(roleIn('packages/bench/run.ts', [...product, 'packages/bench/package.json'])).toBe('bench folder:bench');
    expect(roleIn('src/benchmark/run.ts', product)).toBe('code language');
  });

  test('a program that measures is no measurement', () => {
    expect(roleIn('bench/run.ts', ['bench/report.ts', 'src/a.ts'])).toBe('code language');
  });

  test('helpers of tests, unless others can install them', () => {
    expect(roleIn('internal/testutils/dir.go', ['main.go'])).toBe('test folder:testutils');
    expect(roleIn('packages/test-utils/a.ts', ['packages/test-utils/package.json'])).toBe('code language');
  });

  test('the site of the documentation, where it is a package beside the product', () => {
    expect(roleIn('website/src/index.js', [...product, 'website/package.json'])).toBe('docs folder:website+package');
    expect(roleIn('website/src/index.js', product)).toBe('code language');
    expect(roleIn('website/index.js', ['website/package.json', 'website/a.js', 'src/a.ts'])).toBe('code language');
  });

  test('what a framework gathers from its packages', () => {
    const files = ['static/admin/js/core.js', 'app/static_src/js/a.js'];
    expect(roleIn('static/app/js/a.js', files)).toBe('generated folder:static+collected');
    expect(roleIn('app/static_src/js/a.js', ['static/admin/js/core.js'])).toBe('code language');
  });

  test('a built site', () => {
    expect(roleIn('_site/index.html', product)).toBe('generated folder:_site');
  });

  test('a setup.py inside a package is a module of it', () => {
    expect(roleIn('setup.py')).toBe('manifest name:manifest');
    expect(roleIn('app/handlers/setup.py', ['app/handlers/__init__.py'])).toBe('code language');
  });
});

describe('a folder needs evidence', () => {
  test('a folder called deps or vendor is product code by itself', () => {
    expect(roleIn('deps/deps.go', ['deps/more.go'])).toBe('code language');
    expect(roleIn('vendor/own.ts')).toBe('code language');
  });

  test('a program with a manifest and an image of its own is code, also beside documents', () => {
    const files = ['site/a.md', 'site/b.md', 'site/c.md', 'site/d.md', 'site/server/package.json', 'site/server/b.ts'];
    expect(roleIn('site/server/a.ts', files)).toBe('docs folder:site+documents');
    expect(roleIn('site/server/a.ts', [...files, 'site/server/Dockerfile'])).toBe('code language');
    expect(roleIn('site/theme/a.ts', [...files, 'site/server/Dockerfile'])).toBe('docs folder:site+documents');
  });

  test('a licence inside makes a part of a vendor folder foreign', () => {
    expect(roleIn('src/vendor/lib/index.ts', ['src/vendor/lib/LICENSE'])).toBe('vendored folder:lib+licence');
    expect(roleIn('src/vendor/own.ts', ['src/vendor/lib/LICENSE'])).toBe('code language');
    expect(roleIn('vendor/a/b.go', ['vendor/modules.txt'])).toBe('vendored folder:vendor+licence');
  });

  test('a folder called t holds tests when its files are named so', () => {
    const tests = ['t/unit/test_a.py', 't/unit/test_b.py', 't/unit/test_c.py'];
    expect(roleIn('t/unit/cases.py', tests)).toBe('test folder:t+test-names');
    expect(roleIn('t/unit/cases.py')).toBe('code language');
  });

  test('code in a folder called docs is documentation only among documents', () => {
    expect(roleIn('docs/conf.py', ['docs/a.md', 'docs/b.md'])).toBe('docs folder:docs+documents');
    expect(roleIn('docs/server.py')).toBe('code language');
  });
});

describe('the authors have the last word', () => {
  test.each([
    ['lib/a.ts', 'lib/** linguist-vendored', 'vendored gitattributes'],
    ['lib/a.ts', 'lib/a.ts linguist-generated=true', 'generated gitattributes'],
    ['lib/a.ts', 'lib/** linguist-vendored\nlib/a.ts -linguist-vendored', 'code language'],
    ['lib/a.ts', '# nothing\n*.ts text eol=lf', 'code language'],
  ])('%s with %j', (path, attributes, expected) => {
    expect(roleIn(path, [], attributes)).toBe(expected);
  });
});

test('links and submodules are named as such', () => {
  const tree = [entry('link', 'symlink'), entry('other', 'submodule'), entry('a.py')];
  const survey = surveyRepository(tree, new Map(), { include: [], exclude: [] });
  expect(survey.files.map(({ role }) => role)).toEqual(['code', 'link', 'link']);
  expect(survey.notices).toEqual([{ code: 'SUBMODULE_NOT_READ', stage: 'survey', path: 'other' }]);
  expect(survey.chosen).toEqual(['a.py']);
});
