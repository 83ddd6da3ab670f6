/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the checked lines hold templates */
import { describe, expect, test } from 'vitest';
import { type Claim, type RepoPath, toRepoPath } from '#vocabulary';
import { checkClaim } from './check-claim.ts';
import { CitedLines } from './cited-lines.ts';

type Row = readonly [title: string, claim: Claim, path: string, text: string];

const when = (condition: string, outcome: string): Claim => ({ predicate: 'when', condition, outcome });
const raises = (name: string): Claim => ({ predicate: 'ends', kind: 'raises', name });
const answers = (name: string): Claim => ({ predicate: 'ends', kind: 'answers', name });
const exits = (name: string): Claim => ({ predicate: 'ends', kind: 'exits', name });
const passes = (callee: string, argument: string): Claim => ({ predicate: 'passes', callee, argument });
const registers = (key: string, value: string): Claim => ({ predicate: 'registers', key, value });
const uses = (name: string): Claim => ({ predicate: 'uses', name });

const TRUE: readonly Row[] = [
  ['a branch', when('!token', 'fail'), 'a.ts', 'if (!token) {\n  fail();\n}'],
  ['an else-if', when('mode === "b"', 'second'), 'a.ts', '} else if (mode === "b") second();'],
  ['an early exit', when('!list', 'run'), 'a.ts', 'if (!list) return;\nawait this.run(list);'],
  ['a condition over lines', when('a && b', 'run'), 'a.ts', 'if (\n  a &&\n  b\n) run();'],
  ['a case', when("'b'", 'run'), 'a.ts', "case 'b':\n  run();"],
  ['a loop over a list', when('item of list', 'run'), 'a.ts', 'for (const item of list) run(item);'],
  ['the middle of a loop head', when('i < n', 'run'), 'a.ts', 'for (let i = 0; i < n; i++) run(i);'],
  ['a choice', when('mode', 'run'), 'a.ts', 'const x = mode ? run() : stop();'],
  ['a choice in a template', when('mode', 'run'), 'a.ts', '`x ${mode ? run() : 1}`'],
  ['an optional call', when('done', 'onDone'), 'a.ts', 'if (done) onDone?.(1);'],
  ['a status', when('!user', '404'), 'a.ts', 'if (!user) return { status: 404 };'],
  [
    'a condition that was cut',
    when('error instanceof TypeError && err…', 'run'),
    'a.ts',
    'if (error instanceof TypeError && error.x) run();',
  ],
  ['a Python branch', when('mode == 2', 'run'), 'a.py', 'elif mode == 2:\n    run()'],
  ['a Python choice', when('items', 'first'), 'a.py', 'return first() if items else second()'],
  ['a Python loop', when('x in xs', 'run'), 'a.py', 'for x in xs:\n    run(x)'],
  ['a Go branch', when('err != nil', 'ErrClosed'), 'a.go', 'if err := open(); err != nil {\n\treturn ErrClosed\n}'],
  ['a thrown error', raises('ConfigError'), 'a.ts', "throw new ConfigError('x');"],
  ['an error made by a call', raises('errors.missing'), 'a.ts', 'throw errors.missing(1);'],
  ['a rejected promise', raises('Late'), 'a.ts', 'reject(new Late());'],
  ['a raised error', raises('click.UsageError'), 'a.py', 'raise click.UsageError("x") from error'],
  ['a raised class', raises('KeyError'), 'a.py', 'raise KeyError'],
  ['a returned Go error', raises('ErrClosed'), 'a.go', '\treturn nil, fmt.Errorf("x: %w", ErrClosed)'],
  ['a status call', answers('404'), 'a.ts', 'res.status(404).json({});'],
  ['a status key', answers('503'), 'a.ts', 'new Response(body, { status: 503 })'],
  ['a status behind the body', answers('422'), 'a.py', 'return {"a": 1}, 422'],
  ['a status of an error', answers('409'), 'a.py', 'raise HTTPException(status_code=409, detail="x")'],
  ['a Go status', answers('http.StatusNotFound'), 'a.go', 'w.WriteHeader(http.StatusNotFound)'],
  ['an exit', exits('2'), 'a.ts', 'process.exit(2);'],
  ['an exit code', exits('3'), 'a.ts', 'process.exitCode = 3;'],
  ['a Python exit', exits('1'), 'a.py', 'sys.exit(1)'],
  ['an exit without a code', exits('sys.exit'), 'a.py', 'sys.exit(str(error))'],
  ['an argument', passes('send', "'POST'"), 'a.ts', "await send(url, 'POST');"],
  ['a named argument', passes('send', '30'), 'a.py', 'send(url, timeout=30)'],
  ['a member', passes('send', '30'), 'a.ts', 'send(url, { timeout: 30, x });'],
  ['a member by name', passes('send', 'timeout: 30'), 'a.ts', 'send(url, { timeout: 30, x });'],
  ['a template', passes('log', '`${a} b`'), 'a.ts', 'log(`${a} b`);'],
  ['a raw string', passes('re.compile', 'r"a\\("'), 'a.py', 're.compile(r"a\\(")'],
  ['a typed call', passes('load', 'key'), 'a.ts', 'load<Map<string, number>>(key)'],
  ['a pair', registers('csv', 'readCsv'), 'a.ts', '  csv: readCsv,'],
  ['a quoted key', registers('json-lines', 'readJson'), 'a.ts', "  'json-lines': readJson,"],
  ['a computed key', registers('Kind.A', 'readA'), 'a.ts', '  [Kind.A]: readA,'],
  ['a short pair', registers('readCsv', 'readCsv'), 'a.ts', 'const X = { readCsv, readJson };'],
  ['a pair of a map', registers('a', 'new Box()'), 'a.ts', 'new Map([["a", new Box()], ["b", other]])'],
  ['a row', registers('POST /x', 'accept'), 'a.ts', "{ method: 'POST', path: '/x', handle: accept },"],
  ['a row without a path', registers('POST …', 'accept'), 'a.ts', "{ method: 'POST', pattern, handle: accept },"],
  ['a Python pair', registers('csv', 'Csv'), 'a.py', '    "csv": Csv,'],
  ['an element', registers('', 'Csv'), 'a.py', 'READERS = (Csv, Json)'],
  ['an element alone on its line', registers('', 'Csv'), 'a.py', '    Csv,'],
  ['a decorator', registers('x', 'one'), 'a.py', '@reg.register("x")\n@other\ndef one(): pass'],
  ['a decorator without a key', registers('one', 'one'), 'a.py', '@app.task\ndef one(): pass'],
  ['a call', registers('x', 'accept'), 'a.ts', "register('x', accept);"],
  ['a route', registers('', 'list'), 'a.ts', "app.get('/x', check, list);"],
  ['a route of a chain', registers('/x', 'list'), 'a.ts', "app.route('/x').get(show).post(list);"],
  ['a class and its paths', registers('/b', 'Items'), 'a.py', 'api.add_resource(Items, "/a", "/b", endpoint="x")'],
  ['a class and a path in a call', registers('/a', 'Items'), 'a.py', 'api.add(Items, scoped("/a"))'],
  ['an exported handler', registers('', 'GET'), 'a.ts', 'export const GET: Handler = () => 1;'],
  [
    'code in place that was cut',
    registers('x', '(a) => { return `x ${a}…'),
    'a.ts',
    'x: (a) => { return `x ${a} y`; },',
  ],
  ['a use', uses('LIMIT'), 'a.ts', 'return value > LIMIT;'],
  ['a use in a template', uses('LIMIT'), 'a.ts', '`at most ${LIMIT}`'],
  ['a use in an f-string', uses('LIMIT'), 'a.py', 'print(f"at most {LIMIT}")'],
  ['a short member', uses('LIMIT'), 'a.ts', 'run({ LIMIT });'],
  ['a member of an enumeration', uses('Red'), 'a.ts', 'if (color === Color.Red) run();'],
];

