import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS, openPinnedClient } from '../../src/network/index.ts';

const SETTINGS = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
const BOUNDS = { maxBytes: 1000, timeoutMs: 10_000 };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A client for a server that answers like this; its name exists nowhere but in the pin. */
async function open(listener: RequestListener) {
  const server: Server = createServer(listener);
  let connections = 0;
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const policy = createOutboundPolicy(SETTINGS, () => Promise.reject(new Error('nobody is asked')));
  const url = policy.parse(`http://git.example:${(server.address() as AddressInfo).port}/owner/name`);
  const client = openPinnedClient(policy, { url, addresses: ['127.0.0.1'] }, 10_000);
  closing.push(() => client.close());
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { client, connections: () => connections };
}

const message = (extra: { body?: Buffer; signal?: AbortSignal } = {}) => ({
  path: '/info/refs',
  query: '?service=x',
  headers: { accept: '*/*' },
  signal: new AbortController().signal,
  ...extra,
});

describe('a pinned client', () => {
  it('asks at the vetted address under the name, over one connection', async () => {
    const asked: string[] = [];
    const { client, connections } = await open((request, response) => {
      asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`);
      request.resume().on('end', () => response.end('ok'));
    });
    for (const body of [undefined, Buffer.from('a'), Buffer.from('b')]) {
      const answer = await client.ask(message(body ? { body } : {}), BOUNDS);
      expect([answer.status, answer.body.toString()]).toEqual([200, 'ok']);
    }
    expect(asked).toEqual(
      ['GET', 'POST', 'POST'].map((method) => `${method} git.example/owner/name/info/refs?service=x`),
    );
    expect(connections()).toBe(1);
  });

  it('asks once more when the server hung up on a connection that had served', async () => {
    let requests = 0;
    const { client, connections } = await open((request, response) => {
      if (++requests === 2) request.socket.destroy();
      else response.end('ok');
    });
    await client.ask(message(), BOUNDS);
    expect((await client.ask(message({ body: Buffer.from('x') }), BOUNDS)).body.toString()).toBe('ok');
    expect([requests, connections()]).toEqual([3, 2]);
  });

  it('does not ask a server again that hung up at once, or twice', async () => {
    let requests = 0;
    const { client } = await open((request, response) => {
      if (++requests === 2) response.end('ok');
      else request.socket.destroy();
    });
    const cut = { code: 'REPO_UNREACHABLE', params: { host: 'git.example', reason: 'connection-cut' } };
    await expect(client.ask(message(), BOUNDS)).rejects.toMatchObject(cut);
    expect(requests).toBe(1);
    await client.ask(message(), BOUNDS);
    await expect(client.ask(message(), BOUNDS)).rejects.toMatchObject(cut);
    expect(requests).toBe(4);
  });

  it.each(['ask', 'stream'] as const)('takes no compressed answer (%s)', async (way) => {
    const bomb = gzipSync(Buffer.alloc(1 << 20));
    const { client } = await open((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const asking = way === 'ask' ? client.ask(message(), BOUNDS) : client.stream(message());
    await expect(asking).rejects.toMatchObject({ code: 'REPO_UNREACHABLE', params: { reason: 'not-http' } });
  });

  it('cuts an answer at its bound', async () => {
    const { client } = await open((_request, response) => response.end('x'.repeat(5000)));
    const answer = await client.ask(message(), BOUNDS);
    expect([answer.body.length, answer.isCut]).toEqual([1000, true]);
  });

  it('follows no redirect', async () => {
    const { client } = await open((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    const answer = await client.ask(message(), BOUNDS);
    expect([answer.status, answer.header('location')]).toEqual([302, '/elsewhere']);
  });

  it('tells an answer that breaks off, one that never comes, and a caller who leaves', async () => {
    const { client } = await open((request, response) => {
      if (request.method !== 'POST') return;
      response.writeHead(200, { 'content-length': '100' }).write('half');
      response.socket?.end();
    });
    const read = async (): Promise<void> => {
      const answer = await client.stream(message({ body: Buffer.from('x') }));
      for await (const _ of answer.body);
    };
    await expect(read()).rejects.toMatchObject({ code: 'REPO_UNREACHABLE', params: { reason: 'connection-cut' } });
    const silent = client.ask(message(), { ...BOUNDS, timeoutMs: 50 });
    await expect(silent).rejects.toMatchObject({ code: 'REPO_UNREACHABLE', params: { reason: 'timeout' } });
    const leaving = new AbortController();
    const left = client.stream(message({ signal: leaving.signal }));
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
