/** Requests that no honest client sends, made from a seed: bytes, and how the sender behaves behind them. */
import { gzipSync } from 'node:zlib';
import { hostileBody } from './hostile-bodies.ts';
import { pick, type Random, randomNumbers } from './random.ts';

/** What a sender does when its bytes are sent. */
export type Ending = 'wait' | 'half-close' | 'reset' | 'drip';

/** One request. */
export interface HostileRequest {
  readonly family: string;
  readonly bytes: Buffer;
  readonly ending: Ending;
}

/** So many requests; every family comes in turn. */
export function hostileRequests(seed: number, count: number): HostileRequest[] {
  const random = randomNumbers(seed);
  const families = Object.entries(FAMILIES);
  return Array.from({ length: count }, (_, index) => {
    const [family, make] = families[index % families.length] ?? ['body', FAMILIES.body];
    const { ending = 'wait', text } = make(random);
    return { family, ending, bytes: typeof text === 'string' ? Buffer.from(text, 'latin1') : text };
  });
}

interface Made {
  readonly text: string | Buffer;
  readonly ending?: Ending;
}

const FAMILIES = { body, line, header, framing, cut, query } satisfies Record<string, (random: Random) => Made>;

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
const PATHS = [
  '/trpc/generateEphemeral',
  '/trpc/generateEphemeral?batch=1',
  '/api/generate_ephemeral',
  '/trpc/result',
  '/trpc/page',
  '/trpc/cancel',
  '/trpc/confirm',
  '/trpc/retryPage',
  '/trpc/inspect',
  '/trpc/generateProgress',
  '/trpc/generateEphemeral,cancel?batch=1',
] as const;
const METHODS = ['POST', 'POST', 'POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'] as const;

