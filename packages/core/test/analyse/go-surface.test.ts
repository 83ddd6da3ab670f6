import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const MOD = 'module example.org/relay\n\ngo 1.24\n';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

/** A repository of one module with these files. */
const analyseGo = (texts: Texts): Promise<Analysis> => analyseTexts({ 'go.mod': MOD, ...texts });

const registriesOf = ({ registries }: Analysis): string[] =>
  registries.map(
    ({ kind, name, entries }) =>
      `${kind} ${name}: ${entries.map(({ key, value, target, startLine }) => `${startLine} ${key}=${target?.replace(/^.*#/, '#') ?? value}`).join(', ')}`,
  );

const entriesOf = ({ entries }: Analysis): string[] =>
  entries.map(
    ({ path, kind, name, startLine, handler, help }) =>
      `${path}:${startLine} ${kind} ${name}${handler === undefined ? '' : ` -> ${handler.replace(/^.*#/, '#')}`}${help === undefined ? '' : ` "${help}"`}`,
  );

const optionsOf = ({ options }: Analysis): string[] =>
  options.map(({ name, aliases, type, defaultLiteral, help, isRequired, command, startLine }) =>
    [
      `${startLine} ${[name, ...aliases].join('|')}`,
      type,
      defaultLiteral === undefined ? undefined : `= ${defaultLiteral}`,
      help === undefined ? undefined : `"${help}"`,
      isRequired === true ? 'required' : undefined,
      command === undefined ? undefined : `of ${command}`,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  );

const usesOf = (analysis: Analysis, path: string): string[] =>
  (analysis.files.get(path as never)?.constantUses ?? []).map(
    ({ startLine, user, target, how }) =>
      `${startLine} ${user?.replace(/^.*#/, '')} ${target}${how === undefined ? '' : ` ${how}`}`,
  );

describe('tables of Go', () => {
  test('are maps and lists of functions, types and made values; data is none', async () => {
    const analysis = await analyseGo({
      'codec.go': lines(
        'package relay',
        'type Codec interface { Encode() }',
        'type gzipCodec struct{ level int }',
        'type plainCodec struct{}',
        'func (gzipCodec) Encode() {}',
        'func (*plainCodec) Encode() {}',
        'var codecs = map[string]Codec{',
        '\t"gzip":  gzipCodec{level: 9},',
        '\tPlain: &plainCodec{},',
        '}',
        'const Plain = "plain"',
        'var steps = []func(){ first, second }',
        'func first() {}',
        'func second() {}',
        'var words = map[string]string{"a": Plain, "b": Plain}',
        'var levels = map[string]gzipCodec{"a": {level: 1}, "b": {level: 2}}',
        'var sizes = map[string]gzipCodec{"a": gzipCodec{level: 1}, "b": gzipCodec{level: 2}}',
        'var lone = map[string]func(){"a": first}',
      ),
    });
    expect(registriesOf(analysis)).toEqual([
      'table codecs: 8 gzip=#gzipCodec, 9 Plain=#plainCodec',
      'list steps: 12 =#first, 12 =#second',
    ]);
  });

  test('are rows with a name and what does the work, and what assignments add', async () => {
    const analysis = await analyseGo({
      'rows.go': lines(
        'package relay',
        'type row struct { Name string; Run func() error; help string }',
        'var rows = []row{{Name: "serve", Run: serve}, {Name: "sweep", Run: func() error { return nil }}}',
        'var byName = map[string]*row{"serve": {Run: serve, help: "x"}, "stop": {Run: stop}}',
        'var later = map[string]func() error{}',
        'func init() {',
        '\tlater["serve"] = serve',
        '\tlater["stop"] = stop',
        '\tlocal := map[string]func() error{}',
        '\tlocal["x"] = stop',
        '}',
        'func serve() error { return nil }',
        'func stop() error { return nil }',
      ),
    });
    expect(registriesOf(analysis)).toEqual([
      'table rows: 3 serve=#serve, 3 sweep=func() error { return nil }',
      'table byName: 4 serve=#serve, 4 stop=#stop',
      'table later: 7 serve=#serve, 8 stop=#stop',
    ]);
  });

  test('are looked up in code and gone through by tests, in and outside of the package', async () => {
    const analysis = await analyseGo({
      'codec/codec.go': lines(
        'package codec',
        'var Codecs = map[string]func(){"a": encode, "b": decode}',
        'func encode() {}',
        'func decode() {}',
        'func ByName(name string) (func(), error) {',
        '\tcodec, ok := Codecs[name]',
        '\tif !ok { return nil, fmt.Errorf("unknown codec %q", name) }',
        '\treturn codec, nil',
        '}',
        'func local(Codecs map[string]int) int { return Codecs["a"] }',
      ),
      'codec/codec_test.go': lines(
        'package codec',
        'func TestAll(t *testing.T) {',
        '\tfor name, codec := range Codecs {',
        '\t\tcheck(name, codec)',
        '\t}',
        '}',
      ),
      'outer/outer_test.go': lines(
        'package outer',
        'import "example.org/relay/codec"',
        'func TestOne(t *testing.T) {',
        '\tcodec.Codecs["a"]()',
        '}',
      ),
    });
    expect(usesOf(analysis, 'codec/codec.go')).toEqual(['6 ByName codec/codec.go#Codecs key']);
    expect(usesOf(analysis, 'codec/codec_test.go')).toEqual(['3 TestAll codec/codec.go#Codecs walk']);
    expect(usesOf(analysis, 'outer/outer_test.go')).toEqual(['4 TestOne codec/codec.go#Codecs key']);
  });
});

describe('registering calls of Go', () => {
  test('bind a key to a declaration, or add declarations', async () => {
    const analysis = await analyseGo({
      'driver/driver.go': lines(
        'package driver',
        'const Slow = "slow"',
        'func Register(name string, open func()) {}',
        'func RegisterCodec(codec any) {}',
      ),
      'fast.go': lines(
        'package relay',
        'import "example.org/relay/driver"',
        'type fast struct{}',
        'func init() {',
        '\tdriver.Register("fast", openFast)',
        '\tdriver.Register(driver.Slow, func() {})',
        '\tdriver.Register(kind, openFast)',
        '\tdriver.RegisterCodec(fast{})',
        '\tdriver.RegisterCodec(&fast{})',
        '}',
        'func openFast() {}',
        'var kind = next()',
        'func add(name string, open func()) { driver.Register(name, open) }',
      ),
      'other/other.go': lines(
        'package other',
        'import "example.org/relay/driver"',
        'func init() { driver.Register("other", New) }',
        'func New() {}',
      ),
    });
    expect(registriesOf(analysis)).toEqual([
      'call driver.Register: 5 fast=#openFast, 6 driver.Slow=func() {}, 7 kind=#openFast, 3 other=#New',
      'call driver.RegisterCodec: 8 =#fast, 9 =#fast',
    ]);
  });
});

describe('switches and commands of Go', () => {
  test('flag, its sets, and what a program compares with the word that was typed', async () => {
    const analysis = await analyseGo({
      'cmd/relay/main.go': lines(
        'package main',
        'import (',
        '\t"flag"',
        '\t"os"',
        '\t"time"',
        ')',
        'var verbose bool',
        'var serveFlags = flag.NewFlagSet("serve", flag.ExitOnError)',
        'func init() {',
        '\tflag.BoolVar(&verbose, "v", false, "say more")',
        '\tserveFlags.Duration("wait", 5*time.Second, "time between two tries\\n(0 for none)")',
        '}',
        'func main() {',
        '\tport := flag.Int("port", 8000, "the "+"port")',
        '\tsweep := flag.NewFlagSet(os.Args[0], flag.ExitOnError)',
        '\tsweep.String("dir", "", "folder to sweep")',
        '\tswitch os.Args[1] {',
        '\tcase "serve", "run":',
        '\t\tserve(*port)',
        '\tcase "stop":',
        '\t\tstop()',
        '\t\tserve(0)',
        '\t}',
        '\tlist.Int("none", 1, "of something else")',
        '}',
        'func serve(port int) {}',
        'func stop() {}',
        'func add(set *flag.FlagSet) { set.Func("set", "sets a value", nil) }',
      ),
    });
    expect(optionsOf(analysis)).toEqual([
      '10 -v boolean = false "say more"',
      '11 -wait duration = 5*time.Second "time between two tries" of serve',
      '14 -port int = 8000 "the"',
      '16 -dir string "folder to sweep"',
      '28 -set "sets a value"',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'cmd/relay/main.go:13 main relay -> #main',
      'cmd/relay/main.go:18 command run -> #serve',
      'cmd/relay/main.go:18 command serve -> #serve',
      'cmd/relay/main.go:20 command stop',
    ]);
  });

  test('cobra: by variables and functions, over several files', async () => {
    const analysis = await analyseGo({
      'cmd/root.go': lines(
        'package cmd',
        'import "github.com/spf13/cobra"',
        'var rootCmd = &cobra.Command{Use: "relay", Short: "Relays things", Run: func(cmd *cobra.Command, args []string) {}}',
        'func init() {',
        '\trootCmd.PersistentFlags().StringVarP(&config, "config", "c", "relay.toml", "file to read")',
        '\trootCmd.AddCommand(remoteCmd, newSweep())',
        '}',
        'var config string',
      ),
      'cmd/remote.go': lines(
        'package cmd',
        'import "github.com/spf13/cobra"',
        'var remoteCmd = &cobra.Command{Use: "remote", Short: "Remotes"}',
        'func init() {',
        '\tadd := &cobra.Command{',
        '\t\tUse:   "add NAME",',
        '\t\tShort: "Adds one",',
        '\t\tRunE:  addRemote,',
        '\t}',
        '\tadd.Flags().Int("depth", 3, "how deep")',
        '\tadd.MarkFlagRequired("depth")',
        '\tremoteCmd.AddCommand(add)',
        '}',
        'func addRemote(cmd *cobra.Command, args []string) error { return nil }',
        'func newSweep() *cobra.Command {',
        '\tcmd := &cobra.Command{Use: "sweep DIR", RunE: func(cmd *cobra.Command, args []string) error { return sweep(args[0]) }}',
        '\tflags := cmd.Flags()',
        '\tflags.BoolP("all", "a", false, "everything")',
        '\treturn cmd',
        '}',
        'func sweep(dir string) error { return nil }',
      ),
    });
    expect(optionsOf(analysis)).toEqual([
      '10 --depth int = 3 "how deep" required of remote add',
      '18 --all|-a boolean = false "everything" of sweep',
      '5 --config|-c string = "relay.toml" "file to read"',
    ]);
    expect(entriesOf(analysis)).toEqual([
      'cmd/remote.go:5 command remote add -> #addRemote "Adds one"',
      'cmd/remote.go:16 command sweep -> #sweep',
      'cmd/root.go:3 command relay -> #rootCmd "Relays things"',
    ]);
  });

  test('urfave/cli', async () => {
    const analysis = await analyseGo({
      'main.go': lines(
        'package main',
        'import "github.com/urfave/cli/v2"',
        'func main() {',
        '\tapp := &cli.App{',
        '\t\tName: "relay",',
        '\t\tFlags: []cli.Flag{&cli.BoolFlag{Name: "verbose", Aliases: []string{"V"}, Usage: "say more"}},',
        '\t\tCommands: []*cli.Command{',
        '\t\t\t{',
        '\t\t\t\tName:   "serve",',
        '\t\t\t\tUsage:  "Serves",',
        '\t\t\t\tAction: serve,',
        '\t\t\t\tFlags:  []cli.Flag{&cli.IntFlag{Name: "port", Value: 80, Required: true}},',
        '\t\t\t},',
        '\t\t},',
        '\t}',
        '\tapp.Run(nil)',
        '}',
        'func serve(c *cli.Context) error { return nil }',
      ),
    });
    expect(optionsOf(analysis)).toEqual(['6 --verbose|-V boolean "say more"', '12 --port int = 80 required of serve']);
    expect(entriesOf(analysis)).toEqual([
      'main.go:3 main relay -> #main',
      'main.go:8 command serve -> #serve "Serves"',
    ]);
  });
});

test('switches that a program of Go compares itself', async () => {
  const analysis = await analyseGo({
    'options.go': lines(
      'package relay',
      'func parse(args []string) {',
      '\tfor i := 0; i < len(args); i++ {',
      '\t\tswitch args[i] {',
      '\t\tcase "-h", "--help":',
      '\t\t\thelp()',
      '\t\tcase "--bash":',
      '\t\tcase "-x", "+x":',
      '\t\tcase "-v":',
      '\t\t}',
      '\t}',
      '\tswitch mode {',
      '\tcase "-a":',
      '\tcase "-b":',
      '\tcase "-c":',
      '\t}',
      '}',
    ),
  });
  expect(optionsOf(analysis)).toEqual(['5 --help|-h', '7 --bash', '9 -v']);
});

describe('routes of Go', () => {
  test("Go's own server and gorilla", async () => {
    const analysis = await analyseGo({
      'server.go': lines(
        'package relay',
        'import "net/http"',
        'type Server struct{}',
        'func (s *Server) routes(mux *http.ServeMux) {',
        '\tmux.HandleFunc("GET /hooks/{id}", s.show)',
        '\tmux.Handle("/static/", http.StripPrefix("/static/", files))',
        '\thttp.Handle("/health", http.HandlerFunc(health))',
        '\tclient.Get("/x", nil)',
        '}',
        'func (s *Server) show(w http.ResponseWriter, r *http.Request) {}',
        'func health(w http.ResponseWriter, r *http.Request) {}',
      ),
      'api/api.go': lines(
        'package api',
        'import "github.com/gorilla/mux"',
        'func routes(r *mux.Router) {',
        '\tv1 := r.PathPrefix("/v1").Subrouter()',
        '\tv1.HandleFunc("/jobs", list).Methods("POST")',
        '}',
        'func list() {}',
      ),
    });
    expect(entriesOf(analysis)).toEqual([
      'api/api.go:5 route POST /v1/jobs -> #list',
      'server.go:5 route GET /hooks/{id} -> #Server.show',
      'server.go:6 route /static/',
      'server.go:7 route /health -> #health',
    ]);
  });

  test('chi with nested paths, gin with groups', async () => {
    const analysis = await analyseGo({
      'chi.go': lines(
        'package relay',
        'import "github.com/go-chi/chi/v5"',
        'func routes(r chi.Router) {',
        '\tr.Get("/", index)',
        '\tr.Route("/articles", func(r chi.Router) {',
        '\t\tr.Post("/", create)',
        '\t\tr.With(paginate).Get("/{id}", func(w http.ResponseWriter, r *http.Request) { show(w) })',
        '\t})',
        '\tr.Method("PUT", "/raw", raw{})',
        '}',
        'type raw struct{}',
        'func index() {}',
        'func create() {}',
        'func show(w any) {}',
      ),
      'gin/gin.go': lines(
        'package gin',
        'import "github.com/gin-gonic/gin"',
        'func routes() {',
        '\tr := gin.Default()',
        '\tv1 := r.Group("/v1")',
        '\tv1.GET("/jobs", guard, list)',
        '}',
        'func guard() {}',
        'func list() {}',
      ),
    });
    expect(entriesOf(analysis)).toEqual([
      'chi.go:4 route GET / -> #index',
      'chi.go:6 route POST /articles/ -> #create',
      'chi.go:7 route GET /articles/{id} -> #show',
      'chi.go:9 route PUT /raw -> #raw',
      'gin/gin.go:6 route GET /v1/jobs -> #list',
    ]);
  });
});