const FALSE: readonly Row[] = [
  ['a comment', when('!token', 'fail'), 'a.ts', '// if (!token) fail();\nrun();'],
  ['a string', when('!token', 'fail'), 'a.ts', 'log("if (!token) fail()");'],
  ['a template', when('!token', 'fail'), 'a.ts', 'log(`if (!token) fail()`);'],
  ['a negated condition', when('token', 'fail'), 'a.ts', 'if (!token) fail();'],
  ['a negated Python condition', when('token', 'fail'), 'a.py', 'if not token:\n    fail()'],
  ['a part of the condition', when('a', 'run'), 'a.ts', 'if (a && b) run();'],
  ['the other end of it', when('b', 'run'), 'a.ts', 'if (a && b) run();'],
  ['the outcome in front', when('token', 'fail'), 'a.ts', 'fail();\nif (token) run();'],
  ['no outcome', when('token', 'fail'), 'a.ts', 'if (token) run();'],
  ['an outcome in a comment', when('token', 'fail'), 'a.ts', 'if (token) run(); // fail()'],
  ['an outcome in a string', when('token', 'fail'), 'a.ts', "if (token) run('fail()');"],
  ['an outcome that is declared', when('token', 'fail'), 'a.ts', 'if (token) { function fail() {} }'],
  ['an assignment', when('token', 'fail'), 'a.ts', 'const x = token;\nfail(x);'],
  ['an argument', when('token', 'fail'), 'a.ts', 'run(token);\nif (other) fail();'],
  ['a longer name', when('token', 'fail'), 'a.ts', 'if (token) failAll();'],
  ['an optional parameter', when('token', 'fail'), 'a.ts', 'run(token?: string) { fail(); }'],
  ['an error that is only made', raises('ConfigError'), 'a.ts', "const e = new ConfigError('x');"],
  ['an error that is caught', raises('KeyError'), 'a.py', 'except KeyError:\n    raise other'],
  ['an error that is imported', raises('ConfigError'), 'a.ts', "import { ConfigError } from './e.ts';\nthrow other;"],
  ['an error in a comment', raises('KeyError'), 'a.py', '# raise KeyError\nraise other()'],
  ['an error in a string', raises('KeyError'), 'a.py', 'raise Other("KeyError")'],
  ['an error as an argument of another', raises('Cause'), 'a.ts', 'throw new Other(Cause);'],
  ['the error on another line', raises('ErrClosed'), 'a.go', '\treturn nil\n\tErrClosed = x'],
  ['a part of its name', raises('errors'), 'a.ts', 'throw errors.missing(1);'],
  ['a number that is no status', answers('404'), 'a.ts', 'const x = list[404]; return x;'],
  ['a status that is compared', answers('404'), 'a.ts', 'if (response.status === 404) return retry();'],
  ['a status in a message', answers('404'), 'a.ts', "res.send('404');"],
  ['a longer number', answers('40'), 'a.ts', 'res.status(404);'],
  ['a number that is no code', exits('2'), 'a.ts', 'wait(2); process.exit(1);'],
  ['an exit in a comment', exits('2'), 'a.ts', '// process.exit(2)\nprocess.exit(1);'],
  ['an argument of another call', passes('send', 'b'), 'a.ts', 'send(a); other(b);'],
  ['an argument of an inner call', passes('send', 'b'), 'a.ts', 'send(a, other(b));'],
  ['a part of an argument', passes('send', 'a'), 'a.ts', 'send(a + b);'],
  ['the name of an argument', passes('send', 'timeout'), 'a.py', 'send(url, timeout=30)'],
  ['an argument in a comment', passes('send', 'b'), 'a.ts', 'send(a /* , b */);'],
  ['an argument in a string', passes('send', 'b'), 'a.ts', "send('a, b');"],
  ['a parameter', passes('send', 'a'), 'a.ts', 'function send(a) {}'],
  ['the value of another key', registers('a', 'two'), 'a.ts', '{ a: one, b: two }'],
  ['the key of another pair', registers('a', 'two'), 'a.ts', 'new Map([["a", one], ["b", two]])'],
  [
    'the path of another row',
    registers('POST /x', 'two'),
    'a.ts',
    "[{ method: 'POST', path: '/x', handle: one }, { method: 'GET', path: '/y', handle: two }]",
  ],
  ['neighbours in a list', registers('One', 'Two'), 'a.ts', 'const LIST = [One, Two];'],
  ['an entry in a comment', registers('a', 'one'), 'a.ts', '// a: one,\nb: two,'],
  ['an entry in a string', registers('a', 'one'), 'a.ts', "const x = 'a: one';"],
  [
    'the key of another decorator',
    registers('x', 'two'),
    'a.py',
    '@reg("x")\ndef one(): pass\n@reg("y")\ndef two(): pass',
  ],
  ['a decorator with another key', registers('y', 'one'), 'a.py', '@reg("x")\ndef one(): pass'],
  ['a declaration without a decorator', registers('one', 'one'), 'a.py', 'def one(): pass'],
  ['the path of another chain', registers('/x', 'two'), 'a.ts', "app.route('/x').get(one); app.route('/y').get(two);"],
  ['a text that is no path of the chain', registers('/x', 'one'), 'a.ts', "app.log('/x').get(one);"],
  ['the path of another class', registers('/b', 'One'), 'a.py', 'add(One, "/a"); add(Two, "/b")'],
  ['a function before a text', registers('/a', 'one'), 'a.py', 'log(one, "/a")'],
  ['what a call in the arguments gets beside', registers('/a', 'One'), 'a.py', 'add(One, scoped(base, "/a"))'],
  ['the argument of another call', registers('x', 'two'), 'a.ts', "register('x', one); register('y', two);"],
  ['a call is no element', registers('', 'one'), 'a.ts', 'one();'],
  ['a use in a comment', uses('LIMIT'), 'a.ts', 'return 1; // LIMIT'],
  ['a use in a string', uses('LIMIT'), 'a.ts', "return 'LIMIT';"],
  ['a declaration', uses('LIMIT'), 'a.ts', 'const LIMIT = 3;'],
  ['a key', uses('LIMIT'), 'a.ts', 'run({ LIMIT: 3 });'],
  ['a keyword argument', uses('LIMIT'), 'a.py', 'run(LIMIT=3)'],
  ['an import', uses('LIMIT'), 'a.ts', "import { LIMIT } from './limits.ts';"],
];

