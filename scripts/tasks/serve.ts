import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT, say, startProcess } from './run-step.ts';

/** Where the two processes listen. */
export interface Addresses {
  readonly host: string;
  readonly backendPort: number;
  readonly uiPort: number;
}

/** How long a process may take to become ready. A cold start of `vite dev` took 55 s on a busy machine. @source toolchain.md §2 */
const READY_TIMEOUT_MS = 120_000;
/** How long processes may take to stop before they are killed. */
const STOP_TIMEOUT_MS = 15_000;

/** Ports and host from the environment. */
export function readAddresses(): Addresses {
  return {
    host: process.env.HOST ?? '127.0.0.1',
    backendPort: Number(process.env.PORT_BACKEND ?? 8001),
    uiPort: Number(process.env.PORT ?? 3000),
  };
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Ends with the coded message in the user's language when a port is taken. */
export async function requireFreePorts({ host, backendPort, uiPort }: Addresses): Promise<void> {
  for (const port of [backendPort, uiPort]) {
    if (await isFree(port, host)) continue;
    const { fillMessage, messagesIn } = await import('@orionwiki/core');
    const isTurkish = /^tr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
    const text = messagesIn(isTurkish ? 'tr' : 'en').errors.PORT_TAKEN;
    say(`${text.title}. ${fillMessage(text.message, { port })} ${text.hint} [PORT_TAKEN]`);
    process.exit(1);
  }
}

/** Both processes know each other through these variables. */
export function serverEnvironment({ host, backendPort, uiPort }: Addresses): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOST: host,
    PORT: String(uiPort),
    PORT_BACKEND: String(backendPort),
    API_BASE: process.env.API_BASE ?? `http://127.0.0.1:${backendPort}`,
    ORION_TRUSTED_PROXIES: process.env.ORION_TRUSTED_PROXIES ?? '1',
    // Somebody at a terminal wants it to stop now; there is no load balancer that has to notice first.
    DRAIN_DELAY_MS: process.env.DRAIN_DELAY_MS ?? '0',
    DRAIN_TIMEOUT_MS: process.env.DRAIN_TIMEOUT_MS ?? '3000',
  };
}

async function waitUntilReady(url: string, isStopping: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!isStopping()) {
    const isReady = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline)
      throw new Error(`${url} did not become ready within ${READY_TIMEOUT_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One process to keep running. */
export interface Served {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Folder below the root. */
  readonly folder: string;
}

/**
 * Runs backend and UI until one ends or this process is told to stop, then stops the other.
 * Prints the URL once both answer.
 */
export async function serve(processes: readonly Served[], addresses: Addresses): Promise<void> {
  const started = performance.now();
  const env = serverEnvironment(addresses);
  const children: ChildProcess[] = [];
  let isStopping = false;
  const stop = (signal: NodeJS.Signals, exitCode: number): void => {
    if (isStopping) return;
    isStopping = true;
    const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
    const ended = alive.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of alive) child.kill(signal);
    setTimeout(() => {
      for (const child of alive) child.kill('SIGKILL');
    }, STOP_TIMEOUT_MS).unref();
    void Promise.all(ended).then(() => process.exit(exitCode));
  };
  process.on('SIGINT', () => stop('SIGTERM', 130));
  process.on('SIGTERM', () => stop('SIGTERM', 143));
  process.on('SIGHUP', () => stop('SIGTERM', 129));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop('SIGTERM', 143), 250).unref();
  for (const { name, command, folder } of processes) {
    const child = startProcess(command, join(ROOT, folder), env);
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      say(`${name} ended (${signal ?? `exit code ${code}`}); stopping`);
      stop('SIGTERM', 1);
    });
    children.push(child);
  }
  const uiHost = addresses.host === '0.0.0.0' || addresses.host === '::' ? '127.0.0.1' : addresses.host;
  await waitUntilReady(`http://127.0.0.1:${addresses.backendPort}/readyz`, () => isStopping);
  await waitUntilReady(`http://${uiHost}:${addresses.uiPort}/readyz`, () => isStopping);
  if (isStopping) return;
  const shown = uiHost === '127.0.0.1' ? 'localhost' : uiHost;
  say(`ready in ${((performance.now() - started) / 1000).toFixed(1)} s; Ctrl-C stops it`);
  process.stdout.write(`http://${shown}:${addresses.uiPort}\n`);
}
