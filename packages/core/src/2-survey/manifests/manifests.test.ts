import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { readManifests } from './read-manifests.ts';

function read(path: string, text: string, others: readonly string[] = []) {
  const paths = new Set([path, ...others]);
  return readManifests(new Map([[path as RepoPath, text]]), paths);
}

const packageOf = (path: string, text: string, others: readonly string[] = []) => read(path, text, others).packages[0];

describe('package.json', () => {
  const text = `{
  "name": "@acme/relay",
  "version": "1.2.3",
  "description": "Delivers events",
  "private": true,
  "bin": {
    "relay": "./dist/cli.js"
  },
  "exports": {
    ".": {
      "types": "./dist/index.d.ts",
      "import": "./dist/index.mjs"
    },
    "./retry/*": "./dist/retry/*.js"
  },
  "imports": { "#config": "./src/config.ts" },
  "engines": { "node": ">=22" },
  "scripts": {
    "build": "tsc -p .",
    "test": "vitest"
  },
  "workspaces": ["packages/*"],
  "dependencies": { "zod": "^4" },
  "devDependencies": { "vitest": "5" }
}`;
  const found = read('pkg/package.json', text, ['pkg/src/cli.ts', 'pkg/src/index.ts', 'pnpm-lock.yaml']);
  const fact = found.packages[0];

  test('names and values carry the line that states them', () => {
    expect(fact?.name).toEqual({ value: '@acme/relay', startLine: 2, endLine: 2 });
    expect(fact?.description).toMatchObject({ startLine: 4 });
    expect(fact?.runtimes).toEqual([{ runtime: 'node', value: '>=22', startLine: 17, endLine: 17 }]);
    expect(fact?.isPrivate).toBe(true);
    expect(fact?.workspaces).toEqual(['packages/*']);
  });

  test('scripts are run by the package manager the repository uses', () => {
    expect(fact?.scripts.map(({ invocation, startLine }) => `${invocation}:${startLine}`)).toEqual([
      'pnpm run build:19',
      'pnpm run test:20',
    ]);
  });

  test('entry points lead from built files to sources', () => {
    expect(fact?.entryPoints.map(({ kind, name, target, startLine }) => [kind, name, target, startLine])).toEqual([
      ['bin', 'relay', 'pkg/src/cli.ts', 7],
      ['export', '.', 'pkg/src/index.ts', 10],
    ]);
  });

  test('export patterns are kept for resolving imports, sources among the candidates', () => {
    const pattern = found.modules.npmPackages[0]?.exports.find(({ key }) => key === './retry/*');
    expect(pattern?.targets).toContain('pkg/src/retry/*.js');
    expect(found.modules.npmPackages[0]?.imports).toEqual([{ key: '#config', targets: ['pkg/src/config.ts'] }]);
  });

  test('dependencies are grouped', () => {
    expect(fact?.dependencies.map(({ name, group, startLine }) => `${name} ${group} ${startLine}`)).toEqual([
      'zod runtime 23',
      'vitest development 24',
    ]);
  });
});

