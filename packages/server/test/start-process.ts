import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** The lines of standard output so far. */
  readonly lines: readonly string[];
  /** The first line of standard output that holds all of these, as soon as it is there. */
  line(...parts: readonly string[]): Promise<string>;
  /** Sends SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
}

/** The command as it must be started to be limited, for example. */
type WrapCommand = (command: readonly [string, ...string[]]) => readonly [string, ...string[]];

/** Starts `main` on a free port of loopback, open for repositories on loopback; settles when it listens. */
export async function startProcess(
  main: string,
  environment: NodeJS.ProcessEnv = {},
  wrap: WrapCommand = (command) => command,
): Promise<ServerProcess> {
  const [program, ...args] = wrap([process.execPath, main]);
  const child = spawn(program, args, {
    env: {
      PATH: process.env.PATH,
      PORT_BACKEND: '0',
      DRAIN_DELAY_MS: '0',
      ORION_ALLOW_CIDRS: '127.0.0.0/8',
      ORION_ALLOW_HTTP: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const listening = new Promise<string>((resolve) => {
    reader.on('line', (line) => {
      const { msg, url } = JSON.parse(line);
      if (msg === 'listening') resolve(url);
    });
  });
  const url = await Promise.race([listening, ended.then(() => '')]);
  if (url === '') throw new Error(`the server did not start: ${complaint}`);
  return {
    url,
    process: child,
    lines,
    async line(...parts) {
      for (;;) {
        const found = lines.find((line) => parts.every((part) => line.includes(part)));
        if (found !== undefined) return found;
        await Promise.race([
          once(reader, 'line'),
          ended.then(() => Promise.reject(new Error(`the server ended without saying ${parts.join(', ')}`))),
        ]);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code as number | null;
    },
  };
}
