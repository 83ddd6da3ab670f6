import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { analyseTexts, type Texts } from './tiny-repository.ts';

/** Files of a folder that import the first one of each folder they depend on. */
function folder(path: string, names: readonly string[], uses: readonly string[] = []): Texts {
  const imports = uses.map((use, index) => `import { x as x${index} } from '${use}';`).join('\n');
  const text = `${imports}\nexport const x = 1;\n`;
  return Object.fromEntries(names.map((name) => [`${path}/${name}.ts`, text]));
}

const letters = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('sections of one package', async () => {
  const { sections, sectionEdges, cycles } = await analyseTexts({
    'package.json': '{ "name": "relay", "main": "src/index.ts" }',
    'src/index.ts': "import './http/h0.ts';\nexport const x = 1;\n",
    ...folder('src/http', letters('h', 9), ['../queue/q0.ts']),
    ...folder('src/queue', letters('q', 8), ['../store/s0.ts']),
    ...folder('src/store', letters('s', 7)),
    ...folder('docs/site', letters('d', 2)),
    ...folder('examples/basic', letters('e', 4), ['../../src/index.ts']),
    ...folder('test', ['http.test'], ['../src/http/h1.ts']),
    'docs/a.md': '# A\n',
    'docs/b.md': '# B\n',
    'docs/c.md': '# C\n',
  });

  test('folders give the names, the entry file stands for the package, nothing but product code is in them', () => {
    expect(sections.map(({ name }) => name)).toEqual(['relay', 'http', 'queue', 'store']);
    const files = sections.flatMap((section) => section.files);
    expect(files.every((path) => path.startsWith('src/'))).toBe(true);
    expect(new Set(files).size).toBe(25);
  });

  test('imports join sections, with the statements that prove it', () => {
    const edge = sectionEdges.find(({ from, to }) => from === 'http' && to === 'queue');
    expect(edge?.weight).toBe(9);
    expect(edge?.samples[0]).toMatchObject({ specifier: '../queue/q0.ts', startLine: 1 });
    expect(cycles).toEqual([]);
  });

  test('layers lead from what nobody imports downwards', () => {
    const layerOf = (id: string) => sections.find((section) => section.id === id)?.layer;
    expect(['relay', 'http', 'queue', 'store'].map(layerOf)).toEqual([0, 1, 2, 3]);
  });

  test('tests belong to the section of their subjects', () => {
    expect(sections.find(({ id }) => id === 'http')?.tests).toEqual(['test/http.test.ts']);
  });
});

describe('sections of a workspace', async () => {
  const manifest = (name: string) => JSON.stringify({ name, main: 'src/a0.ts' });
  const { sections } = await analyseTexts({
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'packages/client/package.json': manifest('@acme/client'),
    ...folder('packages/client/src', letters('a', 5), ['@acme/shared']),
    'packages/server/package.json': manifest('@acme/server'),
    ...folder('packages/server/src', letters('a', 6), ['@acme/shared']),
    'packages/shared/package.json': manifest('@acme/shared'),
    ...folder('packages/shared/src', letters('a', 1)),
    ...folder('scripts', ['release']),
  });

  test('each package stays a section however small, a stray folder is called by its name and comes last', () => {
    expect(sections.map(({ name, files }) => `${name} ${files.length}`).sort()).toEqual([
      '@acme/client 5',
      '@acme/server 6',
      '@acme/shared 1',
      'scripts 1',
    ]);
    expect(sections.at(-1)?.name).toBe('scripts');
  });
});

test('a large folder is cut once its package is, never into parts of one name; numbered folders keep their order', async () => {
  const { sections } = await analyseTexts({
    'package.json': '{ "name": "relay" }',
    ...folder('src/2-send', letters('s', 9), ['../1-read/r0.ts']),
    ...folder('src/1-read', letters('r', 9)),
    ...folder('src/1-read/deep', letters('d', 8)),
    ...folder('src/0-start', letters('t', 5), ['../2-send/s0.ts']),
    ...folder('tools/release', letters('o', 4), ['../../src/0-start/t0.ts']),
  });
  expect(sections.map(({ name, files }) => `${name} ${files.length}`)).toEqual([
    '0-start 5',
    '1-read 17',
    '2-send 9',
    'tools/release 4',
  ]);
});

test('in a small repository small folders are parts, what lies beside them is the package', async () => {
  const { sections } = await analyseTexts({
    'package.json': '{ "name": "relay", "bin": "src/cli.ts" }',
    ...folder('src', ['cli', 'config', 'errors'], ['./http/h0.ts']),
    ...folder('src/http', letters('h', 2)),
    ...folder('src/queue', letters('q', 2)),
  });
  expect(sections.map(({ name, files }) => `${name} ${files.length}`)).toEqual(['relay 3', 'http 2', 'queue 2']);
});