describe('Python manifests', () => {
  test('pyproject.toml gives name, scripts, dependencies and roots', () => {
    const text = `[project]
name = "relay"
description = "Delivers events"
requires-python = ">=3.10"
dependencies = [
  "click>=8",
  "httpx[http2]; python_version > '3'",
]
license = { text = "MIT" }

[project.scripts]
relay = "relay.cli:main"

[dependency-groups]
dev = ["pytest>=8"]
`;
    const found = read('pyproject.toml', text, ['src/relay/cli.py']);
    const fact = found.packages[0];
    expect(fact?.name).toEqual({ value: 'relay', startLine: 2, endLine: 2 });
    expect(fact?.license).toMatchObject({ value: 'MIT', startLine: 9 });
    expect(fact?.dependencies.map(({ name, version, group, startLine }) => [name, version, group, startLine])).toEqual([
      ['click', '>=8', 'runtime', 6],
      ['httpx', '', 'runtime', 7],
      ['pytest', '>=8', 'development', 15],
    ]);
    expect(fact?.entryPoints).toMatchObject([
      { kind: 'bin', name: 'relay', target: 'src/relay/cli.py', symbol: 'main', startLine: 12 },
    ]);
    expect(found.modules.pythonRoots).toEqual(['src', '']);
  });

  test('Poetry keeps its own tables', () => {
    const text = '[tool.poetry]\nname = "relay"\n[tool.poetry.dependencies]\npython = "^3.10"\nclick = "^8"\n';
    const fact = packageOf('pyproject.toml', text);
    expect(fact?.runtimes).toMatchObject([{ runtime: 'python', value: '^3.10', startLine: 4 }]);
    expect(fact?.dependencies.map(({ name, startLine }) => `${name} ${startLine}`)).toEqual(['click 5']);
  });

  test('setup.cfg gives requirements with the line of each', () => {
    const text =
      '[metadata]\nname = relay\n[options]\npython_requires = >=3.9\ninstall_requires =\n  click\n  httpx>=1\n';
    const fact = packageOf('setup.cfg', text);
    expect(fact?.dependencies.map(({ name, startLine }) => `${name} ${startLine}`)).toEqual(['click 6', 'httpx 7']);
    expect(packageOf('setup.cfg', '[flake8]\nmax-line-length = 100\n')).toBeUndefined();
  });

  test('setup.py is read for plain literals, never run', () => {
    const text = `setup(
    name='relay',
    python_requires=">=3.9",
    install_requires=[
        'click>=8',
    ],
    entry_points={'console_scripts': ['relay = relay.cli:main']},
)`;
    const fact = packageOf('setup.py', text, ['relay/cli.py']);
    expect(fact?.name).toMatchObject({ value: 'relay', startLine: 2 });
    expect(fact?.dependencies).toMatchObject([{ name: 'click', version: '>=8', startLine: 5 }]);
    expect(fact?.entryPoints).toMatchObject([{ name: 'relay', target: 'relay/cli.py', startLine: 7 }]);
  });

  test('a setup.py inside a package is a module, not a manifest', () => {
    expect(packageOf('app/setup.py', "Group(\n    name='admin',\n)\n", ['app/__init__.py'])).toBeUndefined();
  });

  test('requirement files know their group', () => {
    const text = '# comment\n-r base.txt\nclick>=8  # why\nhttps://example.org/a.whl\n';
    expect(packageOf('requirements-dev.txt', text)?.dependencies).toMatchObject([
      { name: 'click', version: '>=8', group: 'development', startLine: 3 },
    ]);
  });
});

describe('further formats', () => {
  test('go.mod', () => {
    const text =
      'module example.org/relay\n\ngo 1.24\n\nrequire (\n\tgithub.com/a/b v1.2.3\n\tc.org/d v0.1.0 // indirect\n)\n';
    const fact = packageOf('go.mod', text);
    expect(fact?.name).toEqual({ value: 'example.org/relay', startLine: 1, endLine: 1 });
    expect(fact?.dependencies.map(({ name, startLine }) => `${name} ${startLine}`)).toEqual(['github.com/a/b 6']);
  });

  test('Cargo.toml', () => {
    const text = '[package]\nname = "relay"\n[dependencies]\nserde = { version = "1", features = ["derive"] }\n';
    expect(packageOf('Cargo.toml', text)?.dependencies).toMatchObject([{ name: 'serde', version: '1', startLine: 4 }]);
  });

  test('Makefile targets give the command a person would see', () => {
    const text = 'VAR := x\n.PHONY: test\ntest: build\n\t@echo testing\n\tpytest -q\n\nbuild:\n\tpython -m build\n';
    expect(packageOf('Makefile', text)?.scripts).toMatchObject([
      { name: 'test', command: 'pytest -q', invocation: 'make test', startLine: 3, endLine: 5 },
      { name: 'build', command: 'python -m build', startLine: 7, endLine: 8 },
    ]);
  });

  test('Dockerfile: the last stage decides what runs', () => {
    const text = 'FROM a\nCMD ["old"]\nFROM b\nENTRYPOINT ["node", \\\n  "main.js"]\n';
    expect(packageOf('Dockerfile', text)?.entryPoints).toMatchObject([
      { kind: 'container', name: 'node main.js', startLine: 4, endLine: 5 },
    ]);
  });

  test('pnpm-workspace.yaml', () => {
    expect(packageOf('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')?.workspaces).toEqual(['packages/*']);
  });

  test.each([
    ['package.json', '{"name": '],
    ['pyproject.toml', '[project\nname = '],
    ['Cargo.toml', 'a = = b'],
    ['tsconfig.json', '{'],
  ])('a broken %s is reported and costs nothing else', (path, text) => {
    expect(read(path, text).notices).toEqual([{ code: 'MANIFEST_UNREADABLE', stage: 'survey', path }]);
  });
});

