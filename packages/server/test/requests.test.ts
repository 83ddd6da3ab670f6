import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, wikiBody } from './start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    generate: new ScriptedGenerate((run) => run.finish()).generate,
    serverHosts: ['wiki.example.org'],
    corsOrigins: ['https://tools.example.org'],
  });
});
afterAll(() => server.stop());

interface Hostile {
  readonly title: string;
  readonly path: string;
  readonly init: RequestInit & { readonly duplex?: 'half' };
  readonly status: number;
  readonly field: string;
}

const batchOf = (count: number) => `/trpc/${Array(count).fill('info').join(',')}?batch=1`;
const stream = (bytes: number) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`{"x":"${'y'.repeat(bytes)}"}`));
      controller.close();
    },
  });

const HOSTILE: readonly Hostile[] = [
  ...['/trpc/generateEphemeral', '/api/generate_ephemeral'].flatMap((path): Hostile[] => [
    { title: 'text/plain', path, init: { method: 'POST', body: '{}' }, status: 415, field: 'content-type' },
    {
      title: 'a form',
      path,
      init: { method: 'POST', body: new URLSearchParams({ a: 'b' }) },
      status: 415,
      field: 'content-type',
    },
    {
      title: 'a multipart form',
      path,
      init: { method: 'POST', body: new FormData() },
      status: 415,
      field: 'content-type',
    },
    {
      title: 'a body of a megabyte',
      path,
      init: { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ x: 'y'.repeat(1e6) }) },
      status: 413,
      field: 'body',
    },
    {
      title: 'a body of a megabyte that does not say its length',
      path,
      init: { method: 'POST', headers: JSON_TYPE, body: stream(1e6), duplex: 'half' },
      status: 413,
      field: 'body',
    },
    {
      title: 'broken JSON',
      path,
      init: { method: 'POST', headers: JSON_TYPE, body: '{"a":' },
      status: 400,
      field: 'body',
    },
    {
      title: 'JSON that is no object',
      path,
      init: { method: 'POST', headers: JSON_TYPE, body: '[1]' },
      status: 400,
      field: 'input',
    },
    {
      title: 'a page of another site',
      path,
      init: { method: 'POST', headers: { ...JSON_TYPE, origin: 'https://evil.example' }, body: '{}' },
      status: 403,
      field: 'origin',
    },
    {
      title: 'a page of another site, as newer browsers say it',
      path,
      init: { method: 'POST', headers: { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, body: '{}' },
      status: 403,
      field: 'origin',
    },
  ]),
  { title: 'a mutation by GET', path: '/trpc/cancel?input=%7B%7D', init: {}, status: 405, field: 'method' },
  { title: 'a procedure that does not exist', path: '/trpc/nothing', init: {}, status: 404, field: 'path' },
  { title: 'a path that does not exist', path: '/etc/passwd', init: {}, status: 404, field: 'path' },
  { title: 'a wiki by GET', path: '/api/generate_ephemeral', init: {}, status: 405, field: 'method' },
  {
    title: 'a batch of six',
    path: batchOf(6),
    init: { method: 'POST', headers: JSON_TYPE, body: '{}' },
    status: 400,
    field: 'batch',
  },
  { title: 'a batch of six by GET', path: batchOf(6), init: {}, status: 400, field: 'batch' },
  { title: 'a broken escape in the path', path: '/trpc/%zz', init: {}, status: 400, field: 'body' },
  {
    title: 'a last event that is no id',
    path: `/trpc/generateProgress?input=${encodeURIComponent(JSON.stringify({ runId: randomUUID(), lastEventId: '1-1\r\nXADD' }))}`,
    init: {},
    status: 400,
    field: 'lastEventId',
  },
];

describe('a hostile request is refused with a code, a reason and nothing internal', () => {
  test.each(HOSTILE)('$path with $title', async ({ path, init, status, field }) => {
    const answer = await fetch(`${server.url}${path}`, init);
    const text = await answer.text();
    expect(text).not.toMatch(/\bat \S+:\d+|node_modules|\.ts\b|TRPCError|ZodError|SyntaxError/);
    if (answer.headers.get('content-type')?.includes('event-stream')) {
      expect(text).toContain(`"field":"${field}"`);
      return;
    }
    expect(answer.status).toBe(status);
    const body = JSON.parse(text);
    const data = body.error?.data ?? body;
    expect(data).toMatchObject({ code: 'REQUEST_INVALID', params: { field } });
    expect(data.title).not.toBe('');
    expect(data.hint).not.toBe('');
  });

  test.each([
    ['evil.example', 421],
    ['evil.example:8001', 421],
    ['wiki.example.org', 200],
    ['127.0.0.1:1', 200],
    ['[::1]:8001', 200],
    ['orionwiki-backend:8001', 200],
    ['a b', 421],
  ])('a call under the name %s is answered with %i', async (host, status) => {
    expect(await statusOf(`GET /trpc/info HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toBe(status);
  });

  test.each(['PUT', 'TRACE', 'PROPFIND'])('a procedure that is called by %s is refused with 405', async (method) => {
    expect(await statusOf(`${method} /trpc/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toBe(405);
  });

  test.each(['en', 'tr'])('a field of another type is told its type, in %s', async (language) => {
    const answer = await fetch(`${server.url}/api/generate_ephemeral`, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'accept-language': language },
      body: wikiBody({ include: { a: 'tok-4711' } }),
    });
    const { params } = (await answer.json()) as {
      readonly params: { readonly field: string; readonly reason: string };
    };
    expect(params.field).toBe('include');
    expect(params.reason).toMatch(/array.* object$/);
  });

  test('probes are answered under every name', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect(await statusOf(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toBe(200);
    }
  });

  test('after all of them the server still makes a wiki', async () => {
    const answer = await fetch(`${server.url}/api/generate_ephemeral`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: wikiBody(),
    });
    expect(answer.status).toBe(200);
  });
});

describe('pages of listed origins', () => {
  test('may ask and read', async () => {
    const headers = { origin: 'https://tools.example.org' };
    const preflight = await fetch(`${server.url}/trpc/info`, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://tools.example.org');
    const answer = await fetch(`${server.url}/trpc/info`, { headers: { ...headers, 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://tools.example.org');
  });

  test('without being listed they get no permission, not even for a preflight', async () => {
    const preflight = await fetch(`${server.url}/trpc/info`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

/** Sends bytes as they are, because `fetch` sets the Host header itself. */
function statusOf(request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(answer.split(' ')[1])));
  });
}
