import { describe, expect, test } from 'vitest';
import type { Analysis, CallFact, OutcomeFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

const callsIn = (analysis: Analysis, path: string): readonly CallFact[] =>
  analysis.files.get(path as never)?.calls ?? [];

const guardsOf = ({ callee, guards = [] }: CallFact): string =>
  [callee, ...guards.map((one) => `${one.kind} ${one.condition} ${one.startLine}:${one.line}-${one.endLine}`)].join(
    ' | ',
  );

const leadsTo = ({ callee, target, external, how }: CallFact): string =>
  `${callee} -> ${target ?? (external === undefined ? how : `${external.module}:${external.name}`)}`;

const endsAs = ({ kind, name, message, target }: OutcomeFact): string =>
  [kind, name, message, target].filter((part) => part !== undefined).join(' | ');

async function facts(path: string, ...list: string[]): Promise<Analysis> {
  return analyseTexts({ [path]: lines(...list) });
}

describe('conditions around calls', () => {
  test('of TypeScript: branches, early exits, cases, loops, nearest first', async () => {
    const analysis = await facts(
      'a.ts',
      'export function run(mode: string, list: string[]) {',
      '  if (mode === "a") first();',
      '  else if (mode) second();',
      '  else third();',
      '  if (!list) {',
      '    return;',
      '  }',
      '  for (const item of list) {',
      '    if (item === "") continue;',
      '    fourth(item);',
      '  }',
      '  switch (mode) {',
      '    case "b": fifth(); break;',
      '    case "c":',
      '    case "d": sixth(); break;',
      '  }',
      '  try { seventh(); } catch (error) { eighth(); }',
      '  list.forEach(() => ninth());',
      '  const x = mode ? tenth() : eleventh();',
      '  while (x) twelfth();',
      '}',
    );
    expect(callsIn(analysis, 'a.ts').map(guardsOf)).toEqual([
      'first | if mode === "a" 2:2-2',
      'second | if mode 3:3-3 | unless mode === "a" 2:2-4',
      'third | unless mode 3:3-4 | unless mode === "a" 2:2-4',
      'fourth | unless item === "" 9:9-11 | loop item of list 8:8-11 | unless !list 5:5-21',
      'fifth | case "b" 13:13-13 | unless !list 5:5-21',
      'sixth | unless !list 5:5-21',
      'seventh | unless !list 5:5-21',
      'eighth | catch error 17:17-17 | unless !list 5:5-21',
      'list.forEach | unless !list 5:5-21',
      'ninth | unless !list 5:5-21',
      'tenth | if mode 19:19-19 | unless !list 5:5-21',
      'eleventh | unless mode 19:19-19 | unless !list 5:5-21',
      'twelfth | loop x 20:20-20 | unless !list 5:5-21',
    ]);
  });

  test('of Python', async () => {
    const analysis = await facts(
      'a.py',
      'def run(mode, items):',
      '    if mode == 1:',
      '        raise ValueError("no")',
      '    elif mode == 2:',
      '        first()',
      '    else:',
      '        second()',
      '    for item in items:',
      '        third()',
      '    try:',
      '        fourth()',
      '    except (KeyError, OSError) as error:',
      '        fifth()',
      '    match mode:',
      '        case "x":',
      '            sixth()',
      '    return seventh() if items else eighth()',
    );
    expect(callsIn(analysis, 'a.py').slice(1).map(guardsOf)).toEqual([
      'first | if mode == 2 4:4-5 | unless mode == 1 2:2-17',
      'second | unless mode == 2 4:4-7 | unless mode == 1 2:2-17',
      'third | loop item in items 8:8-9 | unless mode == 1 2:2-17',
      'fourth | unless mode == 1 2:2-17',
      'fifth | catch (KeyError, OSError) as error 12:12-13 | unless mode == 1 2:2-17',
      'sixth | case "x" 15:15-16 | unless mode == 1 2:2-17',
      'seventh | if items 17:17-17 | unless mode == 1 2:2-17',
      'eighth | unless items 17:17-17 | unless mode == 1 2:2-17',
    ]);
  });

  test('a branch that does not lead out decides nothing behind it', async () => {
    const analysis = await facts('a.ts', 'function run(a: boolean) {', '  if (a) { if (b()) return; }', '  c();', '}');
    expect(callsIn(analysis, 'a.ts').map(guardsOf)).toEqual(['b | if a 2:2-2', 'c']);
  });
});

test('arguments: in order, named ones by name, long ones cut; tests keep none', async () => {
  const analysis = await analyseTexts({
    'src/a.ts': lines(
      'import { send } from "./b.ts";',
      `send(url, { method: 'POST', retry, ...rest, 'max-age': 3 }, () => { ${'x(); '.repeat(40)} });`,
    ),
    'src/b.ts': 'export function send(...all: unknown[]) {}\n',
    'src/c.py': 'send(url, timeout=30, **rest)\n',
    'test/a.test.ts': 'import { send } from "../src/b.ts";\nif (a) send(1);\n',
  });
  const [sent] = callsIn(analysis, 'src/a.ts');
  expect(sent?.arguments?.slice(0, 5)).toEqual([
    { text: 'url' },
    { name: 'method', text: "'POST'" },
    { name: 'retry', text: 'retry' },
    { text: '...rest' },
    { name: 'max-age', text: '3' },
  ]);
  expect(sent?.arguments?.[5]?.text).toMatch(/^\(\) => \{ x\(\);.*…$/);
  expect(sent?.arguments?.[5]?.text.length).toBe(80);
  expect(callsIn(analysis, 'src/c.py')[0]?.arguments).toEqual([
    { text: 'url' },
    { name: 'timeout', text: '30' },
    { text: '**rest' },
  ]);
  const [tested] = callsIn(analysis, 'test/a.test.ts');
  expect(tested?.target).toBe('src/b.ts#send');
  expect(tested?.arguments ?? tested?.guards).toBeUndefined();
});

describe('where calls lead outside', () => {
  const texts: Texts = {
    'src/a.ts': lines(
      'import fs, { promises as fsp } from "node:fs";',
      'import * as path from "node:path";',
      'import { Pool } from "pg";',
      'import express from "express";',
      'const pool = new Pool();',
      'const app = express();',
      'class Store {',
      '  #pool: Pool;',
      '  #cache = new Map();',
      '  #other;',
      '  constructor(pool: Pool, private readonly spare: Pool) { this.#pool = pool; this.#other = spare ?? pool; }',
      '  read() { this.#pool.query("x"); this.#cache.get("x"); this.spare.end(); this.#other.end(); }',
      '}',
      'function run(fetch2: typeof fetch, text: string) {',
      '  fs.writeFile("a", "b", () => {}); fsp.readFile("a"); path.join("a");',
      '  pool.query("x"); app.get("/x", run); const own = new Pool(); own.query("y");',
      '  fetch("u"); console.log(1); fetch2("u"); text.trim();',
      '  const content = fs.readFileSync("a"); content.split("b");',
      '  let later = new Pool(); later = other(); later.query("z");',
      '}',
      'export const shared = new Pool();',
      'function fetch() {}',
    ),
    'src/b.ts': 'import { shared } from "./a.ts";\nshared.query("q");\n',
    'src/c.py': lines(
      'import os.path, sqlite3',
      'from requests import Session',
      'def run(name: str, session: Session):',
      '    os.path.join("a"); os.getcwd(); open("f"); print(1)',
      '    db = sqlite3.connect("x"); db.execute("q")',
      '    session.get("u"); name.strip()',
      '    with Session() as other:',
      '        other.get("u")',
      '    twice = Session()',
      '    twice = run(1, 2)',
      '    twice.get("u")',
    ),
  };

  test('by imports, constructions, fields and declared types; the language itself has no module', async () => {
    const analysis = await analyseTexts(texts);
    expect(callsIn(analysis, 'src/a.ts').map(leadsTo)).toEqual([
      'Pool -> pg:Pool',
      'express -> express:default',
      'Map -> :Map',
      'this.#pool.query -> pg:query',
      'this.#cache.get -> :get',
      'this.spare.end -> pg:end',
      'this.#other.end -> unresolved',
      'fs.writeFile -> node:fs:writeFile',
      'fsp.readFile -> node:fs:promises.readFile',
      'path.join -> node:path:join',
      'pool.query -> pg:query',
      'app.get -> express:get',
      'Pool -> pg:Pool',
      'own.query -> pg:query',
      'fetch -> src/a.ts#fetch',
      'console.log -> :console.log',
      'fetch2 -> unresolved',
      'text.trim -> :trim',
      'fs.readFileSync -> node:fs:readFileSync',
      'content.split -> unresolved',
      'Pool -> pg:Pool',
      'other -> unresolved',
      'later.query -> unresolved',
      'Pool -> pg:Pool',
    ]);
    expect(callsIn(analysis, 'src/b.ts').map(leadsTo)).toEqual(['shared.query -> pg:query']);
    expect(callsIn(analysis, 'src/c.py').map(leadsTo)).toEqual([
      'os.path.join -> os:path.join',
      'os.getcwd -> os:getcwd',
      'open -> :open',
      'print -> :print',
      'sqlite3.connect -> sqlite3:connect',
      'db.execute -> sqlite3:execute',
      'session.get -> requests:get',
      'name.strip -> :strip',
      'Session -> requests:Session',
      'other.get -> requests:get',
      'Session -> requests:Session',
      'run -> src/c.py#run',
      'twice.get -> unresolved',
    ]);
  });
});

test('methods of constructed objects and declared types are found, those of others are not', async () => {
  const analysis = await analyseTexts({
    'src/queue.ts': lines(
      'export interface Sink { push(item: string): void }',
      'export class Base { open() {} }',
      'export class Queue extends Base implements Sink { push(item: string) {} next(): Queue { return this; } }',
      'export function makeQueue(): Queue { return new Queue(); }',
      'export async function loadQueue(): Promise<Queue> { return new Queue(); }',
    ),
    'src/use.ts': lines(
      'import { Queue, makeQueue, loadQueue, type Sink } from "./queue.ts";',
      'const shared = new Queue();',
      'export class User {',
      '  constructor(private readonly sink: Sink) {}',
      '  run() { this.sink.push("a"); super.open(); }',
      '}',
      'export async function use(sink: Sink | undefined, either: Queue | string, any: unknown, deep: { queue: Queue }) {',
      '  sink?.push("a"); either.push("a"); any.push("a");',
      '  shared.push("a"); shared.open();',
      '  const made = makeQueue(); made.push("a"); makeQueue().push("b"); new Queue().push("c");',
      '  const loaded = await loadQueue(); loaded.push("a");',
      '  const inner = () => made.open(); inner();',
      '  deep.queue.push("a");',
      '}',
    ),
    'src/use.py': lines(
      'from typing import Optional',
      'class Queue:',
      '    def push(self): pass',
      'class Sub(Queue):',
      '    def __init__(self, other: "Queue"):',
      '        self.other = other',
      '        self.own = Queue()',
      '        self.mixed = Queue()',
      '    def push(self):',
      '        super().push(); self.other.push(); self.own.push(); self.mixed.push()',
      '    def reset(self): self.mixed = load()',
      'def use(queue: Optional[Queue], any):',
      '    queue.push(); any.push()',
      '    made = Sub(); made.push()',
    ),
  });
  const found = (path: string) =>
    callsIn(analysis, path)
      .filter(({ callee }) => /push|open|inner$/.test(callee))
      .map((call) => `${leadsTo(call)} ${call.how}`);
  expect(found('src/use.ts')).toEqual([
    'this.sink.push -> src/queue.ts#Sink.push declared-type',
    'super.open -> unresolved unresolved',
    'sink.push -> src/queue.ts#Sink.push declared-type',
    'either.push -> unresolved unresolved',
    'any.push -> unresolved unresolved',
    'shared.push -> src/queue.ts#Queue.push constructed',
    'shared.open -> src/queue.ts#Base.open constructed',
    'made.push -> src/queue.ts#Queue.push declared-type',
    'push -> src/queue.ts#Queue.push declared-type',
    'push -> src/queue.ts#Queue.push constructed',
    'loaded.push -> src/queue.ts#Queue.push declared-type',
    'made.open -> src/queue.ts#Base.open declared-type',
    'inner -> inner inner',
    'deep.queue.push -> unresolved unresolved',
  ]);
  expect(found('src/use.py')).toEqual([
    'push -> src/use.py#Queue.push self',
    'self.other.push -> src/use.py#Queue.push declared-type',
    'self.own.push -> src/use.py#Queue.push constructed',
    'self.mixed.push -> unresolved unresolved',
    'queue.push -> src/use.py#Queue.push declared-type',
    'any.push -> unresolved unresolved',
    'made.push -> src/use.py#Sub.push constructed',
  ]);
});

test('parameters, without receivers', async () => {
  const analysis = await analyseTexts({
    'a.ts':
      'export function send(url: string, { retry }: Options, tries = 3, when?: Date, mode = pick(1), ...rest: string[]) {}\nexport const one = a => a;\n',
    'a.py': 'class A:\n    def send(self, url: str, *names, tries: int = 3, mode=None, **rest): pass\n',
  });
  expect(analysis.symbols.get('a.ts#send')?.parameters).toEqual([
    { name: 'url', type: 'string' },
    { name: '{ retry }', type: 'Options' },
    { name: 'tries', default: '3' },
    { name: 'when', type: 'Date' },
    { name: 'mode' },
    { name: '...rest', type: 'string[]' },
  ]);
  expect(analysis.symbols.get('a.ts#one')?.parameters).toEqual([{ name: 'a' }]);
  expect(analysis.symbols.get('a.py#A.send')?.parameters).toEqual([
    { name: 'url', type: 'str' },
    { name: '*names' },
    { name: 'tries', type: 'int', default: '3' },
    { name: 'mode', default: 'None' },
    { name: '**rest' },
  ]);
});

describe('how code ends', () => {
  test('errors, exits and answers of TypeScript', async () => {
    const analysis = await analyseTexts({
      'a.ts': lines(
        'import { error } from "@sveltejs/kit";',
        'import { Hono } from "hono";',
        'import { fail } from "./b.ts";',
        'import Fastify from "fastify";',
        'export class ConfigError extends Error {}',
        'export function run(res, reply, c, cause) {',
        `  if (cause) throw new ConfigError(\`no $\{cause}\`);`,
        '  throw cause;',
        '  throw makeError("x");',
        '  process.exit(2); process.exitCode = 3; process.exit(code());',
        '  res.status(404).json({}); reply.code(409); c.json({}, 422); res.writeHead(500, {});',
        '  error(403, "not yours"); fail(404); new Response("", { status: 503 });',
        '  res.statusCode = 418; state.status = 404; list.status(3);',
        '  return { status: 201, body };',
        '}',
      ),
      'b.ts': 'export function fail(code: number) {}\n',
    });
    expect(analysis.files.get('a.ts' as never)?.outcomes.map(endsAs)).toEqual([
      `raises | ConfigError | no $\{cause} | a.ts#ConfigError`,
      'raises | makeError | x',
      'exits | 2',
      'exits | 3',
      'exits | process.exit',
      'answers | 404',
      'answers | 409',
      'answers | 422',
      'answers | 500',
      'answers | 403 | not yours',
      'answers | 503',
      'answers | 418',
      'answers | 201',
    ]);
    expect(analysis.files.get('a.ts' as never)?.outcomes[0]?.guards?.[0]?.condition).toBe('cause');
  });

  test('errors, exits and answers of Python', async () => {
    const analysis = await analyseTexts({
      'a.py': lines(
        'import sys, argparse',
        'from flask import abort, Response',
        'from fastapi import HTTPException',
        'class ConfigError(Exception): pass',
        'def run(parser, ctx, error):',
        '    raise ConfigError(_("no {name}").format(name=1)) from error',
        '    raise ConfigError',
        '    raise error',
        '    raise',
        '    sys.exit(2); sys.exit("bad"); raise SystemExit(3)',
        '    abort(404, description="gone"); raise HTTPException(status_code=409, detail="twice")',
        '    parser.error("no such file"); ctx.exit(4)',
        '    Response("", status=503)',
        '    return {}, 422',
      ),
      'b.py': 'def run(parser):\n    parser.error("x")\n    return {}, 404\n',
    });
    expect(analysis.files.get('a.py' as never)?.outcomes.map(endsAs)).toEqual([
      'raises | ConfigError | no {name} | a.py#ConfigError',
      'raises | ConfigError | a.py#ConfigError',
      'exits | 2',
      'exits | sys.exit | bad',
      'exits | 3',
      'answers | 404 | gone',
      'answers | 409 | twice',
      'exits | parser.error | no such file',
      'answers | 503',
      'answers | 422',
    ]);
    expect(analysis.files.get('b.py' as never)?.outcomes).toEqual([]);
  });
});

test('constants are followed to where their value is used, not to where their name is written', async () => {
  const analysis = await analyseTexts({
    'src/limits.ts': lines(
      'export const LIMIT = 30;',
      'export enum Color { Red = 1, Green }',
      'export const HALF = LIMIT / 2;',
      'export const make = () => 1;',
      '// LIMIT is a limit',
      'const text = "LIMIT";',
      'export { LIMIT as MOST };',
      'function local(LIMIT: number) { return LIMIT; }',
    ),
    'src/use.ts': lines(
      'import { LIMIT, Color, make } from "./limits.ts";',
      'import * as limits from "./limits.ts";',
      'export function use(color: Color) {',
      '  if (color === Color.Red) return make();',
      '  return { LIMIT, other: limits.LIMIT, name: { LIMIT: 3 } };',
      '}',
    ),
    'test/use.test.ts':
      'import { LIMIT } from "../src/limits.ts";\nit("holds", () => {\n  expect(30).toBe(LIMIT);\n});\n',
    'src/c.py': lines(
      'from enum import Enum',
      'MAX = 3',
      'class Kind(Enum):',
      '    RED = 1',
      'def use(kind, MAX2: MAX = MAX):',
      '    return call(MAX=1, other=MAX) if kind is Kind.RED else MAX',
    ),
  });
  const uses = [...analysis.files.values()].flatMap(({ constantUses }) =>
    constantUses.map(({ path, startLine, user, target }) => `${path}:${startLine} ${user ?? '-'} ${target}`),
  );
  expect(uses).toEqual([
    'src/c.py:5 src/c.py#use src/c.py#MAX',
    'src/c.py:6 src/c.py#use src/c.py#MAX',
    'src/c.py:6 src/c.py#use src/c.py#Kind.RED',
    'src/c.py:6 src/c.py#use src/c.py#MAX',
    'src/limits.ts:3 src/limits.ts#HALF src/limits.ts#LIMIT',
    'src/use.ts:4 src/use.ts#use src/limits.ts#Color.Red',
    'src/use.ts:5 src/use.ts#use src/limits.ts#LIMIT',
    'src/use.ts:5 src/use.ts#use src/limits.ts#LIMIT',
    'test/use.test.ts:3 - src/limits.ts#LIMIT',
  ]);
});
