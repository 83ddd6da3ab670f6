import { describe, expect, test } from 'vitest';
import { scanGo } from '../../src/3-analyse/scan-imports/scan-go.ts';
import { scanJavascript } from '../../src/3-analyse/scan-imports/scan-javascript.ts';
import { scanPython } from '../../src/3-analyse/scan-imports/scan-python.ts';
import { keepScriptBlocks } from '../../src/3-analyse/scan-imports/script-blocks.ts';
import { countingText } from './counting-text.ts';

/** Looks at a character: real code costs 1 to 3; a bounded look-ahead may add a few dozen. */
const MAX_LOOKS_PER_CHARACTER = 40;

const JAVASCRIPT_POISON = [
  'export a\n',
  'import(',
  'import {a,',
  'import ',
  'import a from ',
  'require("a" ',
  'const {a: ',
  '"\\"',
  "'",
  '/*',
  '/[',
  'a = /[',
  '`${',
  '`',
  '${`',
  '((((',
  '{',
  '}',
  'a<b,',
  '<!--',
  '\\',
];

const PYTHON_POISON = [
  'import (',
  'from a import (',
  'from a import (b,\n',
  'import a,\\\n',
  'from .',
  '"""',
  "'''a",
  "'",
  '\\\n',
  '(',
  '[\n',
  'if TYPE_CHECKING:\n',
  'import a as ',
  '# ',
  '    ',
  ';',
];

const GO_POISON = [
  'package a;',
  'import (',
  'import ("a";',
  'import "a" ',
  '"\\"',
  "'",
  '`',
  '/*',
  '//',
  '/',
  'a.B',
  'a.',
  '.',
  '. ',
  'A.B.C.',
  '((',
  'x',
  '\n',
];

/** What makes a text one of Go, with an import whose name is used. */
const GO_HEAD = 'package a\nimport "x/a"\n';

/** Operations for a text of `size` characters made of one repeated piece. */
function operationsFor(scan: (text: string) => unknown, piece: string, size: number): number {
  const head = scan === scanGo ? GO_HEAD : '';
  const counting = countingText(head + piece.repeat(Math.ceil(size / piece.length)));
  scan(counting.text);
  return counting.operations();
}

describe('the cost of scanning grows with the length of the text', () => {
  test.each([
    ...JAVASCRIPT_POISON.map((piece) => ['JavaScript', piece, scanJavascript] as const),
    ...PYTHON_POISON.map((piece) => ['Python', piece, scanPython] as const),
    ...GO_POISON.map((piece) => ['Go', piece, scanGo] as const),
  ])('%s made of %j', (_language, piece, scan) => {
    const small = operationsFor(scan, piece, 25_000);
    const large = operationsFor(scan, piece, 100_000);
    expect(large).toBeLessThan(small * 4.5 + 1_000);
    expect(large).toBeLessThan(100_000 * MAX_LOOKS_PER_CHARACTER);
  });

  test.each(JAVASCRIPT_POISON.concat(PYTHON_POISON, GO_POISON))(
    '400 KB of %j are survived by every scanner',
    (piece) => {
      const text = piece.repeat(Math.ceil(400_000 / piece.length));
      expect(() => [
        scanJavascript(text),
        scanPython(text),
        scanGo(GO_HEAD + text),
        keepScriptBlocks(text),
      ]).not.toThrow();
    },
  );
});
