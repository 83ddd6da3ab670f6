import { describe, expect, test } from 'vitest';
import type { ModuleSettings } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { ScannedBinding } from '../scan-imports/scanned-import.ts';
import { createJavascriptResolver } from './javascript-resolver.ts';
import { createPythonResolver } from './python-resolver.ts';

const none: ModuleSettings = { npmPackages: [], tsconfigs: [], pythonRoots: [] };

function javascript(paths: readonly string[], modules: Partial<ModuleSettings> = {}) {
  const resolve = createJavascriptResolver(new Set(paths), { ...none, ...modules });
  return (from: string, specifier: string): string => {
    const scanned = { specifier, bindings: [], startLine: 1, endLine: 1, isTypeOnly: false, isReExport: false };
    const [found] = resolve(from as RepoPath, scanned);
    return `${found?.to ?? found?.external ?? '-'} ${found?.how}`;
  };
}

test('a package outside of every workspace gets what the registry has', () => {
  const own = { root: '', name: 'relay', exports: [], imports: [], mains: ['src/index.ts'] };
  const site = { root: 'site', name: 'site', exports: [], imports: [], mains: [], pinned: ['relay'] };
  const resolve = javascript(['src/index.ts', 'site/a.ts', 'tests/a.ts'], { npmPackages: [own, site] });
  expect(resolve('tests/a.ts', 'relay')).toBe('src/index.ts workspace');
  expect(resolve('site/a.ts', 'relay')).toBe('relay external');
});

describe('JavaScript and TypeScript', () => {
  const paths = ['a.ts', 'b.tsx', 'c/index.ts', 'd.js', 'd.ts', 'e.svelte', 'f.d.ts', 'g.mts', 'h.json', 'x/y.ts'];

  test.each([
    ['./a', 'a.ts relative'],
    ['./a.js', 'a.ts relative'],
    ['./a.ts', 'a.ts relative'],
    ['./b.js', 'b.tsx relative'],
    ['./b', 'b.tsx relative'],
    ['./c', 'c/index.ts relative'],
    ['./c/', 'c/index.ts relative'],
    ['./c/index.js', 'c/index.ts relative'],
    ['./d.js', 'd.js relative'],
    ['./d', 'd.ts relative'],
    ['./e.svelte', 'e.svelte relative'],
    ['./f', 'f.d.ts relative'],
    ['./g.mjs', 'g.mts relative'],
    ['./h.json', 'h.json relative'],
    ['./a?raw', 'a.ts relative'],
    ['./missing', '- unresolved'],
    ['../outside', '- unresolved'],
    ['node:fs', 'node:fs external'],
    ['react', 'react external'],
    ['react/jsx-runtime', 'react external'],
    ['@scope/name/deep', '@scope/name external'],
    ['@/a', '- unresolved'],
    ['~/a', '- unresolved'],
  ])('%s from the root', (specifier, expected) => {
    expect(javascript(paths)('main.ts', specifier)).toBe(expected);
  });

  test('a relative import climbs folders', () => {
    expect(javascript(paths)('x/y.ts', '../a')).toBe('a.ts relative');
    expect(javascript(['a/index.ts', 'a/b.ts'])('a/b.ts', '.')).toBe('a/index.ts relative');
  });

  test('an import of a built file leads to its source', () => {
    const resolve = javascript(['bin/cli.cjs', 'src/run.ts'], { npmPackages: [npm('', 'relay')] });
    expect(resolve('bin/cli.cjs', '../lib/run.js')).toBe('src/run.ts relative-built');
  });

  const npm = (root: string, name: string, more = {}) => ({ root, name, exports: [], imports: [], mains: [], ...more });

  test('workspace packages are found by name, through their exports', () => {
    const client = npm('packages/client', '@acme/client', {
      exports: [
        { key: '.', targets: ['packages/client/dist/index.js', 'packages/client/src/index.js'] },
        { key: './links/*', targets: ['packages/client/dist/links/*.js', 'packages/client/src/links/*.js'] },
      ],
    });
    const resolve = javascript(
      ['packages/client/src/index.ts', 'packages/client/src/links/http.ts', 'packages/client/src/deep/x.ts'],
      { npmPackages: [client] },
    );
    expect(resolve('packages/server/src/a.ts', '@acme/client')).toBe('packages/client/src/index.ts workspace');
    expect(resolve('packages/server/src/a.ts', '@acme/client/links/http')).toBe(
      'packages/client/src/links/http.ts workspace',
    );
    expect(resolve('packages/server/src/a.ts', '@acme/client/deep/x')).toBe('packages/client/src/deep/x.ts workspace');
    expect(resolve('packages/server/src/a.ts', '@acme/client/nothing')).toBe('- unresolved');
  });

  test('aliases of package.json and tsconfig lead to their targets', () => {
    const tsconfig = (path: string, more = {}) => ({ path: path as RepoPath, extends: [], references: [], ...more });
    const resolve = javascript(['app/src/config.ts', 'app/src/lib/a.ts', 'shared/b.ts', 'app/src/lib/index.ts'], {
      npmPackages: [npm('app', 'app', { imports: [{ key: '#config', targets: ['app/src/config.ts'] }] })],
      tsconfigs: [
        tsconfig('app/tsconfig.json', { extends: ['tsconfig.base.json'] }),
        tsconfig('tsconfig.base.json', {
          baseUrl: '',
          paths: [
            { key: '@lib/*', targets: ['app/src/lib/*'] },
            { key: '@lib/special', targets: ['shared/b'] },
          ],
        }),
      ],
    });
    expect(resolve('app/src/x.ts', '#config')).toBe('app/src/config.ts package-imports');
    expect(resolve('app/src/x.ts', '@lib/a')).toBe('app/src/lib/a.ts tsconfig-paths');
    expect(resolve('app/src/x.ts', '@lib/special')).toBe('shared/b.ts tsconfig-paths');
    expect(resolve('app/src/x.ts', 'shared/b')).toBe('shared/b.ts tsconfig-base-url');
    expect(resolve('app/src/x.ts', '$lib/a')).toBe('app/src/lib/a.ts lib-alias');
    expect(resolve('app/src/x.ts', '$lib')).toBe('app/src/lib/index.ts lib-alias');
    expect(resolve('app/src/x.ts', '#unknown')).toBe('- unresolved');
  });

  test('tsconfigs that extend each other end', () => {
    const circle = (path: string, next: string) => ({ path: path as RepoPath, extends: [next], references: [] });
    const resolve = javascript(['a.ts'], {
      tsconfigs: [circle('tsconfig.json', 'b.json'), circle('b.json', 'tsconfig.json')],
    });
    expect(resolve('a.ts', 'x')).toBe('x external');
  });
});

