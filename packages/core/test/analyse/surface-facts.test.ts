import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

const registriesOf = ({ registries }: Analysis): string[] =>
  registries.map(
    ({ kind, name, entries }) =>
      `${kind} ${name}: ${entries.map(({ key, value, target, startLine }) => `${startLine} ${key}=${target?.replace(/^.*#/, '#') ?? value}`).join(', ')}`,
  );

const entriesOf = ({ entries }: Analysis): string[] =>
  entries.map(
    ({ path, kind, name, startLine, endLine, handler, help }) =>
      `${path}:${startLine}-${endLine} ${kind} ${name}${handler === undefined ? '' : ` -> ${handler.replace(/^.*#/, '#')}`}${help === undefined ? '' : ` "${help}"`}`,
  );

const optionsOf = ({ options }: Analysis): string[] =>
  options.map(({ kind, name, aliases, type, defaultLiteral, help, isRequired, command, startLine }) =>
    [
      `${startLine} ${kind} ${[name, ...aliases].join('|')}`,
      type,
      defaultLiteral === undefined ? undefined : `= ${defaultLiteral}`,
      help === undefined ? undefined : `"${help}"`,
      isRequired === true ? 'required' : undefined,
      command === undefined ? undefined : `of ${command}`,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  );

describe('tables', () => {
  test('of functions, classes and constructed objects in TypeScript; other objects are none', async () => {
    const analysis = await analyseTexts({
      'src/a.ts': lines(
        "import { readCsv } from './b.ts';",
        'function readJson() {}',
        'class Box {}',
        "export const READERS = { csv: readCsv, 'json-lines': readJson, ...more } as const;",
        'const PLAIN: Record<string, () => void> = { csv: readCsv, json: readJson };',
        'const LOOKED = { csv: readCsv, json: readJson };',
        'const members = { csv: readCsv, json: readJson };',
        'const numbers = { "a-b": 1, c: LIMIT };',
        'const MADE = new Map([["a", new Box()], ["b", readJson]]);',
        'const LIST = Object.freeze([readCsv, readJson]);',
        'const WORDS = [one, two];',
        'export const use = (key: string) => LOOKED[key]();',
        'interface Dialect { open(): void; close(): void }',
        "const dialect: Dialect = { 'open': readCsv, 'close': readJson };",
      ),
      'src/b.ts': 'export function readCsv() {}\n',
    });
    expect(registriesOf(analysis)).toEqual([
      'table READERS: 4 csv=#readCsv, 4 json-lines=#readJson',
      'table PLAIN: 5 csv=#readCsv, 5 json=#readJson',
      'table LOOKED: 6 csv=#readCsv, 6 json=#readJson',
      'table MADE: 9 a=#Box, 9 b=#readJson',
      'list LIST: 10 =#readCsv, 10 =#readJson',
    ]);
  });

  test('rows with a method and a path are routes', async () => {
    const analysis = await analyseTexts({
      'src/a.ts': lines(
        'function accept() {}',
        'const list = () => 1;',
        'const ROUTES = [',
        "  { method: 'POST', path: '/hooks/:id', handle: accept },",
        "  { method: 'GET', pattern: /^\\/parked\\/[\\w-]+$/, handle: list },",
        "  { method: 'GET', pattern: HEALTH, handle: async () => ({}) },",
        '];',
        "const COMMANDS = [{ name: 'a', run: accept }, { name: 'b', run: list }];",
      ),
    });
    expect(registriesOf(analysis)).toEqual([
      'table ROUTES: 4 POST /hooks/:id=#accept, 5 GET /^\\/parked\\/[\\w-]+$/=#list, 6 GET …=async () => ({})',
      'table COMMANDS: 8 a=#accept, 8 b=#list',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'src/a.ts:4-4 route POST /hooks/:id -> #accept',
      'src/a.ts:5-5 route GET /parked/* -> #list',
    ]);
  });

  test('of Python, and what decorators and calls add', async () => {
    const analysis = await analyseTexts({
      'a.py': lines(
        'from b import register, registry',
        'class Csv: pass',
        'class Json: pass',
        'READERS = {"csv": Csv, "json": Json()}',
        'ALL = (Csv, Json)',
        'NUMBERS = {"a": 1, "b": 2}',
        '@registry.register("x")',
        'def one(): pass',
        '@property',
        'def two(): pass',
        '@registry.register("y")',
        'class Three: pass',
        'register("z", one)',
        'other.set("z", one)',
      ),
      'b.py': lines(
        'registry = Registry()',
        'def register(name, value): pass',
        'def four(): pass',
        '@registry.register("w")',
        'def five(): pass',
      ),
    });
    expect(registriesOf(analysis)).toEqual([
      'table READERS: 4 csv=#Csv, 4 json=#Json',
      'list ALL: 5 =#Csv, 5 =#Json',
      'decorator registry.register: 7 x=#one, 11 y=#Three, 4 w=#five',
      'call register: 13 z=#one',
    ]);
  });
});

describe('commands and options', () => {
  test('commander', async () => {
    const analysis = await analyseTexts({
      'package.json': '{"name":"tool","bin":{"tool":"src/cli.ts"}}',
      'src/cli.ts': lines(
        "import { Command, Option } from 'commander';",
        "import { serve } from './serve.ts';",
        'const program = new Command();',
        'program',
        "  .option('-v, --verbose', 'Say more')",
        "  .requiredOption('--key <key>', 'The key')",
        "  .addOption(new Option('--mode <mode>', 'How').choices(['a', 'b']).default('a'));",
        "const remote = program.command('remote').description('Remotes');",
        "remote.command('add <name> [url]').description('Adds one').option('-d, --depth <n>', 'Depth', parseInt, 3).action((name) => serve(name));",
        "program.command('serve').option('--port [port]', 'Port', '8000').action(serve);",
        "// program.command('ghost').action(serve);",
        'program.action(() => serve());',
      ),
      'src/serve.ts': 'export function serve(name?: string) {}\n',
    });
    expect(optionsOf(analysis)).toEqual([
      '5 flag --verbose|-v boolean "Say more"',
      '6 flag --key key "The key" required',
      `7 flag --mode mode = 'a' "How"`,
      '9 argument name required of remote add',
      '9 argument url of remote add',
      '9 flag --depth|-d n = 3 "Depth" of remote add',
      `10 flag --port port = '8000' "Port" of serve`,
    ]);
    expect(entriesOf(analysis)).toEqual([
      'package.json:1-1 main tool',
      'src/cli.ts:8-8 command remote "Remotes"',
      'src/cli.ts:9-9 command remote add -> #serve "Adds one"',
      'src/cli.ts:10-10 command serve -> #serve',
      'src/cli.ts:12-12 command tool -> #serve',
    ]);
  });

  test('yargs, cac and parseArgs', async () => {
    const analysis = await analyseTexts({
      'src/yargs.ts': lines(
        "import yargs from 'yargs';",
        'function serve() {}',
        'yargs(process.argv)',
        "  .command('serve [dir]', 'Serves', (args) => args.option('port', { alias: 'p', type: 'number', default: 80, describe: 'Port' }), serve)",
        "  .option('quiet', { type: 'boolean', demandOption: true });",
      ),
      'src/cac.ts': lines(
        "import { cac } from 'cac';",
        "const cli = cac('tool');",
        "cli.command('build [root]', 'Builds').option('--out <dir>', 'Folder', { default: 'dist' }).action(() => {});",
      ),
      'src/parse.ts': lines(
        "import { parseArgs } from 'node:util';",
        "const OPTIONS = { port: { type: 'string', short: 'p', default: '80' } } as const;",
        'parseArgs({ options: OPTIONS, allowPositionals: true });',
        "parseArgs({ options: { dry: { type: 'boolean' } } });",
      ),
      'src/none.ts': "const x = program.option('--ghost', 'None');\n",
    });
    expect(optionsOf(analysis)).toEqual([
      '3 argument root of build',
      `3 flag --out dir = 'dist' "Folder" of build`,
      `2 flag --port|-p string = '80'`,
      '4 flag --dry boolean',
      '4 argument dir of serve',
      '4 flag --port|-p number = 80 "Port" of serve',
      '5 flag --quiet boolean required',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'src/cac.ts:3-3 command build "Builds"',
      'src/yargs.ts:4-4 command serve -> #serve "Serves"',
    ]);
  });

  test('argparse: parsers of commands under one name count from where they are made', async () => {
    const analysis = await analyseTexts({
      'a.py': lines(
        'import argparse',
        'def serve(args): pass',
        'def main():',
        '    parser = argparse.ArgumentParser()',
        '    parser.add_argument("file", nargs="?", help="Input")',
        '    group = parser.add_argument_group("more")',
        '    group.add_argument("-v", "--verbose", action="store_true")',
        '    commands = parser.add_subparsers()',
        '    sub = commands.add_parser("serve", help="Serves")',
        '    sub.add_argument("--port", type=int, default=80, required=True)',
        '    sub.set_defaults(func=serve)',
        '    sub = commands.add_parser("stop")',
        '    sub.add_argument("--now", action="store_true")',
        'if __name__ == "__main__":',
        '    main()',
      ),
    });
    expect(optionsOf(analysis)).toEqual([
      '5 argument file "Input"',
      '7 flag --verbose|-v boolean',
      '10 flag --port int = 80 required of serve',
      '13 flag --now boolean of stop',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'a.py:9-9 command serve -> #serve "Serves"',
      'a.py:12-12 command stop',
      'a.py:14-15 main __main__ -> #main',
    ]);
  });

  test('click with groups in several files, and typer', async () => {
    const analysis = await analyseTexts({
      'tool/cli.py': lines(
        'import click',
        '@click.group()',
        '@click.option("--debug/--no-debug", default=False, help="Say more")',
        'def cli(debug): pass',
        '@cli.group("remote")',
        'def remotes(): pass',
      ),
      'tool/add.py': lines(
        'import click',
        'from tool.cli import remotes, cli',
        '@remotes.command(help="Adds one")',
        '@click.argument("name")',
        '@click.option("-d", "--depth", type=int, default=1)',
        'def add_one(name, depth): pass',
        '@cli.command("stop")',
        'def halt(): pass',
      ),
      'tool/typed.py': lines(
        'import typer',
        'app = typer.Typer()',
        '@app.command()',
        'def run(name: str, port: int = typer.Option(80, "--port", "-p", help="Port"), ctx: typer.Context = None, fast: bool = False): pass',
      ),
      'tool/other.py': lines('from bots import bot', '@bot.command("x")', 'def x(): pass'),
    });
    expect(optionsOf(analysis)).toEqual([
      '4 argument name of remote add-one',
      '5 flag --depth|-d int = 1 of remote add-one',
      '3 flag --debug|--no-debug boolean = False "Say more"',
      '4 argument name str required of run',
      '4 flag --port|-p int = 80 "Port" of run',
      '4 flag --fast bool = False of run',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'tool/add.py:3-6 command remote add-one -> #add_one "Adds one"',
      'tool/add.py:7-8 command stop -> #halt',
      'tool/cli.py:2-4 command cli -> #cli',
      'tool/cli.py:5-6 command remote -> #remotes',
      'tool/typed.py:3-4 command run -> #run',
    ]);
  });

  test('commands told apart by comparison, in the file of a program only', async () => {
    const source = lines(
      "import { serve, stop } from './serve.ts';",
      'export function main(command: string) {',
      "  if (command === 'serve') return serve();",
      "  if (command !== 'stop') return stop();",
      "  if (colour === 'red') return stop();",
      '  switch (command) {',
      "    case 'halt': return stop();",
      '  }',
      '}',
      'main(process.argv[2]);',
    );
    const analysis = await analyseTexts({
      'package.json': '{"name":"tool","bin":"src/cli.ts"}',
      'src/cli.ts': source,
      'src/other.ts': source,
      'src/serve.ts': 'export function serve() {}\nexport function stop() {}\n',
    });
    expect(entriesOf(analysis)).toEqual([
      'src/cli.ts:3-3 command serve -> #serve',
      'src/cli.ts:7-7 command halt -> #stop',
      'src/cli.ts:10-10 main tool -> #main',
    ]);
  });
});

describe('routes and jobs', () => {
  test('of servers, recognised by their import', async () => {
    const server = (module: string) =>
      lines(
        `import make from '${module}';`,
        "import { list } from './list.ts';",
        'const app = make();',
        "app.get('/items/:id', check, list);",
        "app.route('/jobs').post(list).delete(() => list());",
        "app.route({ method: 'PUT', url: '/x', handler: list });",
        "app.get('title');",
        "// app.get('/ghost', list);",
      );
    const analysis = await analyseTexts({
      'src/a.ts': server('express'),
      'src/b.ts': server('axios'),
      'src/list.ts': 'export const list = () => 1;\n',
    });
    expect(entriesOf(analysis)).toEqual([
      'src/a.ts:4-4 route GET /items/:id -> #list',
      'src/a.ts:5-5 route DELETE /jobs -> #list',
      'src/a.ts:5-5 route POST /jobs -> #list',
      'src/a.ts:6-6 route PUT /x -> #list',
    ]);
  });

  test('what a request passes is named in order, where the framework takes functions there', async () => {
    const server = (module: string) =>
      lines(
        `import make from '${module}';`,
        "import { list, check, limit } from './list.ts';",
        'const app = make();',
        "app.post('/a', limit(), check, list);",
        "app.post('/b', limit(), (request) => request, list);",
        "app.get('/c', list);",
      );
    const analysis = await analyseTexts({
      'src/a.ts': server('hono'),
      'src/b.ts': server('fastify'),
      'src/list.ts': 'export const list = () => 1;\nexport const check = () => 1;\nexport const limit = () => check;\n',
    });
    const named = analysis.entries.map(({ path, name, through }) => `${path} ${name}: ${through?.join(', ') ?? '-'}`);
    expect(named.sort()).toEqual([
      'src/a.ts GET /c: -',
      'src/a.ts POST /a: limit, check',
      'src/a.ts POST /b: -',
      'src/b.ts GET /c: -',
      'src/b.ts POST /a: -',
      'src/b.ts POST /b: -',
    ]);
  });

  test('tools of the Model Context Protocol, on the lines of their names', async () => {
    const server = (module: string) =>
      lines(
        `import type { McpServer } from '${module}';`,
        "import { count, read } from './list.ts';",
        'export function register(server: McpServer) {',
        '  server.registerTool(',
        "    'count_words',",
        "    { title: 'Counts', description: 'words' },",
        '    async ({ text }) => count(text),',
        '  );',
        "  server.tool('read', read);",
        '  server.tool(name, read);',
        '}',
      );
    const analysis = await analyseTexts({
      'src/a.ts': server('@modelcontextprotocol/sdk/server/mcp.js'),
      'src/b.ts': server('other'),
      'src/list.ts': 'export const count = (text: string) => text;\nexport const read = () => 1;\n',
    });
    expect(entriesOf(analysis)).toEqual([
      'src/a.ts:4-5 route tool count_words -> #count',
      'src/a.ts:9-9 route tool read -> #read',
    ]);
  });

  test('of Python, tRPC, timers and queues', async () => {
    const analysis = await analyseTexts({
      'web.py': lines(
        'from flask import Flask',
        'app = Flask(__name__)',
        '@app.route("/x", methods=["POST", "PUT"])',
        'def x(): pass',
        '@app.get("/y")',
        'def y(): pass',
      ),
      'urls.py': lines(
        'from django.urls import path, include',
        'from views import show, Page',
        'urlpatterns = [path("a/", show), path("b/", Page.as_view()), path("c/", include("c"))]',
      ),
      'views.py': 'def show(): pass\nclass Page: pass\n',
      'tasks.py': lines('from celery import shared_task', '@shared_task(name="mail")', 'def send(): pass'),
      'src/rpc.ts': lines(
        "import { publicProcedure, router } from './trpc.ts';",
        'const load = () => 1;',
        'export const api = router({',
        '  list: publicProcedure.input(x).query(load),',
        '  drop: publicProcedure.mutation(() => load()),',
        '});',
        'setInterval(load, 1000);',
      ),
      'src/trpc.ts':
        "import { initTRPC } from '@trpc/server';\nexport const publicProcedure = initTRPC.create().procedure;\n",
      'src/queue.ts': "import { Worker } from 'bullmq';\nconst send = () => 1;\nnew Worker('mails', send);\n",
    });
    expect(entriesOf(analysis)).toEqual([
      'src/queue.ts:3-3 job mails -> #send',
      'src/rpc.ts:4-4 route query list -> #load',
      'src/rpc.ts:5-5 route mutation drop -> #load',
      'src/rpc.ts:7-7 job load -> #load',
      'tasks.py:2-3 job mail -> #send',
      'urls.py:3-3 route /a/ -> #show',
      'urls.py:3-3 route /b/ -> #Page',
      'web.py:3-4 route POST /x -> #x',
      'web.py:3-4 route PUT /x -> #x',
      'web.py:5-6 route GET /y -> #y',
    ]);
  });

  test('by the places of files, only with the framework as a dependency', async () => {
    const texts = (dependencies: string): Texts => ({
      'package.json': `{"name":"web","dependencies":{${dependencies}}}`,
      'src/routes/items/[id]/+server.ts': 'export const GET = () => 1;\nexport const helper = 1;\n',
      'src/routes/(app)/about/+page.server.ts': 'export async function load() {}\n',
      'app/api/[...all]/route.ts': 'export async function POST() {}\n',
    });
    expect(entriesOf(await analyseTexts(texts('"@sveltejs/kit":"2"')))).toEqual([
      'src/routes/(app)/about/+page.server.ts:1-1 route GET /about -> #load',
      'src/routes/items/[id]/+server.ts:1-1 route GET /items/:id -> #GET',
    ]);
    expect(entriesOf(await analyseTexts(texts('"next":"15"')))).toEqual([
      'app/api/[...all]/route.ts:1-1 route POST /api/*all -> #POST',
    ]);
    expect(entriesOf(await analyseTexts(texts('')))).toEqual([]);
  });
});
