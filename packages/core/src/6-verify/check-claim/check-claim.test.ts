import { describe, expect, test } from 'vitest';
import { type Claim, type RepoPath, toRepoPath } from '#vocabulary';
import { checkClaim } from './check-claim.ts';
import { CitedLines } from './cited-lines.ts';

type Row = readonly [title: string, claim: Claim, path: string, text: string];

const defines = (name: string): Claim => ({ predicate: 'defines', name });
const imports = (specifier: string): Claim => ({ predicate: 'imports', specifier });
const calls = (callee: string): Claim => ({ predicate: 'calls', callee });
const says = (words: string): Claim => ({ predicate: 'says', words });
const sets = (key: string, value?: string): Claim => ({
  predicate: 'sets',
  key,
  ...(value === undefined ? {} : { value }),
});
const runs = (command: string): Claim => ({ predicate: 'runs', command });
const reads = (variable: string): Claim => ({ predicate: 'reads', variable });
const isKindOf = (name: string, base: string): Claim => ({ predicate: 'extends', name, base });

const TRUE: readonly Row[] = [
  ['an exported function', defines('send'), 'a.ts', 'export async function send(event: Event) {'],
  ['a generator', defines('walk'), 'a.ts', 'function* walk() {'],
  ['a constant', defines('LIMIT'), 'a.ts', 'const LIMIT = 30;'],
  ['a typed constant', defines('LIMIT'), 'a.ts', 'export const LIMIT: number = 30;'],
  ['a destructured name', defines('b'), 'a.ts', 'const { a, b } = load();'],
  ['a method', defines('push'), 'a.ts', '  async push<T>(item: T): Promise<void> {'],
  ['a private method', defines('#push'), 'a.ts', '  #push(item) {'],
  ['an interface member', defines('push'), 'a.ts', '  push(item: string): void;'],
  ['an optional property', defines('retries'), 'a.ts', '  readonly retries?: number;'],
  ['a key of a table', defines('ed25519'), 'a.ts', "  'ed25519': signEd25519,"],
  ['a method over several lines', defines('push'), 'a.ts', '  push(\n    item: string,\n    when: Date,\n  ) {'],
  ['a renamed export', defines('Mime'), 'a.ts', "export { default as Mime } from './mime.js';"],
  ['a Python function', defines('read'), 'a.py', 'def read(path, *, strict=False):'],
  ['a Python class', defines('Reader'), 'a.py', 'class Reader(Base):'],
  ['a Python constant', defines('MAX'), 'a.py', 'MAX: int = 3'],
  ['Python names unpacked', defines('low'), 'a.py', 'low, high = bounds()'],
  ['a Go method', defines('Close'), 'a.go', 'func (s *Store) Close() error {'],
  ['a Rust struct', defines('Store'), 'a.rs', 'pub struct Store<T> {'],
  ['a C macro', defines('LIMIT'), 'a.h', '#define LIMIT 30'],
  ['a Java method', defines('close'), 'A.java', '  public void close() throws IOException {'],
  ['a TOML table', defines('tool.black'), 'pyproject.toml', '[tool.black]'],
  ['an import', imports('./queue.ts'), 'a.ts', "import { Queue } from './queue.ts';"],
  ['an import over lines', imports('./queue.ts'), 'a.ts', "import {\n  Queue,\n} from './queue.ts';"],
  ['a re-export', imports('./queue.ts'), 'a.ts', "export * from './queue.ts';"],
  ['a dynamic import', imports('./queue.ts'), 'a.ts', "const q = await import('./queue.ts');"],
  ['a require', imports('fs'), 'a.js', "const fs = require('fs');"],
  ['a Python import', imports('celery.app'), 'a.py', 'import celery.app'],
  ['a Python from-import', imports('.base'), 'a.py', 'from .base import Reader'],
  ['a Python relative package', imports('.'), 'a.py', 'from . import types'],
  ['a Go import in a group', imports('net/http'), 'a.go', '\t"net/http"'],
  ['a C include', imports('stdio.h'), 'a.c', '#include <stdio.h>'],
  ['a Rust use', imports('crate::store'), 'a.rs', 'use crate::store::Store;'.replace('::Store', '')],
  ['a call', calls('send'), 'a.ts', 'await send(event);'],
  ['a qualified call', calls('this.queue.push'), 'a.ts', 'this.queue.push(job);'],
  ['the end of a qualified call', calls('push'), 'a.ts', 'this.queue.push(job);'],
  ['an optional call', calls('onDone'), 'a.ts', 'options.onDone?.(result);'],
  ['a call with type arguments', calls('parse'), 'a.ts', 'const x = parse<Map<string, number>>(text);'],
  ['a construction', calls('Queue'), 'a.ts', 'const queue = new Queue(3);'],
  ['a Python decorator', calls('app.task'), 'a.py', '@app.task'],
  ['a call inside an f-string', calls('name'), 'a.py', "print(f'{name()}')"],
  [
    'quoted words in a block comment',
    says('Schedules failed deliveries again.'),
    'a.ts',
    '/**\n * Schedules failed\n * deliveries again.\n */',
  ],
  [
    'quoted words with Markdown',
    says('Relay delivers events to endpoints'),
    'README.md',
    '**Relay** delivers [events](https://e.org/x) to `endpoints`.',
  ],
  [
    'quoted words of reStructuredText',
    says('Wraps Context for tests'),
    'a.py',
    '"""Wraps :class:`Context` for tests."""',
  ],
  [
    'words that look like a type',
    says('Turns Array<string> into a list'),
    'a.ts',
    '// Turns Array<string> into a list',
  ],
  ['a JSON value', sets('license', 'MIT'), 'package.json', '  "license": "MIT",'],
  ['a JSON key', sets('license'), 'package.json', '  "license": "MIT",'],
  ['a value with escapes', sets('test', 'node --test "src/*"'), 'package.json', '"test": "node --test \\"src/*\\""'],
  ['a requirement line', sets('redis', '>=4.5'), 'pyproject.toml', '  "redis>=4.5",'],
  ['a constant', sets('LIMIT', '30'), 'a.ts', 'export const LIMIT = 30;'],
  ['a command in YAML', runs('npm test'), 'ci.yml', '      - run: npm test'],
  ['a command with a prompt', runs('pip install relay'), 'README.md', '$ pip install relay'],
  ['a command over lines', runs('docker run -p 80:80 relay'), 'README.md', 'docker run \\\n  -p 80:80 relay'],
  ['a variable of Node', reads('RELAY_WORKERS'), 'a.ts', 'const n = process.env.RELAY_WORKERS ?? 8;'],
  ['a variable of Python', reads('HOME'), 'a.py', "os.environ.get('HOME')"],
  [
    'a class',
    isKindOf('FileQueue', 'Queue'),
    'a.ts',
    'export class FileQueue<T> extends Queue<T> implements Closable {',
  ],
  [
    'an implemented interface',
    isKindOf('FileQueue', 'Closable'),
    'a.ts',
    'export class FileQueue<T> extends Queue<T> implements Closable {',
  ],
  ['a Python class', isKindOf('Csv', 'Reader'), 'a.py', 'class Csv(Reader, metaclass=Meta):'],
  ['a qualified base', isKindOf('Csv', 'base.Reader'), 'a.py', 'class Csv(base.Reader):'],
  ['a C# class', isKindOf('Csv', 'IReader'), 'A.cs', 'public class Csv : Base, IReader'],
  ['a Rust trait', isKindOf('Csv', 'Reader'), 'a.rs', 'impl Reader for Csv {'],
  ['names as whole words', { predicate: 'mentions', names: ['send', 'event'] }, 'a.ts', 'send(event);'],
];

