import { describe, expect, test } from 'vitest';
import type { FlowFact, FlowStep } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

async function flowsOf(texts: Texts): Promise<readonly FlowFact[]> {
  return (await analyseTexts(texts)).flows;
}

function names(flow: FlowFact | undefined): string[] {
  return flow?.steps.map(({ symbol }) => symbol.slice(symbol.indexOf('#') + 1)) ?? [];
}

function stepOf(flow: FlowFact | undefined, name: string): FlowStep | undefined {
  return flow?.steps.find(({ symbol }) => symbol.endsWith(`#${name}`));
}

const GO_MOD = 'module example.org/tool\n\ngo 1.22\n';

/** A program in Go whose function `group` is what the test writes. */
function goProgram(body: string): Texts {
  return {
    'go.mod': GO_MOD,
    'main.go': [
      'package main',
      '',
      'import "os"',
      '',
      'func main() {',
      '\tgroup(len(os.Args) > 1)',
      '\tkeep("b")',
      '}',
      '',
      'func group(loaded bool) {',
      body,
      '}',
      '',
      'func insert(name string) {',
      '\tos.WriteFile(name, nil, 0o600)',
      '}',
      '',
      'func keep(name string) {',
      '\tos.Remove(name)',
      '}',
      '',
    ].join('\n'),
  };
}

describe('a call that stands at several places of its function', () => {
  test('has no condition when one of them has none', async () => {
    const [flow] = await flowsOf(goProgram('\tif loaded {\n\t\tinsert("a")\n\t}\n\tinsert("b")'));
    const call = stepOf(flow, 'insert')?.call;
    expect(call?.guards).toBeUndefined();
    expect(call?.isPartial).toBeUndefined();
  });

  test('is made in some cases when each of them has another condition', async () => {
    const [flow] = await flowsOf(goProgram('\tif loaded {\n\t\tinsert("a")\n\t}\n\tif late() {\n\t\tinsert("b")\n\t}'));
    const call = stepOf(flow, 'insert')?.call;
    expect(call?.guards).toBeUndefined();
    expect(call?.isPartial).toBe(true);
  });

  test('keeps the conditions that all of them share', async () => {
    const [flow] = await flowsOf(
      goProgram('\tif loaded {\n\t\tif late() {\n\t\t\tinsert("a")\n\t\t}\n\t\tinsert("b")\n\t}'),
    );
    expect(stepOf(flow, 'insert')?.call?.guards?.map(({ condition }) => condition)).toEqual(['loaded']);
  });

  test('keeps the condition of the only place', async () => {
    const [flow] = await flowsOf(goProgram('\tif loaded {\n\t\tinsert("a")\n\t}'));
    expect(stepOf(flow, 'insert')?.call?.guards?.map(({ condition }) => condition)).toEqual(['loaded']);
  });
});

describe('an error that is private to its file', () => {
  const python = (name: string, clause: string): Texts => ({
    'tool.py': [
      `class ${name}(Exception):`,
      '    pass',
      '',
      'def inner(value):',
      '    if value:',
      `        raise ${name}(value)`,
      '',
      'def outer(value):',
      '    try:',
      '        inner(value)',
      `    except ${clause} as error:`,
      '        return error.args',
      '',
    ].join('\n'),
  });
  const signals = async (texts: Texts): Promise<readonly (boolean | undefined)[]> =>
    [...(await analyseTexts(texts)).files.values()].flatMap(({ outcomes }) => outcomes.map(({ isSignal }) => isSignal));

  test('only steers the way when the file catches it', async () => {
    expect(await signals(python('_Upgrade', '(_Upgrade, KeyError)'))).toEqual([true]);
  });

  test('is a failure when nothing of the file catches it, or when others can see it', async () => {
    expect(await signals(python('_Upgrade', 'KeyError'))).toEqual([undefined]);
    expect(await signals(python('Upgrade', 'Upgrade'))).toEqual([undefined]);
  });

  test('is asked for by its type in TypeScript', async () => {
    const text = (head: string): string =>
      [
        `${head} Stop extends Error {}`,
        'function inner(value: string) { if (value) throw new Stop(); }',
        'export function outer(value: string) {',
        '  try { inner(value); } catch (error) { if (!(error instanceof Stop)) throw error; }',
        '}',
        '',
      ].join('\n');
    expect(await signals({ 'a.ts': text('class') })).toContain(true);
    expect(await signals({ 'a.ts': text('export class') })).not.toContain(true);
  });
});