/** A request with these parts; a Host and a length unless they are given. */
function message(start: string, headers: readonly string[], body: string | Buffer = ''): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const given = headers.map((one) => one.toLowerCase());
  const lines = [...headers];
  if (!given.some((one) => one.startsWith('host'))) lines.unshift('Host: localhost');
  if (!given.some((one) => /^\s*(?:content-length|transfer-encoding)/.test(one))) {
    lines.push(`Content-Length: ${bytes.length}`);
  }
  return Buffer.concat([Buffer.from(`${start}\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** JSON that is broken, of another shape, deep, huge, or in another encoding than it says. */
function body(random: Random): Made {
  const json = hostileBody(random);
  const [type, encoded] = pick<readonly [string, (text: string) => Buffer]>(random, [
    ['application/json', Buffer.from],
    ['application/json', Buffer.from],
    ['application/json', Buffer.from],
    ['application/json; charset=utf-16', (text) => Buffer.from(text, 'utf16le')],
    ['application/json', (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['application/json', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28, 0xff, 0xfe])])],
    ['application/json\r\nContent-Encoding: gzip', (text) => gzipSync(text)],
    ['text/plain', Buffer.from],
    ['multipart/form-data; boundary=x', Buffer.from],
    ['application/x-www-form-urlencoded', Buffer.from],
    ['', Buffer.from],
  ]);
  const extra = random(4) === 0 ? ['trpc-accept: application/jsonl'] : [];
  const headers = [`Content-Type: ${type}`, 'Connection: close', ...extra];
  return { text: message(`${pick(random, METHODS)} ${pick(random, PATHS)} HTTP/1.1`, headers, encoded(json)) };
}

/** First lines: addresses that name another server, broken escapes, other versions and protocols. */
function line(random: Random): Made {
  const first = pick(random, [
    'GET http://evil.example/trpc/info HTTP/1.1',
    'POST https://localhost:1/api/generate_ephemeral HTTP/1.1',
    'CONNECT 169.254.169.254:80 HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET //evil.example/%2e%2e HTTP/1.1',
    'GET \\\\evil\\share HTTP/1.1',
    'GET /trpc/%zz HTTP/1.1',
    'GET /trpc/%00 HTTP/1.1',
    'GET /trpc/%2e%2e/%2e%2e/etc/passwd HTTP/1.1',
    'GET /trpc/../../etc/passwd HTTP/1.1',
    'GET /trpc/__proto__ HTTP/1.1',
    'GET /trpc/constructor.name HTTP/1.1',
    'GET /trpc/info.then HTTP/1.1',
    'GET /trpc/ HTTP/1.1',
    'GET /trpc/info%0d%0ax-injected:%201 HTTP/1.1',
    'GET /trpc/info\r\nx-injected: 1 HTTP/1.1',
    `GET /trpc/${'a,'.repeat(3000)} HTTP/1.1`,
    `GET /${'a'.repeat(40_000)} HTTP/1.1`,
    'GET /trpc/\xff\xfe HTTP/1.1',
    'get /trpc/info HTTP/1.1',
    'GET  /trpc/info  HTTP/1.1',
    'GET /trpc/info HTTP/9.9',
    'GET /trpc/info',
    'PRI * HTTP/2.0\r\n\r\nSM',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    '\0\0\0\0',
  ]);
  return { text: message(first, ['Connection: close']), ending: pick(random, ['wait', 'half-close']) };
}

/** Headers: names we must not answer to, claims of proxies, breaks, too many, too long. */
function header(random: Random): Made {
  const headers = pick<readonly string[]>(random, [
    ['Host: evil.example'],
    ['Host: localhost', 'Host: evil.example'],
    ['Host: '],
    ['Host: localhost@evil.example'],
    ['X-Forwarded-Host: evil.example'],
    [`X-Forwarded-For: ${'1.1.1.1, '.repeat(800)}`],
    ['X-Forwarded-For: \x01\x02'],
    ['Origin: null'],
    ['Origin: https://evil.example'],
    ['Origin: http://localhost.evil.example:%00'],
    ['Sec-Fetch-Site: cross-site'],
    ['Expect: 100-continue'],
    ['Expect: nothing'],
    ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: eA==', 'Sec-WebSocket-Version: 13'],
    ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'],
    ['X-HTTP-Method-Override: DELETE'],
    ['Accept-Encoding: gzip;q=x, br;q=99, \x7f'],
    [`Accept-Language: ${pick(random, ['tr', 'x'.repeat(500), ';q=', ',,,', '*', 'tr;q=NaN'])}`],
    [`Last-Event-ID: ${pick(random, ['1-1', '-', '999999999999999999999-1', 'x', '1-1\r\n x'])}`],
    ['Range: bytes=0-0,-1'],
    ['no colon here'],
    [' folded: first'],
    ['name : space'],
    ['x: \0'],
    ['x: a\nx-injected: 1'],
    ['x: a\rx-injected: 1'],
    [`x: ${'y'.repeat(30_000)}`],
    Array.from({ length: 1500 }, (_, index) => `x-${index}: 1`),
    ['__proto__: 1', 'constructor: 1'],
    [`Cookie: ${'a=b;'.repeat(2000)}`],
  ]);
  const method = pick(random, METHODS);
  const path = pick(random, ['/trpc/info', ...PATHS]);
  return { text: message(`${method} ${path} HTTP/1.1`, ['Content-Type: application/json', ...headers], '{}') };
}

/** Lengths that disagree, so that two servers would not see the same requests. */
function framing(random: Random): Made {
  const chunk = (size: string) => `${size}\r\n{}\r\n0\r\n\r\n${SMUGGLED}`;
  const [headers, sent] = pick<readonly [readonly string[], string]>(random, [
    [['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`],
    [['Transfer-Encoding: chunked', `Content-Length: ${SMUGGLED.length}`], `0\r\n\r\n${SMUGGLED}`],
    [['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${SMUGGLED}`],
    [['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`],
    [['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`],
    [['Transfer-Encoding: \x0bchunked'], `0\r\n\r\n${SMUGGLED}`],
    [['X: x\nTransfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`],
    [['Content-Length: 2', 'Content-Length: 60'], `{}${SMUGGLED}`],
    [['Content-Length: 2, 60'], `{}${SMUGGLED}`],
    [['Content-Length: +2'], `{}${SMUGGLED}`],
    [['Content-Length: -1'], `{}${SMUGGLED}`],
    [['Content-Length: 0x2'], `{}${SMUGGLED}`],
    [['Content-Length: 99999999999999999999'], '{}'],
    [['Content-Length: 2 2'], `{}${SMUGGLED}`],
    [['Transfer-Encoding: chunked'], chunk('-2')],
    [['Transfer-Encoding: chunked'], chunk('0x2')],
    [['Transfer-Encoding: chunked'], chunk('ffffffffffffffffff')],
    [['Transfer-Encoding: chunked'], chunk('2;\n')],
    [['Transfer-Encoding: chunked'], chunk(`2;${'x'.repeat(20_000)}`)],
    [['Transfer-Encoding: chunked'], '1\r\n{}\r\n'],
    [['Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\nx-injected: 1\r\nHost: evil.example\r\n\r\n'],
  ]);
  const start = `POST ${pick(random, PATHS)} HTTP/1.1`;
  return { text: message(start, ['Content-Type: application/json', ...headers], sent) };
}

/** Requests that stop in the middle, come letter by letter, or never say how long they are. */
function cut(random: Random): Made {
  const whole = message(
    `POST ${pick(random, PATHS)} HTTP/1.1`,
    ['Content-Type: application/json'],
    hostileBody(random),
  );
  const text = whole.subarray(0, random(whole.length));
  return { text, ending: pick(random, ['wait', 'half-close', 'reset', 'drip']) };
}

/** Input in addresses, where event streams take it from. */
function query(random: Random): Made {
  const input = encodeURIComponent(hostileBody(random)).slice(0, 12_000);
  const rest = pick(random, [
    `input=${input}`,
    `batch=1&input=${input}`,
    `input=${input}&input=${input.slice(0, 20)}`,
    `connectionParams=${input}`,
    'input=%',
    'input[__proto__]=1',
    'batch=1&input=%7B%220%22%3Anull%7D',
  ]);
  const extra = pick<readonly string[]>(random, [
    [],
    ['Accept: text/event-stream'],
    ['trpc-accept: application/jsonl'],
  ]);
  const path = pick(random, PATHS).split('?')[0];
  return { text: message(`GET ${path}?${rest} HTTP/1.1`, ['Connection: close', ...extra]) };
}
