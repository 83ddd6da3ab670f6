import { describe, expect, test } from 'vitest';
import { type Claim, type RepoPath, toRepoPath } from '#vocabulary';
import { checkClaim } from './check-claim.ts';
import { CitedLines } from './cited-lines.ts';

const holds = (claim: Claim, text: string): boolean =>
  checkClaim(claim, new CitedLines(toRepoPath('store/store.go') as RepoPath, text.split('\n')));

const defines = (name: string): Claim => ({ predicate: 'defines', name });
const calls = (callee: string): Claim => ({ predicate: 'calls', callee });
const imports = (specifier: string): Claim => ({ predicate: 'imports', specifier });
const isKindOf = (name: string, base: string): Claim => ({ predicate: 'extends', name, base });
const sets = (key: string, value: string): Claim => ({ predicate: 'sets', key, value });

describe('lines of Go declare a name', () => {
  test.each([
    ['a method of a pointer', 'Put', 'func (s *Store) Put(key string) error {'],
    ['a method of a generic type', 'Put', 'func (s *Store[K, V]) Put(key K) error {'],
    ['a generic function', 'Map', 'func Map[T, R any](items []T, f func(T) R) []R {'],
    ['a constant with a value', 'MaxTries', '\tMaxTries = 5 // then it is given up'],
    ['a constant with type and value', 'Pending', '\tPending State = iota'],
    ['a constant that goes on counting', 'Sent', '\tSent'],
    ['a constant that goes on counting, with a comment', 'Sent', '\tSent // handed over'],
    ['a variable of a group', 'cache', '\tcache map[string]*Item'],
    ['the second of two variables', 'high', 'var low, high int'],
    ['a field', 'timeout', '\ttimeout time.Duration `json:"timeout"`'],
    ['the second of two fields', 'height', '\twidth, height int'],
    ['a field that is a function', 'RunE', '\tRunE func(cmd *Command, args []string) error'],
    ['a field that is a channel', 'done', '\tdone <-chan struct{}'],
    ['a demanded method', 'Get', '\tGet(ctx context.Context, key string) (Item, error)'],
    ['a demanded method without anything', 'Close', '\tClose()'],
    ['a demanded method that takes a function', 'Walk', '\tWalk(f func() error) error'],
    ['a type of a group', 'Item', '\tItem struct {'],
    ['an alias', 'Alias', 'type Alias = other.Type'],
  ])('%s', (_title, name, text) => {
    expect(holds(defines(name), text)).toBe(true);
  });

  test.each([
    ['a call with a value', 'Close', '\tClose("now")'],
    ['a call of a method', 'Close', '\ts.Close()'],
    ['a call in a return', 'Close', '\treturn Close()'],
    ['a deferred call', 'Close', '\tdefer Close()'],
    ['a word of the language', 'return', '\treturn err'],
    ['a name in a list of values', 'first', '\tfirst,'],
    ['a receiver', 'Store', 'func (s *Store) Put(key string) error {'],
    ['a type that a field has', 'Duration', '\ttimeout time.Duration'],
    ['a name inside a raw string', 'Close', 'const text = `\nfunc Close() {\n`'],
    ['a comparison', 'limit', '\tif limit == 3 {'],
  ])('but not %s', (_title, name, text) => {
    expect(holds(defines(name), text)).toBe(false);
  });
});

describe('lines of Go prove what a type is', () => {
  test.each([
    ['an embedded struct', 'Store', 'Base', 'type Store struct {\n\tname string\n\t*Base\n}'],
    [
      'an embedded type of another package',
      'Store',
      'sync.Mutex',
      'type Store struct {\n\tsync.Mutex // guards items\n}',
    ],
    ['an embedded type with a tag', 'Store', 'Base', 'type Store struct {\n\tBase `mapstructure:",squash"`\n}'],
    ['a generic embedded type', 'Store', 'Cache[K]', 'type Store struct {\n\t*Cache[K]\n}'],
    [
      'an interface that widens another one',
      'ReadWriter',
      'Reader',
      'type ReadWriter interface {\n\tReader\n\tWrite() error\n}',
    ],
    ['a stated fit', 'FileStore', 'Store', 'var _ Store = (*FileStore)(nil)'],
    ['a stated fit of a value', 'FileStore', 'store.Store', 'var _ store.Store = FileStore{}'],
  ])('%s', (_title, name, base, text) => {
    expect(holds(isKindOf(name, base), text)).toBe(true);
  });

  test.each([
    ['a field of that type', 'Store', 'Base', 'type Store struct {\n\tinner Base\n}'],
    ['another type', 'Store', 'Base', 'type StoreAll struct {\n\tBase\n}'],
    ['the wrong way round', 'Base', 'Store', 'type Store struct {\n\tBase\n}'],
    ['a variable', 'FileStore', 'Store', 'var current Store = open(FileStore)'],
  ])('but not %s', (_title, name, base, text) => {
    expect(holds(isKindOf(name, base), text)).toBe(false);
  });
});