const FALSE: readonly Row[] = [
  ['a call is no definition', defines('send'), 'a.ts', '  await send(event);'],
  ['a condition is no definition', defines('send'), 'a.ts', '  if (send(event)) {'],
  ['a comparison is no definition', defines('LIMIT'), 'a.ts', 'while (x < LIMIT == true) y();'],
  ['a longer name is another one', defines('send'), 'a.ts', 'function sendAll() {'],
  ['a definition in a comment', defines('send'), 'a.ts', '// function send() {'],
  ['a definition in a docstring', defines('send'), 'a.py', '"""\ndef send(): ...\n"""'],
  ['a keyword argument', defines('strict'), 'a.py', 'read(path, strict=True)'],
  ['an import of another module', imports('./queue.ts'), 'a.ts', "import { Queue } from './queue-all.ts';"],
  ['a string that is no import', imports('./queue.ts'), 'a.ts', "const path = './queue.ts';"],
  ['an import in a comment', imports('./queue.ts'), 'a.ts', "// import { Queue } from './queue.ts';"],
  ['a longer Python module', imports('celery.app'), 'a.py', 'import celery.app.base'],
  ['a name without a call', calls('send'), 'a.ts', 'const callback = send;'],
  ['a declaration is no call', calls('send'), 'a.ts', 'export function send(event) {'],
  ['a call in a string', calls('send'), 'a.ts', "log('send(event)');"],
  ['a call in a comment', calls('send'), 'a.py', '# send(event)'],
  ['another receiver', calls('this.queue.push'), 'a.ts', 'this.stack.push(job);'],
  ['words in another order', says('deliveries failed'), 'a.ts', '// failed deliveries'],
  ['words with a gap', says('Schedules deliveries'), 'a.ts', '// Schedules failed deliveries'],
  ['no words', says(''), 'a.ts', '// anything'],
  ['another value', sets('license', 'GPL'), 'package.json', '  "license": "MIT",'],
  ['the value of another key', sets('name', 'MIT'), 'package.json', '  "license": "MIT",'],
  ['a cut number', sets('LIMIT', '3'), 'a.ts', 'const LIMIT = 30;'],
  ['another command', runs('npm run test'), 'ci.yml', '- run: npm test'],
  ['a cut command', runs('npm te'), 'ci.yml', '- run: npm test'],
  ['a variable that is not read', reads('RELAY_WORKERS'), 'a.ts', "const name = 'RELAY_WORKERS';"],
  ['another variable', reads('RELAY'), 'a.ts', 'process.env.RELAY_WORKERS'],
  ['a base that is only mentioned', isKindOf('FileQueue', 'Queue'), 'a.ts', 'class FileQueue { inner: Queue; }'],
  ['the wrong way round', isKindOf('Queue', 'FileQueue'), 'a.ts', 'class FileQueue extends Queue {'],
  ['a missing name', { predicate: 'mentions', names: ['send', 'mail'] }, 'a.ts', 'send(event);'],
  ['no names', { predicate: 'mentions', names: [] }, 'a.ts', 'send(event);'],
];

