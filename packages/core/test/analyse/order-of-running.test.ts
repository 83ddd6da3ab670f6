import { describe, expect, test } from 'vitest';
import type { CallFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

async function callsIn(path: string, ...list: string[]): Promise<readonly CallFact[]> {
  const analysis = await analyseTexts({ [path]: lines(...list) });
  return analysis.files.get(path as never)?.calls ?? [];
}

describe('when a call runs', () => {
  test('what Go defers waits for the end of its function', async () => {
    const calls = await callsIn('a.go', 'package a', 'func run() {', '\tdefer clean()', '\twork()', '}');
    expect(calls.map(({ callee, isDeferred }) => [callee, isDeferred])).toEqual([
      ['clean', true],
      ['work', undefined],
    ]);
  });

  test('what a decorator is given is no part of the function below it', async () => {
    const calls = await callsIn('a.py', 'def kind(): pass', '@option(type=kind())', 'def run():', '    work()');
    expect(calls.map(({ callee, caller }) => [callee, caller])).toEqual([
      ['option', undefined],
      ['kind', undefined],
      ['work', 'a.py#run'],
    ]);
  });

  test('a return deep inside is told apart from a short circuit', async () => {
    const calls = await callsIn(
      'a.py',
      'def run(items):',
      '    for item in items:',
      '        if item:',
      '            return item',
      '    late()',
      '    items and maybe()',
    );
    expect(calls.map(({ callee, isPartial, isBehindReturn }) => [callee, isPartial, isBehindReturn])).toEqual([
      ['late', true, true],
      ['maybe', true, undefined],
    ]);
  });

  test('a `continue` two conditions deep makes the rest of the loop uncertain, and nothing behind it', async () => {
    const calls = await callsIn(
      'a.ts',
      'export function run(items: string[]) {',
      '  for (const item of items) {',
      '    if (!item) {',
      '      if (items.length > 1) continue;',
      '      fill();',
      '    }',
      '    use(item);',
      '    if (items.length > 2) break;',
      '    keep(item);',
      '  }',
      '  close();',
      '}',
    );
    expect(calls.map(({ callee, isPartial }) => [callee, isPartial])).toEqual([
      ['fill', undefined],
      ['use', true],
      ['keep', true],
      ['close', undefined],
    ]);
  });
});

test('a name that exists only when the file is run as a program is no declaration', async () => {
  const analysis = await analyseTexts({
    'a.py': lines('LIMIT = 3', 'if __name__ == "__main__":', '    words = 1', 'if LIMIT:', '    kept = 2'),
  });
  expect([...analysis.symbols.keys()]).toEqual(['a.py#LIMIT', 'a.py#kept']);
});

test('the type of a value is what a method of the own class says it returns', async () => {
  const analysis = await analyseTexts({
    'a.py': lines(
      'class Line:',
      '    def send(self): pass',
      'class Desk:',
      '    def line(self) -> Line: return Line()',
      '    def call(self):',
      '        line = self.line()',
      '        line.send()',
    ),
    'b.ts': lines(
      'class Line { send() {} }',
      'export class Desk {',
      '  line(): Line { return new Line(); }',
      '  call() { const line = this.line(); line.send(); }',
      '}',
    ),
  });
  for (const path of ['a.py', 'b.ts']) {
    const sent = analysis.files.get(path as never)?.calls.find(({ callee }) => callee === 'line.send');
    expect(sent?.target).toBe(`${path}#Line.send`);
  }
});
