import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '@orionwiki/core';
import { type Analysis, analyseRepository } from '@orionwiki/core/analysis';
import { createRepositoryFrom, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareCalls, compareImports } from './compare.ts';
import { pythonOracle } from './python.ts';
import { typescriptOracle } from './typescript.ts';
import { unpackCommit } from './work-tree.ts';

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@queue": ["./src/queue.ts"] } } }\n',
  'src/queue.ts':
    'export function push(job: string) {\n  return job;\n}\nexport class Queue {\n  take() {\n    return push("x");\n  }\n}\n',
  'src/main.ts':
    "import { push as put, Queue } from '@queue';\nimport { join } from 'node:path';\n\nput(join('a'));\nnew Queue().take();\n",
  'tide/__init__.py': 'from .level import rise\n',
  'tide/level.py': 'def rise(by):\n    return by\n\n\ndef double(rise):\n    return rise(2)\n',
  'tide/cli.py': 'import os\nfrom tide import level\nfrom tide import rise as up\n\nup(1)\nlevel.rise(os.getpid())\n',
};

let repository: SampleRepository;
let tree: ReturnType<typeof unpackCommit>;
let analysis: Analysis;

beforeAll(async () => {
  repository = await createRepositoryFrom(FILES);
  tree = unpackCommit(repository.dir, repository.commit);
  const jobRoot = mkdtempSync(join(tmpdir(), 'orionwiki-oracle-test-'));
  const signal = AbortSignal.timeout(60_000);
  const policy = createOutboundPolicy(DEFAULT_OUTBOUND_SETTINGS);
  const read = await analyseRepository(
    { repository: { url: repository.dir }, mode: 'facts', language: 'en', size: 'full', include: [], exclude: [] },
    { policy, jobRoot, signal, onEvent() {}, onPage() {}, allowLocal: true },
  );
  analysis = read.analysis;
  rmSync(jobRoot, { recursive: true });
});

afterAll(async () => {
  tree.remove();
  await repository.remove();
});

test('the TypeScript compiler follows aliases and renamed imports to their declarations', async () => {
  const { imports, calls, files } = await typescriptOracle.find(tree);
  expect([...files].sort()).toEqual(['src/main.ts', 'src/queue.ts']);
  expect(imports).toEqual([{ from: 'src/main.ts', specifier: '@queue', to: ['src/queue.ts'] }]);
  expect(calls).toEqual(
    expect.arrayContaining([
      { path: 'src/main.ts', lines: [4, 4], callee: 'put', targets: [{ path: 'src/queue.ts', line: 1 }] },
      { path: 'src/main.ts', lines: [5, 5], callee: 'Queue', targets: [{ path: 'src/queue.ts', line: 4 }] },
      { path: 'src/main.ts', lines: [5, 5], callee: 'take', targets: [{ path: 'src/queue.ts', line: 5 }] },
    ]),
  );
});

test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'the Python oracle follows packages and re-exports, and stops at names a function binds itself',
  async () => {
    const { imports, calls } = await pythonOracle.find(tree);
    expect(imports).toEqual([
      { from: 'tide/__init__.py', specifier: '.level', to: ['tide/level.py'] },
      { from: 'tide/cli.py', specifier: 'tide', to: ['tide/__init__.py', 'tide/level.py'] },
      { from: 'tide/cli.py', specifier: 'tide', to: ['tide/__init__.py'] },
    ]);
    expect(calls).toEqual([
      { path: 'tide/cli.py', lines: [5, 5], callee: 'up', targets: [{ path: 'tide/level.py', line: 1 }] },
      { path: 'tide/cli.py', lines: [6, 6], callee: 'rise', targets: [{ path: 'tide/level.py', line: 1 }] },
    ]);
  },
);

test('a reading that leads elsewhere, or nowhere, is a difference', async () => {
  const findings = await typescriptOracle.find(tree);
  expect(compareImports(analysis, findings)).toMatchObject({ share: 100, compared: 1, differences: [] });
  expect(compareCalls(analysis, findings)).toMatchObject({ share: 100, differences: [] });
  expect(compareCalls(analysis, findings).compared).toBeGreaterThan(0);

  const elsewhere = {
    ...findings,
    imports: findings.imports.map((found) => ({ ...found, to: ['src/other.ts'] })),
    calls: findings.calls.map((call) => ({ ...call, targets: [{ path: 'src/other.ts', line: 1 }] })),
  };
  expect(compareImports(analysis, elsewhere)).toMatchObject({
    share: 0,
    differences: ['src/main.ts: @queue → src/other.ts, here src/queue.ts'],
  });
  expect(compareCalls(analysis, elsewhere).share).toBe(0);
  const more = {
    ...findings,
    imports: [...findings.imports, { from: 'src/main.ts', specifier: './x', to: ['src/x.ts'] }],
  };
  expect(compareImports(analysis, more)).toMatchObject({ share: 50, compared: 2, oracleOnly: 1 });
});
