import { describe, expect, test } from 'vitest';
import { likelyNames, scanGo } from './scan-go.ts';

const scan = (text: string) =>
  scanGo(text).map(({ specifier, bindings, startLine, endLine }) => {
    const names = bindings.map(
      ({ imported, local, line }) => `${imported}:${local}${line === undefined ? '' : `@${line}`}`,
    );
    return `${startLine}-${endLine} ${specifier} [${names.join(' ')}]`;
  });

describe('imports of Go', () => {
  test.each([
    ['a single import', 'package a\n\nimport "fmt"\n', ['3-3 fmt [*:fmt]']],
    ['a group', 'package a\nimport (\n\t"fmt"\n\t"os"\n)\n', ['3-3 fmt [*:fmt]', '4-4 os [*:os]']],
    ['two declarations', 'package a\nimport "fmt"\nimport "os"\n', ['2-2 fmt [*:fmt]', '3-3 os [*:os]']],
    ['a renamed package', 'package a\nimport nethttp "net/http"\n', ['2-2 net/http [*:nethttp]']],
    ['an import for its effects', 'package a\nimport _ "embed"\n', ['2-2 embed []']],
    ['an import of all names', 'package a\nimport . "fmt"\n', ['2-2 fmt [*:*]']],
    ['a raw path', 'package a\nimport `fmt`\n', ['2-2 fmt [*:fmt]']],
    ['comments between', '// Top.\npackage a // b\n\nimport ( // c\n\t/* d */ "fmt" // e\n)\n', ['5-5 fmt [*:fmt]']],
    ['semicolons', 'package a; import "fmt"; import "os"', ['1-1 fmt [*:fmt]', '1-1 os [*:os]']],
  ])('%s is found', (_title, text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  test('names are those used behind the package, each once with its first line', () => {
    const text = [
      'package a',
      'import (',
      '\t"example.org/relay/store"',
      '\tq "example.org/relay/queue"',
      ')',
      'func run() {',
      '\ts := store.New("store.Hidden") // store.Comment',
      '\tstore.New(`store.Raw`)',
      "\tif r == '\"' { q.Push(s.store.Inner, store.ErrClosed) }",
      '\tstore.lower()',
      '}',
    ].join('\n');
    expect(scan(text)).toEqual([
      '3-3 example.org/relay/store [*:store New:store.New@7 ErrClosed:store.ErrClosed@9]',
      '4-4 example.org/relay/queue [*:q Push:q.Push@9]',
    ]);
  });

  test('the name of a package that its path does not spell is found by its use', () => {
    expect(scan('package a\nimport "gopkg.in/yaml.v3"\nvar x = yaml.Node{}\n')).toEqual([
      '2-2 gopkg.in/yaml.v3 [*:yaml Node:yaml.Node@3]',
    ]);
    expect(scan('package a\nimport "github.com/go-chi/chi/v5"\nvar x = chi.NewRouter()\n')).toEqual([
      '2-2 github.com/go-chi/chi/v5 [*:chi NewRouter:chi.NewRouter@3]',
    ]);
    expect(likelyNames('github.com/mitchellh/go-homedir')).toContain('homedir');
  });

  test.each([
    ['text that is no Go', 'import "fmt"\n'],
    ['a string', 'package a\nvar x = "import \\"fmt\\""\n'],
    ['an import behind a declaration', 'package a\nvar x = 1\nimport "fmt"\n'],
    ['a group that is never closed', 'package a\nimport (\n'],
  ])('%s holds no import', (_title, text) => {
    expect(scan(text)).toEqual([]);
  });
});
