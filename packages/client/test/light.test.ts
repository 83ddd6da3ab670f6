import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventSource } from 'eventsource';
import { afterEach, expect, test } from 'vitest';
import type { ProgressEvent } from '../src/index.ts';
import { createLightClient } from '../src/light.ts';

const RUN = '6f1c1a52-6f7e-4f0a-9a43-3c1f7b0b8f11';
const REFUSAL = {
  message: 'gone',
  code: -32004,
  data: { code: 'RUN_NOT_FOUND', title: 'Gone', hint: 'Start it again.', params: {}, retryable: false },
};

let stop = (): void => {};
afterEach(() => stop());

/** A server that answers as the test says; every request is written down. */
async function serve(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? '')} ${body}`.trim());
    answer(request, body, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createLightClient({ url, language: 'en', EventSource: EventSource as typeof globalThis.EventSource });
  return { client, requests };
}

const say = (response: ServerResponse, type: string, data: unknown, id?: string): void => {
  response.write(`${id ? `id: ${id}\n` : ''}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
};

test('calls are plain posts: no run id in an address; answers and errors come as from the large client', async () => {
  const { client, requests } = await serve((request, _body, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/page')) response.end(JSON.stringify({ result: { data: { version: 2, title: 'A' } } }));
    else response.writeHead(404).end(JSON.stringify({ error: REFUSAL }));
  });
  expect(await client.page(RUN, 'a')).toEqual({ pageId: 'a', version: 2, title: 'A' });
  await expect(client.cancel(RUN)).rejects.toMatchObject({
    name: 'OrionWikiError',
    code: 'RUN_NOT_FOUND',
    message: 'gone',
    hint: 'Start it again.',
  });
  expect(requests).toEqual([`POST /trpc/page {"runId":"${RUN}","pageId":"a"}`, `POST /trpc/cancel {"runId":"${RUN}"}`]);
});

test('an answer that is not the server’s is SERVER_UNREACHABLE', async () => {
  const { client } = await serve((_request, _body, response) => response.writeHead(502).end('<h1>bad gateway</h1>'));
  await expect(client.info()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', retryable: true });
});

test('a stream that breaks is opened again behind the last event; every event comes once', async () => {
  let opened = 0;
  const { client, requests } = await serve((_request, _body, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    say(response, 'connected', { reconnectAfterInactivityMs: 45_000 });
    opened += 1;
    if (opened === 1) {
      say(response, 'message', { type: 'queued', position: 1 }, '1-1');
      response.end();
    } else {
      say(response, 'ping', '');
      say(response, 'message', { type: 'done', outcome: 'complete' }, '1-2');
    }
  });
  const seen: ProgressEvent[] = [];
  const last = await client.follow(RUN, { lastEventId: '0-0', onProgress: (event) => seen.push(event) });
  expect(last).toEqual({ type: 'done', outcome: 'complete' });
  expect(seen.map(({ type }) => type)).toEqual(['queued', 'done']);
  expect(requests).toEqual([
    `GET /trpc/generateProgress?input={"runId":"${RUN}","lastEventId":"0-0"}`,
    `GET /trpc/generateProgress?input={"runId":"${RUN}","lastEventId":"1-1"}`,
  ]);
});

test('a stream that falls silent is opened again', async () => {
  let opened = 0;
  const { client } = await serve((_request, _body, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    say(response, 'connected', { reconnectAfterInactivityMs: 20 });
    opened += 1;
    if (opened === 2) say(response, 'message', { type: 'cancelled' }, '1-1');
  });
  expect(await client.follow(RUN)).toEqual({ type: 'cancelled' });
  expect(opened).toBe(2);
});

test('an error that asking again does not change ends the following', async () => {
  const { client, requests } = await serve((_request, _body, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    say(response, 'serialized-error', REFUSAL);
  });
  await expect(client.follow(RUN)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
  expect(requests).toHaveLength(1);
});
