import { describe, expect, test } from 'vitest';
import type { Analysis, SymbolFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const MOD = 'module example.org/relay\n\ngo 1.24\n';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

/** A repository of one module with these files. */
const analyseGo = (texts: Texts): Promise<Analysis> => analyseTexts({ 'go.mod': MOD, ...texts });

const show = ({ id, kind, nameLine, isExported, signature }: SymbolFact) =>
  `${isExported ? '+' : '-'}${kind} ${id.replace(/^.*?#/, '')} ${nameLine} ${signature}`;

/** Calls of a file: what is written, where it leads, by which rule. */
function callsOf(analysis: Analysis, path: string): string[] {
  const calls = analysis.files.get(path as never)?.calls ?? [];
  return calls.map(({ callee, target, how, external }) => {
    const outside = external === undefined ? '-' : `${external.module}:${external.name}`;
    return `${callee} ${target ?? outside} ${how}`;
  });
}

describe('declarations of Go', () => {
  test('of every kind, with their heads only', async () => {
    const { symbols } = await analyseGo({
      'relay/relay.go': lines(
        'package relay',
        'const MaxTries = 5',
        'const (',
        '\tPending State = iota',
        '\tSent',
        ')',
        'var ErrClosed = errors.New("closed")',
        'var low, high int',
        'type State int',
        'type Handler func(Event) error',
        'type Alias = Event',
        'type Event struct {',
        '\tID, kind string `json:"id"`',
        '\t*Base',
        '\tinner struct { hidden int }',
        '}',
        'type Store interface {',
        '\tGet(key string) (Event, error)',
        '\tio.Closer',
        '}',
        'type (',
        '\tGroup struct{}',
        ')',
        'func New[K comparable](',
        '\tname K,',
        ') (*Event, error) {',
        '\ttype local struct{}',
        '\tconst unseen = 1',
        '\treturn nil, nil',
        '}',
        'func (e *Event) Send() error { return nil }',
        'func (s State) String() string { return "" }',
        'func external(a int) int',
        'var _ Store = (*Event)(nil)',
      ),
    });
    expect([...symbols.values()].map(show)).toEqual([
      '+constant MaxTries 2 const MaxTries = 5',
      '+constant Pending 4 Pending State = iota',
      '+constant Sent 5 Sent',
      '+variable ErrClosed 7 var ErrClosed = errors.New("closed")',
      '-variable low 8 var low, high int',
      '-variable high 8 var low, high int',
      '+type State 9 type State int',
      '+type Handler 10 type Handler func(Event) error',
      '+type Alias 11 type Alias = Event',
      '+class Event 12 type Event struct',
      '+property Event.ID 13 ID, kind string `json:"id"`',
      '-property Event.kind 13 ID, kind string `json:"id"`',
      '-property Event.inner 15 inner struct { hidden int }',
      '+interface Store 17 type Store interface',
      '+method Store.Get 18 Get(key string) (Event, error)',
      '+class Group 22 Group struct',
      '+function New 24 func New[K comparable]( name K, ) (*Event, error)',
      '+method Event.Send 31 func (e *Event) Send() error',
      '+method State.String 32 func (s State) String() string',
      '-function external 33 func external(a int) int',
    ]);
    expect(symbols.get('relay/relay.go#MaxTries')?.literal).toBe('5');
    expect(symbols.get('relay/relay.go#Sent')?.literal).toBeUndefined();
  });

  test('comments above, behind and around them; directives and licences are none', async () => {
    const analysis = await analyseGo({
      'relay/relay.go': lines(
        '// Copyright 2026 Somebody. All rights reserved.',
        '',
        '//go:build linux',
        '',
        '// Package relay delivers events.',
        '// It retries them.',
        'package relay',
        '',
        '// Limits of everything.',
        'const (',
        '\t// MaxTries is how often an event is sent.',
        '\tMaxTries = 5',
        '\tMinWait  = 2 // seconds between two tries',
        '\tbare     = 1',
        ')',
        '',
        '// Only one stands here.',
        'var (',
        '\tcache = map[string]int{}',
        ')',
        '',
        '// Send delivers an event.',
        '//',
        '// Deprecated: use Deliver.',
        '//',
        '//go:noinline',
        'func Send() {}',
        '',
        '//go:generate stringer',
        'type State int',
        '',
        '// Event waits.',
        'type Event struct {',
        '\tname string // of the receiver',
        '}',
      ),
    });
    expect(analysis.files.get('relay/relay.go' as never)?.doc).toMatchObject({
      summary: 'Package relay delivers events. It retries them.',
      startLine: 5,
      endLine: 6,
    });
    expect([...analysis.symbols.values()].map(({ name, doc }) => `${name}: ${doc?.summary ?? '-'}`)).toEqual([
      'MaxTries: MaxTries is how often an event is sent.',
      'MinWait: seconds between two tries',
      'bare: -',
      'cache: Only one stands here.',
      'Send: Send delivers an event.',
      'State: -',
      'Event: Event waits.',
      'name: of the receiver',
    ]);
    expect(analysis.symbols.get('relay/relay.go#Send')?.doc?.text).toContain('Deprecated: use Deliver.');
  });

  test('a method belongs to its type in another file; with two types for two systems to none', async () => {
    const { symbols } = await analyseGo({
      'relay/store.go': 'package relay\n\ntype Store struct{}\n',
      'relay/put.go': 'package relay\n\nfunc (s *Store) Put() {}\n',
      'relay/file_linux.go': 'package relay\n\ntype file struct{}\n',
      'relay/file_windows.go': 'package relay\n\ntype file struct{}\n',
      'relay/close.go': 'package relay\n\nfunc (f *file) close() {}\n',
    });
    expect(symbols.get('relay/put.go#Store.Put')?.parent).toBe('relay/store.go#Store');
    expect(symbols.get('relay/close.go#file.close')?.parent).toBeUndefined();
  });
});

describe('calls of Go', () => {
  test('inside a file, a package and between packages', async () => {
    const analysis = await analyseGo({
      'main.go': lines(
        'package main',
        'import (',
        '\t"fmt"',
        '\tkept "example.org/relay/store"',
        ')',
        'func main() {',
        '\thelp()',
        '\thelpAgain()',
        '\tkept.New("a")',
        '\tfmt.Println()',
        '\tkept.Default.Put("b")',
        '\tstring(rune(1))',
        '}',
        'func help() {}',
      ),
      'again.go': 'package main\n\nfunc helpAgain() {}\n',
      'store/store.go': lines(
        'package store',
        'var Default = New("default")',
        'type Store struct{}',
        'func New(name string) *Store { return &Store{} }',
      ),
      'store/put.go': 'package store\n\nfunc (s *Store) Put(key string) {}\n',
    });
    expect(callsOf(analysis, 'main.go')).toEqual([
      'help main.go#help same-file',
      'helpAgain again.go#helpAgain same-package',
      'kept.New store/store.go#New import',
      'fmt.Println fmt:Println external',
      'kept.Default.Put store/put.go#Store.Put declared-type',
    ]);
    expect(callsOf(analysis, 'store/store.go')).toEqual(['New store/store.go#New same-file']);
  });

  test('through receivers, fields, results, elements and type switches', async () => {
    const analysis = await analyseGo({
      'relay/relay.go': lines(
        'package relay',
        'type Queue struct{ items []*Item; byName map[string]*Item; done chan *Item }',
        'type Item struct{ next *Item }',
        'func (i *Item) Send() *Item { return i.next }',
        'type Sender interface{ Send() *Item }',
        'type Relay struct{ queue *Queue; sender Sender; run func() }',
        'func (q *Queue) First() (*Item, error) { return nil, nil }',
        'func (r *Relay) Work(others ...*Item) {',
        '\tr.stop()',
        '\titem, err := r.queue.First()',
        '\titem.Send().Send()',
        '\tr.sender.Send()',
        '\tfor _, each := range r.queue.items { each.Send() }',
        '\tr.queue.byName["a"].Send()',
        '\tother := <-r.queue.done',
        '\tother.Send()',
        '\tothers[0].Send()',
        '\tmade := &Item{}',
        '\tmade.Send()',
        '\tvar stated Item',
        '\tstated.Send()',
        '\tswitch known := any(err).(type) {',
        '\tcase *Item:',
        '\t\tknown.Send()',
        '\tcase *Queue, *Relay:',
        '\t\tknown.Send()',
        '\t}',
        '\tr.run()',
        '\tfunc(inner *Queue) { inner.First() }(r.queue)',
        '\tdefer new(Item).Send()',
        '}',
        'func (r *Relay) stop() {}',
      ),
    });
    const item = 'relay/relay.go#Item.Send declared-type';
    expect(callsOf(analysis, 'relay/relay.go')).toEqual([
      'r.stop relay/relay.go#Relay.stop self',
      'r.queue.First relay/relay.go#Queue.First declared-type',
      `item.Send ${item}`,
      `Send ${item}`,
      'r.sender.Send relay/relay.go#Sender.Send declared-type',
      `each.Send ${item}`,
      `Send ${item}`,
      `other.Send ${item}`,
      `Send ${item}`,
      `made.Send ${item}`,
      `stated.Send ${item}`,
      `known.Send ${item}`,
      'known.Send - unresolved',
      'r.run relay/relay.go#Relay.run self',
      'inner.First relay/relay.go#Queue.First declared-type',
      'new :new external',
      `Send ${item}`,
    ]);
  });

  test('an inner name hides an outer one, in its block only', async () => {
    const analysis = await analyseGo({
      'a/a.go': lines(
        'package a',
        'type One struct{}',
        'type Two struct{}',
        'func (One) Go() {}',
        'func (Two) Go() {}',
        'func run() {}',
        'func use(x One) {',
        '\tif x := (Two{}); true {',
        '\t\tx.Go()',
        '\t}',
        '\tx.Go()',
        '\trun()',
        '\trun := func() {}',
        '\trun()',
        '}',
      ),
    });
    expect(callsOf(analysis, 'a/a.go')).toEqual([
      'x.Go a/a.go#Two.Go declared-type',
      'x.Go a/a.go#One.Go declared-type',
      'run a/a.go#run same-file',
      'run - inner',
    ]);
  });

  test('embedded types bring their methods, the nearest counts; what could come from outside decides nothing', async () => {
    const analysis = await analyseGo({
      'a/a.go': lines(
        'package a',
        'import "sync"',
        'type Deep struct{}',
        'func (Deep) Far() {}',
        'type Base struct{ Deep }',
        'func (*Base) Near() {}',
        'type Own struct{ *Base }',
        'func (Own) Own() {}',
        'type Mixed struct { sync.Mutex; Base }',
        'type Left struct{ Base }',
        'type Twice struct { Left; Base }',
        'func use(o Own, m *Mixed, t Twice) {',
        '\to.Own()',
        '\to.Near()',
        '\to.Far()',
        '\to.Base.Near()',
        '\tm.Near()',
        '\tm.Far()',
        '\tm.Lock()',
        '\tt.Near()',
        '}',
      ),
    });
    expect(callsOf(analysis, 'a/a.go')).toEqual([
      'o.Own a/a.go#Own.Own declared-type',
      'o.Near a/a.go#Base.Near declared-type',
      'o.Far a/a.go#Deep.Far declared-type',
      'o.Base.Near a/a.go#Base.Near declared-type',
      'm.Near a/a.go#Base.Near declared-type',
      'm.Far - unresolved',
      'm.Lock sync:Mutex.Lock external',
      't.Near a/a.go#Base.Near declared-type',
    ]);
  });

  test('type arguments stand for type parameters', async () => {
    const analysis = await analyseGo({
      'a/a.go': lines(
        'package a',
        'type Item struct{}',
        'func (Item) Send() {}',
        'type Cache[K comparable, V any] struct{ items map[K]V; last V }',
        'func (c *Cache[Key, Value]) Get(key Key) (Value, bool) { return c.last, true }',
        'func Of[T any]() *Cache[string, T] { return nil }',
        'func use(c *Cache[string, *Item]) {',
        '\titem, _ := c.Get("a")',
        '\titem.Send()',
        '\tc.last.Send()',
        '\tOf[int]().Get("a")',
        '}',
      ),
    });
    expect(callsOf(analysis, 'a/a.go')).toEqual([
      'c.Get a/a.go#Cache.Get declared-type',
      'item.Send a/a.go#Item.Send declared-type',
      'c.last.Send a/a.go#Item.Send declared-type',
      'Of a/a.go#Of same-file',
      'Get a/a.go#Cache.Get declared-type',
    ]);
  });

  test('a declaration that two systems have each is followed to neither', async () => {
    const analysis = await analyseGo({
      'a/run_linux.go': 'package a\n\nfunc run() {}\n',
      'a/run_windows.go': 'package a\n\nfunc run() {}\n',
      'a/a.go': 'package a\n\nfunc use() { run() }\n',
    });
    expect(callsOf(analysis, 'a/a.go')).toEqual(['run - unresolved']);
  });

  test('conditions with their first statement, and variables of the environment', async () => {
    const analysis = await analyseGo({
      'a/a.go': lines(
        'package a',
        'import "os"',
        'func use(mode string) {',
        '\tif err := load(); err != nil { first() }',
        '\tif mode == "b" { second() } else { third() }',
        '\tswitch mode { case "c", "d": fourth() }',
        '\tif value, ok := os.LookupEnv("RELAY_DIR"); ok { keep(value) }',
        '\tworkers := cmp.Or(os.Getenv("RELAY_WORKERS"), "8")',
        '\tos.Setenv("WRITTEN", workers)',
        '}',
      ),
    });
    const guards = analysis.files
      .get('a/a.go' as never)
      ?.calls.flatMap(({ callee, guard }) => (guard === undefined ? [] : `${callee} ${guard}`));
    expect(guards).toEqual([
      'first err := load(); err != nil',
      'second mode == "b"',
      'fourth case "c", "d"',
      'keep value, ok := os.LookupEnv("RELAY_DIR"); ok',
    ]);
    expect(
      analysis.environment.map(({ name, startLine, defaultLiteral }) => [name, startLine, defaultLiteral]),
    ).toEqual([
      ['RELAY_DIR', 7, undefined],
      ['RELAY_WORKERS', 8, '"8"'],
    ]);
  });
});

describe('what Go types are a kind of', () => {
  test('embedded types, stated and fitted interfaces, only with equal signatures', async () => {
    const { symbols } = await analyseGo({
      'store/store.go': lines(
        'package store',
        'import "context"',
        'type Item struct{}',
        'type Reader interface{ Get(ctx context.Context, key string) (*Item, error) }',
        'type Store interface { Reader; Put(ctx context.Context, item Item) error }',
        'type hidden interface{ close() }',
      ),
      'file/file.go': lines(
        'package file',
        'import (',
        '\tc "context"',
        '\t"example.org/relay/store"',
        ')',
        'var _ store.Store = (*Store)(nil)',
        'type Store struct{ Base }',
        'type Base struct{}',
        'func (*Base) Get(ctx c.Context, key string) (*store.Item, error) { return nil, nil }',
        'func (*Store) Put(ctx c.Context, item store.Item) error { return nil }',
        'type Almost struct{}',
        'func (Almost) Get(ctx c.Context, key []byte) (*store.Item, error) { return nil, nil }',
        'func (Almost) close() {}',
      ),
    });
    const basesOf = (id: string) =>
      symbols.get(id)?.bases.map(({ name, line, target, how, methods }) => [how, name, line, target, methods]);
    expect(basesOf('file/file.go#Store')).toEqual([
      ['embeds', 'Base', 7, 'file/file.go#Base', undefined],
      ['states', 'Store', 6, 'store/store.go#Store', undefined],
      ['fits', 'Reader', 7, 'store/store.go#Reader', ['file/file.go#Base.Get']],
    ]);
    expect(basesOf('file/file.go#Base')).toEqual([
      ['fits', 'Reader', 8, 'store/store.go#Reader', ['file/file.go#Base.Get']],
    ]);
    expect(basesOf('file/file.go#Almost')).toEqual([]);
    expect(basesOf('store/store.go#Store')).toEqual([['embeds', 'Reader', 5, 'store/store.go#Reader', undefined]]);
  });
});

describe('Go tests, parts and ranks', async () => {
  const analysis = await analyseGo({
    'cmd/relay/main.go': lines(
      '// Command relay runs.',
      'package main',
      'import "example.org/relay/store"',
      'func main() { store.New() }',
    ),
    'store/doc.go': '// Package store keeps events.\npackage store\n',
    'store/store.go': 'package store\n\n// Store keeps.\ntype Store struct{}\n\nfunc New() *Store { return check() }\n',
    'store/check.go': 'package store\n\nfunc check() *Store { return nil }\n',
    'store/wire.pb.go': '// Code generated by protoc. DO NOT EDIT.\npackage store\n\nfunc wire() {}\n',
    'store/store_test.go': lines(
      'package store',
      'import "testing"',
      'func TestNew(t *testing.T) {',
      '\tt.Run("starts empty", func(t *testing.T) { check() })',
      '}',
      'func ExampleNew() {}',
      'func Testing() {}',
      'func helper(t *testing.T) {}',
    ),
    'store/testdata/broken.go': 'package broken\n',
    'deps/a.go': 'package deps\n\ntype A struct{}\n',
    'deps/b.go': 'package deps\n\ntype B struct{}\n',
    'deps/c.go': 'package deps\n\ntype C struct{}\n',
    'deps/LICENSE.md': 'Ours.\n',
  });

  test('a test tests its namesake and what it calls in its package', () => {
    expect(analysis.tests).toEqual([
      {
        path: 'store/store_test.go',
        subjects: ['store/store.go', 'store/check.go'],
        named: 'store/store.go',
        titles: [
          { text: 'TestNew', startLine: 3, endLine: 3 },
          { text: 'starts empty', startLine: 4, endLine: 4 },
          { text: 'ExampleNew', startLine: 6, endLine: 6 },
        ],
        caseCount: 2,
      },
    ]);
  });

  test('what tools wrote and fixtures are no product', () => {
    const roles = [...analysis.files.values()].map(({ path, role }) => `${path} ${role}`);
    expect(roles).toContain('store/testdata/broken.go test');
    expect(roles).toContain('deps/a.go code');
    expect(roles.filter((line) => line.startsWith('store/wire.pb.go'))).toEqual([]);
  });

  test('package mates count for the rank, not as imports', () => {
    const file = (path: string) => analysis.files.get(path as never);
    expect(file('store/store.go')?.fanIn).toBe(1);
    expect(file('store/check.go')?.fanIn).toBe(0);
    expect(file('store/check.go')?.rank ?? 0).toBeGreaterThan(file('deps/a.go')?.rank ?? 1);
  });

  test('names taken from a package carry the line of their first use', () => {
    expect(analysis.files.get('cmd/relay/main.go' as never)?.imports).toMatchObject([
      { to: 'store/store.go', names: ['New'], nameLines: [4], how: 'go-module' },
    ]);
  });
});

test('folders are parts called by their path, the root by the end of the module path', async () => {
  const files = (folder: string, name: string, count: number): Texts =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`${folder}${name}${at}.go`, `package ${name}\n\nfunc F${at}() {}\n`]),
    );
  const { sections } = await analyseTexts({
    'go.mod': 'module github.com/acme/relay/v2\n',
    ...files('', 'relay', 14),
    ...files('doc/', 'doc', 5),
    ...files('internal/queue/', 'queue', 3),
  });
  expect(sections.map(({ name, files: own }) => `${name} ${own.length}`).sort()).toEqual([
    'doc 5',
    'internal/queue 3',
    'relay 14',
  ]);
});