/** A Python program that calls `initialize` with the arguments; `load` and `check` are what it may come to. */
function pythonProgram(passed: string, body: readonly string[], parameters = 'check_network=False'): Texts {
  return {
    'tool/__init__.py': '',
    'tool/__main__.py': [
      'import os',
      '',
      'def main():',
      `    initialize(${passed})`,
      '    os.remove("lock")',
      '',
      `def initialize(${parameters}):`,
      ...body.map((line) => `    ${line}`),
      '',
      'def load():',
      '    os.remove("old")',
      '',
      'def check():',
      '    os.mkdir("new")',
      '',
      'if __name__ == "__main__":',
      '    main()',
      '',
    ].join('\n'),
  };
}

describe('a branch that the arguments of the call decide', () => {
  const body = ['load()', 'if check_network:', '    check()'];

  test('is not followed when its parameter has a false default and is not passed', async () => {
    const [flow] = await flowsOf(pythonProgram('', body));
    expect(names(flow)).toEqual(['main', 'initialize', 'load']);
  });

  test('is followed when the call passes the opposite', async () => {
    const [flow] = await flowsOf(pythonProgram('check_network=True', body));
    expect(names(flow)).toEqual(['main', 'initialize', 'load', 'check']);
  });

  test('is followed when the function may give the parameter another value', async () => {
    const [flow] = await flowsOf(
      pythonProgram('', ['load()', 'check_network = check_network or ready()', ...body.slice(1)]),
    );
    expect(names(flow)).toContain('check');
  });

  test('gives way to the other side, which an early return leads to', async () => {
    const [flow] = await flowsOf(pythonProgram('', ['if not check_network:', '    load()', '    return', 'check()']));
    expect(names(flow)).toEqual(['main', 'initialize', 'load']);
  });

  test('stays open when a variable is passed', async () => {
    const [flow] = await flowsOf(pythonProgram('os.name', body));
    expect(names(flow)).toContain('check');
  });

  test('is not followed in Go when a literal shuts it', async () => {
    const texts = goProgram('\tinsert("a")\n\tif !loaded {\n\t\tshut()\n\t}');
    const program = texts['main.go'] ?? '';
    const shut = `${program.replace('group(len(os.Args) > 1)', 'group(true)')}\nfunc shut() {\n\tos.Mkdir("x", 0o700)\n}\n`;
    expect(names((await flowsOf({ ...texts, 'main.go': shut }))[0])).not.toContain('shut');
    expect(names((await flowsOf({ ...texts, 'main.go': shut.replace('group(true)', 'group(false)') }))[0])).toContain(
      'shut',
    );
  });

  test('is not followed in TypeScript when the default shuts it', async () => {
    const text = [
      "import { writeFileSync, rmSync } from 'node:fs';",
      'export function main() {',
      '  prepare();',
      "  rmSync('lock');",
      '}',
      'function prepare(fresh = false) {',
      '  load();',
      '  if (fresh === true) check();',
      '}',
      "function load() { writeFileSync('a', ''); }",
      "function check() { writeFileSync('b', ''); }",
      'main();',
      '',
    ].join('\n');
    const manifest = JSON.stringify({ name: 'tool', bin: { tool: 'main.ts' } });
    const [flow] = await flowsOf({ 'package.json': manifest, 'main.ts': text });
    expect(names(flow)).toEqual(['main', 'prepare', 'load']);
    const [open] = await flowsOf({ 'package.json': manifest, 'main.ts': text.replace('prepare();', 'prepare(true);') });
    expect(names(open)).toContain('check');
  });
});
