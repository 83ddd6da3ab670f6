import { connect, type Socket } from 'node:net';
import { ERRORS } from '@orionwiki/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SENT_SECRET } from './hostile-bodies.ts';
import { type HostileRequest, hostileRequests } from './hostile-requests.ts';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, wikiBody } from './start-test-server.ts';

const REQUESTS = 500;
const SEED = 20_261_122;

/** Requests under way at the same time. */
const TOGETHER = 50;

/** After this a sender has lost its patience; longer than a busy machine takes to refuse. */
const PATIENCE_MS = 400;

/** What must never be in an answer: places in our code, names of classes and packages, words of the runtime. */
const INTERNAL =
  /node_modules|node:|\/src\/|\/packages\/|\.m?[jt]s\b|\bat (?:async|new|Object|process)\b|TRPC|Zod|SyntaxError|TypeError|RangeError|Unexpected (?:token|end)|Cannot (?:read|set)|is not a function|ECONN|Maximum call/;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ generate: new ScriptedGenerate((run) => run.finish()).generate });
});
afterAll(() => server.stop());

/** Sends a request and gives everything that comes back until the server closes or the sender has had enough. */
function send({ bytes, ending }: HostileRequest, patienceMs = PATIENCE_MS): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => sendTo(socket, bytes, ending));
    const patience = patienceMs < Infinity ? setTimeout(() => socket.destroy(), patienceMs) : undefined;
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(answer);
    });
  });
}

function sendTo(socket: Socket, bytes: Buffer, ending: HostileRequest['ending']): void {
  if (ending === 'drip') drip(socket, bytes);
  else
    socket.write(bytes, () => {
      if (ending === 'half-close') socket.end();
      if (ending === 'reset') socket.resetAndDestroy();
    });
}

/** One byte for each turn of the event loop, as long as somebody listens. */
function drip(socket: Socket, bytes: Buffer): void {
  if (bytes.length === 0 || socket.destroyed) return;
  socket.write(bytes.subarray(0, 1), () => setImmediate(drip, socket, bytes.subarray(1)));
}

/** Answers on one connection, one behind the other. */
const statusesIn = (answer: string): string[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = '']) => status);

/** The codes by which errors are told, in all forms of an answer. */
const codesIn = (answer: string): string[] => [...answer.matchAll(/"code":"([^"]*)"/g)].map(([, code = '']) => code);

test.concurrent(`${REQUESTS} hostile requests crash nothing and get nothing internal`, async () => {
  const requests = hostileRequests(SEED, REQUESTS);
  const seen = new Set<string>();
  for (let sent = 0; sent < REQUESTS; sent += TOGETHER) {
    const group = requests.slice(sent, sent + TOGETHER);
    const answers = await Promise.all(group.map((one) => send(one)));
    for (const [index, answer] of answers.entries()) {
      const { family = '', bytes } = group[index] ?? {};
      const request = `${family}: ${bytes?.toString('latin1').slice(0, 300)}`;
      expect(answer, request).not.toMatch(INTERNAL);
      expect(answer, request).not.toContain(SENT_SECRET);
      expect(answer, request).not.toMatch(/^x-injected/im);
      for (const status of statusesIn(answer)) {
        expect(Number(status), request).toBeLessThan(500);
        seen.add(status);
      }
      for (const code of codesIn(answer)) expect(Object.keys(ERRORS), request).toContain(code);
      if (family === 'framing') expect(statusesIn(answer).length, request).toBeLessThan(2);
    }
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['200', '400', '403', '404', '405', '413', '415', '421', '431']),
  );
  expect(server.logLines().filter(({ level }) => level === 'error')).toEqual([]);
  expect(server.logText()).not.toContain(SENT_SECRET);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const wiki = await fetch(`${server.url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: wikiBody(),
  });
  expect(wiki.status).toBe(200);
});

test.concurrent.each([
  ['headers that never end', 'POST /api/generate_ephemeral HTTP/1.1\r\nHost: localhost\r\nx: '],
  [
    'a body that never ends',
    'POST /api/generate_ephemeral HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
  ],
  [
    'a body that never ends, for a procedure',
    'POST /trpc/generateEphemeral HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n',
  ],
])('%s: the server ends the connection', async (_, text) => {
  const request = { family: 'slow', bytes: Buffer.from(text), ending: 'wait' } as const;
  const answer = await send(request, Infinity);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).not.toMatch(INTERNAL);
});
