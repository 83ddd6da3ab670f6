import { describe, expect, test } from 'vitest';
import { scanPython } from './scan-python.ts';

const scan = (text: string) =>
  scanPython(text).map(({ specifier, bindings, startLine, endLine, isTypeOnly }) => {
    const names = bindings.map(({ imported, local }) => (imported === local ? local : `${imported}:${local}`));
    return `${startLine}-${endLine} ${specifier} [${names.join(' ')}]${isTypeOnly ? ' type' : ''}`;
  });

describe('imports of Python', () => {
  test.each([
    ['a module', 'import os', ['1-1 os [*:os]']],
    ['a dotted module', 'import os.path', ['1-1 os.path [.:os]']],
    ['a renamed module', 'import numpy as np', ['1-1 numpy [*:np]']],
    ['several modules', 'import a, b as c', ['1-1 a [*:a]', '1-1 b [*:c]']],
    ['names of a module', 'from a.b import c, d as e', ['1-1 a.b [c d:e]']],
    ['everything', 'from a import *', ['1-1 a [*]']],
    ['a relative import', 'from ..a import b', ['1-1 ..a [b]']],
    ['a sibling', 'from . import a', ['1-1 . [a]']],
    ['names in brackets', 'from a import (\n  b,  # why\n  c as d,\n)', ['1-4 a [b c:d]']],
    ['a joined line', 'from a \\\n  import b', ['1-2 a [b]']],
    ['an import in a function', 'def f():\n    import a\n', ['2-2 a [*:a]']],
    ['an import behind a colon', 'try: import a\nexcept ImportError: a = None', ['1-1 a [*:a]']],
    ['an import behind a semicolon', 'x = 1; import a', ['1-1 a [*:a]']],
    ['an import below a docstring', '"""Doc with import x\n"""\nimport a', ['3-3 a [*:a]']],
    ['an import for types only', 'if TYPE_CHECKING:\n    from a import b\nimport c', ['2-2 a [b] type', '3-3 c [*:c]']],
    ['the import behind a bracket that is never closed', 'x = (\nimport a', ['2-2 a [*:a]']],
  ])('%s is found', (_title, text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  test.each([
    ['a comment', '# import a'],
    ['a string', 'x = "import a"'],
    ['a long string', "x = '''\nimport a\n'''"],
    ['a name that begins like the word', 'imported = 1\nfrom_ = 2'],
    ['a generator', 'yield from items'],
    ['a keyword argument in brackets', 'f(\n  import_=1,\n)'],
  ])('%s holds no import', (_title, text) => {
    expect(scan(text)).toEqual([]);
  });
});
