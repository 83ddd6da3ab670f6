import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** Variables that open loopback and plain http for the servers of the test kit. */
export const LOOPBACK_ENVIRONMENT = { ORION_ALLOW_CIDRS: '127.0.0.0/8', ORION_ALLOW_HTTP: '1' };

/** How long the built servers may take to answer on a busy machine. */
const READY_TIMEOUT_MS = 30_000;

/** A port nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** The built backend and interface, running as an operator runs them. */
export interface Product {
  /** Address of the interface. */
  readonly url: string;
  /** Address of the backend. */
  readonly api: string;
  /** Everything both processes wrote so far. */
  readonly log: () => string;
  stop(): Promise<void>;
}

/** Resolves when the address answers with success. */
export async function waitForAnswer(url: string, timeoutMs = READY_TIMEOUT_MS): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline) throw new Error(`${url} did not answer within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts both built processes on free ports; `extra` overrides their environment. */
export async function startProduct(extra: Record<string, string> = {}): Promise<Product> {
  const [backendPort, uiPort] = [await findFreePort(), await findFreePort()];
  const env = {
    ...process.env,
    ...LOOPBACK_ENVIRONMENT,
    HOST: '127.0.0.1',
    PORT: String(uiPort),
    PORT_BACKEND: String(backendPort),
    API_BASE: `http://127.0.0.1:${backendPort}`,
    ORION_TRUSTED_PROXIES: '1',
    DRAIN_DELAY_MS: '0',
    ...extra,
  };
  const written: string[] = [];
  const start = (script: string): ChildProcess => {
    const child = spawn(process.execPath, [script], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(String(chunk)));
    return child;
  };
  const children = [start('packages/server/dist/main.mjs'), start('packages/web/build/index.js')];
  const url = `http://127.0.0.1:${uiPort}`;
  await Promise.all([waitForAnswer(`${env.API_BASE}/readyz`), waitForAnswer(`${url}/readyz`)]).catch(
    (cause: unknown) => {
      for (const child of children) child.kill('SIGKILL');
      throw new Error(`the product did not start:\n${written.join('')}`, { cause });
    },
  );
  return {
    url,
    api: env.API_BASE,
    log: () => written.join(''),
    async stop() {
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    },
  };
}
