import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createGuardedFetch,
  createOutboundPolicy,
  DEFAULT_OUTBOUND_SETTINGS,
  type Resolver,
} from '../../src/network/index.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<{ port: number; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, requests };
}

const LOOPBACK = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
const open = (maxBytes = 1 << 20, resolver?: Resolver) =>
  createGuardedFetch(createOutboundPolicy(LOOPBACK, resolver), { maxBytes });

describe('a guarded fetch', () => {
  it('sends what it is given and answers like fetch', async () => {
    const { port, requests } = await serve((request, response) => {
      request.pipe(response.setHeader('x-kind', String(request.headers['content-type'])));
    });
    const answer = await open()(`http://127.0.0.1:${port}/v1/chat?api-version=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await answer.json()).toEqual({ a: 1 });
    expect(answer.headers.get('x-kind')).toBe('application/json');
    expect(requests).toEqual(['POST /v1/chat?api-version=1']);
  });

  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
    'does not contact loopback as %s unless allowed',
    async (host) => {
      const { port, requests } = await serve((_request, response) => response.end('secret'));
      const settings = { ...DEFAULT_OUTBOUND_SETTINGS, allowHttp: true, allowPorts: [port] };
      const guarded = createGuardedFetch(createOutboundPolicy(settings), { maxBytes: 1024 });
      const failure = await guarded(`http://${host}:${port}/`).catch((error: unknown) => error);
      expect(JSON.stringify([failure, (failure as Error).cause])).toContain('REPO_HOST_FORBIDDEN');
      expect(requests).toEqual([]);
    },
  );

  it('asks the name server again for each connection and vets each answer', async () => {
    const { port, requests } = await serve((_request, response) => response.setHeader('connection', 'close').end('ok'));
    const answers = ['127.0.0.1', '10.0.0.1'];
    const guarded = open(1024, async () => [{ address: answers.shift() ?? '', family: 4 }]);
    expect(await (await guarded(`http://rebind.example:${port}/`)).text()).toBe('ok');
    await expect(guarded(`http://rebind.example:${port}/`)).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('does not follow a redirect, so that no body goes to another place', async () => {
    const other = await serve((_request, response) => response.end());
    const { port } = await serve((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${other.port}/` }).end();
    });
    await expect(open()(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'source' })).rejects.toThrow();
    expect(other.requests).toEqual([]);
  });

  it('stops an answer that is too long', async () => {
    const { port } = await serve((_request, response) => {
      const pump = (): void => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(pump));
      };
      pump();
    });
    await expect(open(200_000)(`http://127.0.0.1:${port}/`).then((answer) => answer.text())).rejects.toThrow();
  });

  it('stops an answer that becomes too long when unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(32 << 20));
    const { port } = await serve((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const reading = open(1 << 20)(`http://127.0.0.1:${port}/`).then((answer) => answer.text());
    await expect(reading).rejects.toThrow('answer larger than 1048576 bytes');
  });

  it('is cut by the caller’s signal', async () => {
    const { port } = await serve(() => {});
    const ending = new AbortController();
    const reading = open()(`http://127.0.0.1:${port}/`, { signal: ending.signal });
    ending.abort();
    await expect(reading).rejects.toThrow();
  });
});
