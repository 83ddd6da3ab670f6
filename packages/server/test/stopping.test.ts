import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type ProgressEvent } from '@orionwiki/client';
import { expect, onTestFinished, test } from 'vitest';
import { startReplica } from './replicas.ts';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer } from './start-test-server.ts';

const REPOSITORY = { url: 'https://git.example.org/owner/repo' };

test('a stopping server is not ready, refuses new runs, finishes the old one, and closes', async () => {
  const script = new ScriptedGenerate();
  const server = await startTestServer({ generate: script.generate });
  const client = createClient({ url: server.url });
  const wiki = client.generate({ repository: REPOSITORY }, { onProgress: () => {} });
  const run = await script.run(0);
  const stopped = server.app.stop({ drainDelayMs: 0, drainTimeoutMs: 60_000 });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await expect(client.generate({ repository: REPOSITORY })).rejects.toMatchObject({
    code: 'DRAINING',
    retryable: true,
  });
  run.finish();
  expect((await wiki).outcome).toBe('complete');
  await stopped;
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});

test('a run that outlasts the drain ends with RUN_LOST for everybody, and the server closes', async () => {
  const script = new ScriptedGenerate();
  const server = await startTestServer({ generate: script.generate });
  const client = createClient({ url: server.url });
  const events: string[] = [];
  const wiki = client.generate({ repository: REPOSITORY }, { onProgress: (event) => events.push(event.type) });
  const refused = expect(wiki).rejects.toMatchObject({ code: 'RUN_LOST', retryable: true });
  await script.run(0);
  await server.app.stop({ drainDelayMs: 0, drainTimeoutMs: 0 });
  await refused;
  expect(events.at(-1)).toBe('failed');
});

test('a process that is asked to stop under load ends running and waiting runs with RUN_LOST when its time is over', async () => {
  const server = await startReplica({ DRAIN_TIMEOUT_MS: '300', ORION_MAX_STARTS_PER_MINUTE: '0' });
  onTestFinished(() => void server.process.kill('SIGKILL'));
  const repository = { url: 'https://git.example.org/paced/1x60000' };
  const client = createClient({ url: server.url });
  const plain = fetch(`${server.url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ repository }),
  });
  const lastEvents: ProgressEvent[] = [];
  const ended = Array.from({ length: 8 }, (_, index) => {
    const onProgress = (event: ProgressEvent): void => {
      lastEvents[index] = event;
    };
    return client.generate({ repository }, { onProgress }).catch((error: unknown) => error);
  });
  // Places for three of the nine.
  const metrics = () => fetch(`${server.url}/metrics`).then((answer) => answer.text());
  await expect.poll(metrics, { timeout: 10_000 }).toMatch(/^orionwiki_runs_waiting 6$/m);
  expect(await server.stop()).toBe(0);
  expect((await plain).status).toBe(503);
  expect(await (await plain).json()).toMatchObject({ code: 'RUN_LOST', retryable: true });
  for (const error of await Promise.all(ended)) expect(error).toMatchObject({ code: 'RUN_LOST', retryable: true });
  expect(lastEvents.map(({ type }) => type)).toEqual(ended.map(() => 'failed'));
});

test('a port in use is PORT_TAKEN', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const starting = startTestServer({ generate: new ScriptedGenerate().generate, port });
  await expect(starting).rejects.toMatchObject({ code: 'PORT_TAKEN', params: { port } });
  other.close();
});