function holds([, claim, path, text]: Row): boolean {
  return checkClaim(claim, new CitedLines(toRepoPath(path) as RepoPath, text.split('\n')));
}

describe('lines prove a claim', () => {
  for (const row of TRUE) test(`${row[1].predicate}: ${row[0]}`, () => expect(holds(row)).toBe(true));
});

describe('lines do not prove a claim', () => {
  for (const row of FALSE) test(`${row[1].predicate}: ${row[0]}`, () => expect(holds(row)).toBe(false));
});

test('hostile lines are checked in linear time', () => {
  const hostile = [
    `const x = ${'('.repeat(200_000)}`,
    'a<'.repeat(100_000),
    '['.repeat(200_000),
    `import ${' '.repeat(200_000)}`,
    '`'.repeat(200_000),
    `"${'\\"'.repeat(100_000)}`,
    '![['.repeat(60_000),
    'x '.repeat(100_000),
  ];
  for (const text of hostile) {
    const cited = new CitedLines(toRepoPath('a.ts') as RepoPath, [text]);
    for (const claim of [
      defines('x'),
      calls('x'),
      imports('x'),
      says('x y'),
      sets('x', 'z'),
      runs('x y'),
      reads('x'),
      isKindOf('x', 'y'),
    ]) {
      checkClaim(claim, cited);
    }
  }
});
