import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A stand-in for either application: says its name, obeys SIGTERM, ends at once when told by its environment. */
const APPLICATION = (name: string) => `
const say = (text) => process.stdout.write('${name} ' + text + '\\n');
for (const which of ['SIGTERM', 'SIGINT']) process.on(which, () => { say('got ' + which); process.exit(0); });
process.on('exit', () => say('ends'));
if (process.env.ENDS === '${name}') process.exit(Number(process.env.ENDS_WITH));
setInterval(() => {}, 1000);
say('api ' + process.env.API_BASE);
say('pid ' + process.pid);
`;

let folder: string;
const children: ChildProcess[] = [];
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orion-launch-'));
  cpSync(join(import.meta.dirname, 'launch.mjs'), join(folder, 'launch.mjs'));
  for (const [path, name] of [
    ['server/main.mjs', 'backend'],
    ['web/index.js', 'ui'],
  ] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), APPLICATION(name));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

function launch(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(folder, 'launch.mjs'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  const waiting: { text: string; resolve: () => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const entry of waiting) if (line.includes(entry.text)) entry.resolve();
    });
  }
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const saw = (text: string) =>
    new Promise<void>((resolve) => {
      if (lines.some((line) => line.includes(text))) resolve();
      else waiting.push({ text, resolve });
    });
  return { child, lines, ended, saw };
}

test.each([
  ['backend', 'ui'],
  ['ui', 'backend'],
])('%s runs alone, in the process that was started', async (role, other) => {
  const { child, lines, ended, saw } = launch([role]);
  await saw(`${role} pid ${child.pid}`);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(lines.some((line) => line.startsWith(other))).toBe(false);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the backend first and the UI after it', async (signal) => {
  const { child, lines, ended, saw } = launch([]);
  await Promise.all([saw('backend pid'), saw('ui pid')]);
  child.kill(signal);
  expect(await ended).toBe(0);
  expect(lines.filter((line) => /got|ends/.test(line))).toEqual([
    `backend got ${signal}`,
    'backend ends',
    `ui got ${signal}`,
    'ui ends',
  ]);
});

test.each([
  ['backend', '3', 'ui', 3],
  ['ui', '0', 'backend', 1],
])('when %s ends with code %s by itself, %s is stopped too and the code is %s', async (name, code, other, expected) => {
  const { lines, ended } = launch(['all'], { ENDS: name, ENDS_WITH: code });
  expect(await ended).toBe(expected);
  expect(lines).toContain(`[orionwiki] ${name} ended with code ${code}; stopping ${other}`);
});

test.each([
  [{}, 'http://127.0.0.1:8001'],
  [{ PORT_BACKEND: '9001' }, 'http://127.0.0.1:9001'],
  [{ API_BASE: 'http://elsewhere:1' }, 'http://elsewhere:1'],
])('with %j the UI reaches the backend at %s', async (env, address) => {
  const { child, ended, saw } = launch(['all'], env);
  await saw(`ui api ${address}`);
  await saw('backend pid');
  child.kill('SIGTERM');
  await ended;
});

test.each([[['web']], [['backend', 'now']], [['--help']]])('the arguments %j are refused', async (args) => {
  const { lines, ended } = launch(args);
  expect(await ended).toBe(2);
  expect(lines).toEqual([`[orionwiki] unknown arguments "${args.join(' ')}"; use backend, ui, all or health`]);
});

async function serveHealth(status: number): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return String((server.address() as AddressInfo).port);
}

/** A port nobody listens on: taken once and given back. */
async function closedPort(): Promise<string> {
  const port = await serveHealth(200);
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  return port;
}

test.each([
  [200, 200, 0],
  [200, undefined, 0],
  [undefined, 200, 0],
  [200, 500, 1],
  [503, undefined, 1],
  [undefined, undefined, 1],
])('backend answering %s and UI answering %s make health end with %s', async (backend, ui, expected) => {
  const port = (status: number | undefined) => (status === undefined ? closedPort() : serveHealth(status));
  const env = { PORT_BACKEND: await port(backend), PORT: await port(ui) };
  expect(await launch(['health'], env).ended).toBe(expected);
});
