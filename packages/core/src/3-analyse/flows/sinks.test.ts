import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import type { CallFact } from '../analysis.ts';
import { sinkOf } from './sinks.ts';

function call(callee: string, more: Partial<CallFact> = {}): CallFact {
  return { path: 'src/a.ts' as RepoPath, startLine: 1, endLine: 1, callee, how: 'unresolved', ...more };
}

const NONE = new Set<string>();

describe('what leaves the program', () => {
  test.each([
    ['node:fs/promises', 'writeFile', 'writes-file'],
    ['fs', 'readFileSync', 'reads-file'],
    ['node:child_process', 'spawn', 'process'],
    ['subprocess', 'run', 'process'],
    ['requests', 'get', 'request'],
    ['net/http', 'ListenAndServe', 'listens'],
    ['net/http', 'Get', 'request'],
    ['os', 'makedirs', 'writes-file'],
    ['os', 'Rename', 'writes-file'],
    ['os/exec', 'Command', 'process'],
    ['click', 'echo', 'output'],
    ['fmt', 'Println', 'output'],
    ['database/sql', 'Open', 'database'],
  ])('%s %s %s', (module, name, kind) => {
    expect(sinkOf(call(name, { external: { module, name } }), NONE)).toBe(kind);
  });

  test('is told by a method only where the file imports its module', () => {
    expect(sinkOf(call('server.listen'), new Set(['node:http']))).toBe('listens');
    expect(sinkOf(call('server.listen'), NONE)).toBeUndefined();
  });

  test('is no method of a value of Go, whatever functions its package has', () => {
    const path = 'a.go' as RepoPath;
    const get = (name: string) => call('header.Get', { path, external: { module: 'net/http', name } });
    expect(['Get', '.Get', 'Header.Get'].map((name) => sinkOf(get(name), NONE))).toEqual([
      'request',
      undefined,
      undefined,
    ]);
  });

  test('is a database where custom says so', () => {
    expect(sinkOf(call('prisma.client.share.findUnique'), NONE)).toBe('database');
    expect(sinkOf(call('this.prisma.user.create'), NONE)).toBe('database');
    expect(sinkOf(call('prisma.connectTo'), NONE)).toBeUndefined();
    const objects = call('Check.objects.filter', { path: 'views.py' as RepoPath });
    expect(sinkOf(objects, new Set(['django.http']))).toBe('database');
    expect(sinkOf(objects, NONE)).toBeUndefined();
  });

  test('is not a call that reaches a declaration of the repository', () => {
    expect(sinkOf(call('console.log', { target: 'src/log.ts#console.log' }), NONE)).toBeUndefined();
  });

  test('opening a file in Python writes when the mode says so', () => {
    const open = { path: 'a.py' as RepoPath, external: { module: '', name: 'open' } };
    expect(sinkOf(call('open', { ...open, arguments: [{ text: 'path' }, { text: '"w"' }] }), NONE)).toBe('writes-file');
    expect(sinkOf(call('open', { ...open, arguments: [{ text: 'path' }] }), NONE)).toBe('reads-file');
    const nowhere = [{ text: 'os.devnull' }, { text: '"w"' }];
    expect(sinkOf(call('open', { ...open, arguments: nowhere }), NONE)).toBeUndefined();
  });

  test('printing in Go needs a writer that is named so', () => {
    const print = { external: { module: 'fmt', name: 'Fprintf' } };
    expect(sinkOf(call('fmt.Fprintf', { ...print, arguments: [{ text: 'os.Stderr' }] }), NONE)).toBe('output');
    expect(sinkOf(call('fmt.Fprintf', { ...print, arguments: [{ text: 'buffer' }] }), NONE)).toBeUndefined();
  });

  test('joining paths, formatting and parsing stay inside', () => {
    for (const [module, name] of [
      ['node:path', 'join'],
      ['fmt', 'Sprintf'],
      ['os', 'environ.get'],
      ['json', 'dumps'],
    ] as const)
      expect(sinkOf(call(name, { external: { module, name } }), NONE)).toBeUndefined();
  });
});
