import { type ClientRequest, createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type ForwardPorts, forwardRequest, MAX_BODY_BYTES } from './forward-request.ts';

let backend: Server | undefined;

afterEach(async () => {
  backend?.closeAllConnections();
  await new Promise((resolve) => (backend ? backend.close(resolve) : resolve(undefined)));
  backend = undefined;
});

async function startBackend(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  backend = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function ports(base: string, more: Partial<ForwardPorts> = {}): ForwardPorts {
  return {
    base,
    origin: { clientAddress: '203.0.113.9', host: 'wiki.example', protocol: 'https' },
    refuse: async (refusal) => new Response(refusal, { status: refusal === 'too-large' ? 413 : 502 }),
    onEventStream: () => () => {},
    ...more,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const post = (body: BodyInit, init: RequestInit = {}): Request =>
  new Request('https://wiki.example/trpc/cancel?batch=1', { method: 'POST', body, ...init });

describe('forwardRequest', () => {
  test('path, query, body and status arrive unchanged', async () => {
    const base = await startBackend(async (request, response) => {
      response.writeHead(207, { 'content-type': 'application/json' });
      response.end(JSON.stringify([request.method, request.url, await bodyOf(request)]));
    });
    const answer = await forwardRequest(post('{"a":1}'), ports(`${base}/`));
    expect(answer.status).toBe(207);
    expect(await answer.json()).toEqual(['POST', '/trpc/cancel?batch=1', '{"a":1}']);
  });

  test('a compressed answer stays compressed', async () => {
    const zipped = gzipSync('hello');
    const base = await startBackend((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped);
    });
    const answer = await forwardRequest(post('{}'), ports(base));
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(zipped);
  });

  test('an announced body over the limit is refused before the backend hears of it', async () => {
    let calls = 0;
    const base = await startBackend((_request, response) => {
      calls += 1;
      response.end();
    });
    const headers = { 'content-length': String(MAX_BODY_BYTES + 1) };
    const request = new Request('https://wiki.example/trpc/x', { method: 'POST', headers, body: 'x' });
    expect((await forwardRequest(request, ports(base))).status).toBe(413);
    expect(calls).toBe(0);
  });

  test('an unannounced body over the limit is refused while it is sent', async () => {
    const base = await startBackend(async (request, response) => {
      await bodyOf(request).catch(() => {});
      response.end();
    });
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024)),
    });
    const answer = await forwardRequest(post(body, { duplex: 'half' } as RequestInit), ports(base));
    expect(answer.status).toBe(413);
  });

  test('a backend that does not answer is reported as unreachable', async () => {
    const base = await startBackend((request) => request.socket.destroy());
    expect((await forwardRequest(post('{}'), ports(base))).status).toBe(502);
  });

  test('events arrive one by one, and the stream can be ended from outside', async () => {
    const base = await startBackend((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
    });
    const streams: ClientRequest[] = [];
    const onEventStream = (stream: ClientRequest) => {
      streams.push(stream);
      return () => {};
    };
    const answer = await forwardRequest(new Request('https://wiki.example/trpc/x'), ports(base, { onEventStream }));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value as Uint8Array)).toBe('data: 1\n\n');
    streams[0]?.destroy();
    await expect(reader?.read()).rejects.toThrow();
  });

  test('the backend is let go when the browser goes away', async () => {
    const gone = Promise.withResolvers<void>();
    const base = await startBackend((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(':\n\n');
      request.on('close', () => gone.resolve());
    });
    const browser = new AbortController();
    const request = new Request('https://wiki.example/trpc/x', { signal: browser.signal });
    await forwardRequest(request, ports(base));
    browser.abort();
    await gone.promise;
  });
});
