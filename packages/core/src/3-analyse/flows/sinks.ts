import type { CallFact, SinkKind } from '../analysis.ts';

/** What calls of a module's functions mean. */
interface SinkRow {
  readonly kind: SinkKind;
  /** Modules as imported; `''` is the language itself. */
  readonly modules: RegExp;
  /** Names there, without what stands before the last dot. */
  readonly names: RegExp;
  /** Methods of values that came from the module, told by their name alone: only names that no other value has. */
  readonly methods?: RegExp;
}

const NODE_FS = /^(node:)?fs(\/promises)?$|^(fs-extra|graceful-fs)$/;
const PY_FILES = /^(pathlib|io|tempfile|shutil|os|os\.path|aiofiles)(\.|$)/;
const GO_FILES = /^(os|io\/ioutil|io|bufio)$/;
const DATABASES =
  /^(pg|mysql2?|mysql2\/promise|better-sqlite3|sqlite3?|node:sqlite|mongodb|mongoose|@prisma\/client|drizzle-orm|knex|kysely|typeorm|sequelize|redis|ioredis|psycopg2?|asyncpg|sqlalchemy|django\.db|pymongo|motor|peewee|aiosqlite|tortoise|database\/sql|gorm\.io\/gorm|go\.mongodb\.org\/mongo-driver|github\.com\/(jackc\/pgx|redis\/go-redis|go-redis\/redis|jmoiron\/sqlx|mattn\/go-sqlite3|lib\/pq|go-sql-driver\/mysql))([./]|$)/;
const QUEUES =
  /^(bullmq|bull|amqplib|kafkajs|nats|@aws-sdk\/client-sqs|celery|kombu|pika|rq|dramatiq|confluent_kafka|kafka|aio_pika|github\.com\/(nats-io\/nats\.go|segmentio\/kafka-go|IBM\/sarama|Shopify\/sarama|rabbitmq\/amqp091-go|streadway\/amqp|hibiken\/asynq))([./]|$)/;
const WEB_CLIENTS =
  /^((node:)?https?|undici|axios|got|ky|node-fetch|superagent|requests|httpx|urllib3?|aiohttp|http\.client|net\/http|github\.com\/go-resty\/resty)([./]|$)/;
const WEB_SERVERS =
  /^((node:)?(http|https|http2|net|tls)|express|fastify|koa|hono|@hono\/node-server|ws|socket|socketserver|http\.server|uvicorn|gunicorn|hypercorn|waitress|flask|aiohttp\.web|net|net\/http|google\.golang\.org\/grpc|github\.com\/(gin-gonic\/gin|labstack\/echo|go-chi\/chi))([./]|$)/;
const PROCESSES = /^((node:)?child_process|execa|cross-spawn|subprocess|asyncio\.subprocess|pexpect|os\/exec)$/;

/**
 * What leaves the program, or comes in from outside, by module and name. Order counts: the first row that fits.
 * @source documentation of each module; names that also mean something harmless are left out
 */