describe('calls, imports and values of Go', () => {
  test.each([
    ['a call with type arguments', calls('New'), '\tcache := New[string, *Item](8)'],
    ['a qualified call with type arguments', calls('cache.New'), '\tcache.New[map[string]int]()'],
    ['a call through fields', calls('s.queue.Put'), '\tif err := s.queue.Put(job); err != nil {'],
    ['an import with a name', imports('net/http'), '\tnethttp "net/http"'],
    ['an import for its effects', imports('embed'), '\t_ "embed" // for templates'],
    ['a single import', imports('fmt'), 'import "fmt"'],
    ['a value of a group', sets('MaxTries', '5'), '\tMaxTries = 5'],
  ])('%s holds', (_title, claim, text) => {
    expect(holds(claim, text)).toBe(true);
  });

  test.each([
    ['an index is no call', calls('items'), '\tfirst := items[0]'],
    ['a call in a raw string', calls('run'), 'const help = `\nrun(now)\n`'],
    ['a path in a list', imports('net/http'), '\t"net/http",'],
  ])('%s', (_title, claim, text) => {
    expect(holds(claim, text)).toBe(false);
  });
});

test('hostile lines of Go are checked in linear time', () => {
  const texts = [
    'a, '.repeat(60_000),
    '(('.repeat(90_000),
    'x['.repeat(90_000),
    '`'.repeat(200_000),
    'type x struct {\n'.repeat(12_000),
    '\n'.repeat(200_000),
  ];
  for (const text of texts) {
    for (const claim of [defines('x'), defines('a'), calls('x'), isKindOf('x', 'y'), imports('x')]) holds(claim, text);
  }
});

const registers = (key: string, value: string): Claim => ({ predicate: 'registers', key, value });

describe('lines of Go register a value', () => {
  test.each([
    ['an entry of a map', 'gzip', 'gzipCodec{}', '\t"gzip":  gzipCodec{},'],
    ['a constant as key', 'Plain', '&plainCodec{}', '\tPlain: &plainCodec{},'],
    ['a row', 'serve', 'serve', 'var rows = []row{{Name: "serve", Run: serve}}'],
    ['a row below its key', 'serve', 'serve', '\t"serve": {Help: "x", Run: serve},'],
    ['a made row below its key', 'serve', 's.serve', '\t"serve": &row{Run: s.serve},'],
    ['an assignment', 'gzip', 'gzipCodec{}', '\tcodecs["gzip"] = gzipCodec{}'],
    ['a call', 'fast', 'openFast', '\tdriver.Register("fast", openFast)'],
    ['one of several that are added', '', 'newSweep()', '\troot.AddCommand(serveCmd, newSweep())'],
    ['a chain', '/x', 'wrap', '\tr.PathPrefix("/x").\n\t\tHandler(wrap(show)).Methods("GET")'],
    ['a chain that begins with a method', '/x', 'show', '\tr.Methods("PUT").Path("/x").HandlerFunc(show)'],
    ['what a call around it gets', '', 'show', '\tapi.Handle("/x", wrap(show(3), ""))'],
    ['a method behind a path', '', 'show', '\tmux.HandleFunc("GET /hooks/{id}", s.show)'],
  ])('%s', (_title, key, value, text) => {
    expect(holds(registers(key, value), text)).toBe(true);
  });

  test.each([
    ['another entry', 'gzip', 'plainCodec{}', '\t"gzip":  gzipCodec{},\n\t"plain": plainCodec{},'],
    ['the value of another row', 'serve', 'stop', '\t"serve": {Run: serve},\n\t"stop": {Run: stop},'],
    ['a name in a comment', 'gzip', 'gzipCodec{}', '\t// "gzip": gzipCodec{},'],
    ['the path of the next chain', '/y', 'show', '\tr.Path("/x").Handler(show)\n\tr.Path("/y").Handler(save)'],
    ['what the handler is made with', '/x', 'limit', '\tapi.Handle("/x", wrap(show(limit), ""))'],
    ['the prefix that a call around it gets', '/files', 'show', '\tapi.Handle("/x", wrap(show, "/files"))'],
    ['a call of the method', '', 'show', '\ts.show()'],
    ['a method of what is given', 'fast', 'open', '\tdriver.Register("fast", open.fast)'],
  ])('but not %s', (_title, key, value, text) => {
    expect(holds(registers(key, value), text)).toBe(false);
  });
});
