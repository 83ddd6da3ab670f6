import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createClient, type EventId, type ProgressEvent } from '@orionwiki/client';
import { afterEach, expect, test } from 'vitest';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';

const REPOSITORY = { url: 'https://git.example.org/owner/repo' };

/** A way to the server that can break. */
interface Wire {
  readonly url: string;
  /** Breaks every connection that is open now. */
  cut(): void;
  close(): void;
}

async function wireTo(target: string): Promise<Wire> {
  const sockets = new Set<Socket>();
  const { port, hostname } = new URL(target);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close() {
      server.close();
      cut();
    },
  };
}

let server: TestServer;
let wire: Wire;
afterEach(async () => {
  wire.close();
  await server.stop();
});

test('a run whose connections are cut three times arrives whole, with every event once', async () => {
  const script = new ScriptedGenerate();
  server = await startTestServer({ generate: script.generate });
  wire = await wireTo(server.url);
  const client = createClient({ url: wire.url });
  const seen: { id: EventId; event: ProgressEvent }[] = [];
  const arrivals = new Map<number, () => void>();
  const arrived = (count: number) => new Promise<void>((resolve) => arrivals.set(count, resolve));
  const waits = [arrived(2), arrived(4), arrived(6)];
  const wiki = client.generate(
    { repository: REPOSITORY },
    {
      onProgress(event, { id }) {
        seen.push({ id, event });
        arrivals.get(seen.length)?.();
      },
    },
  );
  const run = await script.run(0);
  for (const [round, wait] of waits.entries()) {
    run.page(`page-${round}-a`);
    run.page(`page-${round}-b`);
    await wait;
    wire.cut();
  }
  run.page('page-last');
  run.finish();
  expect((await wiki).outcome).toBe('complete');
  expect(seen.map(({ event }) => ('pageId' in event ? event.pageId : event.type))).toEqual([
    ...[0, 1, 2].flatMap((round) => [`page-${round}-a`, `page-${round}-b`]),
    'page-last',
    'done',
  ]);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(script.runs).toHaveLength(1);
});

test('a client without progress callbacks also survives a cut', async () => {
  const script = new ScriptedGenerate();
  server = await startTestServer({ generate: script.generate });
  wire = await wireTo(server.url);
  const wiki = createClient({ url: wire.url }).generate({ repository: REPOSITORY });
  const run = await script.run(0);
  wire.cut();
  run.finish();
  expect((await wiki).outcome).toBe('complete');
  expect(script.runs).toHaveLength(1);
});