const SINKS: readonly SinkRow[] = [
  {
    kind: 'process',
    modules: PROCESSES,
    names:
      /^(spawn|exec|execFile|fork|execa|Popen|run|call|check_call|check_output|getoutput|Command|CommandContext)(Sync)?$/,
  },
  {
    kind: 'process',
    modules: /^(os|asyncio)$/,
    names: /^(system|popen|execv\w*|spawn\w+|create_subprocess_\w+|StartProcess)$/,
  },
  {
    kind: 'listens',
    modules: WEB_SERVERS,
    names:
      /^(listen|serve|ListenAndServe(TLS)?|Listen|ListenTCP|ListenPacket|create_server|HTTPServer|ThreadingHTTPServer|run_app)$/,
    methods: /^(listen|serve_forever|ListenAndServe(TLS)?|run_forever)$/,
  },
  { kind: 'listens', modules: /^(uvicorn|hypercorn)(\.|$)/, names: /^run$/ },
  {
    kind: 'database',
    modules: DATABASES,
    names:
      /^(connect|createConnection|createPool|createClient|Open|MongoClient|create_engine|create_async_engine|query|execute)$/,
    methods:
      /^(query|queryRow|execute|executemany|executescript|fetchall|fetchone|Exec|ExecContext|Query|QueryRow|QueryContext|QueryRowContext|findMany|findUnique|findOne|insertOne|insertMany|updateOne|deleteOne|commit|\$queryRaw|\$executeRaw|hset|hget|lpush|rpush)$/,
  },
  {
    kind: 'queue',
    modules: QUEUES,
    names: /^(publish|basic_publish|enqueue|send_task|produce|send)$/,
    methods:
      /^(publish|basic_publish|sendToQueue|apply_async|delay|enqueue|send_task|produce|basic_consume|Publish|PublishWithContext|WriteMessages|ReadMessage|Enqueue)$/,
  },
  {
    kind: 'request',
    modules: WEB_CLIENTS,
    names:
      /^(request|fetch|get|post|put|patch|delete|head|stream|urlopen|axios|got|ky|ClientSession|Get|Post|PostForm|Head|HTTPConnection|HTTPSConnection)$/,
    methods: /^(Do|RoundTrip)$/,
  },
  { kind: 'request', modules: /^$/, names: /^fetch$/ },
  {
    kind: 'writes-file',
    modules: NODE_FS,
    names:
      /^(writeFile|appendFile|rename|rm|rmdir|unlink|mkdir|mkdtemp|copyFile|cp|symlink|truncate|chmod|createWriteStream|write|outputFile|outputJson|writeJson|ensureDir|remove|move|emptyDir)(Sync)?$/,
  },
  {
    kind: 'reads-file',
    modules: NODE_FS,
    names:
      /^(readFile|readdir|opendir|stat|lstat|access|exists|open|readlink|realpath|createReadStream|read|readJson|pathExists)(Sync)?$/,
  },
  {
    kind: 'writes-file',
    modules: PY_FILES,
    names:
      /^(mkdir|makedirs|remove|unlink|rename|replace|rmdir|removedirs|rmtree|copy2?|copyfile|copytree|move|symlink|chmod|write_text|write_bytes|NamedTemporaryFile|TemporaryDirectory|mkstemp|mkdtemp|touch)$/,
    methods: /^(write_text|write_bytes)$/,
  },
  {
    kind: 'reads-file',
    modules: PY_FILES,
    names: /^(listdir|scandir|walk|stat|open|read_text|read_bytes|iterdir|glob|rglob)$/,
    methods: /^(read_text|read_bytes|iterdir|rglob|open)$/,
  },
  {
    kind: 'writes-file',
    modules: GO_FILES,
    names:
      /^(WriteFile|Create|CreateTemp|Mkdir|MkdirAll|MkdirTemp|TempFile|TempDir|Remove|RemoveAll|Rename|Symlink|Chmod|Truncate|Chtimes|WriteString)$/,
  },
  {
    kind: 'reads-file',
    modules: GO_FILES,
    names: /^(ReadFile|ReadDir|Open|Stat|Lstat|ReadLink|Readlink|DirFS)$/,
  },
  {
    kind: 'output',
    modules: /^(click|typer|rich|rich\.console|sys|fmt|log|console|process|node:process)(\.|$)/,
    names: /^(echo|secho|echo_via_pager|print|Print|Printf|Println|Fprint|Fprintf|Fprintln|stdout|stderr)$/,
  },
];

/** Calls of the language itself, as written. */
const LANGUAGE: readonly (readonly [RegExp, SinkKind])[] = [
  [/^(globalThis\.|window\.)?fetch$/, 'request'],
  [/^console\.(log|info|error|warn|table|dir)$/, 'output'],
  [/^process\.(stdout|stderr)\.write$/, 'output'],
  [/^sys\.(stdout|stderr)\.write(lines)?$/, 'output'],
  [/^os\.(Stdout|Stderr)\.Write(String)?$/, 'output'],
];

/** Functions that a language has without an import, for which the language matters: Python's. */
const PYTHON: readonly (readonly [RegExp, SinkKind])[] = [
  [/^print$/, 'output'],
  [/^open$/, 'reads-file'],
];

/** Calls on what frameworks and customs call a database, where its module is imported elsewhere. */
const BY_CUSTOM: readonly { readonly callee: RegExp; readonly paths: RegExp; readonly modules?: RegExp }[] = [
  {
    // Prisma's client is generated, kept in a module of the product's own, and called `prisma`. @source Prisma's client API
    callee:
      /(^|\.)prisma\.([\w$]+\.){0,2}(find(Unique|First)(OrThrow)?|findMany|create(Many)?(AndReturn)?|update(Many)?|upsert|delete(Many)?|count|aggregate|groupBy|\$(query|execute)Raw(Unsafe)?)$/,
    paths: /\.([cm]?[jt]sx?|svelte|vue)$/,
  },
  {
    // The manager that each model of Django has. @source Django, "Making queries"
    callee:
      /\.objects\.(get|create|get_or_create|update_or_create|bulk_create|bulk_update|filter|exclude|all|count|exists|aggregate|values|values_list|first|last|in_bulk)$/,
    paths: /\.py$/,
    modules: /^django([.]|$)/,
  },
];

