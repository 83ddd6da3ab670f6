import { expect, test } from 'vitest';
import type { Claim } from '#vocabulary';
import { widenRange } from './widen-range.ts';

const TS = [
  'import x from "y";', // 1
  '', // 2
  '/** Says what it does. */', // 3
  '@decorated', // 4
  'export function first(a: string) {', // 5
  '  if (a === "") {', // 6
  '    return fail();', // 7
  '  }', // 8
  '', // 9
  '  return a;', // 10
  '}', // 11
  '', // 12
  'export const LIMIT = 3;', // 13
  'export const OTHER = 4;', // 14
];
const PY = ['class A(B):', '    """Says."""', '', '    def run(self):', '        return 1', '', 'x = 1'];
const defines: Claim = { predicate: 'defines', name: 'n' };
const calls: Claim = { predicate: 'calls', callee: 'fail' };

test.each<[string, readonly string[], [number, number], Claim, [number, number] | undefined]>([
  ['a function with its comment and body', TS, [5, 5], defines, [3, 11]],
  ['a constant has nothing around it', TS, [13, 13], defines, undefined],
  ['a class by indentation', PY, [1, 1], defines, [1, 5]],
  ['a method by indentation', PY, [4, 4], defines, [4, 5]],
  ['the surroundings of a call', TS, [7, 7], calls, [1, 13]],
  ['an import has nothing around it', TS, [1, 1], { predicate: 'imports', specifier: 'y' }, undefined],
  ['a quotation has nothing around it', TS, [3, 3], { predicate: 'says', words: 'Says what' }, undefined],
  ['a range outside of the file', TS, [13, 99], defines, undefined],
  ['a long body is cut at 60 lines', ['f() {', ...Array(200).fill('  x'), '}'], [1, 1], defines, [1, 60]],
  ['a range that is long already', Array(200).fill('  x'), [1, 80], defines, undefined],
])('%s', (_fact, lines, [startLine, endLine], claim, expected) => {
  const wide = widenRange(lines, { startLine, endLine, claim });
  expect(wide && [wide.startLine, wide.endLine]).toEqual(expected);
});