function python(paths: readonly string[], roots: readonly string[] = []) {
  const resolve = createPythonResolver(new Set(paths), roots);
  return (from: string, specifier: string, ...names: string[]): string[] => {
    const bindings: ScannedBinding[] = names.map((name) => ({ imported: name, local: name }));
    const whole: ScannedBinding[] = [{ imported: '*', local: specifier }];
    const scanned = { specifier, startLine: 1, endLine: 1, isTypeOnly: false, isReExport: false };
    return resolve(from as RepoPath, { ...scanned, bindings: names.length === 0 ? whole : bindings }).map(
      ({ to, external, how, bindings: taken }) =>
        `${to ?? external ?? '-'} ${how} ${taken.map(({ imported }) => imported).join()}`,
    );
  };
}

describe('Python', () => {
  const flat = ['relay/__init__.py', 'relay/app.py', 'relay/net/__init__.py', 'relay/net/http.py', 'tests/test_app.py'];
  const src = ['src/relay/__init__.py', 'src/relay/app.py', 'tests/conftest.py'];

  test.each([
    ['a module of the package', flat, 'tests/test_app.py', 'relay.app', [], ['relay/app.py python-absolute *']],
    ['a package', flat, 'tests/test_app.py', 'relay', [], ['relay/__init__.py python-absolute *']],
    ['a name of a module', flat, 'relay/app.py', 'relay.net.http', ['get'], ['relay/net/http.py python-absolute get']],
    [
      'a submodule and a name of the package',
      flat,
      'relay/app.py',
      'relay.net',
      ['http', 'VERSION'],
      ['relay/net/http.py python-absolute *', 'relay/net/__init__.py python-absolute VERSION'],
    ],
    ['a sibling', flat, 'relay/net/http.py', '.', ['http'], ['relay/net/http.py python-relative *']],
    ['the package above', flat, 'relay/net/http.py', '..app', ['run'], ['relay/app.py python-relative run']],
    ['too many dots', flat, 'relay/app.py', '....x', ['y'], ['- unresolved y']],
    ['a standard module', flat, 'relay/app.py', 'os.path', [], ['os external *']],
    ['a missing module of our own', flat, 'relay/app.py', 'relay.gone', [], ['- unresolved *']],
    ['the src layout', src, 'tests/conftest.py', 'relay.app', [], ['src/relay/app.py python-absolute *']],
    ['a script beside', ['tools/a.py', 'tools/b.py'], 'tools/a.py', 'b', [], ['tools/b.py python-absolute *']],
    ['a stub', ['relay/__init__.pyi'], 'x.py', 'relay', [], ['relay/__init__.pyi python-absolute *']],
  ] as const)('%s', (_title, paths, from, specifier, names, expected) => {
    expect(python(paths)(from, specifier, ...names)).toEqual(expected);
  });

  test('a package without __init__.py is found below a declared root', () => {
    const found = python(['lib/space/mod.py', 'a.py'], ['lib'])('a.py', 'space.mod');
    expect(found).toEqual(['lib/space/mod.py python-absolute *']);
  });
});
