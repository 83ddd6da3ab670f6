import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, wikiBody } from './start-test-server.ts';

const REQUESTS = 500;
const SEED = 20_261_122;

/** What must never be in an answer: places in our code, names of classes, what was sent as a secret. */
const INTERNAL = /node_modules|\/src\/|\.m?[jt]s:\d|at async |TRPCError|ZodError|SyntaxError|TypeError|tok-4711/;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ generate: new ScriptedGenerate((run) => run.finish()).generate });
});
afterAll(() => server.stop());

/** Numbers that look random and are the same in every run. @source Mulberry32, a public-domain generator */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PATHS = [
  '/trpc/generateEphemeral',
  '/trpc/generateEphemeral?batch=1',
  '/api/generate_ephemeral',
  '/trpc/result',
  '/trpc/page',
  '/trpc/inspect',
  '/trpc/generateProgress?input={"runId":1}',
  '/trpc/__proto__',
  '/trpc/constructor.name',
  '/trpc/generateEphemeral,cancel?batch=1',
  '//',
  '/%00',
  '/trpc/%2e%2e/info',
];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  '',
];
const METHODS = ['POST', 'POST', 'POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];
const VALUES = [
  'null',
  '[]',
  '{}',
  '""',
  '-1',
  '1e309',
  '"\\u0000"',
  '{"__proto__":{"a":1}}',
  `"${'x'.repeat(3000)}"`,
  '[[[[[[[[]]]]]]]]',
  'true',
  '{"toString":null}',
  '"../../etc/passwd"',
];
const BODY = wikiBody({
  runId: '11111111-1111-4111-8111-111111111111',
  repository: { url: 'https://git.example.org/o/r', token: 'tok-4711' },
});

function malformedRequest(random: (below: number) => number): string {
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const bodies = [
    () => BODY.slice(0, random(BODY.length)),
    () => BODY.replace(/"https[^"]*"/, pick(VALUES)),
    () => BODY.replace(/"tok[^"]*"/, pick(VALUES)),
    () => BODY.replace(/\{"url.*?\}/, pick(VALUES)),
    () => BODY.replaceAll('"', pick(['', "'", '""', '\0'])),
    () => pick(VALUES),
    () => `{"0":${pick(VALUES)}}`,
    () => '',
  ];
  const body = bodies[random(bodies.length)]?.() ?? '';
  const length = random(10) === 0 ? random(100_000) : Buffer.byteLength(body);
  const headers = ['host: localhost', 'connection: close', `content-type: ${pick(TYPES)}`, `content-length: ${length}`];
  if (random(5) === 0) headers.push(`trpc-accept: application/jsonl`);
  if (random(8) === 0) headers.push(`accept-language: ${pick(['tr', 'x'.repeat(500), ';q=', ',,,', '*'])}`);
  if (random(8) === 0) headers.push(`last-event-id: ${pick(['1-1', '-', '999999999999999999999-1', 'x'])}`);
  if (random(12) === 0)
    headers.push(
      pick(['transfer-encoding: chunked', 'host: evil.example', 'expect: 100-continue', 'upgrade: websocket']),
    );
  return `${pick(METHODS)} ${pick(PATHS)} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}

/** Sends bytes and gives the answer; a request that waits for more is cut by us, as a bored client would. */
function send(request: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.setTimeout(250, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

test(`${REQUESTS} malformed requests crash nothing and get nothing internal`, async () => {
  const random = randomNumbers(SEED);
  const statuses = new Set<string>();
  for (let sent = 0; sent < REQUESTS; sent += 20) {
    const requests = Array.from({ length: 20 }, () => malformedRequest(random));
    const answers = await Promise.all(requests.map(send));
    for (const [index, answer] of answers.entries()) {
      statuses.add(answer.split(' ')[1] ?? 'cut');
      expect(answer, requests[index]).not.toMatch(INTERNAL);
      expect(answer, requests[index]).not.toMatch(/^HTTP\/1\.1 5/);
    }
  }
  expect(statuses.size).toBeGreaterThan(4);
  const unforeseen = server.logLines().filter(({ level }) => level === 'error');
  expect(unforeseen).toEqual([]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const wiki = await fetch(`${server.url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: wikiBody(),
  });
  expect(wiki.status).toBe(200);
});
