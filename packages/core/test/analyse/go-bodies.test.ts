import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/3-analyse/analysis.ts';
import { analyseTexts } from './tiny-repository.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

const analyseFile = (...text: readonly string[]): Promise<Analysis> =>
  analyseTexts({ 'go.mod': 'module example.org/relay\n', 'a/a.go': lines('package a', ...text) });

const file = (analysis: Analysis, path = 'a/a.go') => analysis.files.get(path as never);

test('how Go code ends: errors handed back, panics, exits, answers', async () => {
  const analysis = await analyseFile(
    'import (',
    '\t"errors"',
    '\t"fmt"',
    '\t"log"',
    '\t"net/http"',
    '\t"os"',
    ')',
    'var ErrGone = errors.New("gone")',
    'type MissError struct{}',
    'func load(key string) (int, error) {',
    '\tif key == "" { return 0, fmt.Errorf("load %q: %w", key, ErrGone) }',
    '\tif key == "a" { return 0, ErrGone }',
    '\tif key == "b" { return 0, &MissError{} }',
    '\tif errLocal := open(key); key == "l" { return 0, errLocal }',
    '\tif err := open(key); err != nil { return 0, err }',
    '\tif key == "c" { panic(fmt.Sprintf("no %s", key)) }',
    '\treturn 1, nil',
    '}',
    'func serve(w http.ResponseWriter, r *http.Request) {',
    '\tif r == nil { http.Error(w, "no request", http.StatusBadRequest); return }',
    '\tw.WriteHeader(http.StatusAccepted)',
    '}',
    'func main() {',
    '\tif len(os.Args) < 2 { os.Exit(2) }',
    '\tlog.Fatalf("no %s", os.Args[1])',
    '}',
    'func open(key string) error { return nil }',
  );
  const outcomes = file(analysis)?.outcomes.map(
    ({ kind, name, message, target, startLine }) => `${startLine} ${kind} ${name} ${message ?? '-'} ${target ?? '-'}`,
  );
  expect(outcomes).toEqual([
    '12 raises fmt.Errorf load %q: %w -',
    '13 raises ErrGone - a/a.go#ErrGone',
    '14 raises MissError - a/a.go#MissError',
    '17 raises panic no %s -',
    '21 answers http.StatusBadRequest no request -',
    '22 answers http.StatusAccepted - -',
    '25 exits 2 - -',
    '26 exits log.Fatalf no %s -',
  ]);
});

describe('what surrounds a call of Go', async () => {
  const analysis = await analyseFile(
    'func work(jobs []string, mode string) {',
    '\tif mode == "off" {',
    '\t\treturn',
    '\t}',
    '\tif err := start(); err != nil {',
    '\t\treturn',
    '\t}',
    '\tfor _, job := range jobs {',
    '\t\trun(job, 3)',
    '\t}',
    '\tswitch mode {',
    '\tcase "slow":',
    '\t\twait()',
    '\t}',
    '}',
    'func start() error { return nil }',
    'func run(name string, tries int) {}',
    'func wait() {}',
  );
  const call = (callee: string) => file(analysis)?.calls.find((one) => one.callee === callee);

  test('loops, and what led out before; a handed-back error is no condition of the rest', () => {
    expect(call('run')?.guards?.map(({ kind, condition }) => `${kind} ${condition}`)).toEqual([
      'loop _, job := range jobs',
      'unless mode == "off"',
    ]);
    expect(call('run')?.arguments).toEqual([{ text: 'job' }, { text: '3' }]);
  });

  test('a case with what it is compared with', () => {
    expect(call('wait')?.guards?.[0]).toMatchObject({ kind: 'case', condition: '"slow"', subject: 'mode' });
  });

  test('parameters, each name for itself', () => {
    expect(analysis.symbols.get('a/a.go#run')?.parameters).toEqual([
      { name: 'name', type: 'string' },
      { name: 'tries', type: 'int' },
    ]);
  });
});

test('constants are found where another file of the package, or another package, uses them', async () => {
  const analysis = await analyseTexts({
    'go.mod': 'module example.org/relay\n',
    'a/limits.go': lines(
      'package a',
      'import "time"',
      'const maxTries = 5',
      'const Wait = 30 * time.Second',
      'const unused = 64 << 10',
    ),
    'a/a.go': lines(
      'package a',
      'type options struct{ maxTries int }',
      'func run(tries int) bool {',
      '\t// maxTries in a comment',
      '\tif tries > maxTries { return false }',
      '\tuse("maxTries", options{maxTries: 1})',
      '\tfor maxTries := 0; maxTries < 2; maxTries++ {}',
      '\treturn true',
      '}',
      'func use(text string, o options) {}',
    ),
    'b/b.go': lines(
      'package b',
      'import "example.org/relay/a"',
      'func wait() { sleep(a.Wait) }',
      'func sleep(n int) {}',
    ),
  });
  expect(analysis.symbols.get('a/limits.go#Wait')?.literal).toBe('30 * time.Second');
  expect(analysis.symbols.get('a/limits.go#unused')?.literal).toBe('64 << 10');
  const uses = [...analysis.files.values()].flatMap(({ constantUses }) =>
    constantUses.map(({ path, startLine, target, user }) => `${path}:${startLine} ${target} in ${user}`),
  );
  expect(uses).toEqual(['a/a.go:5 a/limits.go#maxTries in a/a.go#run', 'b/b.go:3 a/limits.go#Wait in b/b.go#wait']);
});

test('a program begins at its main function and is called like its folder or module; generators are none', async () => {
  const main = 'package main\n\nfunc main() {}\n';
  const { entries } = await analyseTexts({
    'go.mod': 'module example.org/relay/v2\n',
    'main.go': main,
    'cmd/relay-admin/main.go': main,
    'internal/gen/main.go': main,
    'table.go': `//go:build ignore\n\n${main}`,
  });
  expect(entries.map(({ kind, name, handler }) => `${kind} ${name} ${handler}`)).toEqual([
    'main relay-admin cmd/relay-admin/main.go#main',
    'main relay main.go#main',
  ]);
});
