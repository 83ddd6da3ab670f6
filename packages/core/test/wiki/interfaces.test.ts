import { describe, expect, test } from 'vitest';
import { pagesOf } from './sample-pages.ts';
import { textOf } from './write-relay.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

/** An application of Express with three routers, two commands and a job. */
const WEB = {
  'package.json': '{ "name": "depot", "bin": { "depot": "src/cli.ts" } }\n',
  'src/app.ts': lines(
    "import express from 'express';",
    "import users from './users.ts';",
    'export const app = express();',
    "app.use('/api/users', users);",
    "app.get('/health', (request, response) => response.end());",
  ),
  'src/users.ts': lines(
    "import { Router } from 'express';",
    "import { list, save, drop } from './store.ts';",
    "import { check } from './check.ts';",
    'const router = Router();',
    "router.get('/', check, list);",
    "router.post('/', check, save);",
    "router.delete('/:id', check, drop);",
    'export default router;',
  ),
  'src/check.ts': 'export function check() {}\n',
  'src/store.ts': lines(
    "import { writeFile } from 'node:fs/promises';",
    '/** Gives every user, the newest first. */',
    'export function list() {}',
    'export async function save(text: string) { await writeFile("a", text); }',
    'export function drop() {}',
  ),
  'src/cli.ts': lines(
    "import { Command } from 'commander';",
    "import { app } from './app.ts';",
    'const program = new Command();',
    "program.command('serve').description('Answers requests').option('--port <n>', 'Port', '80').action(serve);",
    'export function serve() { app.listen(80); }',
    'setInterval(sweep, 1000);',
    'export function sweep() {}',
  ),
};

const pageOf = async (texts: Readonly<Record<string, string>>, language: 'en' | 'tr' = 'en') => {
  const pages = await pagesOf(texts, language);
  const page = pages.get('interfaces');
  const dropped = [...pages.values()].flatMap((one) => one.dropped);
  return { pages, dropped, text: page === undefined ? undefined : textOf(page.draft) };
};

