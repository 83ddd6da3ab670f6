import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test.each([
  ['en', 'The OrionWiki server does not answer'],
  ['tr', 'OrionWiki sunucusu yanıt vermiyor'],
] as const)('a server that is not there is said so in %s', async (language, title) => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  const client = createClient({ url, language });
  await expect(client.info()).rejects.toMatchObject({
    name: 'OrionWikiError',
    code: 'SERVER_UNREACHABLE',
    title,
    message: expect.stringContaining(url),
    retryable: true,
  });
});

test('a page that is no OrionWiki server is SERVER_UNREACHABLE, not a riddle', async () => {
  const server = createServer((_, response) => response.end('<h1>hello</h1>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(createClient({ url: `http://127.0.0.1:${port}/` }).info()).rejects.toMatchObject({
    code: 'SERVER_UNREACHABLE',
  });
  server.close();
});

test('headers go with every request, and tokens never into an address', async () => {
  const seen: { readonly url: string; readonly gateway: unknown; readonly language: unknown }[] = [];
  const server = createServer((request, response) => {
    seen.push({
      url: request.url ?? '',
      gateway: request.headers['x-gateway'],
      language: request.headers['accept-language'],
    });
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = createClient({ url: `http://127.0.0.1:${port}`, headers: { 'x-gateway': 'pass' }, language: 'tr' });
  const stop = new AbortController();
  const wiki = client.generate(
    { repository: { url: 'https://git.example.org/o/r', token: 'tok-secret-1' } },
    { onProgress: () => {}, signal: stop.signal },
  );
  await expect.poll(() => new Set(seen.map(({ url }) => url.split('?')[0])).size).toBeGreaterThanOrEqual(2);
  stop.abort();
  await expect(wiki).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen.every(({ gateway }) => gateway === 'pass')).toBe(true);
  expect(seen.every(({ language }) => language === 'tr')).toBe(true);
  expect(seen.map(({ url }) => url).join()).not.toContain('tok-secret');
  server.close();
});
