import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startProcess } from './start-process.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

test.each([
  ['en_GB.UTF-8', 'The port is in use', 'Stop that program'],
  ['tr_TR.UTF-8', 'Port kullanımda', 'O programı durdurun'],
])('a taken port is told in the language of the system (%s)', async (LANG, title, hint) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const start = startProcess(main, { PORT_BACKEND: String(port), LANG });
  await expect(start).rejects.toThrow(new RegExp(`${title}.*${port}.*${hint}.*\\[PORT_TAKEN\\]`));
  other.close();
});

test('variables without a usable value are listed by name, and their values are not repeated', async () => {
  const start = startProcess(main, {
    ORION_MAX_RUNS: 'many',
    ORION_ALLOW_HTTP: 'perhaps',
    OPENAI_API_KEY: 'sk-secret',
  });
  const message = await start.then(
    () => expect.unreachable(),
    (error: Error) => error.message,
  );
  for (const name of ['ORION_MAX_RUNS', 'ORION_ALLOW_HTTP', 'OPENAI_MODEL']) expect(message).toContain(name);
  expect(message).not.toMatch(/many|perhaps|sk-secret/);
});

test('an address range that is none is told by the name of its variable', async () => {
  const start = startProcess(main, { ORION_ALLOW_CIDRS: '10.0.0.0/99' });
  await expect(start).rejects.toThrow(/ORION_ALLOW_CIDRS.*\[REQUEST_INVALID\]/);
});

test('SIGTERM ends an idle server with code 0', async () => {
  const server = await startProcess(main);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});