function holds([, claim, path, text]: Row): boolean {
  return checkClaim(claim, new CitedLines(toRepoPath(path) as RepoPath, text.split('\n')));
}

describe('lines prove what happens', () => {
  for (const row of TRUE) test(`${row[1].predicate}: ${row[0]}`, () => expect(holds(row)).toBe(true));
});

describe('lines do not prove what happens', () => {
  for (const row of FALSE) test(`${row[1].predicate}: ${row[0]}`, () => expect(holds(row)).toBe(false));
});

test('hostile lines are checked in linear time', () => {
  const hostile = [
    `if (${'('.repeat(100_000)}x`,
    'x('.repeat(60_000),
    'if (x) '.repeat(30_000),
    '`${'.repeat(50_000),
    '/['.repeat(80_000),
    `f"${'{x'.repeat(50_000)}"`,
    'x, '.repeat(80_000),
    '@x '.repeat(60_000),
    "'".repeat(100_000),
  ];
  for (const text of hostile) {
    const cited = new CitedLines(toRepoPath('a.ts') as RepoPath, [text]);
    for (const claim of [
      when('x', 'y'),
      raises('x'),
      answers('x'),
      exits('x'),
      passes('x', 'y'),
      registers('x', 'y'),
      uses('y'),
    ]) {
      checkClaim(claim, cited);
    }
  }
});