/** How much it tells that a step reaches a sink: printing the least. */
export const SINK_VALUE: Readonly<Record<SinkKind, number>> = {
  database: 4,
  queue: 4,
  request: 4,
  'writes-file': 3.5,
  process: 3.5,
  listens: 3,
  'reads-file': 2.5,
  output: 1.2,
};

/** Values that have methods of such names and lead nowhere: requests with their query, nodes of a drawing or document. */
const ELSEWHERE =
  /(^|\.)(req|request|ctx|context|params|searchParams|url|router|route|location|layer|stage|node|element|document|window|\w+(Layer|Node|Element))$/;

/** What the call does to the world outside, when that is known; `modules` are those that its file imports from outside. */
export function sinkOf(call: CallFact, modules: ReadonlySet<string>): SinkKind | undefined {
  if (call.target !== undefined) return undefined;
  // A parameter may stand for a function of the language: `deps.fetch` for `fetch`.
  const meant = call.external?.module === '' && call.how === 'injected-default' ? call.external.name : call.callee;
  for (const [pattern, kind] of LANGUAGE) if (pattern.test(meant)) return kind;
  const custom = BY_CUSTOM.find(
    (row) =>
      row.callee.test(call.callee) &&
      row.paths.test(call.path) &&
      (row.modules === undefined || hasModule(modules, row.modules)),
  );
  if (custom !== undefined) return 'database';
  if (call.external !== undefined) return externalSink(call, call.external);
  if (!call.callee.includes('.')) return undefined;
  const method = lastName(call.callee);
  const row = SINKS.find((one) => one.methods?.test(method) === true && hasModule(modules, one.modules));
  if (ELSEWHERE.test(call.callee.slice(0, -method.length - 1))) return undefined;
  return row === undefined ? undefined : openedKind(call, row.kind);
}

function externalSink(call: CallFact, { module, name }: NonNullable<CallFact['external']>): SinkKind | undefined {
  if (module === '' && call.path.endsWith('.py')) {
    for (const [pattern, kind] of PYTHON) if (pattern.test(name)) return openedKind(call, kind);
  }
  // A function of the module itself, or a method of something that came from it: `environ.copy` is neither.
  const bare = name.replace(/^(promises|default|Path)\./, '');
  // Methods of Go have a capital, like functions: only what stands right behind the package is one of its functions.
  if (call.path.endsWith('.go') && (bare.includes('.') || !/^\w+\.\w+$/.test(call.callee))) {
    const row = SINKS.find(({ modules, methods }) => modules.test(module) && methods?.test(lastName(bare)) === true);
    return row?.kind;
  }
  const row = SINKS.find(
    ({ modules, names, methods }) =>
      modules.test(module) && (names.test(bare) || methods?.test(lastName(bare)) === true || isStream(bare, names)),
  );
  if (row === undefined || (row.kind === 'output' && !isShown(call))) return undefined;
  return openedKind(call, row.kind);
}

/** Go's `fmt.Fprint` writes to whatever it is given: to the terminal only when that is named so. */
function isShown({ callee, arguments: passed }: CallFact): boolean {
  return !/(^|\.)Fprint(f|ln)?$/.test(callee) || /std(out|err)/i.test(passed?.[0]?.text ?? '');
}

/** `sys.stdout.write` prints. */
function isStream(name: string, names: RegExp): boolean {
  const [stream = '', ...rest] = name.split('.');
  return rest.length === 1 && /^(stdout|stderr|Stdout|Stderr)$/.test(stream) && names.test(stream);
}

/** Opening a file reads or writes by its mode; one that is not written out says nothing. */
function openedKind(call: CallFact, kind: SinkKind): SinkKind | undefined {
  if (kind !== 'reads-file' || !/(^|\.)open(Sync)?$/.test(call.callee)) return kind;
  const isFunction = !call.callee.includes('.') || /^(io|fs|fsp|os|codecs)\./.test(call.callee);
  // What is written there goes nowhere.
  if (/(^|\.)devnull$|^['"]\/dev\/null['"]$/.test(call.arguments?.[0]?.text ?? '')) return undefined;
  const mode = call.arguments?.find(({ name }) => name === 'mode') ?? call.arguments?.[isFunction ? 1 : 0];
  if (mode === undefined || (mode.name !== undefined && mode.name !== 'mode')) return kind;
  if (!/^['"][rwaxbt+]{1,4}['"]$/.test(mode.text)) return undefined;
  return /[wax+]/.test(mode.text) ? 'writes-file' : kind;
}

function hasModule(modules: ReadonlySet<string>, pattern: RegExp): boolean {
  for (const module of modules) if (pattern.test(module)) return true;
  return false;
}

/** `stdout.write` → `write`. */
function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
