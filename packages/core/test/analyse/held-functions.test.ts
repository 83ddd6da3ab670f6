import { describe, expect, test } from 'vitest';
import type { CallFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

const told = ({ callee, target, external, how, sink }: CallFact): string =>
  [
    `${callee} ${how}`,
    target?.replace(/^src\//, '') ?? (external === undefined ? undefined : `${external.module}:${external.name}`),
    sink,
  ]
    .filter((part) => part !== undefined)
    .join(' > ');

async function callsOf(path: string, texts: Texts): Promise<string[]> {
  const analysis = await analyseTexts(texts);
  return (analysis.files.get(path as never)?.calls ?? []).map(told);
}

const STEPS = lines(
  'export function search() {}',
  'export const collect = async () => {};',
  'export function pack() {}',
  'export const spare = { collect, search };',
);

async function inTypeScript(...list: string[]): Promise<string[]> {
  return callsOf('src/a.ts', {
    'src/a.ts': lines("import { search, collect, spare } from './steps.ts';", ...list),
    'src/steps.ts': STEPS,
  });
}

describe('what a parameter stands for', () => {
  test('the members of an object that is its default', async () => {
    expect(
      await inTypeScript(
        "import fs from 'node:fs/promises';",
        'export async function run(path: string, deps = {',
        '  search, find: collect, lstat: fs.lstat, stat: (p: string) => fs.stat(p), other: make(),',
        '  load: async () => { const { pack } = await import("./steps.ts"); return pack(); },',
        '}) {',
        '  deps.search(); await deps.find(); deps.lstat(path); deps.stat(path); deps.other(); deps.missing(); deps.load();',
        '}',
      ),
    ).toEqual([
      'fs.stat external > node:fs/promises:stat > reads-file',
      'make unresolved',
      'import external > :import',
      'pack import > steps.ts#pack',
      'deps.search injected-default > steps.ts#search',
      'deps.find injected-default > steps.ts#collect',
      'deps.lstat injected-default > node:fs/promises:lstat > reads-file',
      'deps.stat injected-default > node:fs/promises:stat > reads-file',
      'deps.other unresolved',
      'deps.missing unresolved',
      'deps.load injected-default > steps.ts#pack',
    ]);
  });

  test('an object of the module, overridden or not, here or elsewhere', async () => {
    expect(
      await inTypeScript(
        'const defaults = { search, collect, ...spare };',
        'export const run = (given: Partial<typeof defaults> = {}, deps = defaults) => {',
        '  const all = { ...defaults, ...given };',
        '  const both = { ...spare, extra: search, ...given };',
        '  all.search(); both.collect(); both.extra(); deps.collect(); all.none();',
        '};',
        'const inner = (deps: typeof defaults) => deps.search();',
      ),
    ).toEqual([
      'all.search injected-default > steps.ts#search',
      'both.collect injected-default > steps.ts#collect',
      'both.extra injected-default > steps.ts#search',
      'deps.collect injected-default > steps.ts#collect',
      'all.none unresolved',
      'deps.search injected-default > steps.ts#search',
    ]);
  });

  test('a function that is its default, also one of the language', async () => {
    expect(
      await inTypeScript(
        'export function get(url: string, { send = fetch, log = () => {} } = {}, find = search, none?: () => void) {',
        '  send(url); find(); log(); none();',
        '}',
      ),
    ).toEqual([
      'send injected-default > :fetch > request',
      'find injected-default > steps.ts#search',
      'log unresolved',
      'none unresolved',
    ]);
  });

  test('nothing, where something else may be meant', async () => {
    expect(
      await inTypeScript(
        'declare const unknown: object;',
        'export function a(deps = { search }) { deps = make(); deps.search(); }',
        'export function b(deps = { search }) { deps.search = collect; deps.search(); }',
        'export function c(given: object) { const deps = { search, ...given }; deps.search(); }',
        'export function d(key: string) { const deps = { search, [key]: collect }; deps.search(); }',
        'export function e() { const deps = { search, ...unknown }; deps.search(); }',
        'export function f(search: () => void) { const deps = { search }; deps.search(); }',
        'export function g(deps = { search: (collect: () => void) => collect() }) { deps.search(() => {}); }',
        'export function h(deps = { search }) { Object.assign(deps, unknown); deps.search(); }',
        'export function i(deps = { search }) { deps ||= make(); deps.search(); }',
        'export function j() { let deps = { search }; deps.search(); }',
      ).then((all) => all.filter((one) => one.startsWith('deps.'))),
    ).toEqual(Array(10).fill('deps.search unresolved'));
  });
});

test('a constant object holds functions, and a constant may be one under a further name', async () => {
  expect(
    await inTypeScript(
      "import { promisify } from 'node:util';",
      "import * as util from 'util';",
      "import { execFile } from 'node:child_process';",
      "import fs from 'node:fs';",
      'const run = promisify(execFile);',
      'const other = promise(execFile);',
      'export const handlers = { search, "find-all": collect, inline() {} };',
      'const changed = { search };',
      'changed.search = collect;',
      'handlers.search(); spare.collect(); handlers.inline(); changed.search(); run("ls"); other("ls");',
      'function read(deps = { run }) { const get = util.promisify(fs.readFile); get("a"); deps.run("ls"); }',
    ),
  ).toEqual([
    'promisify external > node:util:promisify',
    'promise unresolved',
    'handlers.search held > steps.ts#search',
    'spare.collect held > steps.ts#collect',
    'handlers.inline unresolved',
    'changed.search unresolved',
    'run external > node:child_process:execFile > process',
    'other same-file > a.ts#other',
    'util.promisify external > util:promisify',
    'get external > node:fs:readFile > reads-file',
    'deps.run injected-default > node:child_process:execFile > process',
  ]);
});

test('Python: defaults of parameters, attributes of classes, further names', async () => {
  expect(
    await callsOf('src/a.py', {
      'src/a.py': lines(
        'import subprocess',
        'from .steps import search',
        'def call(command, *, run=subprocess.run, find=search, more=None):',
        '    run(command); find(); more()',
        'def again(run=subprocess.run):',
        '    run = search',
        '    run()',
        'class Job:',
        '    find = search',
        '    start = staticmethod(subprocess.run)',
        '    changed = search',
        '    def go(self):',
        '        self.changed = print',
        '        self.find(); self.start("ls"); self.changed()',
      ),
      'src/steps.py': 'def search():\n    pass\n',
      'src/__init__.py': '',
    }),
  ).toEqual([
    'run injected-default > subprocess:run > process',
    'find injected-default > steps.py#search',
    'more unresolved',
    'run unresolved',
    'staticmethod external > :staticmethod',
    'self.find held > steps.py#search',
    'self.start external > subprocess:run > process',
    'self.changed self > a.py#Job.changed',
  ]);
});