describe('the page of what can be asked from outside', () => {
  test('tells requests, commands and jobs with what they pass and who handles them, and nothing is dropped', async () => {
    const { text, dropped, pages } = await pageOf(WEB);
    expect(dropped).toEqual([]);
    expect(text).toContain('The code registers 4 requests over HTTP, 1 command and 1 job.');
    expect(text).toContain('3 of them pass check before their handlers run.');
    expect(text).toContain('GET /api/users | list | “Gives every user, the newest first”');
    expect(text).toContain('DELETE /api/users/:id | drop');
    expect(text).toContain('GET /health');
    expect(text).toMatch(/(depot )?serve \| serve \| “Answers requests”/);
    expect(text).toContain('sweep | sweep');
    expect(text).toContain('Their switches, with defaults, are on the page Configuration.');
    const overview = pages.get('overview');
    expect(overview === undefined ? '' : textOf(overview.draft)).toContain(
      'What it can be asked from outside, 4 requests over HTTP, 1 command and 1 job, is on Interfaces.',
    );
  });

  test('the lines of a request hold its path, its handler and what comes before', async () => {
    const { pages } = await pageOf(WEB);
    const rows = pages.get('interfaces')?.draft.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    const row = rows?.find(([first]) => first?.inlines.some((one) => 'text' in one && one.text.startsWith('DELETE')));
    expect(
      row?.flatMap(({ evidence }) => evidence).map(({ path, startLine, claim }) => [path, startLine, claim]),
    ).toEqual([
      ['src/users.ts', 7, { predicate: 'registers', key: '/:id', value: 'drop' }],
      ['src/app.ts', 4, { predicate: 'says', words: '/api/users' }],
      ['src/store.ts', 5, { predicate: 'defines', name: 'drop' }],
    ]);
  });

  test('is written in Turkish, too', async () => {
    const { text, dropped } = await pageOf(WEB, 'tr');
    expect(dropped).toEqual([]);
    expect(text).toContain('Kodda kayıtlı olanlar: 4 HTTP isteği, 1 komut ve 1 iş.');
    expect(text).toContain('## Yanıtladığı HTTP istekleri');
    expect(text).not.toMatch(/registers|handler|Requests/);
  });

  test('is not there where nothing comes in, and the coverage page says so', async () => {
    const { text, pages } = await pageOf({ 'a.ts': 'export function add() {}\n', 'b.ts': "import './a.ts';\n" });
    expect(text).toBeUndefined();
    const coverage = pages.get('coverage');
    expect(coverage === undefined ? '' : textOf(coverage.draft)).toContain(
      'Interfaces | No requests, commands, events or jobs',
    );
  });

  test('sums up what is too much for it, and a page of the reference has the whole list', async () => {
    const paths = ['users', 'items', 'orders', 'bills'].flatMap((topic) =>
      Array.from({ length: 15 }, (_, at) => `app.get('/api/${topic}/${at}', run);`),
    );
    const { text, pages, dropped } = await pageOf({
      'src/app.ts': lines(
        "import express from 'express';",
        'const app = express();',
        ...paths,
        'export function run() {}',
      ),
    });
    expect(dropped).toEqual([]);
    expect(text).toContain('Paths below | Requests | For example');
    expect(text).toContain('/api/users | 15 | GET /api/users/0, GET /api/users/1');
    expect(text).toContain('The whole list of 60 requests, each with its lines, is on All requests over HTTP.');
    const list = pages.get('reference-http');
    expect(list?.draft.kind).toBe('reference');
    expect(list?.draft.parent).toBe('interfaces');
    expect(
      (list === undefined ? '' : textOf(list.draft)).split('\n').filter((line) => line.startsWith('GET')),
    ).toHaveLength(60);
  });

  test('says openly that the beginning of a path is not known', async () => {
    const { text, dropped } = await pageOf({
      'src/lone.ts': lines(
        "import { Router } from 'express';",
        'export const lone = Router();',
        "lone.get('/x', run);",
        "lone.get('/y', run);",
        'export function run() {}',
      ),
      'src/other.ts': "import { run } from './lone.ts';\nexport const twice = () => run();\n",
    });
    expect(dropped).toEqual([]);
    expect(text).toContain('What comes before these paths depends on where lone is mounted, and that was not found.');
  });

  test('Python: classes that answer, below what a function may change', async () => {
    const { text, dropped } = await pageOf({
      'shop/items.py': lines(
        'class Items:',
        '    def get(self):',
        '        """Gives all items that are sold."""',
        '    def post(self): pass',
      ),
      'shop/api.py': lines(
        'from flask_restful import Api',
        'from shop.items import Items',
        'def scoped(url): return url',
        'class Mine(Api):',
        '    def add_scoped(self, resource, *urls):',
        '        urls = [scoped(url) for url in urls]',
        '        return self.add_resource(resource, *urls)',
        'api = Mine()',
        'api.add_scoped(Items, "/items", "/things")',
      ),
    });
    expect(dropped).toEqual([]);
    expect(text).toContain('Their paths go through scoped first, which may put something before them.');
    expect(text).toContain('GET /items | Items.get | “Gives all items that are sold”');
    expect(text).toContain('POST /things | Items.post');
  });

  test('Go: chains, calls around handlers and commands of the program', async () => {
    const { text, dropped } = await pageOf({
      'go.mod': 'module example.org/depot\n',
      'main.go': lines(
        'package main',
        'import ("net/http"; "github.com/gorilla/mux"; "github.com/spf13/cobra")',
        'type Answer func(w http.ResponseWriter, r *http.Request) error',
        '// show gives one file as it lies on the disk.',
        'func show(w http.ResponseWriter, r *http.Request) error { return nil }',
        'func save(limit int) Answer { return show }',
        'func wrap(fn Answer, prefix string) http.Handler { return nil }',
        'func routes() http.Handler {',
        '\tr := mux.NewRouter()',
        '\tapi := r.PathPrefix("/api").Subrouter()',
        '\tapi.Handle("/files", wrap(save(3), "")).Methods("POST")',
        '\tapi.PathPrefix("/files").Handler(wrap(show, "/api/files")).Methods("GET")',
        '\tapi.PathPrefix("/raw").',
        '\t\tHandler(wrap(show, "")).Methods("GET")',
        '\treturn r',
        '}',
        'var root = &cobra.Command{Use: "depot"}',
        'var serve = &cobra.Command{Use: "serve", Short: "Answers requests", RunE: with(run)}',
        'func with(fn func(*cobra.Command, []string) error) func(*cobra.Command, []string) error { return fn }',
        'func run(cmd *cobra.Command, args []string) error { return nil }',
        'func init() { root.AddCommand(serve) }',
        'func main() { routes(); root.Execute() }',
      ),
    });
    expect(dropped).toEqual([]);
    expect(text).toContain('all of them below /api');
    expect(text).toContain('Each of them passes wrap before its handler runs.');
    expect(text).toContain('GET /api/files* | show | “gives one file as it lies on the disk”');
    expect(text).toContain('POST /api/files | save');
    expect(text).toContain('serve | run | “Answers requests”');
    expect(text).toContain('A path that ends in an asterisk stands for every path that begins so.');
  });
});
