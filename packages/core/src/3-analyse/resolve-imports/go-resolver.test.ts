import { describe, expect, test } from 'vitest';
import type { GoModuleSettings } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { ScannedBinding } from '../scan-imports/scanned-import.ts';
import type { GoFileNames } from './go-folders.ts';
import { createGoResolver } from './go-resolver.ts';

interface Setting {
  readonly modules: readonly Partial<GoModuleSettings>[];
  /** Declared names by path; the package is called like the folder unless it is written before a colon. */
  readonly files: Readonly<Record<string, string>>;
  readonly foreign?: RegExp;
  readonly fixtures?: RegExp;
}

function resolverOf({ modules, files, foreign, fixtures }: Setting) {
  const known = new Map<RepoPath, GoFileNames>();
  for (const [path, text] of Object.entries(files)) {
    const [names = '', packageName = path.split('/').at(-2) ?? 'main'] = text.split(':').reverse();
    if (path.endsWith('.go'))
      known.set(path as RepoPath, { packageName, isIgnored: packageName === 'ignored', names: names.split(' ') });
  }
  const resolve = createGoResolver({
    paths: new Set(Object.keys(files)),
    isForeign: (path) => foreign?.test(path) === true,
    isOwn: ({ root }) => fixtures?.test(root) !== true,
    modules: modules.map((module) => ({ root: '', path: 'example.org/relay', requires: [], replaces: [], ...module })),
    files: known,
  });
  return (from: string, specifier: string, uses = ''): string[] => {
    const local = specifier.split('/').at(-1) ?? '';
    const taken = uses.split(' ').filter((name) => name !== '');
    const bindings: ScannedBinding[] = [
      { imported: '*', local },
      ...taken.map((name, at) => ({ imported: name, local: `${local}.${name}`, line: at + 5 })),
    ];
    const scanned = { specifier, bindings, startLine: 1, endLine: 1, isTypeOnly: false, isReExport: false };
    return resolve(from as RepoPath, scanned).map(
      ({ to, external, how, bindings: found }) =>
        `${to ?? external ?? '?'} ${how} ${found.map((one) => one.local).join(',')}`,
    );
  };
}

describe('Go imports of one module', () => {
  const resolve = resolverOf({
    modules: [{ requires: ['github.com/spf13/pflag', 'github.com/aws/sdk/service/s3'] }],
    files: {
      'main.go': 'main:main',
      'store/store.go': 'Store New',
      'store/errors.go': 'ErrClosed ErrGone',
      'store/store_windows.go': 'New Handle',
      'store/store_test.go': 'Fake',
      'queue/doc.go': '',
      'queue/push.go': 'Push',
      'deps/deps.go': 'Deps',
      'text/go-plain/plain.go': 'plain:Plain',
      'gen/main.go': 'ignored:main',
    },
  });

  test.each([
    ['the file that declares the name', 'example.org/relay/store', 'New', ['store/store.go go-module store,store.New']],
    [
      'each file that declares a name, the one with most first',
      'example.org/relay/store',
      'ErrClosed ErrGone New',
      ['store/errors.go go-module store,store.ErrClosed,store.ErrGone', 'store/store.go go-module store.New'],
    ],
    [
      'a name of one system',
      'example.org/relay/store',
      'Handle',
      ['store/store_windows.go go-module store,store.Handle'],
    ],
    ['the namesake file without names', 'example.org/relay/store', '', ['store/store.go go-module store']],
    ['the documentation without a namesake', 'example.org/relay/queue', '', ['queue/doc.go go-module queue']],
    ['a folder called like foreign code', 'example.org/relay/deps', 'Deps', ['deps/deps.go go-module deps,deps.Deps']],
    [
      'a package whose path does not spell its name',
      'example.org/relay/text/go-plain',
      '',
      ['text/go-plain/plain.go go-module plain'],
    ],
    ['the standard library', 'net/http', 'Get', ['net/http external http,http.Get']],
    ['a required module', 'github.com/spf13/pflag', '', ['github.com/spf13/pflag external pflag']],
    [
      'the longest required module',
      'github.com/aws/sdk/service/s3/types',
      '',
      ['github.com/aws/sdk/service/s3 external types'],
    ],
    ['a module that is not listed', 'github.com/a/b/c', '', ['github.com/a/b external c']],
    ['a folder without Go files', 'example.org/relay/nothing', '', ['? unresolved nothing']],
    ['only generators', 'example.org/relay/gen', '', ['? unresolved gen']],
  ])('lead to %s', (_title, specifier, uses, expected) => {
    expect(resolve('main.go', specifier, uses)).toEqual(expected);
  });
});

describe('Go imports between modules', () => {
  test('the longest module path decides, folders stand in for modules, others are known by their path', () => {
    const resolve = resolverOf({
      modules: [
        { replaces: [{ path: 'example.org/log', folder: 'third/log' }] },
        { root: 'tools', path: 'example.org/relay/tools' },
        { root: 'cli', path: 'example.org/cli' },
      ],
      files: {
        'main.go': 'main:main',
        'tools/check/check.go': 'Check',
        'third/log/log.go': 'Print',
        'cli/run/run.go': 'Run',
      },
    });
    expect(resolve('main.go', 'example.org/relay/tools/check', 'Check')).toEqual([
      'tools/check/check.go go-workspace check,check.Check',
    ]);
    expect(resolve('main.go', 'example.org/log', 'Print')).toEqual(['third/log/log.go go-replace log,log.Print']);
    expect(resolve('main.go', 'example.org/cli/run', 'Run')).toEqual(['cli/run/run.go go-workspace run,run.Run']);
    expect(resolve('cli/run/run.go', 'example.org/log', 'Print')).toEqual(['example.org/log external log,log.Print']);
  });

  test('two modules with one path decide nothing, a fixture counts for itself only', () => {
    const setting: Setting = {
      modules: [{ root: 'testdata/a', path: 'example.org/x' }, { root: 'testdata/b', path: 'example.org/x' }, {}],
      files: {
        'main.go': 'main:main',
        'testdata/a/p/p.go': 'P',
        'testdata/b/p/p.go': 'P',
        'testdata/a/main.go': 'main:main',
      },
    };
    expect(resolverOf(setting)('main.go', 'example.org/x/p', 'P')).toEqual(['example.org/x/p external p,p.P']);
    const resolve = resolverOf({ ...setting, fixtures: /^testdata/ });
    expect(resolve('testdata/a/main.go', 'example.org/x/p', 'P')).toEqual(['testdata/a/p/p.go go-module p,p.P']);
  });

  test('vendored code is outside, whatever its folder is called', () => {
    const resolve = resolverOf({
      modules: [{ requires: ['github.com/a/b'] }],
      files: { 'main.go': 'main:main', 'vendor/modules.txt': '', 'vendor/github.com/a/b/b.go': 'B' },
      foreign: /^vendor\//,
    });
    expect(resolve('main.go', 'github.com/a/b', 'B')).toEqual(['github.com/a/b vendor b,b.B']);
  });
});