describe('environments of tox', () => {
  test('of pyproject.toml are told by their description, from the head of their table on', () => {
    const text = [
      '[tool.tox.env.style]',
      'description = "run all hooks"',
      '',
      '[tool.tox.env.bare]',
      'skip = true',
    ].join('\n');
    expect(packageOf('pyproject.toml', text)?.scripts).toEqual([
      {
        path: 'pyproject.toml',
        name: 'style',
        command: '',
        invocation: 'tox run -e style',
        note: { value: 'run all hooks', startLine: 2, endLine: 2 },
        startLine: 1,
        endLine: 2,
      },
    ]);
  });

  test('of tox.ini come with their commands', () => {
    const text = [
      '[tox]',
      'envlist = py',
      '[testenv]',
      'commands = pytest',
      '[testenv:lint]',
      'commands =',
      '  ruff check',
      '  mypy src',
    ].join('\n');
    expect(
      packageOf('tox.ini', text)?.scripts.map(({ invocation, command, startLine, endLine }) => [
        invocation,
        command,
        startLine,
        endLine,
      ]),
    ).toEqual([
      ['tox', 'pytest', 3, 4],
      ['tox -e lint', 'ruff check\nmypy src', 5, 8],
    ]);
  });
});

test('extras, groups, the build backend and whether dependencies are listed are read from pyproject.toml', () => {
  const text = [
    '[project]',
    'name = "relay"',
    'dynamic = ["version"]',
    '[project.optional-dependencies]',
    'fast = ["orjson"]',
    '[dependency-groups]',
    'docs = ["sphinx"]',
    '[build-system]',
    'build-backend = "hatchling.build"',
  ].join('\n');
  const fact = packageOf('pyproject.toml', text);
  expect(fact?.groups).toEqual([
    { kind: 'extra', name: 'fast', startLine: 5, endLine: 5 },
    { kind: 'group', name: 'docs', startLine: 7, endLine: 7 },
  ]);
  expect([fact?.buildBackend?.value, fact?.listsDependencies]).toEqual(['hatchling.build', true]);
  expect(packageOf('pyproject.toml', text.replace('version"', 'dependencies"'))?.listsDependencies).toBeUndefined();
});

test('a package outside of every workspace takes published versions', () => {
  const texts = {
    'package.json': '{ "name": "relay", "workspaces": ["packages/*"] }',
    'packages/a/package.json': '{ "name": "a", "dependencies": { "relay": "^1.0.0" } }',
    'site/package.json': '{ "name": "site", "dependencies": { "relay": "^1.0.0", "b": "file:../b" } }',
  };
  const entries = Object.entries(texts).map(([path, text]) => [path as RepoPath, text] as const);
  const { modules } = readManifests(new Map(entries), new Set(Object.keys(texts)));
  expect(modules.npmPackages.map(({ root, pinned }) => [root, pinned])).toEqual([
    ['', undefined],
    ['packages/a', undefined],
    ['site', ['relay']],
  ]);
});
