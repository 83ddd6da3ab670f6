import { describe, expect, test } from 'vitest';
import type { Analysis, SymbolFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts } from './tiny-repository.ts';

const show = ({ id, kind, nameLine, signatureEndLine, isExported, signature }: SymbolFact) =>
  `${isExported ? '+' : '-'}${kind} ${id.replace(/^.*?#/, '')} ${nameLine}-${signatureEndLine} ${signature}`;

async function symbolsOf(path: string, lines: readonly string[]): Promise<[string[], Analysis]> {
  const analysis = await analyseTexts({ [path]: `${lines.join('\n')}\n` });
  return [[...analysis.symbols.values()].map(show), analysis];
}

describe('declarations of TypeScript', () => {
  test('of every kind, with their heads only', async () => {
    const [symbols] = await symbolsOf('a.ts', [
      'export interface Options extends Base {',
      '  readonly retries?: number;',
      '  send(item: string): void;',
      '}',
      "export type Mode = 'a' | 'b';",
      'export type Shape = { side: number };',
      'export enum Color { Red = 1, Green }',
      'namespace Inner { export function deep(): void {} }',
      'export abstract class Box<T> implements Options {',
      '  private secret = 1;',
      '  static from(',
      '    item: string,',
      '  ): Box<string> {',
      '    const local = 1;',
      '    function hidden() {}',
      '    return new Box();',
      '  }',
      '  handler = (event: Event): void => {};',
      '  abstract open(): void;',
      '}',
      'export const LIMIT = 60 * 1000, names = ["a", "b"];',
      'let changing;',
      'const helper = async function (a: number) {};',
      'export function over(a: string): void;',
      'export function over(a: number): void;',
      'export function over(a: unknown): void {}',
      'declare function announced(): void;',
      'export { helper as renamed };',
    ]);
    expect(symbols).toEqual([
      '+interface Options 1-1 export interface Options extends Base',
      '+property Options.retries 2-2 readonly retries?: number',
      '+method Options.send 3-3 send(item: string): void',
      "+type Mode 5-5 export type Mode = 'a' | 'b'",
      '+type Shape 6-6 export type Shape',
      '+property Shape.side 6-6 side: number',
      '+enum Color 7-7 export enum Color',
      '+constant Color.Red 7-7 Red = 1',
      '+constant Color.Green 7-7 Green',
      '-module Inner 8-8 namespace Inner',
      '+function Inner.deep 8-8 export function deep(): void',
      '+class Box 9-9 export abstract class Box<T> implements Options',
      '-property Box.secret 10-10 private secret = 1',
      '+method Box.from 11-13 static from( item: string, ): Box<string>',
      '+method Box.handler 18-18 handler = (event: Event): void',
      '+method Box.open 19-19 abstract open(): void',
      '+constant LIMIT 21-21 export const LIMIT = 60 * 1000, names = ["a", "b"]',
      '+constant names 21-21 names = ["a", "b"]',
      '-variable changing 22-22 let changing',
      '+function helper 23-23 const helper = async function (a: number)',
      '+function over 26-26 export function over(a: unknown): void',
      '-function announced 27-27 declare function announced(): void',
    ]);
  });

  test('literals are kept as written, expressions are not', async () => {
    const [, analysis] = await symbolsOf('a.ts', [
      'export const a = 30_000;',
      "export const b = 'text';",
      'export const c = ["x", "y"] as const;',
      'export const d = compute(1);',
      'export const e = 60 * 1000;',
    ]);
    expect([...analysis.symbols.values()].map(({ literal }) => literal)).toEqual([
      '30_000',
      "'text'",
      '["x", "y"]',
      undefined,
      '60 * 1000',
    ]);
  });

  test('comments document what stands below them, headers document the file', async () => {
    const [, analysis] = await symbolsOf('a.ts', [
      '/* Copyright 2024 Somebody */',
      '/**',
      ' * Sends things. And more.',
      ' */',
      '',
      "import './b.ts';",
      '',
      '// Opens the door.',
      '// Carefully.',
      'export function open() {}',
      '',
      '/** Closes it. */',
      'export const close = () => {};',
      '// eslint-disable-next-line',
      'export const silent = 1;',
    ]);
    expect(analysis.files.get('a.ts' as never)?.doc).toMatchObject({
      summary: 'Sends things. And more.',
      startLine: 2,
      endLine: 4,
    });
    expect([...analysis.symbols.values()].map(({ doc }) => doc?.summary)).toEqual([
      'Opens the door. Carefully.',
      'Closes it.',
      undefined,
    ]);
  });

  test('conditions and environment reads', async () => {
    const [, analysis] = await symbolsOf('a.ts', [
      'export function run(mode: string) {',
      '  if (mode === "a") first();',
      '  else second();',
      '  switch (mode) {',
      '    case "b": third(); break;',
      '  }',
      '  try { fourth(); } catch (error) { fifth(); }',
      '  if (mode) later(() => sixth());',
      '  get().chained();',
      '}',
      'const { PORT = "8001", HOST } = process.env;',
      'process.env.WRITTEN = "x";',
      'const level = process.env["LOG_LEVEL"] || "info";',
      'const base = import.meta.env.VITE_BASE;',
    ]);
    const calls = analysis.files.get('a.ts' as never)?.calls ?? [];
    expect(calls.map(({ callee, guard }) => `${callee} ${guard ?? '-'}`)).toEqual([
      'first mode === "a"',
      'second -',
      'third case "b"',
      'fourth -',
      'fifth catch error',
      'later mode',
      'sixth -',
      'get -',
      'chained -',
    ]);
    expect(analysis.environment.map(({ name, defaultLiteral }) => `${name} ${defaultLiteral ?? '-'}`)).toEqual([
      'HOST -',
      'PORT "8001"',
      'LOG_LEVEL "info"',
      'VITE_BASE -',
    ]);
  });

  test('scripts of Svelte and Vue files are read at their own lines', async () => {
    const analysis = await analyseTexts({
      'App.svelte':
        '<h1>Hi</h1>\n\n<script lang="ts">\n  import { a } from "./a.ts";\n  export const b = a;\n</script>\n',
      'a.ts': 'export const a = 1;\n',
    });
    expect(analysis.files.get('App.svelte' as never)?.imports).toMatchObject([{ to: 'a.ts', startLine: 4 }]);
    expect(analysis.symbols.get('App.svelte#b')?.nameLine).toBe(5);
  });
});