test('a flat package is told by its large files, satellites go with the file whose name or imports they share', async () => {
  const long = (imports: string) => `${imports}\n${'x = 1\n'.repeat(200)}`;
  const { sections } = await analyseTexts({
    'pyproject.toml': '[project]\nname = "relay"\n',
    'relay/__init__.py': 'from relay.core import x\n',
    'relay/core.py': long('from relay.parser import x\nfrom relay import terminal'),
    'relay/parser.py': long(''),
    'relay/terminal.py': long(''),
    'relay/_terminal_impl.py': 'x = 1\n',
    'relay/tokens.py': 'x = 1\n',
    'relay/lexer.py': 'from relay.tokens import x\nfrom relay.parser import x\n',
    ...Object.fromEntries(letters('relay/p', 6).map((path) => [`${path}.py`, 'from relay.parser import x\n'])),
  });
  const homes = new Map(sections.flatMap(({ name, files }) => files.map((file) => [file, name] as const)));
  expect([...new Set(homes.values())].sort()).toEqual(['core', 'parser', 'terminal']);
  expect(homes.get('relay/_terminal_impl.py' as RepoPath)).toBe('terminal');
  expect(homes.get('relay/lexer.py' as RepoPath)).toBe('parser');
});

test('sections that import each other are a circle and share a layer', async () => {
  const { sections, cycles } = await analyseTexts({
    ...folder('src/a', letters('a', 13), ['../b/b0.ts']),
    ...folder('src/b', letters('b', 13), ['../a/a0.ts']),
  });
  expect(cycles).toEqual([['a', 'b']]);
  expect(sections.map(({ layer }) => layer)).toEqual([0, 0]);
});

test('a file that only hands on names closes no circle, and is told apart', async () => {
  const { cycles, passing } = await analyseTexts({
    ...folder('src/a', letters('a', 13)),
    'src/a/door.ts': "export * from '../b/b0.ts';\n",
    ...folder('src/b', letters('b', 13), ['../a/a0.ts']),
    ...folder('src/c', letters('c', 13), ['../b/b0.ts']),
  });
  expect(cycles).toEqual([]);
  expect(passing.map(({ from, specifier }) => [from, specifier])).toEqual([['src/a/door.ts', '../b/b0.ts']]);
});

test('what is taken through a file of re-exports is taken from where it is declared, by code and tests', async () => {
  const { sections, sectionEdges, passing, tests } = await analyseTexts({
    'src/index.ts': "export * from './core/c0.ts';\nexport { y } from './view/v0.ts';\n",
    ...folder('src/core', letters('c', 13)),
    'src/core/near.ts': "import { x } from '../index.ts';\nexport const near = x;\n",
    ...folder('src/view', letters('v', 13)),
    'src/view/v0.ts': "import { x } from '../index.ts';\nexport const y = x;\n",
    'test/a.test.ts': "import { y } from '../src/index.ts';\ntest('it is seen', () => y);\n",
  });
  const between = sectionEdges.map(({ from, to, samples }) => [from, to, samples[0]?.to]);
  expect(sections.map(({ name }) => name)).toContain('view');
  expect(between).toContainEqual(['view', 'core', 'src/core/c0.ts']);
  expect(between.some(([from]) => from === 'core')).toBe(false);
  expect(passing).toEqual([]);
  expect(tests[0]?.subjects).toEqual(['src/view/v0.ts']);
});

test('no circle leads through what is left over', async () => {
  const goFiles = (path: string, uses: readonly string[] = []): Texts =>
    Object.fromEntries(
      letters('f', 4).map((name) => [
        `${path}/${name}.go`,
        `package ${path}\n\nimport (${uses.map((use) => `_ "example.org/relay/${use}"`).join('; ')})\n\nfunc ${name.toUpperCase()}() {}\n`,
      ]),
    );
  const { sections, cycles } = await analyseTexts({
    'go.mod': 'module example.org/relay\n',
    'main.go': 'package main\n\nimport _ "example.org/relay/http"\n\nfunc main() {}\n',
    'errors/errors.go': 'package errors\n\nfunc New() {}\n',
    'rules/rules.go': 'package rules\n\nfunc Match() {}\n',
    'share/share.go': 'package share\n\nfunc Link() {}\n',
    ...Object.assign(
      {},
      ...['http', 'queue', 'store', 'users', 'mail', 'disk', 'hook', 'auth', 'jobs', 'logs', 'page'].map((name) =>
        goFiles(name, ['errors', 'rules', 'share']),
      ),
    ),
  });
  expect(sections.some(({ isRest }) => isRest)).toBe(true);
  expect(cycles).toEqual([]);
});

test('the two files that are left of a package have the name of their folder', async () => {
  const { sections } = await analyseTexts({
    'package.json': '{ "name": "relay" }',
    ...folder('backend', letters('b', 24), ['../common/c0.ts']),
    ...folder('frontend', letters('f', 24), ['../common/c0.ts']),
    ...folder('common', letters('c', 2)),
  });
  expect(sections.map(({ name }) => name).sort()).toEqual(['backend', 'common', 'frontend']);
});

test('a default import takes the declaration where it is called so', async () => {
  const { files } = await analyseTexts({
    'src/queue.ts': 'export default class Queue {}\n',
    'src/a.ts': "import Queue from './queue.ts';\nnew Queue();\n",
    'src/b.ts': "import Other from './queue.ts';\nnew Other();\n",
  });
  const taken = ['src/a.ts', 'src/b.ts'].map((path) => files.get(path as RepoPath)?.imports[0]?.names);
  expect(taken).toEqual([['Queue'], ['default']]);
});

test('a repository without code has no sections and says so', async () => {
  const analysis = await analyseTexts({ 'README.md': '# Only words\n\nNothing to run in here.\n' });
  expect(analysis.sections).toEqual([]);
  expect(analysis.survey.notices).toEqual([{ code: 'NO_CODE', stage: 'survey' }]);
});
