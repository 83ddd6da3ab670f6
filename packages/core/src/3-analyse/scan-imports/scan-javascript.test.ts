import { describe, expect, test } from 'vitest';
import { scanJavascript } from './scan-javascript.ts';
import type { ScannedBinding } from './scanned-import.ts';

const show = ({ imported, local }: ScannedBinding) => (imported === local ? local : `${imported}:${local}`);
const scan = (text: string) =>
  scanJavascript(text).map((one) => {
    const marks = `${one.isTypeOnly ? ' type' : ''}${one.isReExport ? ' re-export' : ''}`;
    return `${one.startLine}-${one.endLine} ${one.specifier} [${one.bindings.map(show).join(' ')}]${marks}`;
  });

describe('imports of JavaScript and TypeScript', () => {
  test.each([
    ['a default import', "import a from './a';", ['1-1 ./a [default:a]']],
    ['a namespace', "import * as a from './a'", ['1-1 ./a [*:a]']],
    ['named and renamed', "import { a, b as c, default as d } from 'x'", ['1-1 x [a b:c default:d]']],
    ['default and named', "import a, { b } from 'x'", ['1-1 x [default:a b]']],
    ['a side effect', "import './a.css'", ['1-1 ./a.css []']],
    ['a type import', "import type { A } from './a'", ['1-1 ./a [A] type']],
    ['an inline type name', "import { type A, b } from './a'", ['1-1 ./a [A b]']],
    ['something called type', "import type from './a'", ['1-1 ./a [default:type]']],
    ['something called from', "import from from './a'", ['1-1 ./a [default:from]']],
    ['import equals', "import a = require('./a')", ['1-1 ./a [*:a]']],
    ['several lines', "import {\n  a,\n  // why\n  b,\n} from 'x'", ['1-5 x [a b]']],
    ['a re-export', "export { a as b } from './a'", ['1-1 ./a [a:b] re-export']],
    ['a star re-export', "export * from './a'", ['1-1 ./a [*] re-export']],
    ['a named star re-export', "export * as ns from './a'", ['1-1 ./a [*:ns] re-export']],
    ['a type re-export', "export type { A } from './a'", ['1-1 ./a [A] type re-export']],
    ['a dynamic import', "const a = await import('./a')", ['1-1 ./a [*:a]']],
    ['a require', "const a = require('./a')", ['1-1 ./a [*:a]']],
    ['a destructured require', "const { a, b: c } = require('./a')", ['1-1 ./a [a b:c]']],
    ['import attributes', "import a from './a.json' with { type: 'json' }", ['1-1 ./a.json [default:a]']],
    ['code in a template', '`$' + "{require('./a')} import b from './b'`", ['1-1 ./a []']],
    ['a regular expression with quotes', "const r = /['\"`]/; import a from './a'", ['1-1 ./a [default:a]']],
    ['a division', "const x = a / b; import c from './c' // /", ['1-1 ./c [default:c]']],
    ['an apostrophe in markup', "const a = <p>Don't</p>;\nimport b from './b'", ['2-2 ./b [default:b]']],
  ])('%s is found', (_title, text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  test.each([
    ['a line comment', "// import a from './a'"],
    ['a block comment', "/* import a from './a' */"],
    ['a string', `const s = "import a from './a'"`],
    ['a template', "`import a from './a'`"],
    ['a property', "loader.import('./a'); x.require('./b')"],
    ['a local export', 'export const a = 1; export { a }; export type B = string'],
    ['import.meta', 'import.meta.url'],
    ['a computed specifier', 'import(name); require(name)'],
  ])('%s holds no import', (_title, text) => {
    expect(scan(text)).toEqual([]);
  });
});