describe('declarations of Python', () => {
  test('of every kind, with their heads only', async () => {
    const [symbols, analysis] = await symbolsOf('a.py', [
      '"""Sends things."""',
      'import os',
      '',
      'MAX_TRIES = 3',
      'logger = make(__name__)',
      '',
      '@decorated(1)',
      'class Sender(Base, mixins.Log, metaclass=Meta):',
      '    """Sends them all.',
      '',
      '    Twice if needed.',
      '    """',
      '',
      '    #: Longest wait.',
      '    timeout: int = 30',
      '',
      '    @property',
      '    def state(self) -> str:',
      '        # not shown',
      '        return self.load()',
      '',
      '    @state.setter',
      '    def state(self, value): ...',
      '',
      '    async def load(self,',
      '                   *names,',
      '                   ) -> None:',
      '        """Loads it."""',
      '        def inner(): pass',
      '        if os.environ.get("RELAY_FAST", "no"):',
      '            self._open()',
      '',
      '    def _open(self): pass',
      '',
      'def _private(): pass',
    ]);
    expect(symbols).toEqual([
      '+constant MAX_TRIES 4-4 MAX_TRIES = 3',
      '+variable logger 5-5 logger = make(__name__)',
      '+class Sender 8-8 class Sender(Base, mixins.Log, metaclass=Meta)',
      '+property Sender.timeout 15-15 timeout: int = 30',
      '+property Sender.state 18-18 def state(self) -> str',
      '+method Sender.load 25-27 async def load(self, *names, ) -> None',
      '-method Sender._open 33-33 def _open(self)',
      '-function _private 35-35 def _private()',
    ]);
    const sender = analysis.symbols.get('a.py#Sender');
    expect(sender).toMatchObject({
      startLine: 7,
      endLine: 33,
      doc: { summary: 'Sends them all. Twice if needed.', startLine: 9 },
    });
    expect(sender?.bases.map(({ name }) => name)).toEqual(['Base', 'mixins.Log']);
    expect(analysis.symbols.get('a.py#Sender.timeout')?.doc).toMatchObject({ summary: 'Longest wait.', startLine: 14 });
    expect(analysis.files.get('a.py' as never)?.doc?.summary).toBe('Sends things.');
    expect(analysis.environment).toMatchObject([{ name: 'RELAY_FAST', defaultLiteral: '"no"', startLine: 30 }]);
    const calls = analysis.files.get('a.py' as never)?.calls.filter(({ target }) => target !== undefined);
    expect(calls?.map(({ callee, target, guard }) => [callee, target, guard])).toEqual([
      ['self.load', 'a.py#Sender.load', undefined],
      ['self._open', 'a.py#Sender._open', 'os.environ.get("RELAY_FAST", "no")'],
    ]);
  });

  test('__all__ decides what leaves the module', async () => {
    const [symbols] = await symbolsOf('a.py', ['__all__ = ["shown"]', 'def shown(): pass', 'def other(): pass']);
    expect(symbols).toEqual(['+function shown 2-2 def shown()', '-function other 3-3 def other()']);
  });

  test('names pass through packages to the call', async () => {
    const analysis = await analyseTexts({
      'relay/__init__.py': 'from .app import Relay as App\nfrom . import net\n',
      'relay/app.py': 'class Relay:\n    @classmethod\n    def make(cls): return cls()\n',
      'relay/net.py': 'def get(): pass\n',
      'relay/run.py': 'import relay\nfrom relay import App, net\nApp.make()\nnet.get()\nrelay.net.get()\n',
    });
    const calls = analysis.files.get('relay/run.py' as never)?.calls.map(({ target, how }) => `${target} ${how}`);
    expect(calls).toEqual(['relay/app.py#Relay.make import', 'relay/net.py#get import', 'relay/net.py#get import']);
  });
});
